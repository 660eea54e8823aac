/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-request.h"
#include "sender-flow.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-request-edits.h"
#include "sender-suggestions.h"
#include "sender-test-config.h"

#include <string.h>

static void
test_add (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();

  sender_config_add_studio_request (config, SENDER_CHANNEL_VOICE);
  g_assert_null (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
  sender_test_config_assert (config, "voice.body[0].key", "To");
  sender_test_config_assert (config, "voice.body[2].value", "${message}");
  sender_test_config_edit (config, "voice.url=https://example.com/");
  sender_config_add_studio_request (config, SENDER_CHANNEL_VOICE);
  sender_test_config_assert (config, "voice.url", "https://example.com/");
  g_assert_null (sender_config_get_request (config, SENDER_CHANNEL_VOICE, 1));
}

/* Tags and what PingOne said of the request are the channel's own. */
static void
test_copy (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *voice = sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0);

  sender_test_config_edit (config, "voice.before-tag=<Say>;;sms.url=https://example.com/sms;;"
                                   "sms.raw={};;sms.body[0].key=Von;;sms.method=GET");
  g_assert_true (sender_config_copy_request (config, SENDER_CHANNEL_SMS, SENDER_CHANNEL_VOICE));
  g_assert_true (voice == sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0));
  sender_test_config_assert (config, "voice.url", "https://example.com/sms");
  sender_test_config_assert (config, "voice.method", "GET");
  sender_test_config_assert (config, "voice.raw", "{}");
  sender_test_config_assert (config, "voice.body[0].key", "Von");
  sender_test_config_assert (config, "voice.before-tag", "<Say>");
  sender_test_config_edit (config, "-sms");
  g_assert_false (sender_config_copy_request (config, SENDER_CHANNEL_SMS, SENDER_CHANNEL_VOICE));
  g_assert_true (sender_config_copy_request (config, SENDER_CHANNEL_VOICE, SENDER_CHANNEL_SMS));
  sender_test_config_assert (config, "sms.before-tag", "");
}

static void
test_flow (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderJson)   definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, NULL);
  g_autoptr (SenderFlow)   flow = sender_flow_new_from_json (definition, NULL);
  g_autofree char         *title = NULL;
  g_autofree char         *detail = NULL;

  g_assert_true (sender_channel_request_describe_flow (sms, NULL, &title, &detail));
  g_assert_cmpstr (title, ==, "Flow FW0123456789abcdef0123456789abcdef");
  g_assert_nonnull (strstr (detail, "known"));
  g_clear_pointer (&title, g_free);
  g_clear_pointer (&detail, g_free);
  g_assert_true (sender_channel_request_describe_flow (sms, flow, &title, &detail));
  g_assert_true (g_str_has_prefix (detail, "Sends with “"));
  g_clear_pointer (&title, g_free);
  g_clear_pointer (&detail, g_free);
  sender_test_config_edit (config, "sms.url=https://example.com/");
  g_assert_false (sender_channel_request_describe_flow (sms, flow, &title, &detail));
  g_assert_null (title);
}

/* A flow that sends messages does not call. */
static void
test_flow_of_other_kind (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (SenderJson)   definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, NULL);
  g_autoptr (SenderFlow)   flow = sender_flow_new_from_json (definition, NULL);
  g_autofree char         *title = NULL;
  g_autofree char         *detail = NULL;

  g_assert_true (
    sender_channel_request_describe_flow (sender_config_get_request (config, SENDER_CHANNEL_VOICE,
                                                                     0),
                                          flow, &title, &detail));
  g_assert_cmpstr (detail, ==, "Nothing in it calls");
}

