/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-error.h"
#include "sender-platform-body.h"
#include "sender-test-memory.h"
#include "sender-test.h"

#include <string.h>

/* Writes: what leaves, what is repeated, and what may have landed. */

#define BODY "{\"name\":\"é\",\"authentication\":{\"method\":\"BASIC\"},\"n\":1.50}"

static const struct
{
  SenderPlatformWrite    write;
  SenderPlatformResource resource;
  const char            *a;
  const char            *line; /* NULL: refused */
} targets[] = {
  { SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS, NULL, "POST " PLATFORM_SENDERS_PATH " " },
  { SENDER_PLATFORM_REPLACE, SENDER_PLATFORM_SENDER, PLATFORM_SENDER,
    "PUT " PLATFORM_SENDERS_PATH "/" PLATFORM_SENDER " " },
  { SENDER_PLATFORM_REPLACE, SENDER_PLATFORM_SETTINGS, NULL,
    "PUT " PLATFORM_API_PATH "/notificationsSettings " },
  { SENDER_PLATFORM_CREATE, SENDER_PLATFORM_CONTENTS, "general",
    "POST " PLATFORM_API_PATH "/templates/general/contents " },
  { SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SETTINGS, NULL, NULL },
  { SENDER_PLATFORM_REPLACE, SENDER_PLATFORM_SENDERS, NULL, NULL },
  { SENDER_PLATFORM_DELETE, SENDER_PLATFORM_SENDERS, NULL, NULL },
  { SENDER_PLATFORM_DELETE, SENDER_PLATFORM_ENVIRONMENT, NULL, NULL },
  { SENDER_PLATFORM_REPLACE, SENDER_PLATFORM_TEMPLATE, "general", NULL },
  { SENDER_PLATFORM_REPLACE, SENDER_PLATFORM_POLICIES, NULL, NULL },
};

static void
test_targets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (StubServer)         server = stub_server_new ();
      g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
      g_auto (SenderPlatformWritten) written = { 0 };
      g_autoptr (GError)             error = NULL;

      platform_issue_token (server);
      if (targets[i].line != NULL)
        stub_server_add_answer (server, targets[i].line, 201, NULL, "{\"id\":\"x\"}");
      platform_write (platform, targets[i].write, targets[i].resource, targets[i].a, BODY, &written,
                      &error);
      g_assert_false (written.maybe);
      if (targets[i].line == NULL)
        {
          g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
          g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (written.status, ==, 201);
      g_assert_cmpstr (sender_json_get_string_member (written.answer, "id"), ==, "x");
      g_assert_cmpstr (stub_server_get_request_body (server, 1), ==, BODY);
      g_assert_nonnull (strstr (stub_server_get_request (server, 1),
                                "\r\nContent-Type: application/json\r\n"));
    }
}

static void
test_delete (void)
{
  g_autoptr (StubServer)         server = stub_server_new ();
  g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
  g_auto (SenderPlatformWritten) written = { 0 };
  g_autoptr (GError)             error = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "DELETE " PLATFORM_SENDERS_PATH "/" PLATFORM_SENDER " ", 204,
                          NULL, NULL);
  g_assert_true (platform_write (platform, SENDER_PLATFORM_DELETE, SENDER_PLATFORM_SENDER,
                                 PLATFORM_SENDER, NULL, &written, &error));
  g_assert_no_error (error);
  g_assert_null (written.answer);
  g_assert_cmpuint (written.status, ==, 204);
}

static gboolean
write_secret (SenderPlatform        *platform,
              const char            *member,
              const char            *secret,
              SenderPlatformWritten *written,
              GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderJson)   body = sender_json_parse (BODY, -1, NULL);
  g_autoptr (SenderJson)   before = sender_json_copy (body);

  sender_platform_write_async (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS, NULL,
                               NULL, body, member, secret, NULL, sender_test_result_cb, &result);
  g_assert_true (sender_json_equal (body, before));
  sender_test_wait_result (&result, "the write");
  return sender_platform_write_finish (platform, result, written, error);
}

