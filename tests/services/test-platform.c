/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-endpoints.h"
#include "sender-error.h"
#include "sender-pingone-stand-in.h"
#include "sender-rehearsal.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

/* The typed client: where it reads, how pages become one list, what it repeats. */

static const struct
{
  SenderPlatformResource resource;
  const char            *a;
  const char            *b;
  const char            *target; /* NULL: refused */
} targets[] = {
  { SENDER_PLATFORM_SENDERS, NULL, NULL, "/notificationsSettings/phoneDeliverySettings" },
  { SENDER_PLATFORM_SENDER, PLATFORM_SENDER, NULL,
    "/notificationsSettings/phoneDeliverySettings/" PLATFORM_SENDER },
  { SENDER_PLATFORM_SETTINGS, NULL, NULL, "/notificationsSettings" },
  { SENDER_PLATFORM_POLICIES, NULL, NULL, "/notificationsPolicies" },
  { SENDER_PLATFORM_TEMPLATES, NULL, NULL, "/templates" },
  { SENDER_PLATFORM_TEMPLATE, "strong_authentication", NULL, "/templates/strong_authentication" },
  { SENDER_PLATFORM_TEMPLATE, "a/b?c#d é", NULL, "/templates/a%2Fb%3Fc%23d%20%C3%A9" },
  { SENDER_PLATFORM_CONTENTS, "general", NULL, "/templates/general/contents" },
  { SENDER_PLATFORM_CONTENT, "general", "x/y", "/templates/general/contents/x%2Fy" },
  { SENDER_PLATFORM_LANGUAGES, NULL, NULL, "/languages" },
  { SENDER_PLATFORM_USERS, "o\"neill\\ &é", NULL,
    "/users?filter=username%20eq%20%22o%5C%22neill%5C%5C%20%26%C3%A9%22" },
  { SENDER_PLATFORM_USER, PLATFORM_SENDER, NULL, "/users/" PLATFORM_SENDER },
  { SENDER_PLATFORM_ENVIRONMENT, NULL, NULL, "" },
  { SENDER_PLATFORM_SENDER, NULL, NULL, NULL },
  { SENDER_PLATFORM_SENDER, "", NULL, NULL },
  { SENDER_PLATFORM_TEMPLATE, "..", NULL, NULL },
  { SENDER_PLATFORM_TEMPLATE, ".", NULL, NULL },
  { SENDER_PLATFORM_CONTENT, "general", NULL, NULL },
  { SENDER_PLATFORM_CONTENT, "general", "..", NULL },
};

static void
test_targets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autoptr (GError)         error = NULL;
      g_autofree char           *line = NULL;
      g_autoptr (SenderJson)     json = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "GET ", 200, NULL, PLATFORM_EMPTY);
      json = platform_get (platform, targets[i].resource, targets[i].a, targets[i].b, NULL, &error);
      if (targets[i].target == NULL)
        {
          g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
          g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
          continue;
        }
      g_assert_no_error (error);
      line = g_strdup_printf ("GET " PLATFORM_API_PATH "%s HTTP/1.1\r\n", targets[i].target);
      g_assert_true (g_str_has_prefix (stub_server_get_request (server, 1), line));
    }
}

/* Nothing of an object is lost or changed. */
static void
test_verbatim (void)
{
  const char *sent =
    "{\"z\":12345678901234567890,\"a\":1.50,\"_links\":{\"next\":{\"href\":\"x\"}},"
    "\"unknown\":[null,{\"y\":\"\\u00e9\"}]}";
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (SenderJson)     expected = sender_json_parse (sent, -1, NULL);
  g_autoptr (SenderJson)     json = NULL;
  g_autofree char           *a = NULL;
  g_autofree char           *b = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL, sent);
  json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, NULL, NULL);
  a = sender_json_to_string (json);
  b = sender_json_to_string (expected);
  g_assert_cmpstr (a, ==, b);
}

#define NEXT(path) "\"_links\":{\"self\":{\"href\":\"s\"},\"next\":{\"href\":\"" path "\"}}"
#define BY_PATH "/v1/environments/" PLATFORM_ENVIRONMENT "/templates?cursor=2"
#define SECOND "https://api.pingone.eu" BY_PATH
#define PAGE(items) "\"count\":3,\"_embedded\":{\"templates\":[" items "]}"

