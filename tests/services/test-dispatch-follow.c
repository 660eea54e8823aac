/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

/* Following: a poll that fails says nothing, and one that never ends holds nobody up. */

#define LATE 0.2

static const StubStep hang[] = { { STUB_HANG }, { 0 } };
static const StubStep failing[] = {
  { STUB_SEND, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n" },
  { 0 },
};
static const StubStep cut[] = { { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{" },
                                { 0 } };
static const StubStep reset[] = { { STUB_RESET }, { 0 } };
static const StubStep garbage[] = { { STUB_SEND, "\x01\x02 no HTTP at all\r\n\r\n" }, { 0 } };
static const StubStep no_json[] = {
  { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>" },
  { 0 },
};
static const StubStep no_object[] = {
  { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]" },
  { 0 },
};
static const StubStep empty_object[] = {
  { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" },
  { 0 },
};

static const struct
{
  const char     *name;
  const StubStep *steps;
} failures[] = {
  { "500", failing },
  { "cut", cut },
  { "reset", reset },
  { "garbage", garbage },
  { "no-json", no_json },
  { "no-object", no_object },
  { "empty", empty_object },
  { "timeout", hang },
};

static const struct
{
  const char *name;
  const char *request;
} polls[] = {
  { "execution", DISPATCH_GET },
  { "steps", DISPATCH_STEPS },
  { "context", DISPATCH_CONTEXT },
  { "message", DISPATCH_GET_MESSAGE },
};

/* More often than one poll tries: at least one fails for good. */
static void
test_recovers (gconstpointer user_data)
{
  const StubStep *steps = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (polls); i++)
    {
      g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

      g_test_message ("%s", polls[i].name);
      sender_dispatcher_set_deadline (test->dispatcher, 0.1);
      test->wait = 500.0;
      for (guint j = 0; j < 4; j++)
        stub_server_add_reaction (test->server, polls[i].request, steps);
      dispatch_test_add_all (test, "delivered");
      dispatch_test_run (test);
      dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
      if (steps == empty_object)
        continue;
      g_assert_cmpuint (stub_server_count_requests (test->server, polls[i].request), >=, 5);
      g_assert_true (dispatch_test_has_step (test, "Asking again"));
    }
}

static void
assert_ends_in_time (DispatchTest *test,
                     double        seconds)
{
  g_assert_cmpfloat (test->seconds, >=, seconds - 0.01);
  g_assert_cmpfloat (test->seconds, <, seconds + LATE);
}

/* A request that hangs past the deadline does not push it back. */
static void
test_hangs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (polls); i++)
    {
      g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

      sender_dispatcher_set_pace (test->dispatcher, 0.005);
      sender_dispatcher_set_deadline (test->dispatcher, 20.0);
      stub_server_add_reaction (test->server, polls[i].request, hang);
      dispatch_test_add_all (test, "delivered");
      stub_server_add_reaction (test->server, polls[i].request, hang);
      dispatch_test_run (test);
      dispatch_test_assert (test,
                            i == 0 ? SENDER_DISPATCH_STATE_RUNNING : SENDER_DISPATCH_STATE_UNKNOWN,
                            1, "60 s");
      assert_ends_in_time (test, 60.0 * 0.005);
    }
}

/* By the channel's own time, or the one that was asked for. */
static void
test_wait (void)
{
  static const struct
  {
    SenderChannel channel;
    double        wait;
    double        expected;
    const char   *fragment;
  } cases[] = {
    { SENDER_CHANNEL_SMS, 0.0, 60.0, "after 60 s" },
    { SENDER_CHANNEL_VOICE, 0.0, 180.0, "after 180 s" },
    { SENDER_CHANNEL_SMS, 100.0, 100.0, "after 100 s" },
    { SENDER_CHANNEL_VOICE, 20.0, 20.0, "after 20 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

      sender_dispatcher_set_pace (test->dispatcher, 0.002);
      test->channel = cases[i].channel;
      test->wait = cases[i].wait;
      stub_server_add_answer (test->server, DISPATCH_POST, 201, NULL, DISPATCH_CREATED);
      stub_server_add_answer (test->server, DISPATCH_GET, 200, NULL, DISPATCH_CREATED);
      stub_server_add_answer (test->server, DISPATCH_STEPS, 200, NULL, "{\"steps\":[]}");
      stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, "{\"context\":{}}");
      dispatch_test_run (test);
      dispatch_test_assert (test, SENDER_DISPATCH_STATE_RUNNING, 1, cases[i].fragment);
      assert_ends_in_time (test, cases[i].expected * 0.002);
    }
}

/* Whether it still runs is not known where nobody answers. */
static void
test_silence (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  stub_server_add_answer (test->server, DISPATCH_POST, 201, NULL, DISPATCH_CREATED);
  stub_server_add_reaction (test->server, DISPATCH_GET, failing);
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "does not answer");
  assert_ends_in_time (test, 60.0 * 0.02);
}

/* Queued or sent says nothing about a handset. */
static void
test_not_final (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  dispatch_test_add_all (test, "sent");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "still “sent”");
  g_assert_true (dispatch_test_has_step (test, "The message is “sent”"));
  g_assert_cmpstr (sender_dispatch_get_message_sid (test->dispatch), ==, DISPATCH_MESSAGE);
  /* Execution, steps and context were of no more use once the flow had ended. */
  g_assert_cmpuint (stub_server_count_requests (test->server, DISPATCH_GET), ==, 1);
  g_assert_cmpuint (stub_server_count_requests (test->server, DISPATCH_GET_MESSAGE), >, 5);
}

/* Not followed: no request but the POST. */
static void
test_no_follow (void)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), NULL);

  test->follow = FALSE;
  dispatch_test_add_all (test, "delivered");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_ACCEPTED, 1, "not delivered");
  g_assert_cmpuint (stub_server_get_n_requests (test->server), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispatch/follow/recovers/%s", failures[i].name);

      g_test_add_data_func (path, failures[i].steps, test_recovers);
    }
  g_test_add_func ("/dispatch/follow/hangs", test_hangs);
  g_test_add_func ("/dispatch/follow/wait", test_wait);
  g_test_add_func ("/dispatch/follow/silence", test_silence);
  g_test_add_func ("/dispatch/follow/not-final", test_not_final);
  g_test_add_func ("/dispatch/follow/no-follow", test_no_follow);
  return g_test_run ();
}
