/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-error.h"
#include "sender-platform-token.h"
#include "sender-test.h"

#include <string.h>

/* The token: how it is asked for, how long it is kept, who shares it. */

#define TOKEN(token, seconds) \
  "{\"access_token\":\"" token "\",\"token_type\":\"bearer\",\"expires_in\":" seconds "}"
#define ASKED "POST " PLATFORM_TOKEN_PATH " "
#define PLATFORM_ENCODED "s3cret%2Bof%2Fthe%3Dworker"

static void
read_settings (SenderPlatform *platform,
               GError        **error)
{
  SenderJson *json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, NULL, error);

  g_clear_pointer (&json, sender_json_unref);
}

/* Basic: the secret is in the header only, and only the token goes to the API. */
static void
test_basic (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GError)         error = NULL;
  const char                *pair = PLATFORM_CLIENT ":" PLATFORM_ENCODED;
  g_autofree char           *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char           *header = g_strdup_printf ("\r\nAuthorization: Basic %s\r\n", encoded);

  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
  read_settings (platform, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (stub_server_get_request (server, 0), header));
  g_assert_cmpstr (stub_server_get_request_body (server, 0), ==, "grant_type=client_credentials");
  g_assert_nonnull (strstr (stub_server_get_request (server, 1),
                            "\r\nAuthorization: Bearer " PLATFORM_TOKEN "\r\n"));
  g_assert_null (strstr (stub_server_get_request (server, 1), encoded));
}

static void
test_post (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server,
                                                       "pingone.client-authentication=post");
  g_autoptr (GError)         error = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
  read_settings (platform, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (stub_server_get_request (server, 0), "Authorization"));
  g_assert_cmpstr (stub_server_get_request_body (server, 0), ==,
                   "grant_type=client_credentials&client_id=" PLATFORM_CLIENT
                   "&client_secret=" PLATFORM_ENCODED);
}

/* A custom domain stands for the environment, and issues tokens only. */
static void
test_domain (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server,
                                                       "environment.domain=auth.example.com");
  g_autoptr (GError)         error = NULL;

  stub_server_add_answer (server, "POST /auth.example.com/as/token ", 200, NULL,
                          TOKEN ("x", "3600"));
  stub_server_add_answer (server, "GET " PLATFORM_API_PATH, 200, NULL, PLATFORM_EMPTY);
  read_settings (platform, &error);
  g_assert_no_error (error);
}

