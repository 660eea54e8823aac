/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-request.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define RAW "sms.body-format=raw;;sms.raw={}"
#define NO_ROWS "-sms.body[2];;-sms.body[1];;-sms.body[0]"
#define IRELAND(flow) "https://studio.dublin.ie1.twilio.com/v2/Flows/" flow "/Executions"
#define FLOW "FWfedcba9876543210fedcba9876543210"

static const SenderTestCase cases[] = {
  { "post", STUDIO, "", "SS304" },
  { "get", STUDIO, "sms.method=GET", "SS304", "sms.method", ERROR, "sms.method=POST", "GET" },
  { "get-elsewhere", GENERIC, "sms.method=GET", "SS304" },
  { "voice", STUDIO, "voice.method=GET", "SS304", "voice.method", ERROR, "voice.method=POST" },

  { "form", STUDIO, "", "SS305" },
  { "raw", STUDIO, RAW, "SS305", "sms.body-format", ERROR, "sms.body-format=form", "raw" },
  { "raw-without-rows", STUDIO, NO_ROWS ";;" RAW, "SS305", "sms.body-format", ERROR },
  { "raw-with-rows-switched-off", STUDIO,
    RAW ";;sms.body[0].enabled=false;;sms.body[1].enabled=false;;sms.body[2].enabled=false",
    "SS305", "sms.body-format", ERROR },
  { "raw-elsewhere", GENERIC, RAW, "SS305" },

  { "right", STUDIO, "", "SS306" },
  { "to", STUDIO, "sms.body[1].key=to", "SS306", "sms.body[1].key", ERROR, "sms.body[1].key=To",
    "“to”" },
  { "from", STUDIO, "sms.body[0].key=FROM", "SS306", "sms.body[0].key", ERROR,
    "sms.body[0].key=From" },
  { "parameters", STUDIO, "sms.body[2].key=parameters", "SS306", "sms.body[2].key", ERROR,
    "sms.body[2].key=Parameters" },
  { "voice", STUDIO, "voice.body[1].key=to", "SS306", "voice.body[1].key", ERROR,
    "voice.body[1].key=To" },
  { "beside-the-right-one", STUDIO, "+sms.body|key=to|value=${to}", "SS306", "sms.body[3].key",
    ERROR, "sms.body[3].enabled=false;;sms.body[3].key=to" },
  { "beside-another-value", STUDIO, "+sms.body|key=to|value=x", "SS306", "sms.body[3].key",
    ERROR },
  { "beside-one-switched-off", STUDIO,
    "+sms.body|key=to|value=${to};;sms.body[1].enabled=false", "SS306", "sms.body[3].key", ERROR,
    "sms.body[3].key=To" },
  { "switched-off", STUDIO, "+sms.body|key=to|value=${to}|enabled=false", "SS306" },
  { "raw", STUDIO, "sms.body[1].key=to;;" RAW, "SS306" },
  { "white-space-in-the-url", STUDIO,
    "sms.body[1].key=to;;sms.url=https://studio.twilio.com/v2/Flows/F W/Executions", "SS306",
    "sms.body[1].key", ERROR, "sms.body[1].key=To" },
  { "user-name-with-at", STUDIO,
    "sms.body[1].key=to;;sms.url=https://a:b@c@studio.twilio.com/v2/", "SS306",
    "sms.body[1].key", ERROR, "sms.body[1].key=To" },
  { "get", STUDIO, "sms.body[1].key=to;;sms.method=GET", "SS306", "sms.body[1].key", ERROR,
    "sms.body[1].key=To" },
  { "elsewhere", GENERIC, "sms.body[0].key=to", "SS306" },

  { "right", STUDIO, "", "SS307" },
  { "case-only", STUDIO, "sms.body[1].key=to", "SS307" },
  { "one-missing", STUDIO, "sms.body[2].key=Parameter", "SS307", "sms.body[2].key", ERROR,
    "sms.body[2].key=Parameters", "“Parameter”" },
  { "two-missing", STUDIO, "sms.body[2].key=paramter", "SS307", "sms.body[2].key", ERROR,
    "sms.body[2].key=Parameters" },
  { "three-missing", STUDIO, "sms.body[2].key=Paramtr", "SS307" },
  { "swap", STUDIO, "sms.body[0].key=Form", "SS307", "sms.body[0].key", ERROR,
    "sms.body[0].key=From" },
  { "two-off", STUDIO, "sms.body[0].key=Fmor", "SS307" },
  { "white-space", STUDIO, "sms.body[1].key=To ", "SS307", "sms.body[1].key", ERROR,
    "sms.body[1].key=To" },
  { "beside-the-right-one", STUDIO, "+sms.body|key=Too|value=${to}", "SS307", "sms.body[3].key",
    ERROR, "sms.body[3].enabled=false" },
  { "elsewhere", GENERIC, "sms.body[0].key=too", "SS307" },

  { "right", STUDIO, "", "SS308" },
  { "no-to", STUDIO, "-sms.body[1]", "SS308", "sms.body", ERROR, NULL, "“To”" },
  { "no-from", STUDIO, "-sms.body[0]", "SS308", "sms.body", ERROR, NULL, "“From”" },
  { "neither", STUDIO, NO_ROWS, "SS308", "sms.body", ERROR, NULL, "“To”, “From”" },
  { "switched-off", STUDIO, "sms.body[1].enabled=false", "SS308", "sms.body", ERROR },
  { "misspelt", STUDIO, "sms.body[1].key=to", "SS308" },
  { "no-parameters", STUDIO, "-sms.body[2]", "SS308" },
  { "raw", STUDIO, NO_ROWS ";;" RAW, "SS308" },
  { "elsewhere", GENERIC, "-sms.body[1];;-sms.body[0]", "SS308" },

  { "full", STUDIO, "", "SS312" },
  { "digits", STUDIO, "sms.number-format=digits", "SS312", "sms.number-format", ERROR,
    "sms.number-format=full" },
  { "elsewhere", GENERIC, "sms.number-format=digits", "SS312" },

  { "two-flows", STUDIO, "", "SS314" },
  { "one-flow", STUDIO, "voice.url=" SENDER_TEST_SMS_URL, "SS314", "voice.url", WARNING },
  { "placeholders", STUDIO,
    "sms.url=https://studio.twilio.com/v2/Flows/<flowID>/Executions;;"
    "voice.url=https://studio.twilio.com/v2/Flows/<flowID>/Executions",
    "SS314" },
  { "no-flow", STUDIO, "sms.url=https://studio.twilio.com/;;voice.url=https://studio.twilio.com/",
    "SS314" },
  { "elsewhere", GENERIC, "voice.url=https://sms.example.com/send", "SS314" },
  { "two-sms", STUDIO, "+sms|url=" SENDER_TEST_SMS_URL, "SS314" },

  { "right", STUDIO, "", "SS318" },
  { "unknown", STUDIO, "+sms.body|key=OTP|value=x", "SS318", "sms.body[3].key", WARNING, NULL,
    "“OTP”" },
  { "no-key", STUDIO, "+sms.body|value=x", "SS318", "sms.body[3].key", WARNING, NULL, "no key" },
  { "switched-off", STUDIO, "+sms.body|key=OTP|value=x|enabled=false", "SS318" },
  { "misspelt", STUDIO, "sms.body[2].key=Parameter", "SS318" },
  { "elsewhere", GENERIC, "+sms.body|key=OTP|value=x", "SS318" },

  { "right", STUDIO, "", "SS319" },
  { "no-parameters", STUDIO, "-sms.body[2]", "SS319", "sms.body", WARNING, NULL, "“Parameters”" },
  { "misspelt", STUDIO, "sms.body[2].key=Parameter", "SS319" },
  { "no-to", STUDIO, "-sms.body[1]", "SS319" },
  { "elsewhere", GENERIC, "-sms.body[1];;-sms.body[0]", "SS319" },

  { "one-region", STUDIO, "", "SS320" },
  { "two-regions", STUDIO, "voice.url=" IRELAND (FLOW), "SS320", "voice.url", ERROR, NULL,
    "ie1 and SMS in us1" },
  { "both-elsewhere", STUDIO,
    "sms.url=" IRELAND ("FW0123456789abcdef0123456789abcdef") ";;voice.url=" IRELAND (FLOW),
    "SS320" },
  { "one-other-vendor", STUDIO, "sms.url=https://sms.example.com/;;voice.url=" IRELAND (FLOW),
    "SS320" },
  { "voice-of-another-vendor", STUDIO,
    "voice.url=https://sms.example.com/;;sms.url=" IRELAND (FLOW), "SS320" },
};

/* What a newer service sends is not judged. */
static void
test_unknown_choices (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (SenderConfig) other = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;
  g_autoptr (GListModel)   other_findings = NULL;

  g_object_set (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                "method", SENDER_HTTP_METHOD_UNKNOWN,
                "number-format", SENDER_NUMBER_FORMAT_UNKNOWN,
                NULL);
  findings = sender_checks_run (config, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
  sender_test_config_set (other, "numbers[0].voice=false", "voice.url=", NULL);
  g_object_set (sender_config_get_request (other, SENDER_CHANNEL_VOICE, 0),
                "channel", SENDER_CHANNEL_UNKNOWN,
                NULL);
  other_findings = sender_checks_run (other, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (other_findings), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/studio/unknown-choices", test_unknown_choices);
  return g_test_run ();
}