static void
assert_body (SenderConfig *config,
             const char   *edits,
             const char   *fragment)
{
  g_autofree char *text = NULL;

  sender_test_config_edit (config, edits);
  text = sender_channel_request_describe_body (
    sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
  if (strstr (text, fragment) == NULL)
    g_error ("“%s” lacks “%s”", text, fragment);
}

static void
test_body (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();

  assert_body (config, "sms.raw=", "as one form-encoded text");
  assert_body (config, "sms.raw={}", "keep the form; the raw text stays");
  assert_body (config, "sms.body-format=raw", "keep the raw text; the form stays");
  assert_body (config, "-sms.body[0];;-sms.body[0];;-sms.body[0]", "this text as it is");
  assert_body (config, "sms.method=GET", "no body");
}

/* The texts, with a space between them. */
static void
assert_suggested (SenderConfig *config,
                  const char   *list,
                  guint         position,
                  const char   *property,
                  const char   *text,
                  gboolean      all,
                  const char   *expected)
{
  SenderChannelRequest         *sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  SenderList                   *rows = strcmp (list, "body") == 0
                                         ? sender_channel_request_get_body (sms)
                                         : sender_channel_request_get_headers (sms);
  g_autoptr (SenderSuggestions) found = NULL;
  g_autoptr (GString)           texts = g_string_new (NULL);

  found = sender_suggestions_new (config, sms, sender_list_get (rows, position), property, text,
                                  (guint) g_utf8_strlen (text, -1), all);
  for (guint i = 0; i < found->items->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? " " : "",
                            ((SenderSuggestion *) g_ptr_array_index (found->items, i))->text);
  g_assert_cmpstr (texts->str, ==, expected);
}

static void
test_suggested_keys (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();

  sender_test_config_edit (config, "sms.body[1].key=;;sms.body[2].key=");
  assert_suggested (config, "body", 1, "key", "", FALSE, "To Parameters");
  assert_suggested (config, "body", 1, "key", "p", FALSE, "Parameters");
  assert_suggested (config, "body", 1, "key", "to", FALSE, "To");
  assert_suggested (config, "body", 1, "key", "To", FALSE, "");
  assert_suggested (config, "body", 0, "key", "F", FALSE, "From");
  sender_test_config_edit (config, "sms.body[0].enabled=false");
  assert_suggested (config, "body", 1, "key", "f", FALSE, "From");
  sender_test_config_edit (config, "sms.url=https://example.com/");
  assert_suggested (config, "body", 1, "key", "", TRUE, "");
}

static void
test_suggested_values (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();

  sender_test_config_edit (config, "+variables|name=company|sample=Northwind");
  assert_suggested (config, "body", 0, "value", "${me", FALSE, "${message}");
  assert_suggested (config, "body", 0, "value", "x ${USER.name.g", FALSE, "${user.name.given}");
  assert_suggested (config, "body", 0, "value", "${comp", FALSE, "${company}");
  assert_suggested (config, "body", 0, "value", "plain", FALSE, "");
  assert_suggested (config, "body", 0, "value", "${to}", FALSE, "");
  assert_suggested (config, "body", 0, "value", "", FALSE, "");
}

/* What is replaced is what was begun, with the brace that closes it. */
static void
test_suggested_range (void)
{
  g_autoptr (SenderConfig)      config = sender_test_config_new ();
  SenderChannelRequest         *sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  gpointer                      row = sender_list_get (sender_channel_request_get_body (sms), 0);
  g_autoptr (SenderSuggestions) found = NULL;

  found = sender_suggestions_new (config, sms, row, "value", "ä$fr}b", 4, FALSE);
  g_assert_cmpuint (found->start, ==, 1);
  g_assert_cmpuint (found->end, ==, 5);
  g_assert_cmpuint (found->items->len, ==, 1);
  g_clear_pointer (&found, sender_suggestions_free);
  found = sender_suggestions_new (config, sms, row, "value", "ab", 1, TRUE);
  g_assert_cmpuint (found->start, ==, 1);
  g_assert_cmpuint (found->end, ==, 1);
  g_assert_cmpuint (found->items->len, >, 5);
}

static void
test_suggested_headers (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();

  sender_test_add_header (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                          "content-type", "");
  assert_suggested (config, "headers", 0, "name", "con", FALSE, "Content-Type");
  assert_suggested (config, "headers", 0, "name", "X-", FALSE, "");
  assert_suggested (config, "headers", 0, "value", "application/j", FALSE, "application/json");
  sender_test_config_edit (config, "sms.headers[0].name=X-Other");
  assert_suggested (config, "headers", 0, "value", "a", TRUE, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-edits/add", test_add);
  g_test_add_func ("/request-edits/copy", test_copy);
  g_test_add_func ("/request-edits/flow", test_flow);
  g_test_add_func ("/request-edits/flow-of-other-kind", test_flow_of_other_kind);
  g_test_add_func ("/request-edits/body", test_body);
  g_test_add_func ("/suggestions/keys", test_suggested_keys);
  g_test_add_func ("/suggestions/values", test_suggested_values);
  g_test_add_func ("/suggestions/range", test_suggested_range);
  g_test_add_func ("/suggestions/headers", test_suggested_headers);
  return g_test_run ();
}