/* It is kept as long as a minute is left. */
static void
test_lifetime (void)
{
  static const struct
  {
    const char *answer;
    guint       n_asked; /* for two reads */
  } cases[] = {
    { TOKEN ("x", "3600"), 1 },
    { TOKEN ("x", "70"), 1 },
    { TOKEN ("x", "59"), 2 },
    { TOKEN ("x", "0"), 2 },
    { "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autoptr (GError)         error = NULL;

      stub_server_add_answer (server, ASKED, 200, NULL, cases[i].answer);
      stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
      read_settings (platform, &error);
      g_assert_no_error (error);
      read_settings (platform, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (stub_server_count_requests (server, ASKED), ==, cases[i].n_asked);
    }
}

/* After a 401 it is renewed, once; a second 401 is the answer. */
static void
test_refused (void)
{
  for (guint n_refusals = 1; n_refusals <= 2; n_refusals++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autoptr (GError)         error = NULL;

      stub_server_add_answer (server, ASKED, 200, NULL, TOKEN ("first", "3600"));
      stub_server_add_answer (server, ASKED, 200, NULL, TOKEN ("second", "3600"));
      for (guint i = 0; i < n_refusals; i++)
        stub_server_add_answer (server, "GET ", 401, NULL,
                                "{\"code\":\"ACCESS_FAILED\",\"details\":[{\"code\":"
                                "\"INVALID_TOKEN\"}]}");
      stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
      read_settings (platform, &error);
      if (n_refusals == 1)
        g_assert_no_error (error);
      else
        g_assert_error (error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED);
      g_assert_cmpuint (stub_server_count_requests (server, ASKED), ==, 2);
      g_assert_cmpuint (platform_count_calls (server), ==, 2);
      g_assert_nonnull (strstr (stub_server_get_request (server, 1), "Bearer first\r\n"));
      g_assert_nonnull (strstr (stub_server_get_request (server, 3), "Bearer second\r\n"));
    }
}

static const struct
{
  guint       status;
  const char *body;
  SenderError error;
  guint       n_asked;
} refusals[] = {
  { 400, "{\"error\":\"invalid_request\"}", SENDER_ERROR_REFUSED, 1 },
  { 401, "{\"error\":\"invalid_client\"}", SENDER_ERROR_UNAUTHORIZED, 1 },
  { 404, "{\"code\":\"NOT_FOUND\"}", SENDER_ERROR_NOT_FOUND, 1 },
  { 302, "", SENDER_ERROR_REFUSED, 1 },
  { 429, "", SENDER_ERROR_RATE_LIMITED, 4 },
  { 503, "", SENDER_ERROR_SERVER, 3 },
  { 200, "no JSON", SENDER_ERROR_BAD_REPLY, 1 },
  { 200, "[]", SENDER_ERROR_BAD_REPLY, 1 },
  { 200, "{\"access_token\":\"\",\"token_type\":\"Bearer\"}", SENDER_ERROR_BAD_REPLY, 1 },
  { 200, "{\"access_token\":\"a\\r\\nb: c\",\"token_type\":\"Bearer\"}", SENDER_ERROR_BAD_REPLY,
    1 },
  { 200, "{\"access_token\":\"x\",\"token_type\":\"mac\"}", SENDER_ERROR_BAD_REPLY, 1 },
  { 200, "{\"access_token\":\"x\"}", SENDER_ERROR_BAD_REPLY, 1 },
  { 200, "{\"" PLATFORM_TOKEN "\":1,\"" PLATFORM_TOKEN "\":2}", SENDER_ERROR_BAD_REPLY, 1 },
};

/* Without a token nothing is asked of the API, and nobody learns the secret. */
static void
test_no_token (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (StubServer)          server = stub_server_new ();
      g_autoptr (SenderPlatform)      platform = platform_make (server, NULL);
      g_autoptr (SenderPlatformFault) fault = NULL;
      g_autoptr (GError)              error = NULL;
      g_autoptr (SenderJson)          json = NULL;

      g_test_message ("%u %s", refusals[i].status, refusals[i].body);
      stub_server_add_answer (server, ASKED, refusals[i].status, NULL, refusals[i].body);
      json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, &fault, &error);
      g_assert_null (json);
      g_assert_error (error, SENDER_ERROR, (int) refusals[i].error);
      platform_assert_silent (error->message);
      g_assert_true (fault->is_token);
      g_assert_cmpuint (fault->status, ==, refusals[i].status);
      g_assert_cmpuint (stub_server_count_requests (server, ASKED), ==, refusals[i].n_asked);
      g_assert_cmpuint (platform_count_calls (server), ==, 0);
    }
}

#define N_READERS 3

/* Those who ask at once share one token; one who has enough disturbs nobody. */
static void
test_shared (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GCancellable)   enough = g_cancellable_new ();
  GAsyncResult              *results[N_READERS] = { NULL };

  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
  for (guint i = 0; i < N_READERS; i++)
    sender_platform_get_async (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL,
                               i == 0 ? enough : NULL, sender_test_result_cb, &results[i]);
  g_cancellable_cancel (enough);
  for (guint i = 0; i < N_READERS; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderJson)   json = NULL;

      sender_test_wait_result (&results[i], "an answer");
      result = g_steal_pointer (&results[i]);
      json = sender_platform_get_finish (platform, result, NULL, &error);
      if (i == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
    }
  g_assert_cmpuint (stub_server_count_requests (server, ASKED), ==, 1);
}

static gboolean
was_asked (gpointer user_data)
{
  return stub_server_get_n_requests (user_data) > 0;
}

/* When nobody waits any more, nothing is fetched; who comes then gets one all the same. */
static void
test_abandoned (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GCancellable)   enough = g_cancellable_new ();
  g_autoptr (GAsyncResult)   first = NULL;
  g_autoptr (GError)         error = NULL;

  stub_server_play (server, { STUB_READ }, { STUB_HANG });
  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
  sender_platform_get_async (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, enough,
                             sender_test_result_cb, &first);
  sender_test_wait_until (was_asked, server, "the request for a token");
  g_cancellable_cancel (enough);
  sender_test_wait_result (&first, "the end");
  g_assert_null (sender_platform_get_finish (platform, first, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  read_settings (platform, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform-token/basic", test_basic);
  g_test_add_func ("/platform-token/post", test_post);
  g_test_add_func ("/platform-token/domain", test_domain);
  g_test_add_func ("/platform-token/lifetime", test_lifetime);
  g_test_add_func ("/platform-token/refused", test_refused);
  g_test_add_func ("/platform-token/no-token", test_no_token);
  g_test_add_func ("/platform-token/shared", test_shared);
  g_test_add_func ("/platform-token/abandoned", test_abandoned);
  return g_test_run ();
}