#define ONE "{\"id\":\"1\"}"

/* The address of the page after it may be relative (RFC 3986, 5.2). */
static void
test_pages (gconstpointer user_data)
{
  const char                *next = user_data;
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (SenderJson)     json = NULL;
  g_autoptr (GError)         error = NULL;
  g_autofree char           *first =
    g_strdup_printf ("{" NEXT ("%s") "," PAGE (ONE "," ONE) "}", next);
  g_autofree char *text = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "GET " PLATFORM_API_PATH "/templates ", 200, NULL, first);
  stub_server_add_answer (server, "GET " PLATFORM_API_PATH "/templates?cursor=2 ", 200, NULL,
                          "{\"_links\":{}," PAGE (ONE) "}");
  json = platform_get (platform, SENDER_PLATFORM_TEMPLATES, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = sender_json_to_string (json);
  g_assert_cmpstr (text, ==,
                   "{\"_links\":{\"self\":{\"href\":\"s\"}}," PAGE (ONE "," ONE "," ONE) "}");
  g_assert_cmpuint (platform_count_calls (server), ==, 2);
}

/* The token goes nowhere else, and a list that would be cut off is an error. */
static void
test_foreign_pages (void)
{
  static const char *const nexts[] = {
    "https://evil.example.com/v1/templates",
    "https://api.pingone.com/v1/templates",
    "https://auth.pingone.eu/v1/templates",
    "http://api.pingone.eu/v1/templates",
    "https://api.pingone.eu:444/v1/templates",
    "https://api.pingone.eu.example.com/",
    "https://api.pingone.eu@evil.example.com/next",
    "//evil.example.com/next",
    "mailto:nobody@example.com",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autofree char           *page =
        g_strdup_printf ("{\"_links\":{\"next\":{\"href\":\"%s\"}},\"_embedded\":{}}", nexts[i]);
      g_autoptr (GError)     error = NULL;
      g_autoptr (SenderJson) json = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "GET ", 200, NULL, page);
      json = platform_get (platform, SENDER_PLATFORM_TEMPLATES, NULL, NULL, NULL, &error);
      g_assert_null (json);
      sender_test_assert_error (error, SENDER_ERROR_BAD_REPLY, "https://api.pingone.eu");
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, 2);
    }
}

/* What is no list is not an empty one, be it the first page or a later one. */
static void
test_odd_pages (void)
{
  static const char *const odd[] = { "{}", "{\"_embedded\":7}", "{\"_links\":{}}",
                                     "{\"_embedded\":{\"templates\":[7]}}" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autoptr (GError)         error = NULL;
      const char                *answer = odd[i / 2];
      gboolean                   is_later = i % 2 == 1;

      platform_issue_token (server);
      stub_server_add_answer (server, "GET " PLATFORM_API_PATH "/templates ", 200, NULL,
                              is_later ? "{" NEXT (SECOND) "," PAGE (ONE) "}" : answer);
      stub_server_add_answer (server, "GET " PLATFORM_API_PATH "/templates?cursor=2 ", 200, NULL,
                              answer);
      g_test_message ("%s", answer);
      g_assert_null (platform_get (platform, SENDER_PLATFORM_TEMPLATES, NULL, NULL, NULL, &error));
      sender_test_assert_error (error, SENDER_ERROR_BAD_REPLY, "list");
    }
}

static void
test_endless_pages (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderJson)     json = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL, "{" NEXT (SECOND) "," PAGE (ONE) "}");
  json = platform_get (platform, SENDER_PLATFORM_TEMPLATES, NULL, NULL, NULL, &error);
  g_assert_null (json);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_TOO_LARGE);
  g_assert_cmpuint (platform_count_calls (server), ==, 50);
}