/* The secret is put where it belongs, whatever it holds, and the caller's tree stays without. */
static void
test_secret (void)
{
  static const struct
  {
    const char *member;
    const char *secret;
    const char *sent;
  } cases[] = {
    { "authentication.password", "provider-pw",
      "{\"name\":\"é\",\"authentication\":{\"method\":\"BASIC\",\"password\":\"provider-pw\"},"
      "\"n\":1.50}" },
    { "authentication.password", "a\"b\\c\x01",
      "{\"name\":\"é\",\"authentication\":{\"method\":\"BASIC\",\"password\":"
      "\"a\\\"b\\\\c\\u0001\"},\"n\":1.50}" },
    { "authentication.password", "",
      "{\"name\":\"é\",\"authentication\":{\"method\":\"BASIC\",\"password\":\"\"},\"n\":1.50}" },
    { "token", "t",
      "{\"name\":\"é\",\"authentication\":{\"method\":\"BASIC\"},\"n\":1.50,\"token\":\"t\"}" },
    { "credentials.password", "provider-pw", NULL },
    { "name.password", "provider-pw", NULL },
    { "authentication.password", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)         server = stub_server_new ();
      g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
      g_auto (SenderPlatformWritten) written = { 0 };
      g_autoptr (GError)             error = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "POST " PLATFORM_SENDERS_PATH, 201, NULL, "{}");
      write_secret (platform, cases[i].member, cases[i].secret, &written, &error);
      if (cases[i].sent == NULL)
        {
          g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
          platform_assert_silent (error->message);
          g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (stub_server_get_request_body (server, 1), ==, cases[i].sent);
    }
}

/* A secret without a body to stand in is not dropped in silence. */
static void
test_no_body (void)
{
  g_autoptr (StubServer)         server = stub_server_new ();
  g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
  g_autoptr (GAsyncResult)       result = NULL;
  g_auto (SenderPlatformWritten) written = { 0 };
  g_autoptr (GError)             error = NULL;

  sender_platform_write_async (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS, NULL,
                               NULL, NULL, "token", "provider-pw", NULL, sender_test_result_cb,
                               &result);
  sender_test_wait_result (&result, "the write");
  g_assert_false (sender_platform_write_finish (platform, result, &written, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
}

/* A secret that the service says again is told to nobody. */
static void
test_echo (void)
{
  g_autoptr (StubServer)         server = stub_server_new ();
  g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
  g_auto (SenderPlatformWritten) written = { 0 };
  g_autoptr (GError)             error = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "POST " PLATFORM_SENDERS_PATH, 400,
                          "Correlation-Id: provider-pw\r\n",
                          "{\"code\":\"provider-pw\",\"message\":\"no provider-pw\",\"details\":[{"
                          "\"code\":\"X\",\"target\":\"provider-pw\",\"message\":\"provider-pw\","
                          "\"innerError\":{\"allowedValues\":[\"provider-pw\"]}}]}");
  g_assert_false (write_secret (platform, "authentication.password", "provider-pw", &written,
                                &error));
  sender_test_assert_error (error, SENDER_ERROR_REFUSED, "no •••");
  platform_assert_silent (error->message);
  platform_assert_silent (written.fault->code);
  platform_assert_silent (written.fault->correlation_id);
}

static const struct
{
  guint       status;
  const char *headers;
  const char *body;
  SenderError error;
  guint       n_calls;
  gboolean    maybe;
} answers[] = {
  { 302, "Location: https://evil.example.com/\r\n", "", SENDER_ERROR_REFUSED, 1, FALSE },
  { 400, NULL, "", SENDER_ERROR_REFUSED, 1, FALSE },
  { 401, NULL, "", SENDER_ERROR_UNAUTHORIZED, 2, FALSE },
  { 403, NULL, "", SENDER_ERROR_FORBIDDEN, 1, FALSE },
  { 404, NULL, "", SENDER_ERROR_NOT_FOUND, 1, FALSE },
  { 409, NULL, "", SENDER_ERROR_CONFLICT, 1, FALSE },
  { 429, NULL, "", SENDER_ERROR_RATE_LIMITED, 4, FALSE },
  { 429, "Retry-After: 11\r\n", "", SENDER_ERROR_RATE_LIMITED, 1, FALSE },
  { 500, NULL, "", SENDER_ERROR_SERVER, 1, TRUE },
  { 504, NULL, "<html>", SENDER_ERROR_SERVER, 1, TRUE },
  { 201, NULL, "", SENDER_ERROR_BAD_REPLY, 1, TRUE },
  { 201, NULL, "<html>", SENDER_ERROR_BAD_REPLY, 1, TRUE },
  { 200, NULL, "[]", SENDER_ERROR_BAD_REPLY, 1, TRUE },
};

static void
test_answers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (StubServer)         server = stub_server_new ();
      g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
      g_auto (SenderPlatformWritten) written = { 0 };
      g_autoptr (GError)             error = NULL;

      g_test_message ("%u %s", answers[i].status, answers[i].body);
      platform_issue_token (server);
      stub_server_add_answer (server, "POST " PLATFORM_SENDERS_PATH, answers[i].status,
                              answers[i].headers, answers[i].body);
      g_assert_false (platform_write (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS,
                                      NULL, BODY, &written, &error));
      g_assert_error (error, SENDER_ERROR, (int) answers[i].error);
      g_assert_cmpuint (written.status, ==, answers[i].status);
      g_assert_cmpuint (written.fault->status, ==, answers[i].status);
      g_assert_cmpint (written.maybe, ==, answers[i].maybe);
      g_assert_cmpuint (platform_count_calls (server), ==, answers[i].n_calls);
    }
}

