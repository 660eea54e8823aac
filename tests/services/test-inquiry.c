/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-endpoints.h"
#include "sender-error.h"
#include "sender-inquiry.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "stub-server.h"

/* Many questions at once: when they are asked, and how they end. */

#define N_QUESTIONS 8

typedef struct
{
  StubServer   *server;
  SenderTwilio *twilio;
  guint         n_first;   /* questions to begin with */
  guint         n_answers; /* that were seen */
  guint         n_allowed; /* answers after which it ends, 0: never */
  guint         n_more;    /* questions that each answer gives rise to, up to N_QUESTIONS */
} Fixture;

static void
fixture_init (Fixture *self)
{
  g_autoptr (SenderEndpoints) endpoints = NULL;
  g_autoptr (SenderTransport) transport = NULL;
  SenderUrlFault              fault = SENDER_URL_OK;
  g_autoptr (SenderUrl)       url = sender_url_parse (SENDER_TEST_URL, &fault);
  g_autofree char            *text = NULL;

  self->server = stub_server_new ();
  text = g_strdup_printf ("lookups=http://127.0.0.1:%u", stub_server_get_port (self->server));
  endpoints = sender_endpoints_new (text, NULL);
  transport = sender_endpoints_make_transport (endpoints);
  self->twilio = sender_twilio_new (transport, url, SENDER_TEST_USER, "token");
  self->n_first = N_QUESTIONS;
}

static void
fixture_clear (Fixture *self)
{
  g_assert_finalize_object (self->twilio);
  stub_server_free (self->server);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
add (GPtrArray *questions,
     guint      number)
{
  g_autofree char *text = g_strdup_printf ("+1415555010%u", number);

  sender_questions_add (questions, SENDER_TWILIO_LOOKUP, NULL, text);
}

static gboolean
ask_cb (GPtrArray            *questions,
        const SenderQuestion *answered,
        gpointer              user_data)
{
  Fixture *self = user_data;
  guint    n = answered == NULL ? self->n_first : self->n_more;

  self->n_answers += answered != NULL;
  for (guint i = 0; i < n && questions->len < N_QUESTIONS; i++)
    add (questions, questions->len);
  return self->n_allowed == 0 || self->n_answers < self->n_allowed;
}

static void
start (Fixture       *self,
       double         deadline,
       GCancellable  *cancellable,
       GAsyncResult **result)
{
  sender_inquiry_run_async (self->twilio, deadline, ask_cb, self, NULL, cancellable,
                            sender_test_result_cb, result);
}

static GPtrArray *
wait (GAsyncResult **result,
      GError       **error)
{
  sender_test_wait_result (result, "the inquiry");
  return sender_inquiry_run_finish (*result, error);
}

static gboolean
has_all (gpointer user_data)
{
  return stub_server_get_n_requests (user_data) == N_QUESTIONS;
}

static gboolean
has_one (gpointer user_data)
{
  return stub_server_get_n_requests (user_data) == 1;
}

static void
hang (StubServer *server)
{
  for (guint i = 0; i < N_QUESTIONS; i++)
    stub_server_play (server, { STUB_READ }, { STUB_HANG });
}

static void
assert_all_late (GPtrArray *questions)
{
  g_assert_cmpuint (questions->len, ==, N_QUESTIONS);
  for (guint i = 0; i < questions->len; i++)
    {
      const SenderQuestion *question = g_ptr_array_index (questions, i);

      g_assert_null (question->json);
      sender_test_assert_error (question->error, SENDER_ERROR_TIMEOUT, "0.3 seconds");
    }
}

/* None waits for another, and all end at the one deadline. */
static void
test_deadline (void)
{
  g_auto (Fixture)         self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;
  g_autoptr (GError)       error = NULL;
  gint64                   begin = g_get_monotonic_time ();

  fixture_init (&self);
  hang (self.server);
  start (&self, 0.3, NULL, &result);
  questions = wait (&result, &error);
  g_assert_no_error (error);
  assert_all_late (questions);
  g_assert_true (has_all (self.server));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC / 2);
}

static void
assert_cancelled (Fixture            *self,
                  SenderTestPredicate predicate)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  gint64                   begin = 0;

  start (self, 20.0, cancellable, &result);
  sender_test_wait_until (predicate, self->server, "the requests");
  begin = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  questions = wait (&result, &error);
  g_assert_null (questions);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC / 5);
}

static void
test_cancel (void)
{
  g_auto (Fixture) self = { 0 };

  fixture_init (&self);
  hang (self.server);
  assert_cancelled (&self, has_all);
}

/* Also while it waits to try again. */
static void
test_cancel_in_pause (void)
{
  g_auto (Fixture)         self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;
  g_autoptr (GError)       error = NULL;
  gint64                   begin = 0;

  fixture_init (&self);
  self.n_first = 1;
  stub_server_add_answer (self.server, "GET ", 429, "Retry-After: 9\r\n", "{}");
  assert_cancelled (&self, has_one);
  /* The deadline ends a pause as well. */
  begin = g_get_monotonic_time ();
  start (&self, 0.3, NULL, &result);
  questions = wait (&result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC);
}

static void
test_cancelled_before (void)
{
  g_auto (Fixture)         self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  fixture_init (&self);
  g_cancellable_cancel (cancellable);
  start (&self, 20.0, cancellable, &result);
  questions = wait (&result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stub_server_get_n_requests (self.server), ==, 0);
}

static void
test_nothing_to_ask (void)
{
  g_auto (Fixture)         self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;

  fixture_init (&self);
  self.n_first = 0;
  start (&self, 20.0, NULL, &result);
  questions = wait (&result, NULL);
  g_assert_cmpuint (questions->len, ==, 0);
}

/* An answer may give rise to further questions. */
static void
test_chain (void)
{
  g_auto (Fixture)         self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;

  fixture_init (&self);
  self.n_first = 1;
  self.n_more = 2;
  stub_server_add_answer (self.server, "GET ", 200, NULL, "{\"country_code\":\"US\"}");
  start (&self, 20.0, NULL, &result);
  questions = wait (&result, NULL);
  g_assert_cmpuint (questions->len, ==, N_QUESTIONS);
  g_assert_cmpuint (self.n_answers, ==, N_QUESTIONS);
  g_assert_nonnull (
    sender_questions_get_answer (questions, SENDER_TWILIO_LOOKUP, NULL, "+14155550107"));
  g_assert_null (sender_questions_get_answer (questions, SENDER_TWILIO_LOOKUP, NULL, "+1"));
}

/* One that says enough drops the rest at once. */
static void
test_enough (void)
{
  g_auto (Fixture)         self = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    questions = NULL;
  g_autoptr (GError)       error = NULL;
  gint64                   begin = g_get_monotonic_time ();

  fixture_init (&self);
  self.n_allowed = 1;
  stub_server_play (self.server, { STUB_READ },
                    { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" });
  hang (self.server);
  start (&self, 20.0, NULL, &result);
  questions = wait (&result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self.n_answers, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inquiry/deadline", test_deadline);
  g_test_add_func ("/inquiry/cancel", test_cancel);
  g_test_add_func ("/inquiry/cancel-in-pause", test_cancel_in_pause);
  g_test_add_func ("/inquiry/cancelled-before", test_cancelled_before);
  g_test_add_func ("/inquiry/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/inquiry/chain", test_chain);
  g_test_add_func ("/inquiry/enough", test_enough);
  return g_test_run ();
}
