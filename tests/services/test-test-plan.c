/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-message.h"
#include "sender-test-config.h"
#include "sender-test-plan.h"
#include "sender-test-question.h"
#include "sender-test.h"

#include <string.h>

static void
test_defaults (void)
{
  g_autoptr (SenderConfig)  config = sender_test_config_studio ();
  g_auto (SenderTestPlan)   plan = { NULL };
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderRequest) request = NULL;
  g_autofree char          *text = NULL;

  g_assert_true (sender_test_plan_init (&plan, config, SENDER_CHANNEL_SMS, &error));
  g_assert_true (sender_test_plan_choose_message (&plan, NULL, NULL, &error));
  g_assert_cmpstr (sender_message_get_template_name (plan.message), ==, "strong_authentication");
  g_assert_true (sender_test_plan_choose_from (&plan, NULL, &error));
  g_assert_nonnull (plan.from);
  plan.to = g_strdup ("+14155550123");
  sender_test_plan_set_value (&plan, "otp", "012345");
  request = sender_test_plan_build (&plan, "the-secret", FALSE, &error);
  g_assert_no_error (error);
  text = sender_request_to_text (request);
  g_assert_nonnull (strstr (text, "012345"));
  g_assert_nonnull (strstr (text, "%2B14155550123"));
  g_assert_null (strstr (text, "the-secret"));
}

