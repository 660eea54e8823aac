/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define STANDARD(number) "numbers[0].number=" number
#define TOLL_FREE(number, countries) \
  STANDARD (number)                  \
  ";;numbers[0].type=toll-free;;numbers[0].countries=" countries
#define SHORT_CODE(number, countries)                             \
  STANDARD (number)                                               \
  ";;numbers[0].type=short-code;;numbers[0].countries=" countries \
  ";;numbers[0].voice=false"

static const SenderTestCase cases[] = {
  { "right", STUDIO, "", "SS201" },
  { "shortest", STUDIO, STANDARD ("+1234567"), "SS201" },
  { "longest", STUDIO, STANDARD ("+123456789012345"), "SS201" },
  { "empty", STUDIO, STANDARD (""), "SS201", "numbers[0].number", ERROR, NULL, "missing" },
  { "too-short", STUDIO, STANDARD ("+123456"), "SS201", "numbers[0].number", ERROR },
  { "too-long", STUDIO, STANDARD ("+1234567890123456"), "SS201", "numbers[0].number", ERROR },
  { "leading-zero", STUDIO, STANDARD ("+01234567890"), "SS201", "numbers[0].number", ERROR },
  { "national", STUDIO, STANDARD ("4155550100"), "SS201", "numbers[0].number", ERROR },
  { "punctuation", STUDIO, STANDARD ("+1 (415) 555-0100"), "SS201", "numbers[0].number", ERROR,
    STANDARD ("+14155550100"), "+14155550100" },
  { "not-of-a-short-code", STUDIO, SHORT_CODE ("89454", "US"), "SS201" },

  { "right", STUDIO, TOLL_FREE ("+18005550100", "US"), "SS202" },
  { "right-of-canada", STUDIO, TOLL_FREE ("+18885550100", "CA"), "SS202" },
  { "not-toll-free", STUDIO, TOLL_FREE ("+14155550100", "US"), "SS202", "numbers[0].number", ERROR,
    NULL, "800" },
  { "not-toll-free-of-canada", STUDIO, TOLL_FREE ("+14155550100", "GB,CA"), "SS202",
    "numbers[0].number", ERROR },
  { "not-toll-free-in-lower-case", STUDIO, TOLL_FREE ("+14155550100", "us"), "SS202",
    "numbers[0].number", ERROR },
  { "not-toll-free-no-country", STUDIO, TOLL_FREE ("+14155550100", ""), "SS202",
    "numbers[0].number", ERROR },
  { "punctuation", STUDIO, TOLL_FREE ("+1 800 555 0100", "US"), "SS202", "numbers[0].number", ERROR,
    STANDARD ("+18005550100") },
  { "normal-form-not-toll-free", STUDIO, TOLL_FREE ("+1 415 555 0100", "US"), "SS202",
    "numbers[0].number", ERROR },
  { "elsewhere", STUDIO, TOLL_FREE ("+448005550100", "GB"), "SS202" },
  { "elsewhere-no-e164", STUDIO, TOLL_FREE ("08005550100", "GB"), "SS202", "numbers[0].number",
    ERROR },
  { "elsewhere-punctuation", STUDIO, TOLL_FREE ("+44 800 555 0100", "GB"), "SS202",
    "numbers[0].number", ERROR, STANDARD ("+448005550100") },
  { "not-of-a-standard-number", STUDIO, "", "SS202" },

  { "five", STUDIO, SHORT_CODE ("89454", "US"), "SS203" },
  { "six", STUDIO, SHORT_CODE ("894546", "CA"), "SS203" },
  { "no-country", STUDIO, SHORT_CODE ("894546", ""), "SS203" },
  { "four", STUDIO, SHORT_CODE ("8945", "US"), "SS203", "numbers[0].number", ERROR, NULL,
    "5 or 6" },
  { "four-of-canada", STUDIO, SHORT_CODE ("8945", "CA"), "SS203", "numbers[0].number", ERROR, NULL,
    "5 or 6" },
  { "four-in-lower-case", STUDIO, SHORT_CODE ("8945", "us"), "SS203", "numbers[0].number", ERROR,
    NULL, "5 or 6" },
  { "four-no-country", STUDIO, SHORT_CODE ("8945", ""), "SS203", "numbers[0].number", ERROR, NULL,
    "5 or 6" },
  { "begins-with-1", STUDIO, SHORT_CODE ("12345", "US"), "SS203", "numbers[0].number", ERROR },
  { "seven", STUDIO, SHORT_CODE ("8945467", "US"), "SS203", "numbers[0].number", ERROR },
  { "elsewhere-three", STUDIO, SHORT_CODE ("123", "GB"), "SS203" },
  { "elsewhere-two", STUDIO, SHORT_CODE ("12", "GB"), "SS203", "numbers[0].number", ERROR, NULL,
    "3 to 8" },
  { "elsewhere-nine", STUDIO, SHORT_CODE ("123456789", "GB"), "SS203", "numbers[0].number", ERROR },
  { "first-of-two-countries", STUDIO, SHORT_CODE ("12", "GB,US"), "SS203", "numbers[0].number",
    ERROR, NULL, "3 to 8" },
  { "punctuation", STUDIO, SHORT_CODE ("894-546", "US"), "SS203", "numbers[0].number", ERROR,
    STANDARD ("894546"), "write 894546" },
  { "punctuation-elsewhere", STUDIO, SHORT_CODE ("12 3", "GB"), "SS203", "numbers[0].number", ERROR,
    STANDARD ("123") },
  { "plus", STUDIO, SHORT_CODE ("+894546", "US"), "SS203", "numbers[0].number", ERROR },
  { "not-of-a-standard-number", STUDIO, "", "SS203" },

  { "standard", STUDIO, "", "SS204" },
  { "standard-with-country", STUDIO, "numbers[0].countries=US", "SS204", "numbers[0].countries",
    ERROR, "numbers[0].countries=" },
  { "declared-standard-with-country", STUDIO, STANDARD ("+18005550100") ";;numbers[0].countries=CA",
    "SS204", "numbers[0].countries", ERROR, "numbers[0].countries=CA;;numbers[0].type=toll-free" },
  { "toll-free", STUDIO, TOLL_FREE ("+18005550100", "US,CA"), "SS204" },
  { "toll-free-one", STUDIO, TOLL_FREE ("+18005550100", "US"), "SS204" },
  { "toll-free-without", STUDIO, TOLL_FREE ("+18005550100", ""), "SS204", "numbers[0].countries",
    ERROR, "numbers[0].countries=US" },
  { "short-code", STUDIO, SHORT_CODE ("894546", "US"), "SS204" },
  { "short-code-without", STUDIO, SHORT_CODE ("894546", ""), "SS204", "numbers[0].countries", ERROR,
    "numbers[0].countries=US" },
  { "short-code-with-two", STUDIO, SHORT_CODE ("894546", "US,CA"), "SS204", "numbers[0].countries",
    ERROR, NULL, "2 countries" },

  { "both", STUDIO, "", "SS205" },
  { "sms", STUDIO, "numbers[0].voice=false", "SS205" },
  { "voice", STUDIO, "numbers[0].sms=false", "SS205" },
  { "neither", STUDIO, "numbers[0].sms=false;;numbers[0].voice=false", "SS205", "numbers[0].sms",
    ERROR },
  { "neither-of-a-short-code", STUDIO, SHORT_CODE ("894546", "US") ";;numbers[0].sms=false",
    "SS205", "numbers[0].sms", ERROR, "numbers[0].sms=true" },

  { "sms", STUDIO, SHORT_CODE ("894546", "US"), "SS206" },
  { "voice", STUDIO, SHORT_CODE ("894546", "US") ";;numbers[0].voice=true", "SS206",
    "numbers[0].voice", ERROR, "numbers[0].voice=false" },
  { "voice-of-a-standard-number", STUDIO, "", "SS206" },

  { "different", STUDIO, "+numbers|number=+14155550101|sms=true", "SS207" },
  { "same", STUDIO, "+numbers|number=+14155550100|sms=true", "SS207", "numbers[1].number", ERROR,
    NULL, "entry 1;" },
  { "same-but-for-punctuation", STUDIO,
    "+numbers|number=+14155550101|sms=true;;+numbers|number=+1 (415) 555-0101|sms=true", "SS207",
    "numbers[2].number", ERROR, NULL, "entry 2;" },
  { "empty", STUDIO, "+numbers|sms=true;;+numbers|sms=true", "SS207" },
  { "short-code-of-two-countries", STUDIO,
    SHORT_CODE ("894546", "US") ";;+numbers|number=894546|type=short-code|countries=CA|sms=true",
    "SS207" },
  { "short-code-twice", STUDIO,
    SHORT_CODE ("894546", "US") ";;+numbers|number=894546|type=short-code|countries=us|sms=true",
    "SS207", "numbers[1].number", ERROR },
  { "short-code-twice-no-country", STUDIO,
    SHORT_CODE ("894546", "US") ";;+numbers|number=894 546|type=short-code|sms=true", "SS207",
    "numbers[1].number", ERROR },

  { "both", STUDIO, "", "SS208" },
  { "no-voice", STUDIO, "-voice", "SS208", "voice", WARNING, NULL, "Voice" },
  { "no-sms", STUDIO, "-sms", "SS208", "sms", WARNING, NULL, "SMS" },
  { "not-ticked", STUDIO, "-voice;;numbers[0].voice=false", "SS208" },

  { "right", STUDIO, "", "SS209" },
  { "no-number", STUDIO, "-voice;;-numbers[0]", "SS209", "numbers", ERROR, NULL, "SMS" },
  { "voice-not-ticked", STUDIO, "numbers[0].voice=false", "SS209", "numbers", ERROR, NULL,
    "no number is ticked for Voice" },
  { "sms-not-ticked", STUDIO, "numbers[0].sms=false", "SS209", "numbers", ERROR, NULL,
    "no number is ticked for SMS" },
  { "not-selected", STUDIO, "-voice;;numbers[0].selected=false", "SS209", "numbers", ERROR, NULL,
    "is selected" },
  { "not-used", GENERIC, "-numbers[0]", "SS209" },
  { "switched-off", STUDIO, "-voice;;-numbers[0];;sms.body[0].enabled=false", "SS209" },
  { "in-the-body-of-get", GENERIC,
    "-voice;;-numbers[0];;+sms.body|key=f|value=${from};;sms.method=GET", "SS209" },
  { "in-the-url-of-get", GENERIC,
    "-voice;;-numbers[0];;sms.url=https://a.example.com/?f=${from};;sms.method=GET", "SS209",
    "numbers", ERROR },

  { "right", STUDIO, "", "SS210" },
  { "toll-free", STUDIO, STANDARD ("+18005550100"), "SS210", "numbers[0].type", WARNING,
    "numbers[0].type=toll-free;;numbers[0].countries=US" },
  { "toll-free-with-country", STUDIO, STANDARD ("+18005550100") ";;numbers[0].countries=CA",
    "SS210", "numbers[0].type", WARNING, "numbers[0].type=toll-free;;numbers[0].countries=CA" },
  { "punctuation", STUDIO, STANDARD ("+1 800 555 0100"), "SS210", "numbers[0].type", WARNING,
    "numbers[0].type=toll-free" },
  { "declared", STUDIO, TOLL_FREE ("+18005550100", "US"), "SS210" },

  { "none", STUDIO, "", "SS211" },
  { "right", STUDIO, TOLL_FREE ("+18005550100", "US,CA"), "SS211" },
  { "young-ones", STUDIO, TOLL_FREE ("+18005550100", "BQ,CW,SS,SX"), "SS211" },
  { "lower-case", STUDIO, TOLL_FREE ("+18005550100", "us,CA"), "SS211", "numbers[0].countries",
    ERROR, "numbers[0].countries=US,CA", "“us”" },
  { "lower-case-of-a-short-code", STUDIO, SHORT_CODE ("894546", "Gb"), "SS211",
    "numbers[0].countries", ERROR, "numbers[0].countries=GB" },
  { "not-one", STUDIO, TOLL_FREE ("+18005550100", "US,UK"), "SS211", "numbers[0].countries", ERROR,
    NULL, "“UK” is" },
  { "obsolete", STUDIO, TOLL_FREE ("+18005550100", "AN"), "SS211", "numbers[0].countries", ERROR },
  { "not-one-beside-lower-case", STUDIO, TOLL_FREE ("+18005550100", "us,xx"), "SS211",
    "numbers[0].countries", ERROR, NULL, "“us”, “xx”" },
  { "three-letters", STUDIO, SHORT_CODE ("894546", "USA"), "SS211", "numbers[0].countries",
    ERROR },
  { "of-a-standard-number", STUDIO, "numbers[0].countries=xx", "SS211", "numbers[0].countries",
    ERROR },
};

