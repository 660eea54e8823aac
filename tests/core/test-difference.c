/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-difference.h"

#include "sender-record.h"
#include "sender-test-config.h"

/* Edits, and what they shall be told as: path|before|after, `-` for none. */
static void
assert_told (const char        *edits,
             const char *const *expected)
{
  g_autoptr (SenderConfig) before = sender_test_config_studio ();
  g_autoptr (SenderConfig) after = sender_record_copy (before);
  g_autoptr (GPtrArray)    found = NULL;

  sender_test_config_edit (after, edits);
  found = sender_difference_list (before, after, 100);
  g_test_message ("%s: %u", edits, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      SenderDifference *difference = g_ptr_array_index (found, i);
      const char       *old = difference->before != NULL ? difference->before : "-";
      const char *new = difference->after != NULL ? difference->after : "-";
      g_autofree char *text = g_strdup_printf ("%s|%s|%s", difference->path, old, new);

      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_assert_null (expected[found->len]);
}

#define TOLD(edits, ...) assert_told (edits, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_fields (void)
{
  TOLD ("fallback.enabled=true", "fallback.enabled|false|true");
  TOLD ("provider.kind=ping", "provider.kind|custom-provider|ping");
  TOLD ("sms.body[0].key=from", "sms.body[0].key|From|from");
  TOLD ("voice.before-tag=<a>", "voice.before-tag||<a>");
}

/* A text may say “true”, too. */
static void
test_switches (void)
{
  g_autoptr (SenderConfig) before = sender_test_config_studio ();
  g_autoptr (SenderConfig) after = sender_record_copy (before);
  g_autoptr (GPtrArray)    found = NULL;

  sender_test_config_edit (after, "provider.name=true;;fallback.enabled=true");
  found = sender_difference_list (before, after, 100);
  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    {
      const SenderDifference *difference = g_ptr_array_index (found, i);

      g_assert_cmpstr (difference->after, ==, "true");
      g_assert_cmpint (difference->is_switch, ==,
                       g_str_equal (difference->path, "fallback.enabled"));
    }
}

static void
test_equal (void)
{
  g_autoptr (SenderConfig) one = sender_test_config_studio ();
  g_autoptr (SenderConfig) two = sender_record_copy (one);
  g_autoptr (GPtrArray)    found = sender_difference_list (one, two, 100);

  g_assert_cmpuint (found->len, ==, 0);
}

/* Removing the first of several is one difference, not one for each that moved up. */
static void
test_items (void)
{
  g_autoptr (SenderConfig) before = sender_test_config_studio ();
  g_autoptr (SenderConfig) after = NULL;
  g_autoptr (GPtrArray)    found = NULL;
  SenderDifference        *difference = NULL;

  sender_test_config_edit (before, "+numbers|number=+12065550177|sms=true");
  after = sender_record_copy (before);
  sender_test_config_edit (after, "-numbers[0]");
  found = sender_difference_list (before, after, 100);
  g_assert_cmpuint (found->len, ==, 1);
  difference = g_ptr_array_index (found, 0);
  g_assert_cmpstr (difference->path, ==, "numbers[0]");
  g_assert_nonnull (difference->before);
  g_assert_null (difference->after);
}

static void
test_messages (void)
{
  g_autoptr (SenderConfig) before = sender_test_config_studio ();
  g_autoptr (SenderConfig) after = sender_record_copy (before);
  g_autoptr (GPtrArray)    found = NULL;
  g_autoptr (GPtrArray)    back = NULL;
  SenderDifference        *difference = NULL;

  sender_test_config_set (after, "messages.general.SMS.de={\"OTP\":\"${otp}\"}", NULL);
  found = sender_difference_list (before, after, 100);
  g_assert_cmpuint (found->len, ==, 1);
  difference = g_ptr_array_index (found, 0);
  g_assert_cmpstr (difference->path, ==, "messages.general.SMS.de");
  g_assert_null (difference->before);
  back = sender_difference_list (after, before, 100);
  g_assert_cmpuint (back->len, ==, 1);
  difference = g_ptr_array_index (back, 0);
  g_assert_cmpstr (difference->before, ==, "{\"OTP\":\"${otp}\"}");
  g_assert_null (difference->after);
}

static void
test_requests (void)
{
  g_autoptr (SenderConfig) before = sender_test_config_studio ();
  g_autoptr (SenderConfig) after = sender_record_copy (before);
  g_autoptr (GPtrArray)    found = NULL;
  SenderDifference        *difference = NULL;

  sender_test_config_edit (after, "-voice");
  found = sender_difference_list (before, after, 100);
  g_assert_cmpuint (found->len, ==, 1);
  difference = g_ptr_array_index (found, 0);
  g_assert_cmpstr (difference->path, ==, "voice");
  g_assert_nonnull (difference->before);
  g_assert_null (difference->after);
}

static void
assert_summary (const char *edits,
                const char *expected)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autofree char         *text = NULL;

  sender_test_config_edit (config, edits);
  text = sender_difference_dup_summary (
    SENDER_RECORD (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0)));
  g_test_message ("%s: %s", edits, text);
  g_assert_true (g_str_has_suffix (text, expected));
}

/* All that is written is told, but for credentials. */
static void
test_summary (void)
{
  assert_summary ("sms.url=https://a.example/x;;sms.method=GET",
                  "GET https://a.example/x · From=${from} · To=${to} · Parameters=${message}");
  assert_summary ("+sms.headers|name=X-Api-Key|value=kW9zQ2vT7rLx;;"
                  "+sms.headers|name=X-Tag|value=t;;sms.body-format=raw;;sms.raw=a\nb",
                  " · X-Tag: t · a b");
  assert_summary ("sms.number-format=digits;;sms.before-tag=<p>;;sms.after-tag=</p>",
                  "=${message} · number-format=digits · <p>…</p>");
}

static void
test_limit (void)
{
  g_autoptr (SenderConfig) before = sender_test_config_studio ();
  g_autoptr (SenderConfig) after = sender_test_config_procedure ();
  g_autoptr (GPtrArray)    found = sender_difference_list (before, after, 3);

  g_assert_cmpuint (found->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/fields", test_fields);
  g_test_add_func ("/difference/equal", test_equal);
  g_test_add_func ("/difference/switches", test_switches);
  g_test_add_func ("/difference/items", test_items);
  g_test_add_func ("/difference/messages", test_messages);
  g_test_add_func ("/difference/requests", test_requests);
  g_test_add_func ("/difference/summary", test_summary);
  g_test_add_func ("/difference/limit", test_limit);
  return g_test_run ();
}
