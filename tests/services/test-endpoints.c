/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-endpoints.h"
#include "sender-error.h"
#include "sender-test.h"

#include <string.h>

/* Where requests go while services are redirected: to loopback, or nowhere. */

#define ALL \
  "studio=http://127.0.0.1:4010,api=http://localhost:4011/, pingone-auth=http://[::1]:4012,,"

static void
test_map (void)
{
  static const struct
  {
    const char *url;
    const char *mapped; /* (nullable): refused */
  } cases[] = {
    { "https://studio.twilio.com/v2/Flows?a=%20b", "http://127.0.0.1:4010/v2/Flows?a=%20b" },
    { "https://STUDIO.dublin.ie1.twilio.com/v2", "http://127.0.0.1:4010/v2" },
    { "https://api.dublin.ie1.twilio.com/2010-04-01", "http://localhost:4011/2010-04-01" },
    { "https://api.twilio.com", "http://localhost:4011" },
    { "https://auth.pingone.eu/x", "http://[::1]:4012/x" },
    { "https://auth.pingone.com.au/x", "http://[::1]:4012/x" },
    { "https://api.pingone.eu/v1", NULL },
    { "https://messaging.twilio.com/", NULL },
    { "https://studio.twilio.com.example.com/", NULL },
    { "https://studio.example.com/", NULL },
    { "https://evil-studio.twilio.com/", NULL },
    { "https://example.com/", NULL },
    { "http://127.0.0.1:4010/", NULL },
    { "no URL", NULL },
  };
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (ALL, &error);

  g_assert_no_error (error);
  g_assert_true (sender_endpoints_is_simulated (endpoints));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) refused = NULL;
      g_autofree char   *mapped = sender_endpoints_map (endpoints, cases[i].url, &refused);

      g_assert_cmpstr (mapped, ==, cases[i].mapped);
      if (mapped == NULL)
        sender_test_assert_error (refused, SENDER_ERROR_BLOCKED, "nothing is sent there");
    }
}

/* Without redirection everything goes where it wants to. */
static void
test_none (void)
{
  static const char *const texts[] = { NULL, "", " , " };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError)          error = NULL;
      g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (texts[i], &error);
      g_autofree char            *mapped =
        sender_endpoints_map (endpoints, "https://example.com/a?b", &error);

      g_assert_no_error (error);
      g_assert_false (sender_endpoints_is_simulated (endpoints));
      g_assert_cmpstr (mapped, ==, "https://example.com/a?b");
    }
}

/* Whatever is wrong, what was entered is not in the message: it may hold a password. */
static void
test_wrong (void)
{
  static const struct
  {
    const char *text;
    const char *fragment;
  } cases[] = {
    { "studio", "entry 1" },
    { "studio=http://127.0.0.1:1,http://user:hunter2@127.0.0.1/", "entry 2" },
    { "https://user:hunter2@127.0.0.1/?a=b", "entry 1" },
    { "nobody=http://127.0.0.1:1", "entry 1" },
    { "studio=http://user:hunter2@127.0.0.1:1", "“studio”" },
    { "studio=hunter2", "“studio”" },
    { "studio=", "“studio”" },
    { "studio=http://192.0.2.1", "loopback" },
    { "studio=http://127.0.0.1.example.com", "loopback" },
    { "studio=http://127.0.0.1:1/path", "loopback" },
    { "studio=http://127.0.0.1:1/?query=hunter2", "loopback" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)          error = NULL;
      g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (cases[i].text, &error);

      g_assert_null (endpoints);
      sender_test_assert_error (error, SENDER_ERROR_INVALID, cases[i].fragment);
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

static void
test_secret_url (void)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (ALL, &error);
  g_autofree char            *mapped =
    sender_endpoints_map (endpoints, "https://user:hunter2@studio.twilio.com/v2", &error);

  g_assert_null (mapped);
  sender_test_assert_error (error, SENDER_ERROR_BLOCKED, "can’t be read");
  g_assert_null (strstr (error->message, "hunter2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/endpoints/map", test_map);
  g_test_add_func ("/endpoints/none", test_none);
  g_test_add_func ("/endpoints/wrong", test_wrong);
  g_test_add_func ("/endpoints/secret-url", test_secret_url);
  return g_test_run ();
}