/* Everything wrong with it, but the type is not known: only what is not a matter of type. */
static void
test_unknown_type (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;
  SenderList              *numbers = sender_config_get_numbers (config);
  g_autofree char         *list = NULL;

  g_object_set (sender_list_get (numbers, 0),
                "type", SENDER_NUMBER_TYPE_UNKNOWN,
                "number", "x",
                "sms", FALSE,
                "voice", FALSE,
                NULL);
  sender_test_config_set (config, "numbers[0].countries=xx", NULL);
  sender_test_config_set (config, "+numbers|number=+14155550101|sms=true|voice=true", NULL);
  findings = sender_checks_run (config, NULL);
  list = sender_test_list_findings (findings);
  g_assert_cmpstr (list, ==, "info SS501 fallback.enabled\n");
}

/* Numbers of another kind of sender are kept and not judged. */
static void
test_other_kinds (void)
{
  static const char *const kinds[] = { "provider.kind=ping", "provider.kind=custom-server" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SenderConfig) config = STUDIO ();
      g_autoptr (GListModel)   findings = NULL;

      sender_test_config_set (config, STANDARD ("x"), kinds[i], NULL);
      sender_test_config_edit (config, "-" SMS ";;-" VOICE);
      findings = sender_checks_run (config, NULL);
      g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
    }
}

/* Design, section 12: pasted, checked and shown in half a second. */
static void
test_many (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GPtrArray)    items = g_ptr_array_new_with_free_func (g_object_unref);
  SenderList              *numbers = sender_config_get_numbers (config);
  gint64                   start = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("+1415%07u", i % 9999);

      g_ptr_array_add (items, g_object_new (SENDER_TYPE_ORIGINATION_NUMBER,
                                            "number", text,
                                            "sms", TRUE,
                                            NULL));
    }
  sender_list_splice (numbers, 0, 0, items->pdata, items->len);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GListModel) findings = sender_checks_run (config, NULL);

      g_assert_cmpuint (sender_test_count_findings (findings, "SS207"), ==, 1);
    }
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 3e6, "10,000 numbers");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/numbers/unknown-type", test_unknown_type);
  g_test_add_func ("/checks/numbers/other-kinds", test_other_kinds);
  g_test_add_func ("/checks/numbers/many", test_many);
  return g_test_run ();
}