/* What a read comes to, and how often it is asked. */
static const struct
{
  guint       status;
  const char *headers;
  const char *body;
  SenderError error;
  guint       n_calls;
} answers[] = {
  { 302, "Location: https://evil.example.com/\r\n", "", SENDER_ERROR_REFUSED, 1 },
  { 400, NULL, "{\"code\":\"INVALID_DATA\"}", SENDER_ERROR_REFUSED, 1 },
  { 401, NULL, "", SENDER_ERROR_UNAUTHORIZED, 2 },
  { 403, NULL, "", SENDER_ERROR_FORBIDDEN, 1 },
  { 404, NULL, "<html>", SENDER_ERROR_NOT_FOUND, 1 },
  { 409, NULL, "", SENDER_ERROR_CONFLICT, 1 },
  { 429, NULL, "", SENDER_ERROR_RATE_LIMITED, 4 },
  { 429, "Retry-After: 5\r\n", "", SENDER_ERROR_RATE_LIMITED, 4 },
  { 429, "Retry-After: 9\r\n", "", SENDER_ERROR_RATE_LIMITED, 3 },
  { 429, "Retry-After: 11\r\n", "", SENDER_ERROR_RATE_LIMITED, 1 },
  { 500, NULL, "", SENDER_ERROR_SERVER, 3 },
  { 503, "Retry-After: 60\r\n", "", SENDER_ERROR_SERVER, 1 },
  { 200, NULL, "{\"a\":1,\"a\":2}", SENDER_ERROR_BAD_REPLY, 1 },
  { 200, NULL, "[]", SENDER_ERROR_BAD_REPLY, 1 },
  { 204, NULL, NULL, SENDER_ERROR_BAD_REPLY, 1 },
};

static void
test_answers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (StubServer)          server = stub_server_new ();
      g_autoptr (SenderPlatform)      platform = platform_make (server, NULL);
      g_autoptr (SenderPlatformFault) fault = NULL;
      g_autoptr (GError)              error = NULL;
      g_autoptr (SenderJson)          json = NULL;

      g_test_message ("%u %s", answers[i].status, answers[i].headers);
      platform_issue_token (server);
      stub_server_add_answer (server, "GET ", answers[i].status, answers[i].headers,
                              answers[i].body);
      json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, &fault, &error);
      g_assert_null (json);
      g_assert_error (error, SENDER_ERROR, (int) answers[i].error);
      g_assert_cmpuint (fault->status, ==, answers[i].status);
      g_assert_false (fault->is_token);
      g_assert_cmpuint (platform_count_calls (server), ==, answers[i].n_calls);
    }
}

/* What passes is told of to nobody. */
static void
test_passing (void)
{
  static const guint statuses[] = { 429, 500, 503 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (StubServer)          server = stub_server_new ();
      g_autoptr (SenderPlatform)      platform = platform_make (server, NULL);
      g_autoptr (SenderPlatformFault) fault = NULL;
      g_autoptr (GError)              error = NULL;
      g_autoptr (SenderJson)          json = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "GET ", statuses[i], NULL, "");
      stub_server_add_answer (server, "GET ", 200, NULL, "{\"a\":1}");
      json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, &fault, &error);
      g_assert_no_error (error);
      g_assert_nonnull (json);
      g_assert_null (fault);
    }
}

static void
test_cut (void)
{
  g_autoptr (StubServer)          server = stub_server_new ();
  g_autoptr (SenderPlatform)      platform = platform_make (server, NULL);
  g_autoptr (SenderPlatformFault) fault = NULL;
  g_autoptr (GError)              error = NULL;
  g_autoptr (SenderJson)          json = NULL;

  platform_issue_token (server);
  stub_server_react (server, "GET ",
                     { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{" });
  json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, &fault, &error);
  g_assert_null (json);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_CUT);
  g_assert_cmpuint (fault->status, ==, 0);
  g_assert_cmpuint (platform_count_calls (server), ==, 3);
}

static void
test_too_large (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderJson)     json = NULL;

  platform_issue_token (server);
  stub_server_react (server, "GET ",
                     { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" },
                     { STUB_SEND, "0123456789", 200000 });
  json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, NULL, &error);
  g_assert_null (json);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_TOO_LARGE);
  g_assert_cmpuint (platform_count_calls (server), ==, 1);
}

static gboolean
was_called (gpointer user_data)
{
  return platform_count_calls (user_data) > 0;
}