/* What certainly had no effect is repeated. */
static void
test_passing (void)
{
  static const guint statuses[] = { 401, 429 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (StubServer)         server = stub_server_new ();
      g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
      g_auto (SenderPlatformWritten) written = { 0 };
      g_autoptr (GError)             error = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "POST " PLATFORM_SENDERS_PATH, statuses[i], NULL, "");
      stub_server_add_answer (server, "POST " PLATFORM_SENDERS_PATH, 201, NULL, "{}");
      g_assert_true (platform_write (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS,
                                     NULL, BODY, &written, &error));
      g_assert_no_error (error);
      g_assert_null (written.fault);
      g_assert_cmpuint (platform_count_calls (server), ==, 2);
    }
}

/* Answers that end before they can be read: the write may have landed, and is not sent again. */
static const StubStep lost[][4] = {
  { { STUB_END } },
  { { STUB_RESET } },
  { { STUB_SEND, "HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n{" } },
  { { STUB_SEND, "HTTP/1.1 201 Created\r\nContent-Length: 2000000\r\n\r\n" },
    { STUB_SEND, "0123456789", 200000 } },
  { { STUB_SEND, "nonsense\r\n\r\n" } },
};

static void
test_lost (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_autoptr (StubServer)         server = stub_server_new ();
      g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
      g_auto (SenderPlatformWritten) written = { 0 };
      g_autoptr (GError)             error = NULL;

      g_test_message ("%u", i);
      platform_issue_token (server);
      stub_server_add_reaction (server, "POST " PLATFORM_SENDERS_PATH, lost[i]);
      g_assert_false (platform_write (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS,
                                      NULL, BODY, &written, &error));
      g_assert_nonnull (error);
      g_assert_true (written.maybe);
      g_assert_cmpuint (written.status, ==, 0);
      g_assert_cmpuint (platform_count_calls (server), ==, 1);
    }
}

static gboolean
was_called (gpointer user_data)
{
  return platform_count_calls (user_data) > 0;
}

