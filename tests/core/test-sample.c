/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-sample.h"

#include "sender-list.h"
#include "sender-message.h"
#include "sender-test-config.h"
#include "sender-variable.h"

static SenderConfig *
make (const char *content)
{
  SenderConfig *config = sender_test_config_studio ();

  sender_test_set_message (config, SENDER_CHANNEL_SMS, content);
  return config;
}

static SenderMessage *
get_message (SenderConfig *config)
{
  return sender_config_get_first_message (config, SENDER_CHANNEL_SMS);
}

static void
test_list (void)
{
  g_autoptr (SenderConfig) config = make ("");
  g_autoptr (GPtrArray)    samples = NULL;
  g_autoptr (GPtrArray)    worst = NULL;
  SenderSample            *sample = NULL;

  sender_sample_set (config, "sum", "12.50");
  samples = sender_sample_list (config, "${otp} ${sum} ${other} ${otp}", FALSE);
  g_assert_cmpuint (samples->len, ==, 3);
  sample = g_ptr_array_index (samples, 0);
  g_assert_cmpstr (sample->value, ==, "012345");
  g_assert_true (sample->is_code);
  g_assert_nonnull (sample->label);
  sample = g_ptr_array_index (samples, 1);
  g_assert_cmpstr (sample->value, ==, "12.50");
  g_assert_false (sample->is_code);
  sample = g_ptr_array_index (samples, 2);
  g_assert_null (sample->value);
  worst = sender_sample_list (config, "${OTP}${sum}", TRUE);
  sample = g_ptr_array_index (worst, 0);
  g_assert_cmpstr (sample->value, ==, "000000");
  sample = g_ptr_array_index (worst, 1);
  g_assert_cmpstr (sample->value, ==, sender_sample_get_worst ("sum"));
}

static void
test_set (void)
{
  g_autoptr (SenderConfig) config = make ("");
  SenderList              *variables = sender_config_get_variables (config);

  sender_sample_set (config, "user.username", "ann");
  g_assert_cmpuint (sender_list_get_n_items (variables), ==, 1);
  g_assert_cmpstr (sender_config_get_sample (config, "user.username"), ==, "ann");
  sender_sample_set (config, "user.username", "bob");
  g_assert_cmpuint (sender_list_get_n_items (variables), ==, 1);
  g_assert_cmpstr (sender_config_get_sample (config, "user.username"), ==, "bob");
  /* What is shown anyway is not kept. */
  sender_sample_set (config, "user.username", "jane.doe");
  g_assert_cmpuint (sender_list_get_n_items (variables), ==, 0);
  sender_sample_set (config, "user.username", "jane.doe");
  g_assert_cmpuint (sender_list_get_n_items (variables), ==, 0);
}

static void
test_offer (void)
{
  g_autoptr (SenderConfig) config = make ("");
  g_auto (GStrv)           names = NULL;
  g_auto (GStrv)           of_unknown = NULL;

  sender_sample_set (config, "sum", "5");
  sender_sample_set (config, "user.username", "ann");
  names = sender_sample_offer (config, NULL, "transaction");
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "otp");
  g_assert_cmpstr (names[1], ==, "user.username");
  g_assert_cmpstr (names[2], ==, "sum");
  of_unknown = sender_sample_offer (config, NULL, "odd");
  g_assert_true (g_strv_contains ((const char *const *) of_unknown, "otp"));
}

/* What the environment says of the template: nothing is offered that it does not take. */
static void
test_offer_online (void)
{
  g_autoptr (SenderConfig) config = make ("");
  g_autoptr (SenderLive)   live = sender_live_new ("e");
  g_autoptr (SenderJson)   templates = sender_json_parse (
      "[{\"id\":\"closed\",\"variables\":{\"own\":{}},\"allowDynamicVariables\":false},"
        "{\"id\":\"open\",\"variables\":{\"own\":{}},\"allowDynamicVariables\":true}]",
      -1, NULL);
  g_auto (GStrv) closed = NULL;
  g_auto (GStrv) open = NULL;

  g_assert_true (sender_live_set_templates (live, templates, NULL));
  sender_sample_set (config, "sum", "5");
  closed = sender_sample_offer (config, live, "closed");
  g_assert_cmpuint (g_strv_length (closed), ==, 1);
  g_assert_cmpstr (closed[0], ==, "own");
  open = sender_sample_offer (config, live, "open");
  g_assert_cmpuint (g_strv_length (open), ==, 2);
  g_assert_cmpstr (open[1], ==, "sum");
}

static void
test_preview (void)
{
  g_autoptr (SenderConfig)  config = make ("{\"a\":\"${otp}\",\"b\":\"${odd}\",\"c\":\"${sum}\"}");
  g_autoptr (SenderPreview) preview = NULL;
  g_autoptr (GHashTable)    values = g_hash_table_new (g_str_hash, g_str_equal);
  SenderPreviewSpan        *span = NULL;

  sender_sample_set (config, "sum", "€ 5");
  g_hash_table_insert (values, (gpointer) "otp", (gpointer) "7");
  preview = sender_preview_new (config, get_message (config), values);
  g_assert_cmpstr (preview->text, ==, "{\"a\":\"7\",\"b\":\"${odd}\",\"c\":\"€ 5\"}");
  g_assert_cmpuint (preview->spans->len, ==, 2);
  span = &g_array_index (preview->spans, SenderPreviewSpan, 0);
  g_assert_cmpuint (span->start, ==, 6);
  g_assert_cmpuint (span->end, ==, 7);
  span = &g_array_index (preview->spans, SenderPreviewSpan, 1);
  g_assert_cmpmem (preview->text + span->start, span->end - span->start, "€ 5", 5);
}

/* Tags stand between the digits then. */
static void
test_preview_with_tags (void)
{
  g_autoptr (SenderConfig)  config = sender_test_config_generic ();
  g_autoptr (SenderPreview) preview = NULL;
  SenderMessage            *message = NULL;

  sender_test_config_edit (config, "voice.before-tag=<;;voice.after-tag=>");
  message = sender_test_set_message (config, SENDER_CHANNEL_VOICE, "Code ${otp}");
  preview = sender_preview_new (config, message, NULL);
  g_assert_true (g_str_has_prefix (preview->text, "Code <"));
  g_assert_cmpuint (preview->spans->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sample/list", test_list);
  g_test_add_func ("/core/sample/set", test_set);
  g_test_add_func ("/core/sample/offer", test_offer);
  g_test_add_func ("/core/sample/offer-online", test_offer_online);
  g_test_add_func ("/core/sample/preview", test_preview);
  g_test_add_func ("/core/sample/preview-with-tags", test_preview_with_tags);
  return g_test_run ();
}
