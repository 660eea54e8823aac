/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-explain.h"

#include "sender-data.h"
#include "sender-json.h"

/* Every code the reference names (Twilio, 7.2 to 7.5 and 12). */
static const int codes[] = {
  20001,
  20003,
  20004,
  20005,
  10001,
  20403,
  90010,
  20006,
  70051,
  20008,
  20404,
  20409,
  20422,
  20426,
  20429,
  20500,
  20503,
  81023,
  84004,
  81021,
  81022,
  81000,
  81001,
  81002,
  81008,
  81011,
  81016,
  81017,
  81018,
  81019,
  81020,
  81024,
  81025,
  81026,
  21211,
  21212,
  21408,
  21602,
  21619,
  21606,
  21601,
  21661,
  21607,
  21608,
  21610,
  21611,
  30001,
  21612,
  21614,
  21617,
  21635,
  21703,
  21704,
  21701,
  30002,
  30003,
  30004,
  30005,
  30006,
  30007,
  30008,
  30018,
  30024,
  30022,
  30023,
  30027,
  30032,
  30033,
  30034,
  30035,
  30044,
  30410,
  30450,
  572002,
  572005,
  572006,
  10004,
  21201,
  21213,
  21210,
  21214,
  21217,
  13223,
  13224,
  21215,
  13227,
  21216,
  13225,
  21219,
  32016,
  32017,
  573002,
  573005,
  30649,
  575001,
};

static void
test_reference (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const SenderExplanation *explanation = sender_explain_twilio (codes[i]);
      g_autofree char         *url = NULL;

      g_test_message ("%d", codes[i]);
      g_assert_nonnull (explanation);
      g_assert_cmpint (explanation->code, ==, codes[i]);
      url = g_strdup_printf ("https://www.twilio.com/docs/api/errors/%d", codes[i]);
      g_assert_cmpstr (explanation->url, ==, url);
    }
}

static gboolean
is_sentence (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > 10 && g_str_has_suffix (text, ".");
}

/* Each entry of the file itself, so that one which is shadowed by another is found. */
static void
test_entries (void)
{
  g_autoptr (SenderJson) list = sender_data_read ("explain/twilio.json");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpint (sender_json_get_kind (list), ==, SENDER_JSON_ARRAY);
  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson *entry = sender_json_get_element (list, i);
      gint64      code = 0;

      g_assert_true (sender_json_get_int (sender_json_get_member (entry, "code"), &code));
      g_test_message ("%" G_GINT64_FORMAT, code);
      g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER ((int) code)));
      g_assert_true (is_sentence (sender_json_get_string_member (entry, "meaning")));
      g_assert_true (is_sentence (sender_json_get_string_member (entry, "next-step")));
      g_assert_cmpuint (sender_json_get_length (entry), ==, 3);
    }
}

static void
test_known (void)
{
  const SenderExplanation *explanation = sender_explain_twilio (30007);

  g_assert_cmpstr (explanation->meaning, ==, "Twilio or the carrier filtered the message out.");
  g_assert_nonnull (strstr (explanation->next_step, "registration"));
  g_assert_true (sender_explain_twilio (30007) == explanation);
}

static void
test_unknown (void)
{
  g_assert_null (sender_explain_twilio (0));
  g_assert_null (sender_explain_twilio (-1));
  g_assert_null (sender_explain_twilio (99999));
}

/* Every code the reference names (PingOne, 4.3), those of OAuth (RFC 6749, 5.2), and what stands
 * for the statuses without a code of their own. */
static const char *const platform_codes[] = {
  "INVALID_DATA",
  "INVALID_REQUEST",
  "REQUEST_FAILED",
  "CONSTRAINT_VIOLATION",
  "EMPTY_VALUE",
  "INVALID_FILTER",
  "INVALID_PARAMETER",
  "INVALID_VALUE",
  "OUT_OF_RANGE",
  "REQUIRED_VALUE",
  "SIZE_LIMIT_EXCEEDED",
  "UNIQUENESS_VIOLATION",
  "ACCESS_FAILED",
  "INSUFFICIENT_PERMISSIONS",
  "INVALID_TOKEN",
  "LICENSE_EXCEEDED",
  "NOT_FOUND",
  "REQUEST_LIMITED",
  "LIMIT_EXCEEDED",
  "QUOTA_EXCEEDED",
  "UNEXPECTED_ERROR",
  "CONFLICT",
  "METHOD_NOT_ALLOWED",
  "invalid_request",
  "invalid_client",
  "invalid_grant",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
};

static void
test_platform (void)
{
  g_autoptr (SenderJson) list = sender_data_read ("explain/pingone.json");

  for (guint i = 0; i < G_N_ELEMENTS (platform_codes); i++)
    {
      const SenderExplanation *known = sender_explain_pingone (platform_codes[i]);

      g_test_message ("%s", platform_codes[i]);
      g_assert_nonnull (known);
      g_assert_cmpstr (known->name, ==, platform_codes[i]);
      g_assert_true (is_sentence (known->meaning));
      g_assert_true (is_sentence (known->next_step));
    }
  g_assert_cmpuint (sender_json_get_length (list), ==, G_N_ELEMENTS (platform_codes));
  g_assert_null (sender_explain_pingone ("invalid_data"));
  g_assert_null (sender_explain_pingone (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/reference", test_reference);
  g_test_add_func ("/explain/entries", test_entries);
  g_test_add_func ("/explain/known", test_known);
  g_test_add_func ("/explain/unknown", test_unknown);
  g_test_add_func ("/explain/platform", test_platform);
  return g_test_run ();
}
