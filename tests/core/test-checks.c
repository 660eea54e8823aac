/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-provider.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"

#include <string.h>

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define PAIRING_SMS "messages.device_pairing.SMS.en"
#define PAIRING_VOICE "messages.device_pairing.Voice.en"

static void
assert_findings (SenderConfig *config,
                 const char   *expected)
{
  g_autoptr (GListModel) findings = sender_checks_run (config, NULL);
  g_autofree char       *list = sender_test_list_findings (findings);

  g_assert_cmpstr (list, ==, expected);
}

/* A right configuration says nothing but what fallback is about. */
static void
test_right (void)
{
  g_autoptr (SenderConfig) studio = sender_test_config_studio ();
  g_autoptr (SenderConfig) generic = sender_test_config_generic ();

  assert_findings (studio, "info SS501 fallback.enabled\n");
  assert_findings (generic, "info SS501 fallback.enabled\n");
}

static void
test_empty (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();

  assert_findings (config,
                   "error SS101 provider.name\n"
                   "info SS501 fallback.enabled\n");
}

/* The published procedure with its mistakes (design, section 1.2). */
static void
test_procedure (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();

  assert_findings (config,
                   "error SS101 provider.name\n"
                   "error SS110 authorization.username\n"
                   "error SS209 numbers\n"
                   "error SS209 numbers\n"
                   "error SS302 sms.url\n"
                   "error SS306 sms.body[1].key\n"
                   "error SS307 sms.body[2].key\n"
                   "error SS302 voice.url\n"
                   "info SS501 fallback.enabled\n"
                   "error SS402 " SMS "\n"
                   "error SS402 " PAIRING_SMS "\n"
                   "error SS402 " VOICE "\n"
                   "error SS402 " PAIRING_VOICE "\n"
                   "error SS404 " PAIRING_SMS "\n"
                   "error SS404 " PAIRING_VOICE "\n");
}

