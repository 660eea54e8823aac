/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"
#include "sender-test.h"

#include <string.h>

#define FROM "\"from\":{\"name\":\"Bank\",\"address\":\"bank@example.com\"}"

static void
test_defaults (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          answer = pingone_ask (rehearsal, bearer, "GET", SETTINGS, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (client_text (answer->json, "deliveryMode"), ==, "ALL");
  g_assert_cmpstr (client_text (answer->json, "from.address"), ==, "noreply@pingidentity.com");
  g_assert_cmpstr (client_text (answer->json, "from.name"), ==, "PingOne");
  g_assert_cmpuint (sender_json_get_length (client_find (answer->json,
                                                         "smsProvidersFallbackChain")),
                    ==, 0);
  g_assert_cmpstr (client_text (answer->json, "environment.id"), ==, ENVIRONMENT);
}

static void
test_replacing (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autofree char            *id = pingone_create (rehearsal, bearer, SENDER ("Studio"));
  g_autofree char            *body = NULL;
  g_autoptr (Answer)          full = NULL;
  g_autoptr (Answer)          bare = NULL;
  g_autoptr (Answer)          reset = NULL;

  body = g_strdup_printf ("{\"smsProvidersFallbackChain\":[\"%s\",\"PINGONE_TWILIO\"]," FROM
                          ",\"replyTo\":{\"address\":\"re@example.com\"},\"x-new\":[1.0],"
                          "\"updatedAt\":\"x\"}",
                          id);
  full = pingone_ask (rehearsal, bearer, "PUT", SETTINGS, body);
  g_assert_cmpuint (full->status, ==, 200);
  g_assert_cmpstr (client_text (full->json, "smsProvidersFallbackChain.0"), ==, id);
  g_assert_cmpstr (client_text (full->json, "from.address"), ==, "bank@example.com");
  g_assert_cmpstr (client_text (full->json, "x-new.0"), ==, "1.0");
  g_assert_cmpstr (client_text (full->json, "updatedAt"), !=, "x");
  /* The trap: what is left out goes. */
  bare = pingone_ask (rehearsal, bearer, "PUT", SETTINGS,
                      "{\"smsProvidersFallbackChain\":[\"PINGONE_TWILIO\"],\"deliveryMode\":"
                      "null}");
  g_assert_cmpstr (client_text (bare->json, "deliveryMode"), ==, "ALL");
  g_assert_cmpuint (bare->status, ==, 200);
  g_assert_cmpstr (client_text (bare->json, "from.address"), ==, "noreply@pingidentity.com");
  g_assert_null (client_find (bare->json, "replyTo"));
  g_assert_null (client_find (bare->json, "x-new"));
  reset = pingone_ask (rehearsal, bearer, "DELETE", SETTINGS, NULL);
  g_assert_cmpuint (reset->status, ==, 200);
  g_assert_cmpuint (sender_json_get_length (client_find (reset->json,
                                                         "smsProvidersFallbackChain")),
                    ==, 0);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *body;
    const char *code;
    const char *target;
  } cases[] = {
    { "{\"smsProvidersFallbackChain\":[\"nobody\"]}", "INVALID_VALUE",
      "smsProvidersFallbackChain" },
    { "{\"smsProvidersFallbackChain\":[7]}", "INVALID_VALUE", "smsProvidersFallbackChain" },
    { "{\"smsProvidersFallbackChain\":\"x\"}", "INVALID_VALUE", "smsProvidersFallbackChain" },
    { "{\"deliveryMode\":\"NONE\"}", "INVALID_VALUE", "deliveryMode" },
    { "{\"from\":{}}", "REQUIRED_VALUE", "from.address" },
    { "{\"replyTo\":7}", "INVALID_VALUE", "replyTo" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          post = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) answer = pingone_ask (rehearsal, bearer, "PUT", SETTINGS, cases[i].body);

      pingone_assert_detail (answer, cases[i].code, cases[i].target);
    }
  post = pingone_ask (rehearsal, bearer, "POST", SETTINGS, "{}");
  client_assert_error (post, 405, "INVALID_REQUEST");
}

/* An entry that nobody here knows may stay where it is, and can't come anew. */
static void
test_unknown_entries (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = pingone_sign_in (rehearsal);
  g_autoptr (Answer)          kept = NULL;
  g_autoptr (Answer)          gone = NULL;
  g_autoptr (Answer)          back = NULL;

  client_tell (rehearsal, "pingone/environments",
               "{\"settings\":{\"smsProvidersFallbackChain\":[\"novel\"]," FROM "}}");
  kept = pingone_ask (rehearsal, bearer, "PUT", SETTINGS,
                      "{\"smsProvidersFallbackChain\":[\"PINGONE_TWILIO\",\"novel\"]}");
  g_assert_cmpuint (kept->status, ==, 200);
  g_assert_cmpstr (client_text (kept->json, "smsProvidersFallbackChain.1"), ==, "novel");
  gone = pingone_ask (rehearsal, bearer, "PUT", SETTINGS, "{}");
  g_assert_cmpuint (gone->status, ==, 200);
  back = pingone_ask (rehearsal, bearer, "PUT", SETTINGS,
                      "{\"smsProvidersFallbackChain\":[\"novel\"]}");
  pingone_assert_detail (back, "INVALID_VALUE", "smsProvidersFallbackChain");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-settings/defaults", test_defaults);
  g_test_add_func ("/pingone-settings/replacing", test_replacing);
  g_test_add_func ("/pingone-settings/refusals", test_refusals);
  g_test_add_func ("/pingone-settings/unknown-entries", test_unknown_entries);
  return g_test_run ();
}