/* Who has enough while it is under way can't know what became of it. */
static void
test_cancel (void)
{
  g_autoptr (StubServer)         server = stub_server_new ();
  g_autoptr (SenderPlatform)     platform = platform_make (server, NULL);
  g_autoptr (GCancellable)       cancellable = g_cancellable_new ();
  g_autoptr (SenderJson)         body = sender_json_parse (BODY, -1, NULL);
  g_autoptr (GAsyncResult)       result = NULL;
  g_auto (SenderPlatformWritten) written = { 0 };
  g_autoptr (GError)             error = NULL;

  platform_issue_token (server);
  stub_server_react (server, "POST " PLATFORM_SENDERS_PATH, { STUB_HANG });
  sender_platform_write_async (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS, NULL,
                               NULL, body, NULL, NULL, cancellable, sender_test_result_cb,
                               &result);
  sender_test_wait_until (was_called, server, "the write");
  g_cancellable_cancel (cancellable);
  sender_test_wait_result (&result, "the end");
  g_assert_false (sender_platform_write_finish (platform, result, &written, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (written.maybe);
}

/* A connection that is refused has carried nothing. */
typedef struct
{
  StubServer *server;
  guint       n_refused;
  guint       n_calls;
} Refusing;

static char *
route_to_nowhere (const char *url,
                  gpointer    user_data,
                  GError    **error)
{
  Refusing        *refusing = user_data;
  g_autofree char *path = g_strconcat ("/", url + strlen ("https://"), NULL);

  if (g_str_has_prefix (url, "https://api.") && refusing->n_calls++ < refusing->n_refused)
    return g_strdup ("http://127.0.0.1:1/");
  return stub_server_dup_url (refusing->server, path);
}

static void
test_refused (void)
{
  for (guint n_refused = 2; n_refused <= 3; n_refused++)
    {
      g_autoptr (StubServer)         server = stub_server_new ();
      Refusing                       refusing = { server, n_refused, 0 };
      g_autoptr (SenderTransport)    transport = sender_transport_new ();
      g_autoptr (SenderConfig)       config = platform_make_config ();
      g_autoptr (SenderPlatform)     platform = NULL;
      g_auto (SenderPlatformWritten) written = { 0 };
      g_autoptr (GError)             error = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "POST " PLATFORM_SENDERS_PATH, 201, NULL, "{}");
      sender_transport_set_router (transport, route_to_nowhere, &refusing, NULL);
      platform = sender_platform_new (transport, config, PLATFORM_SECRET, NULL);
      sender_platform_set_pace (platform, 0.0);
      platform_write (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_SENDERS, NULL, BODY,
                      &written, &error);
      g_assert_false (written.maybe);
      g_assert_cmpuint (refusing.n_calls, ==, 3);
      if (n_refused == 2)
        g_assert_no_error (error);
      else
        g_assert_error (error, SENDER_ERROR, SENDER_ERROR_CONNECT);
    }
}

/* A secret goes where it belongs, or nowhere. */
static void
test_no_place (void)
{
  static const char *const members[] = { "", "authentication.password.more", "other.password" };
  g_autoptr (SenderJson)   json = sender_json_parse (BODY, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
        sender_platform_body_new (json, "application/json", members[i], "secret", &error));
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
    }
}

/* Neither what waits to be sent nor what sends it leaves a secret behind. */
static void
test_wiped (void)
{
  guint8                         mask[SENDER_TEST_SECRET_LENGTH];
  char                          *secret = sender_test_new_secret (mask);
  g_autoptr (SenderJson)         json = sender_json_parse (BODY, -1, NULL);
  g_autoptr (SenderPlatformBody) body =
    sender_platform_body_new (json, "application/json", "authentication.password", secret, NULL);
  g_autoptr (SenderRequest)   request = sender_request_new ("POST", "https://api.pingone.eu/");
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderConfig)    config = platform_make_config ();
  g_autoptr (SenderPlatform)  platform = sender_platform_new (transport, config, secret, NULL);

  sender_test_wipe (secret);
  sender_platform_body_give (body, request);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 3);
  g_clear_pointer (&request, sender_request_unref);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 2);
  g_clear_pointer (&body, sender_platform_body_free);
  g_clear_object (&platform);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform-write/targets", test_targets);
  g_test_add_func ("/platform-write/delete", test_delete);
  g_test_add_func ("/platform-write/secret", test_secret);
  g_test_add_func ("/platform-write/no-body", test_no_body);
  g_test_add_func ("/platform-write/echo", test_echo);
  g_test_add_func ("/platform-write/answers", test_answers);
  g_test_add_func ("/platform-write/passing", test_passing);
  g_test_add_func ("/platform-write/lost", test_lost);
  g_test_add_func ("/platform-write/cancel", test_cancel);
  g_test_add_func ("/platform-write/refused", test_refused);
  g_test_add_func ("/platform-write/wiped", test_wiped);
  g_test_add_func ("/platform-write/no-place", test_no_place);
  return g_test_run ();
}