static void
test_cancel (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (GError)         error = NULL;

  platform_issue_token (server);
  stub_server_react (server, "GET ", { STUB_HANG });
  sender_platform_get_async (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, cancellable,
                             sender_test_result_cb, &result);
  sender_test_wait_until (was_called, server, "the request");
  g_cancellable_cancel (cancellable);
  sender_test_wait_result (&result, "the end");
  g_assert_null (sender_platform_get_finish (platform, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What lacks is named before anything is asked. */
static void
test_incomplete (void)
{
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderConfig)    config = sender_config_new ();
  g_autoptr (GError)          error = NULL;

  g_assert_null (sender_platform_new (transport, config, PLATFORM_SECRET, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "environment.id");
}

static SenderPlatform *
make_rehearsed (SenderRehearsal *rehearsal,
                const char      *edits)
{
  g_autofree char            *text = sender_rehearsal_dup_endpoints (rehearsal);
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, NULL);
  g_autoptr (SenderConfig)    config = sender_config_new ();
  g_autoptr (SenderTransport) transport = NULL;
  g_autoptr (GError)          error = NULL;
  SenderPlatform             *platform = NULL;

  sender_test_config_edit (config, "environment.id=" SENDER_PINGONE_DEFAULT_ENVIRONMENT
                                   ";;pingone.client-id=" SENDER_PINGONE_DEFAULT_CLIENT);
  if (edits != NULL)
    sender_test_config_edit (config, edits);
  transport = sender_endpoints_make_platform_transport (endpoints, config);
  platform = sender_platform_new (transport, config, SENDER_PINGONE_DEFAULT_SECRET, &error);
  g_assert_no_error (error);
  return platform;
}

/* The stand-in and the client understand each other, with and without a custom domain. */
static void
test_rehearsal (void)
{
  static const struct
  {
    const char *edits; /* (nullable) */
    gboolean    is_good;
  } cases[] = {
    { NULL, TRUE },
    { "environment.region=EU", TRUE },
    { "environment.domain=auth.example.com", TRUE },
    { "pingone.client-authentication=post", FALSE },
    { "pingone.worker-environment=" PLATFORM_WORKER, FALSE },
  };
  SenderRehearsal *rehearsal = sender_rehearsal_new ();

  g_assert_true (sender_rehearsal_start (rehearsal, 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderPlatform)      platform = make_rehearsed (rehearsal, cases[i].edits);
      g_autoptr (SenderPlatformFault) fault = NULL;
      g_autoptr (GError)              error = NULL;
      g_autoptr (SenderJson)          json =
        platform_get (platform, SENDER_PLATFORM_SENDERS, NULL, NULL, &fault, &error);

      g_assert_cmpint (json != NULL, ==, cases[i].is_good);
      if (!cases[i].is_good)
        {
          g_assert_error (error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED);
          g_assert_true (sender_platform_fault_has (fault, "invalid_client", NULL));
          continue;
        }
      g_assert_nonnull (sender_json_get_member (json, "_embedded"));
    }
  sender_rehearsal_stop (rehearsal);
  g_assert_finalize_object (rehearsal);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform/targets", test_targets);
  g_test_add_func ("/platform/verbatim", test_verbatim);
  g_test_add_data_func ("/platform/pages", SECOND, test_pages);
  g_test_add_data_func ("/platform/pages-by-path", BY_PATH, test_pages);
  g_test_add_data_func ("/platform/pages-by-query", "?cursor=2", test_pages);
  g_test_add_data_func ("/platform/pages-by-name", "templates?cursor=2", test_pages);
  g_test_add_func ("/platform/foreign-pages", test_foreign_pages);
  g_test_add_func ("/platform/odd-pages", test_odd_pages);
  g_test_add_func ("/platform/endless-pages", test_endless_pages);
  g_test_add_func ("/platform/answers", test_answers);
  g_test_add_func ("/platform/passing", test_passing);
  g_test_add_func ("/platform/cut", test_cut);
  g_test_add_func ("/platform/too-large", test_too_large);
  g_test_add_func ("/platform/cancel", test_cancel);
  g_test_add_func ("/platform/incomplete", test_incomplete);
  g_test_add_func ("/platform/rehearsal", test_rehearsal);
  return g_test_run ();
}