/* What is left is what only the administrator knows. */
static void
test_fix_procedure (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  g_autoptr (GListModel)   applied = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_true (sender_checks_fix (config, NULL, NULL, &applied, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (applied), ==, 8);
  sender_test_config_assert (config, "sms.body[1].key", "To");
  sender_test_config_assert (config, "sms.body[2].key", "Parameters");
  sender_test_config_assert (config, SMS, "{\"OTP\":\"${otp}\"}");
  sender_test_config_assert (config, PAIRING_SMS,
                             "{\"OTP\":\"${otp}\", \"username\":\"${user.username}\"}");
  assert_findings (config,
                   "error SS101 provider.name\n"
                   "error SS110 authorization.username\n"
                   "error SS209 numbers\n"
                   "error SS209 numbers\n"
                   "error SS302 sms.url\n"
                   "error SS302 voice.url\n"
                   "info SS501 fallback.enabled\n"
                   "warning SS405 " PAIRING_SMS "\n"
                   "warning SS405 " PAIRING_VOICE "\n");
}

static void
test_fix_named (void)
{
  static const char *const ids[] = { "SS404", "SS501", NULL };
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  g_autoptr (GListModel)   applied = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_true (sender_checks_fix (config, NULL, ids, &applied, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (applied), ==, 2);
  sender_test_config_assert (config, "sms.body[1].key", "to");
  sender_test_config_assert (config, PAIRING_SMS,
                             "{\"OTP\":${otp}, \"username\":\"${user.username}\"}");
}

/* Many faults of one value, each with its own fix: none of them is lost, none goes in circles. */
static void
test_fix_same_value (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GListModel)   applied = NULL;
  g_autoptr (GError)       error = NULL;

  sender_test_config_set (config,
                          "sms.url= http://studio.twilio.com:8080/v1/flows/"
                          "FW0123456789abcdef0123456789abcdef/executions/?x=1#y ",
                          SMS "={“OTP”:${opt}, \"name\":${username}, ‘x’:\"${user.user.name}\"}",
                          "sms.body[1].key=TO",
                          "sms.body[2].value= ${mesage}",
                          "sms.method=GET",
                          "sms.number-format=digits",
                          "numbers[0].number=+1 (800) 555-0100",
                          "numbers[0].countries=CA",
                          NULL);
  g_assert_true (sender_checks_fix (config, NULL, NULL, &applied, &error));
  g_assert_no_error (error);
  sender_test_config_assert (config, "sms.url", SENDER_TEST_SMS_URL);
  sender_test_config_assert (config, SMS,
                             "{\"OTP\":\"${otp}\", \"name\":\"${user.username}\", "
                             "\"x\":\"${user.username}\"}");
  sender_test_config_assert (config, "numbers[0].countries", "CA");
  assert_findings (config,
                   "info SS501 fallback.enabled\n"
                   "warning SS405 " SMS "\n");
}

/* Mistakes with a fix. */
static const char *const mistakes[] = {
  "authorization.username= SK0123456789abcdef0123456789abcdef",
  "numbers[0].number=+1 (415) 555-0100",
  "numbers[0].number=+1 800 555 0100",
  "numbers[0].number=894546;;numbers[0].type=short-code",
  "numbers[0].type=toll-free",
  "numbers[0].type=short-code",
  "numbers[0].countries=CA",
  "numbers[0].sms=false",
  "numbers[0].voice=false",
  "sms.url= " SENDER_TEST_SMS_URL "/\n",
  "sms.url=api.twilio.com/v1/Flows/FW0123456789abcdef0123456789abcdef?x=1#y",
  "sms.method=GET",
  "sms.body-format=raw",
  "sms.body[0].key=To",
  "sms.body[1].key=to",
  "sms.body[2].key=Parameter",
  "+sms.body|key=TO|value=${to}",
  "+sms.body|key=Too|value=x",
  "sms.body[2].value=${mesage} ${username}",
  "sms.body[2].value={“OTP”:${opt},\"data\":${message}}",
  "sms.number-format=digits",
  "voice.before-tag=<Say>",
  "+sms.headers|name=content-type|value=application/json\r",
  SMS "={'OTP':'${otp}'}",
  SMS "={“OTP”:${opt},'name':${username}}",
  SMS "={\"OTP”:${OTP}}",
};

/* Whatever comes together: fixing all comes to an end, and then nothing is fixable. */
static void
test_fix_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    for (guint n = 0; n < G_N_ELEMENTS (mistakes); n++)
      {
        g_autoptr (SenderConfig) config = sender_test_config_studio ();
        g_autoptr (GListModel)   applied = NULL;
        g_autoptr (GListModel)   left = NULL;
        g_autoptr (GError)       error = NULL;

        g_test_message ("%s;;%s", mistakes[i], mistakes[n]);
        sender_test_config_edit (config, mistakes[i]);
        sender_test_config_edit (config, mistakes[n]);
        sender_checks_fix (config, NULL, NULL, &applied, &error);
        g_assert_no_error (error);
        left = sender_checks_run (config, NULL);
        for (guint k = 0; k < g_list_model_get_n_items (left); k++)
          {
            g_autoptr (SenderFinding) finding = g_list_model_get_item (left, k);

            g_assert_null (sender_finding_get_fix (finding));
          }
      }
}

/* Messages that their names do not lead to, as another program may have written them: each is
 * repaired, and no other in its place. */
