/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

static char *
route (const char *url,
       gpointer    user_data,
       GError    **error)
{
  g_autofree char *path = g_strconcat ("/", url + strlen ("https://"), NULL);

  return stub_server_dup_url (user_data, path);
}

SenderConfig *
platform_make_config (void)
{
  SenderConfig *config = sender_config_new ();

  sender_test_config_edit (config, "environment.region=EU;;environment.id=" PLATFORM_ENVIRONMENT
                                   ";;pingone.worker-environment=" PLATFORM_WORKER
                                   ";;pingone.client-id=" PLATFORM_CLIENT);
  return config;
}

SenderPlatform *
platform_make (StubServer *server,
               const char *edits)
{
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderConfig)    config = platform_make_config ();
  g_autoptr (GError)          error = NULL;
  SenderPlatform             *platform = NULL;

  if (edits != NULL)
    sender_test_config_edit (config, edits);
  sender_transport_set_router (transport, route, server, NULL);
  platform = sender_platform_new (transport, config, PLATFORM_SECRET, &error);
  g_assert_no_error (error);
  sender_platform_set_pace (platform, 0.0);
  return platform;
}

void
platform_issue_token (StubServer *server)
{
  stub_server_add_answer (server, "POST " PLATFORM_TOKEN_PATH " ", 200, NULL,
                          "{\"access_token\":\"" PLATFORM_TOKEN
                          "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
}

SenderJson *
platform_get (SenderPlatform        *platform,
              SenderPlatformResource resource,
              const char            *a,
              const char            *b,
              SenderPlatformFault  **fault,
              GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_platform_get_async (platform, resource, a, b, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "an answer");
  return sender_platform_get_finish (platform, result, fault, error);
}

gboolean
platform_write (SenderPlatform        *platform,
                SenderPlatformWrite    write,
                SenderPlatformResource resource,
                const char            *a,
                const char            *json,
                SenderPlatformWritten *written,
                GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderJson)   body = json != NULL ? sender_json_parse (json, -1, NULL) : NULL;

  sender_platform_write_async (platform, write, resource, a, NULL, body, NULL, NULL, NULL,
                               sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the write");
  return sender_platform_write_finish (platform, result, written, error);
}

guint
platform_count_calls (StubServer *server)
{
  static const char *const methods[] = { "GET", "POST", "PUT", "DELETE" };
  guint                    n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *start = g_strconcat (methods[i], " /api.pingone.eu/", NULL);

      n += stub_server_count_requests (server, start);
    }
  return n;
}

void
platform_assert_silent (const char *text)
{
  static const char *const secrets[] = { PLATFORM_SECRET, "s3cret", "eyJhbGciOi", "provider-pw",
                                         "s3cret%2Bof%2Fthe%3Dworker" };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      g_error ("“%s” tells a secret", text);
}
