/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-checks.h"
#include "sender-test-config.h"

#include <string.h>

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define INFO SENDER_SEVERITY_INFO
#define HOST "https://studio.twilio.com"
#define FLOW "FW0123456789abcdef0123456789abcdef"
#define RIGHT SENDER_TEST_SMS_URL
#define FIXED "sms.url=" RIGHT
#define OAUTH2 "authorization.kind=oauth2;;authorization.token-url="

static const SenderTestCase cases[] = {
  { "studio", STUDIO, "", "SS301" },
  { "generic", GENERIC, "", "SS301" },
  { "empty", STUDIO, "sms.url=", "SS301", "sms.url", ERROR, NULL, "missing" },
  { "white-space-alone", STUDIO, "sms.url=  ", "SS301", "sms.url", ERROR, NULL, "missing" },
  { "no-scheme", GENERIC, "sms.url=sms.example.com/send", "SS301", "sms.url", ERROR, NULL,
    "no complete URL" },
  { "no-scheme-of-studio", STUDIO, "sms.url=studio.twilio.com/v2/Flows/" FLOW "/Executions",
    "SS301", "sms.url", ERROR, FIXED },
  { "no-host", STUDIO, "sms.url=https:///send", "SS301", "sms.url", ERROR },
  { "scheme", STUDIO, "sms.url=ftp://sms.example.com/send", "SS301", "sms.url", ERROR, NULL,
    "must begin with https" },
  { "space-around", STUDIO, "sms.url= " RIGHT " ", "SS301", "sms.url", ERROR, FIXED,
    "white space" },
  { "space-around-generic", GENERIC, "sms.url= https://sms.example.com/send", "SS301", "sms.url",
    ERROR, "sms.url=https://sms.example.com/send" },
  { "space-inside", GENERIC, "sms.url=https://sms.example.com/a b", "SS301", "sms.url", ERROR,
    NULL, "white space" },
  { "character", GENERIC, "sms.url=https://sms.example.com/ä", "SS301", "sms.url", ERROR, NULL,
    "%XX" },
  { "fragment", GENERIC, "sms.url=https://sms.example.com/send#top", "SS301", "sms.url", ERROR,
    "sms.url=https://sms.example.com/send", "fragment" },
  { "user-info", GENERIC, "sms.url=https://me:pass@sms.example.com/send", "SS301", "sms.url",
    ERROR, NULL, "“https://…@sms.example.com/send”" },
  { "user-info-no-scheme", GENERIC, "sms.url=me:pass@sms.example.com", "SS301", "sms.url", ERROR,
    NULL, "“…@sms.example.com”" },
  { "user-info-of-studio", STUDIO,
    "sms.url=https://me:pass@studio.twilio.com/v2/Flows/" FLOW "/Executions", "SS301", "sms.url",
    ERROR },
  { "http", GENERIC, "sms.url=http://sms.example.com/send", "SS301", "sms.url", ERROR, NULL,
    "encrypted" },
  { "http-of-studio", STUDIO, "sms.url=http://studio.twilio.com/v2/Flows/" FLOW "/Executions",
    "SS301", "sms.url", ERROR, FIXED },
  { "http-of-studio-two-placeholders", STUDIO,
    "sms.url=http://studio.twilio.com/v2/Flows/<flowID>/{step}", "SS301", "sms.url", ERROR },
  { "http-loopback", GENERIC, "sms.url=http://127.0.0.1:8080/send", "SS301" },
  { "http-localhost", GENERIC, "sms.url=http://localhost/send", "SS301" },
  { "control", GENERIC, "sms.url=https://sms.example.com/send\r\n", "SS301" },
  { "placeholder", STUDIO, "sms.url=" HOST "/v2/Flows/<flowID>/Executions", "SS301" },
  { "variable", GENERIC, "sms.url=https://sms.example.com/send?to=${to}", "SS301" },
  { "voice", STUDIO, "voice.url=", "SS301", "voice.url", ERROR },
  { "second", STUDIO, "+sms|url=", "SS301", "sms[1].url", ERROR },
  { "token", GENERIC, OAUTH2 "https://login.example.com/oauth/token", "SS301" },
  { "token-loopback", GENERIC, OAUTH2 "http://127.0.0.1:8080/token", "SS301" },
  { "token-of-another-kind", GENERIC, "authorization.token-url=", "SS301" },
  { "token-empty", GENERIC, OAUTH2, "SS301", "authorization.token-url", ERROR, NULL,
    "token URL is missing" },
  { "token-http", GENERIC, OAUTH2 "http://login.example.com/token", "SS301",
    "authorization.token-url", ERROR, NULL, "not be encrypted" },
  { "token-no-scheme", GENERIC, OAUTH2 "login.example.com/token", "SS301",
    "authorization.token-url", ERROR, NULL, "no complete URL" },

  { "right", STUDIO, "", "SS302" },
  { "flow", STUDIO, "sms.url=" HOST "/v2/Flows/<flowID>/Executions", "SS302", "sms.url", ERROR,
    NULL, "“<flowID>”" },
  { "variable", GENERIC, "sms.url=https://sms.example.com/${to}", "SS302" },
  { "elsewhere", GENERIC, "sms.url=https://sms.example.com/{account}", "SS302", "sms.url", ERROR,
    NULL, "“{account}”" },

  { "right", STUDIO, "", "SS303" },
  { "right-in-a-region", STUDIO,
    "sms.url=https://studio.dublin.ie1.twilio.com/v2/Flows/" FLOW "/Executions", "SS303" },
  { "host-in-upper-case", STUDIO, "sms.url=https://STUDIO.twilio.com/v2/Flows/" FLOW "/Executions",
    "SS303" },
  { "generic", GENERIC, "sms.url=https://sms.example.com/v1/", "SS303" },
  { "version", STUDIO, "sms.url=" HOST "/v1/Flows/" FLOW "/Executions", "SS303", "sms.url", ERROR,
    FIXED, "/v2/" },
  { "case", STUDIO, "sms.url=" HOST "/v2/flows/" FLOW "/executions", "SS303", "sms.url", ERROR,
    FIXED, "lower case" },
  { "flow-in-lower-case", STUDIO,
    "sms.url=" HOST "/v2/Flows/fw0123456789abcdef0123456789abcdef/Executions", "SS303", "sms.url",
    ERROR, FIXED },
  { "slash", STUDIO, "sms.url=" RIGHT "/", "SS303", "sms.url", ERROR, FIXED, "slash" },
  { "missing-part", STUDIO, "sms.url=" HOST "/v2/Flows/" FLOW, "SS303", "sms.url", ERROR, FIXED,
    "no more and no less" },
  { "missing-flow", STUDIO, "sms.url=" HOST "/v2/Flows/Executions", "SS303", "sms.url", ERROR },
  { "no-path", STUDIO, "sms.url=" HOST, "SS303", "sms.url", ERROR },
  { "trailing-part", STUDIO, "sms.url=" RIGHT "/FN0", "SS303", "sms.url", ERROR, FIXED },
  { "two-flows", STUDIO, "sms.url=" RIGHT "/" FLOW, "SS303", "sms.url", ERROR },
  { "short-flow", STUDIO, "sms.url=" HOST "/v2/Flows/FW0123/Executions", "SS303", "sms.url", ERROR,
    NULL, "32 hexadecimal" },
  { "other-sid", STUDIO, "sms.url=" HOST "/v2/Flows/AC0123456789abcdef0123456789abcdef/Executions",
    "SS303", "sms.url", ERROR },
  { "query", STUDIO, "sms.url=" RIGHT "?a=b", "SS303", "sms.url", ERROR, FIXED, "query" },
  { "port", STUDIO, "sms.url=https://studio.twilio.com:8443/v2/Flows/" FLOW "/Executions", "SS303",
    "sms.url", ERROR, FIXED, "443" },
  { "port-443", STUDIO, "sms.url=https://studio.twilio.com:443/v2/Flows/" FLOW "/Executions",
    "SS303" },
  { "query-and-port-443", STUDIO,
    "sms.url=https://studio.twilio.com:443/v2/Flows/" FLOW "/Executions?", "SS303", "sms.url",
    ERROR, "sms.url=https://studio.twilio.com:443/v2/Flows/" FLOW "/Executions" },
  { "placeholder", STUDIO, "sms.url=" HOST "/v2/Flows/<flowID>/Executions", "SS303" },
  { "placeholder-behind-a-prefix", STUDIO, "sms.url=" HOST "/v2/Flows/FW<flowID>/Executions",
    "SS303" },
  { "placeholder-and-version", STUDIO, "sms.url=" HOST "/v1/Flows/<flowID>/Executions", "SS303",
    "sms.url", ERROR, "sms.url=" HOST "/v2/Flows/<flowID>/Executions" },
  { "two-placeholders", STUDIO, "sms.url=" HOST "/v2/Flows/<flowID>/Executions/{step}", "SS303",
    "sms.url", ERROR },
  { "beside-white-space", STUDIO, "sms.url= " RIGHT "/", "SS303", "sms.url", ERROR, FIXED },

  { "right", STUDIO, "", "SS321" },
  { "generic", GENERIC, "", "SS321" },
  { "empty", STUDIO, "sms.url=", "SS321" },
  { "api", STUDIO, "sms.url=https://api.twilio.com/v2/Flows/" FLOW "/Executions", "SS321",
    "sms.url", ERROR, FIXED, "“api.twilio.com”" },
  { "webhooks", STUDIO, "sms.url=https://webhooks.twilio.com/v2/Flows/" FLOW "/Executions",
    "SS321", "sms.url", ERROR, FIXED },
  { "one-letter", STUDIO, "sms.url=https://studio.twillio.com/v2/Flows/" FLOW "/Executions",
    "SS321", "sms.url", ERROR, FIXED },
  { "no-slash", STUDIO, "sms.url=https://studio.twilio.comv2/Flows/" FLOW "/Executions", "SS321",
    "sms.url", ERROR, "sms.url=" HOST "/Flows/" FLOW "/Executions" },
  { "two-letters-of-a-flow", STUDIO, "sms.url=https://studio.twlo.com/v2/Flows/" FLOW "/Executions",
    "SS321", "sms.url", ERROR, FIXED },
  { "two-letters-elsewhere", STUDIO, "sms.url=https://studio.twlo.com/send", "SS321" },
  { "three-letters", STUDIO, "sms.url=https://studio.tlo.com/v2/Flows/" FLOW "/Executions",
    "SS321" },
  { "no-edge", STUDIO, "sms.url=https://studio.ie1.twilio.com/v2/Flows/" FLOW "/Executions",
    "SS321", "sms.url", ERROR,
    "sms.url=https://studio.dublin.ie1.twilio.com/v2/Flows/" FLOW "/Executions" },
  { "placeholder", STUDIO, "sms.url=https://api.twilio.com/v2/Flows/<flowID>/Executions", "SS321",
    "sms.url", ERROR, "sms.url=" HOST "/v2/Flows/<flowID>/Executions" },

  { "right", STUDIO, "", "SS322" },
  { "loopback", GENERIC, "sms.url=https://localhost/send", "SS322", "sms.url", INFO, NULL,
    "“localhost”" },
  { "private", GENERIC, "sms.url=https://10.0.0.1/send", "SS322", "sms.url", INFO },
  { "no-url", GENERIC, "sms.url=localhost", "SS322" },
};

static void
test_publishing (void)
{
  g_autoptr (SenderConfig) config = GENERIC ();
  g_autoptr (GListModel)   findings = NULL;
  SenderCheckContext       context = { .publishing = TRUE };
  SenderFinding           *finding = NULL;

  sender_test_config_set (config, "sms.url=https://localhost/send", NULL);
  findings = sender_checks_run (config, &context);
  finding = sender_test_find (findings, "SS322");
  g_assert_nonnull (finding);
  g_assert_cmpint (sender_finding_get_severity (finding), ==, ERROR);
}

/* A password in the URL is in no sentence. */
static void
test_user_info (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;

  sender_test_config_set (config,
                          "sms.url=https://me:hidden@studio.twilio.com/v1/ Flows",
                          "voice.url=https://me:hidden@studio.twilio.com/v1/#Flows",
                          NULL);
  findings = sender_checks_run (config, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      g_test_message ("%s", sender_finding_get_message (finding));
      g_assert_null (strstr (sender_finding_get_message (finding), "hidden"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/SS322/publishing", test_publishing);
  g_test_add_func ("/checks/url/user-info", test_user_info);
  return g_test_run ();
}