static void
test_missing (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_auto (SenderTestPlan)  plan = { NULL };
  g_auto (SenderTestPlan)  none = { NULL };
  g_autoptr (GError)       error = NULL;

  sender_test_config_set (config, "-voice", "-numbers[0]", NULL);
  g_assert_false (sender_test_plan_init (&none, config, SENDER_CHANNEL_VOICE, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "Voice");
  g_clear_error (&error);
  g_assert_true (sender_test_plan_init (&plan, config, SENDER_CHANNEL_SMS, &error));
  g_assert_false (sender_test_plan_choose_message (&plan, "no_such", NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_NOT_FOUND, "SMS");
  g_clear_error (&error);
  g_assert_true (sender_test_plan_choose_message (&plan, NULL, NULL, &error));
  g_assert_false (sender_test_plan_choose_from (&plan, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_NOT_FOUND, "${from}");
  g_clear_error (&error);
  g_assert_true (sender_test_plan_choose_from (&plan, "+14155550100", &error));
}

static void
test_variables (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_auto (SenderTestPlan)  plan = { NULL };
  g_auto (GStrv)           names = NULL;

  sender_test_set_message (config, SENDER_CHANNEL_SMS,
                           "{\"N\":\"${user.username}\",\"OTP\":\"${otp}\"}");
  sender_test_plan_init (&plan, config, SENDER_CHANNEL_SMS, NULL);
  sender_test_plan_choose_message (&plan, NULL, NULL, NULL);
  names = sender_test_plan_list_variables (&plan);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "otp");
  g_assert_cmpstr (names[1], ==, "user.username");
  g_assert_true (sender_test_plan_uses (&plan, "to"));
  g_assert_false (sender_test_plan_uses (&plan, "user.email"));
}

static void
test_number (void)
{
  static const struct
  {
    const char *to;
    const char *fragment;
  } cases[] = {
    { "", "country code" },
    { "+1 (415) 555-0123", "+14155550123" },
    { "4155550123", "begins with +" },
    { "+12", "7 to 15" },
    { "+14155550123", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = sender_test_plan_judge_number (cases[i].to);

      g_test_message ("%s", cases[i].to);
      if (cases[i].fragment == NULL)
        g_assert_null (fault);
      else
        g_assert_nonnull (strstr (fault, cases[i].fragment));
    }
}

static void
test_code (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *code = sender_test_plan_make_code ();

      g_assert_cmpuint (strlen (code), ==, 6);
      g_assert_cmpuint (strspn (code, "0123456789"), ==, 6);
    }
}

/* Errors always ask; money asks until somebody agreed. */
static void
test_question (void)
{
  g_autoptr (SenderConfig)    good = sender_test_config_studio ();
  g_autoptr (SenderConfig)    bad = sender_test_config_procedure ();
  g_autoptr (SenderDocument)  right = sender_document_new (good, NULL, FALSE);
  g_autoptr (SenderDocument)  wrong = sender_document_new (bad, NULL, FALSE);
  g_auto (SenderTestQuestion) money = { NULL };
  g_auto (SenderTestQuestion) errors = { NULL };
  g_auto (SenderTestQuestion) none = { NULL };
  g_auto (SenderTestQuestion) quota = { NULL };
  char                        to[] = "+14155550123";
  char                        user[] = "robin";
  const SenderTestPlan        sms = { .channel = SENDER_CHANNEL_SMS, .to = to };
  const SenderTestPlan        voice = { .channel = SENDER_CHANNEL_VOICE, .to = to };
  const SenderTestPlan        via = { .channel = SENDER_CHANNEL_SMS, .to = to, .user = user };

  g_assert_false (
    sender_test_question_init (&none, right, &sms, FALSE));
  g_assert_true (
    sender_test_question_init (&money, right, &voice, TRUE));
  g_assert_nonnull (strstr (money.body, "+14155550123"));
  g_assert_nonnull (strstr (money.body, "charges"));
  g_assert_false (money.is_warning);
  g_assert_true (
    sender_test_question_init (&errors, wrong, &sms, FALSE));
  g_assert_cmpstr (errors.accept, ==, "Send Anyway");
  g_assert_true (errors.is_warning);
  g_assert_null (strstr (errors.body, "charges"));
  g_assert_true (sender_test_question_init (&quota, right, &via, TRUE));
  g_assert_nonnull (strstr (quota.body, "charges"));
  g_assert_nonnull (strstr (quota.body, "in a day"));
}

/* Through PingOne values are given to what only the message has: neither the code nor what the
 * template says that it fills in. */
static void
test_own_variables (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = sender_live_new ("e");
  g_autoptr (SenderJson)   templates = sender_json_parse (
      "[{\"id\":\"strong_authentication\",\"deliveryMethods\":[\"SMS\"],"
        "\"variables\":{\"otp\":{},\"theirs\":{}}}]",
      -1, NULL);
  g_auto (SenderTestPlan) plan = { NULL };
  SenderPasscodeOrder     order = { 0 };
  g_auto (GStrv)          none = NULL;
  g_auto (GStrv)          alone = NULL;
  g_auto (GStrv)          own = NULL;
  g_autoptr (SenderJson)  json = NULL;
  g_autofree char        *text = NULL;

  sender_test_config_edit (
    config, "messages.strong_authentication.SMS.en=${otp} ${theirs} ${nick}");
  sender_live_set_templates (live, templates, NULL);
  g_assert_true (sender_test_plan_init (&plan, config, SENDER_CHANNEL_SMS, NULL));
  none = sender_test_plan_list_own_variables (&plan, live);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_true (sender_test_plan_choose_message (&plan, NULL, NULL, NULL));
  own = sender_test_plan_list_own_variables (&plan, live);
  g_assert_cmpuint (g_strv_length (own), ==, 1);
  g_assert_cmpstr (own[0], ==, "nick");
  alone = sender_test_plan_list_own_variables (&plan, NULL);
  g_assert_true (g_strv_contains ((const char *const *) alone, "theirs"));
  plan.to = g_strdup ("+14155550123");
  sender_test_plan_set_value (&plan, "nick", "Bo");
  sender_test_plan_dispatch_via_pingone (&plan, &order, "u", NULL, NULL);
  json = sender_passcode_order_to_json (&order);
  text = sender_json_to_string (json);
  g_assert_nonnull (strstr (text, "\"variables\":{\"nick\":\"Bo\"}"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/test-plan/defaults", test_defaults);
  g_test_add_func ("/test-plan/missing", test_missing);
  g_test_add_func ("/test-plan/variables", test_variables);
  g_test_add_func ("/test-plan/own-variables", test_own_variables);
  g_test_add_func ("/test-plan/number", test_number);
  g_test_add_func ("/test-plan/code", test_code);
  g_test_add_func ("/test-plan/question", test_question);
  return g_test_run ();
}