static void
test_fix_odd_messages (void)
{
  static const char *const locales[] = { "en", "en", "en GB", "", "en" };
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  g_autoptr (GListModel)   applied = NULL;
  g_autoptr (GError)       error = NULL;
  SenderList              *messages = sender_config_get_messages (config);

  sender_list_splice (messages, 0, sender_list_get_n_items (messages), NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char          *content = g_strdup_printf ("{\"OTP\":${otp},\"n\":\"%u\"}", i);
      g_autoptr (SenderMessage) message = g_object_new (SENDER_TYPE_MESSAGE,
                                                        "template", i == 4 ? "a.b" : "general",
                                                        "locale", locales[i],
                                                        "content", content,
                                                        NULL);

      sender_list_append (messages, message);
    }
  g_assert_true (sender_checks_fix (config, NULL, NULL, &applied, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *path = g_strdup_printf ("messages[%u].content", i);
      g_autofree char *content = g_strdup_printf ("{\"OTP\":\"${otp}\",\"n\":\"%u\"}", i);

      sender_test_config_assert (config, path, content);
    }
}

/* A fix that can't be made leaves everything as it was. */
static void
test_fix_impossible (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  g_autoptr (SenderConfig) before = sender_record_copy (config);
  g_autoptr (SenderFix)    fix = sender_fix_new ();
  g_autoptr (GError)       error = NULL;

  sender_fix_add (fix, "messages[0].content", "x");
  sender_fix_add (fix, "messages[99].content", "x");
  g_assert_false (sender_fix_apply (fix, config, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_assert_true (sender_record_equal (config, before));
}

static void
test_accepted (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  g_autoptr (GListModel)   findings = NULL;
  g_autoptr (GListModel)   applied = NULL;
  g_autoptr (GError)       error = NULL;
  SenderFinding           *finding = NULL;

  sender_test_config_set (config,
                          "+accepted|id=SS306|path=sms.body[1].key|reason=It works here",
                          "+accepted|id=SS307|path=sms.body[1].key|reason=Other path",
                          NULL);
  findings = sender_checks_run (config, NULL);
  finding = sender_test_find (findings, "SS306");
  g_assert_cmpstr (sender_finding_get_accepted (finding), ==, "It works here");
  g_assert_null (sender_finding_get_accepted (sender_test_find (findings, "SS307")));
  g_assert_cmpuint (sender_checks_count (findings, SENDER_SEVERITY_ERROR), ==, 13);
  g_assert_cmpuint (sender_checks_count (findings, SENDER_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (sender_checks_count (findings, SENDER_SEVERITY_INFO), ==, 1);
  g_assert_true (sender_checks_fix (config, NULL, NULL, &applied, &error));
  sender_test_config_assert (config, "sms.body[1].key", "to");
  sender_test_config_assert (config, "sms.body[2].key", "Parameters");
}

/* Kinds that have no request of their own: nothing but the texts of messages is judged. */
static void
test_other_kinds (void)
{
  static const SenderProviderKind kinds[] = {
    SENDER_PROVIDER_KIND_PING,
    SENDER_PROVIDER_KIND_CUSTOM_SERVER,
    SENDER_PROVIDER_KIND_UNKNOWN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_procedure ();
      g_autoptr (GListModel)   findings = NULL;
      guint                    n_json = kinds[i] != SENDER_PROVIDER_KIND_UNKNOWN ? 4 : 0;

      g_object_set (sender_config_get_provider (config), "kind", kinds[i], NULL);
      findings = sender_checks_run (config, NULL);
      g_assert_cmpuint (sender_test_count_findings (findings, "SS404"), ==, 2);
      g_assert_cmpuint (sender_test_count_findings (findings, "SS507"), ==, n_json);
      g_assert_cmpuint (g_list_model_get_n_items (findings), ==, n_json + 2);
    }
}

/* Design, section 5: under a millisecond. */
static void
test_time (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  gint64                   start = g_get_monotonic_time ();

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GListModel) findings = sender_checks_run (config, NULL);

      g_assert_cmpuint (g_list_model_get_n_items (findings), >, 0);
    }
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 200e6, "one run");
}

static void
test_has_rule (void)
{
  static const char *const known[] = { "SS101", "SS306", "SS710" };
  static const char *const unknown[] = { "", "SS", "SS999", "ss306", "SS3060", "SS601" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (sender_checks_has_rule (known[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (sender_checks_has_rule (unknown[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/right", test_right);
  g_test_add_func ("/checks/empty", test_empty);
  g_test_add_func ("/checks/procedure", test_procedure);
  g_test_add_func ("/checks/fix/procedure", test_fix_procedure);
  g_test_add_func ("/checks/fix/named", test_fix_named);
  g_test_add_func ("/checks/fix/same-value", test_fix_same_value);
  g_test_add_func ("/checks/fix/pairs", test_fix_pairs);
  g_test_add_func ("/checks/fix/odd-messages", test_fix_odd_messages);
  g_test_add_func ("/checks/fix/impossible", test_fix_impossible);
  g_test_add_func ("/checks/accepted", test_accepted);
  g_test_add_func ("/checks/other-kinds", test_other_kinds);
  g_test_add_func ("/checks/time", test_time);
  g_test_add_func ("/checks/has-rule", test_has_rule);
  return g_test_run ();
}
