/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-credential.h"

static void
test_names (void)
{
  static const char *const secret[] = {
    "Authorization",
    "proxy-authorization",
    "X-Api-Key",
    "apikey",
    "X-Auth",
    "X-Auth-Token",
    "X-Custom-Auth",
    "authToken",
    "Key",
    "X-Access-Key",
    "Client-Secret",
    "X-Password",
    "Cookie",
    "X-Signature",
    "Private-Token",
    "X-Authentication",
    "AccessKey",
    "Ocp-Apim-Subscription-Key",
  };
  static const char *const plain[] = {
    "",
    "Content-Type",
    "Accept",
    "User-Agent",
    "X-Author",
    "X-Monkey",
    "Idempotency-Key",
    "X-Token-Type",
    "X-Key-Id",
    "X-Secret-Version",
    "testheader",
    "X-Request-Id",
    "X-Auth-Method",
  };

  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    {
      g_test_message ("%s", secret[i]);
      g_assert_true (sender_credential_is_name (secret[i]));
      g_assert_true (sender_credential_is_header (secret[i], "x"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_false (sender_credential_is_name (plain[i]));
      g_assert_false (sender_credential_is_header (plain[i], "x"));
      g_assert_true (sender_credential_is_header (plain[i], " Bearer x"));
    }
}

static void
test_values (void)
{
  static const char *const empty[] = { "", "  ", "${token}", "Bearer ${token}", "<token>",
                                       "Bearer YOUR_TOKEN" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    g_assert_false (sender_credential_is_header ("Authorization", empty[i]));
  g_assert_false (sender_credential_is_header ("X", "Bearer"));
  g_assert_false (sender_credential_is_header ("X", "bearers of news"));
}

static void
test_looks (void)
{
  static const char *const random[] = {
    "0f3a9b2c7d1e4f5a6b8c9d0e1f2a3b4c",
    "q7Zt1LmW0yXb9RkE3aVc",
    "key=q7Zt1LmW0yXb9RkE3aVc;v=1",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
  };
  static const char *const plain[] = {
    "",
    "application/x-www-form-urlencoded; charset=utf-8",
    "application/vnd.northwind.api.v2+json",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15",
    "Northwind-Sender-2024-Import-Of-All",
    "northwind-2024-01-01-import",
    "AC0123456789abcdef0123456789abcdef",
    "2a9b6ad0-1c5f-4b3e-9d8a-7f6e5d4c3b2a",
    "https://example.com/q7Zt1LmW0yXb9RkE3aVc",
    "12345678901234567890123",
    "q7Zt1LmW0yXb9RkE",
    "a-1-b-2-c-3-d-4-e-5-f-6",
    "Wed, 21 Oct 2015 07:28:00 GMT",
  };

  for (guint i = 0; i < G_N_ELEMENTS (random); i++)
    {
      g_test_message ("%s", random[i]);
      g_assert_true (sender_credential_looks_random (random[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_false (sender_credential_looks_random (plain[i]));
    }
}

/* The example of RFC 7617. */
static void
test_basic (void)
{
  g_autofree char *value = sender_credential_dup_basic ("Aladdin", "open sesame");

  g_assert_cmpstr (value, ==, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credential/names", test_names);
  g_test_add_func ("/credential/values", test_values);
  g_test_add_func ("/credential/looks", test_looks);
  g_test_add_func ("/credential/basic", test_basic);
  return g_test_run ();
}
