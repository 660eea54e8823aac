/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

#include "sender-error.h"

#include <string.h>

/* The POST: what each answer means, and how often it is sent. */

#define OTHER "FNfedcba9876543210fedcba9876543210"

typedef struct
{
  const char         *name;
  guint               status;
  const char         *headers;
  const char         *body;
  SenderDispatchState state;
  int                 error_code;
  const char         *fragment;
} Refusal;

static const Refusal refusals[] = {
  { "302", 302, "Location: http://127.0.0.1:1/\r\n", NULL, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    "redirect (302)" },
  { "307", 307, "Location: /elsewhere\r\n", "{}", SENDER_DISPATCH_STATE_NOT_SENT, 0,
    "redirect (307)" },
  { "400", 400, NULL, "{\"code\":20001,\"message\":\"Missing\"}", SENDER_DISPATCH_STATE_NOT_SENT,
    20001, "“Missing”" },
  { "401", 401, NULL, "{\"code\":20003}", SENDER_DISPATCH_STATE_NOT_SENT, 20003, "401" },
  { "404-of-a-proxy", 404, NULL, "<html>", SENDER_DISPATCH_STATE_NOT_SENT, 0, "404" },
  { "409-without-a-name", 409, NULL, "{\"code\":20409}", SENDER_DISPATCH_STATE_NOT_SENT, 20409,
    "409" },
  { "429-too-long", 429, "Retry-After: 11\r\n", NULL, SENDER_DISPATCH_STATE_NOT_SENT, 0,
    "too many requests" },
};

static void
test_refusal (gconstpointer user_data)
{
  const Refusal           *self = user_data;
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  stub_server_add_answer (test->server, "POST ", self->status, self->headers, self->body);
  dispatch_test_run (test);
  dispatch_test_assert (test, self->state, 1, self->fragment);
  g_assert_cmpint (sender_dispatch_get_error_code (test->dispatch), ==, self->error_code);
  g_assert_cmpuint (sender_dispatch_get_http_status (test->dispatch), ==, self->status);
  g_assert_null (sender_dispatch_get_conflicting_execution_sid (test->dispatch));
  g_assert_cmpuint (stub_server_get_n_requests (test->server), ==, 1);
}

typedef struct
{
  const char         *name;
  const char         *after; /* Retry-After of each 429 */
  guint               n;     /* how many there are, then a 201 */
  guint               n_posts;
  double              seconds; /* paused, at least */
  SenderDispatchState state;
} Limit;

static const Limit limits[] = {
  { "once", "1", 1, 2, 1.0, SENDER_DISPATCH_STATE_ACCEPTED },
  { "three-times", "1", 3, 4, 3.0, SENDER_DISPATCH_STATE_ACCEPTED },
  { "four-times", "1", 4, 4, 3.0, SENDER_DISPATCH_STATE_NOT_SENT },
  { "ten-seconds-each", "10", 2, 3, 20.0, SENDER_DISPATCH_STATE_ACCEPTED },
  { "over-twenty-together", "9", 3, 3, 18.0, SENDER_DISPATCH_STATE_NOT_SENT },
  { "jitter", NULL, 3, 4, 0.0, SENDER_DISPATCH_STATE_ACCEPTED },
  { "at-once", "0", 3, 4, 0.0, SENDER_DISPATCH_STATE_ACCEPTED },
};

static void
test_limit (gconstpointer user_data)
{
  const Limit             *self = user_data;
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  g_autofree char         *header =
    self->after != NULL ? g_strdup_printf ("Retry-After: %s\r\n", self->after) : NULL;

  test->follow = FALSE;
  for (guint i = 0; i < self->n; i++)
    stub_server_add_answer (test->server, "POST ", 429, header, NULL);
  stub_server_add_answer (test->server, "POST ", 201, NULL, DISPATCH_CREATED);
  dispatch_test_run (test);
  dispatch_test_assert (test, self->state, self->n_posts,
                        self->state == SENDER_DISPATCH_STATE_ACCEPTED ? "Accepted" : "too many");
  g_assert_cmpfloat (test->seconds, >=, self->seconds * 0.02 - 0.01);
}

/* It is named, and nothing else is asked or ended. */
static void
test_conflict (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  stub_server_add_answer (test->server, "POST ", 409, NULL,
                          "{\"code\":20409,\"details\":{\"conflicting_execution_sid\":\"" OTHER
                          "\"}}");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NOT_SENT, 1, OTHER);
  g_assert_cmpstr (sender_dispatch_get_conflicting_execution_sid (test->dispatch), ==, OTHER);
  g_assert_cmpuint (stub_server_get_n_requests (test->server), ==, 1);
}

