/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

#include "sender-error.h"

/* Cancelled at each moment: the end comes at once, says what is true, and nothing is sent twice. */

static const StubStep hang[] = { { STUB_HANG }, { 0 } };
static const StubStep no_answer[] = { { STUB_SEND, "HTTP/1.1 201 OK\r\nContent-Length:9\r\n\r\n{" },
                                      { STUB_HANG },
                                      { 0 } };
static const StubStep failing[] = {
  { STUB_SEND, "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" },
  { 0 },
};
static const StubStep limited[] = {
  { STUB_SEND, "HTTP/1.1 429 Slow\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n" },
  { 0 },
};

typedef struct
{
  const char         *name;
  const StubStep     *post;    /* (nullable): 201 */
  const char         *request; /* after which it is cancelled */
  const StubStep     *reaction;
  double              pace;
  SenderDispatchState state;
  const char         *fragment;
} Moment;

static const Moment moments[] = {
  { "written", hang, DISPATCH_POST, NULL, 0.0, SENDER_DISPATCH_STATE_UNKNOWN, "may have been" },
  { "reading-the-answer", no_answer, DISPATCH_POST, NULL, 0.0, SENDER_DISPATCH_STATE_UNKNOWN,
    "may have been" },
  { "before-a-second-try", limited, DISPATCH_POST, NULL, 1.0, SENDER_DISPATCH_STATE_NOT_SENT,
    "cancelled" },
  { "reconciling", failing, DISPATCH_LIST, hang, 0.0, SENDER_DISPATCH_STATE_UNKNOWN,
    "a message may come" },
  { "between-looks", failing, DISPATCH_LIST, NULL, 1.0, SENDER_DISPATCH_STATE_UNKNOWN,
    "a message may come" },
  { "between-tries-of-a-look", failing, DISPATCH_LIST, failing, 1.0, SENDER_DISPATCH_STATE_UNKNOWN,
    "a message may come" },
  { "polling-the-execution", NULL, DISPATCH_GET, hang, 0.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
  { "between-tries-of-a-poll", NULL, DISPATCH_GET, failing, 1.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
  { "between-tries-as-told", NULL, DISPATCH_GET, limited, 1.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
  { "polling-the-steps", NULL, DISPATCH_STEPS, hang, 0.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
  { "polling-the-context", NULL, DISPATCH_CONTEXT, hang, 0.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
  { "polling-the-message", NULL, DISPATCH_GET_MESSAGE, hang, 0.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
  { "between-polls", NULL, DISPATCH_GET_MESSAGE, NULL, 1.0, SENDER_DISPATCH_STATE_ACCEPTED,
    "No longer followed" },
};

static void
test_moment (gconstpointer user_data)
{
  const Moment            *self = user_data;
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  if (self->pace > 0.0)
    sender_dispatcher_set_pace (test->dispatcher, self->pace);
  if (self->post != NULL)
    stub_server_add_reaction (test->server, DISPATCH_POST, self->post);
  if (self->reaction != NULL)
    stub_server_add_reaction (test->server, self->request, self->reaction);
  if (self->request != NULL && g_str_equal (self->request, DISPATCH_LIST))
    stub_server_add_answer (test->server, DISPATCH_LIST, 200, NULL, "{\"executions\":[]}");
  if (self->post == NULL)
    dispatch_test_add_all (test, "sent");
  /* What is given only once stays what is given. */
  if (self->reaction == hang || self->reaction == failing)
    stub_server_add_reaction (test->server, self->request, self->reaction);
  dispatch_test_start (test);
  dispatch_test_cancel_after (test, self->request, 1);
  dispatch_test_assert (test, self->state, 1, self->fragment);
}

/* Nothing leaves, and no connection is made. */
static void
test_before (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  g_cancellable_cancel (test->cancellable);
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NOT_SENT, 0, "before anything left");
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
}

static void
test_connecting (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new_deaf (), NULL);

  dispatch_test_start (test);
  /* Nothing tells when a connection waits; it does so long before this. */
  dispatch_test_pass (0.05);
  dispatch_test_cancel_after (test, NULL, 0);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NOT_SENT, 0, "before anything left");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dispatch/cancel/before", test_before);
  g_test_add_func ("/dispatch/cancel/connecting", test_connecting);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispatch/cancel/%s", moments[i].name);

      g_test_add_data_func (path, &moments[i], test_moment);
    }
  return g_test_run ();
}
