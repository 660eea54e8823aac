/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-endpoints.h"
#include "sender-environment.h"
#include "sender-error.h"
#include "sender-test.h"
#include "stub-server.h"

#include <string.h>

#define STUDIO "http://127.0.0.1:4010"
#define API "http://localhost:4011"

static const struct
{
  const char *url;
  const char *mapped; /* NULL: blocked */
} routes[] = {
  { "https://studio.twilio.com/v2/Flows", STUDIO "/v2/Flows" },
  { "https://STUDIO.twilio.com/v2/Flows?a=b", STUDIO "/v2/Flows?a=b" },
  { "https://studio.dublin.ie1.twilio.com/v2", STUDIO "/v2" },
  { "https://api.twilio.com/2010-04-01", API "/2010-04-01" },
  { "https://api.sydney.au1.twilio.com/", API "/" },
  { "https://messaging.twilio.com/v1", NULL },
  { "https://studio.twilio.com.example.com/", NULL },
  { "https://example.com/", NULL },
  { "https://evil-studio.twilio.com/", NULL },
  { "https://studio.example.com/", NULL },
  { "https://user:hunter2@studio.twilio.com/v2", NULL },
  { "https://api.pingone.com/v1", NULL },
  { "http://127.0.0.1:9/", NULL },
  { "no url", NULL },
};

static void
test_routes (void)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderEndpoints) endpoints =
    sender_endpoints_new (" studio=" STUDIO "/, api=" API ",", &error);

  g_assert_no_error (error);
  g_assert_true (sender_endpoints_is_simulated (endpoints));
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autoptr (GError) refused = NULL;
      g_autofree char   *mapped = sender_endpoints_map (endpoints, routes[i].url, &refused);

      g_test_message ("%s", routes[i].url);
      g_assert_cmpstr (mapped, ==, routes[i].mapped);
      if (mapped == NULL)
        {
          sender_test_assert_error (refused, SENDER_ERROR_BLOCKED, "nothing is sent there");
          g_assert_null (strstr (refused->message, "hunter2"));
        }
    }
}

static void
test_none (void)
{
  g_autoptr (SenderEndpoints) none = sender_endpoints_new (NULL, NULL);
  g_autoptr (SenderEndpoints) same = sender_endpoints_ref (none);
  g_autofree char            *mapped = sender_endpoints_map (none, "https://example.com/x", NULL);
  g_autoptr (SenderTransport) transport = sender_endpoints_make_transport (same);

  g_assert_false (sender_endpoints_is_simulated (none));
  g_assert_cmpstr (mapped, ==, "https://example.com/x");
  g_assert_nonnull (transport);
}

static const struct
{
  const char *text;
  const char *message;
} bad[] = {
  { "studio", "SERVICE=URL" },
  { "studio=http://127.0.0.1:1,http://user:hunter2@127.0.0.1/", "entry 2" },
  { "https://user:hunter2@127.0.0.1/?a=b", "entry 1" },
  { "fax=http://127.0.0.1:1", "entry 1" },
  { "studio=http://user:hunter2@127.0.0.1:1", "“studio”" },
  { "studio=http://127.0.0.1.example.com", "loopback" },
  { "studio=http://192.0.2.1:1", "loopback" },
  { "studio=https://example.com", "loopback" },
  { "studio=http://127.0.0.1:1/path", "loopback" },
  { "studio=http://127.0.0.1:1/?q", "loopback" },
  { "studio=ftp://127.0.0.1", "loopback" },
  { "studio=http://user@127.0.0.1", "loopback" },
  { "studio=", "loopback" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (sender_endpoints_new (bad[i].text, &error));
      sender_test_assert_error (error, SENDER_ERROR_INVALID, bad[i].message);
      /* What was entered may hold a password. */
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

static void
test_every_service (void)
{
  static const struct
  {
    const char *service;
    const char *url;
  } services[] = {
    { "messaging", "https://messaging.twilio.com/" },
    { "lookups", "https://lookups.twilio.com/" },
    { "accounts", "https://accounts.twilio.com/" },
    { "voice", "https://voice.twilio.com/" },
    { "pingone-auth", "https://auth.pingone.com.au/" },
    { "pingone-api", "https://api.pingone.sg/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autofree char            *text = g_strdup_printf ("%s=http://[::1]:5", services[i].service);
      g_autoptr (GError)          error = NULL;
      g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, &error);
      g_autofree char            *mapped = NULL;

      g_assert_no_error (error);
      mapped = sender_endpoints_map (endpoints, services[i].url, &error);
      g_assert_cmpstr (mapped, ==, "http://[::1]:5/");
    }
}

/* A region's hosts are known; of custom domains only that of the configuration is. */
static void
test_platform (void)
{
  static const struct
  {
    const char *domain;
    const char *url;
    const char *mapped; /* to which server; NULL: blocked */
  } cases[] = {
    { "", "https://auth.pingone.eu/x", "auth" },
    { "", "https://AUTH.pingone.com.au/x", "auth" },
    { "", "https://api.pingone.asia/x", "api" },
    { "", "https://auth.example.com/as/token", NULL },
    { "", "https://auth.pingone.example.com/", NULL },
    { "", "https://api.pingone.eu.example.com/", NULL },
    { "auth.example.com", "https://auth.example.com/as/token", "auth" },
    { "Auth.example.com", "https://auth.EXAMPLE.com/as/token", "auth" },
    { "auth.example.com", "https://api.pingone.eu/x", "api" },
    { "auth.example.com", "https://evil.auth.example.com/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer) auth = stub_server_new ();
      g_autoptr (StubServer) api = stub_server_new ();
      g_autofree char       *auth_base = stub_server_dup_url (auth, "");
      g_autofree char       *api_base = stub_server_dup_url (api, "");
      g_autofree char       *text =
        g_strdup_printf ("pingone-auth=%s,pingone-api=%s", auth_base, api_base);
      g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, NULL);
      g_autoptr (SenderConfig)    config = sender_config_new ();
      g_autoptr (SenderTransport) transport = NULL;
      g_autoptr (SenderRequest)   request = sender_request_new ("GET", cases[i].url);
      g_autoptr (GAsyncResult)    result = NULL;
      g_autoptr (SenderResponse)  response = NULL;
      g_autoptr (GError)          error = NULL;

      g_test_message ("%s", cases[i].url);
      g_object_set (sender_config_get_environment (config), "domain", cases[i].domain, NULL);
      transport = sender_endpoints_make_platform_transport (endpoints, config);
      sender_transport_send_async (transport, request, NULL, sender_test_result_cb, &result);
      sender_test_wait_result (&result, "the end");
      response = sender_transport_send_finish (transport, result, NULL, &error);
      if (cases[i].mapped == NULL)
        {
          g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BLOCKED);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (stub_server_get_n_requests (auth), ==,
                        g_str_equal (cases[i].mapped, "auth"));
      g_assert_cmpuint (stub_server_get_n_requests (api), ==,
                        g_str_equal (cases[i].mapped, "api"));
    }
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redirection/routes", test_routes);
  g_test_add_func ("/redirection/none", test_none);
  g_test_add_func ("/redirection/bad", test_bad);
  g_test_add_func ("/redirection/every-service", test_every_service);
  g_test_add_func ("/redirection/platform", test_platform);
  return g_test_run ();
}