/* When somebody asks: one POST to that execution, and one that has ended already is fine. */
static void
test_end_conflict (void)
{
  static const struct
  {
    guint       status;
    gboolean    ended;
    SenderError code;
  } cases[] = {
    { 200, TRUE, 0 },
    { 409, TRUE, 0 },
    { 404, FALSE, SENDER_ERROR_NOT_FOUND },
    { 401, FALSE, SENDER_ERROR_UNAUTHORIZED },
    { 503, FALSE, SENDER_ERROR_SERVER },
    { 302, FALSE, SENDER_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
      g_autoptr (GError)       error = NULL;

      stub_server_add_answer (test->server, "POST " DISPATCH_PATH "/" OTHER " ", cases[i].status,
                              NULL, NULL);
      g_assert_true (dispatch_test_end (test, OTHER, &error) == cases[i].ended);
      if (!cases[i].ended)
        g_assert_error (error, SENDER_ERROR, (int) cases[i].code);
      g_assert_cmpuint (stub_server_get_n_requests (test->server), ==, 1);
      g_assert_cmpstr (stub_server_get_request_body (test->server, 0), ==, "Status=ended");
    }
}

static void
test_end_refused (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  g_autoptr (GError)       error = NULL;

  g_assert_false (dispatch_test_end (test, "../../Other", &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY);
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
}

/* Another vendor has neither executions to end nor any to follow. */
static void
test_no_executions (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);
  g_autoptr (GError)       error = NULL;

  dispatch_test_set_url (test, "https://api.twilio.com/other");
  g_assert_false (dispatch_test_end (test, OTHER, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  dispatch_test_resume (test);
  dispatch_test_wait (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 0, "can’t be followed");
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
}

/* Nothing was written: two more tries, and nobody says “unknown”. */
static void
test_unwritten (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  stub_server_stop (test->server);
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NOT_SENT, 0, "refuses the connection");
  g_assert_cmpuint (dispatch_test_count_steps (test, "sent"), ==, 3);
  g_assert_cmpuint (dispatch_test_count_steps (test, "retry"), ==, 2);
}

/* Interim answers are none; a flood of them is no answer, and what was written stays unknown. */
static void
test_interim (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  test->follow = FALSE;
  stub_server_react (test->server, "POST ",
                     { STUB_SEND, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\n\r\n" },
                     { STUB_SEND, "HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n" },
                     { STUB_SEND, DISPATCH_CREATED });
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_ACCEPTED, 1, "Accepted");
}

static void
test_interim_flood (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  stub_server_react (test->server, "POST ", { STUB_SEND, "HTTP/1.1 100 Continue\r\n\r\n", 100 },
                     { STUB_HANG });
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "unknown");
}

static void
test_switching (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  stub_server_react (test->server, "POST ",
                     { STUB_SEND, "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n" }, { STUB_HANG });
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "unknown");
}

/* Refused before anything is recorded, and without repeating what may hold a password. */
static void
test_no_url (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  dispatch_test_set_url (test, "https://user:hunter2@studio.twilio.com/v2/Flows");
  dispatch_test_run (test);
  g_assert_error (test->error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_assert_null (strstr (test->error->message, "hunter2"));
  g_assert_false (dispatch_test_has_step (test, "hunter2"));
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispatch/post/refused/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispatch/post/limited/%s", limits[i].name);

      g_test_add_data_func (path, &limits[i], test_limit);
    }
  g_test_add_func ("/dispatch/post/conflict", test_conflict);
  g_test_add_func ("/dispatch/post/conflict/end", test_end_conflict);
  g_test_add_func ("/dispatch/post/conflict/end-refused", test_end_refused);
  g_test_add_func ("/dispatch/post/no-executions", test_no_executions);
  g_test_add_func ("/dispatch/post/unwritten", test_unwritten);
  g_test_add_func ("/dispatch/post/interim", test_interim);
  g_test_add_func ("/dispatch/post/interim-flood", test_interim_flood);
  g_test_add_func ("/dispatch/post/switching", test_switching);
  g_test_add_func ("/dispatch/post/no-url", test_no_url);
  return g_test_run ();
}
