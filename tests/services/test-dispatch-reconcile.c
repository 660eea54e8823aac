/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

/* After an end without a readable 201: which execution is ours, and nothing is sent again. */

#define STRANGER "FNfedcba9876543210fedcba9876543210"
#define GET_STRANGER_CONTEXT "GET " DISPATCH_PATH "/" STRANGER "/Context"
#define OTHER_DATA "{\"context\":{\"flow\":{\"data\":{\"OTP\":\"999999\"}}}}"
#define PACE 0.02
#define WINDOW 10.0

static const StubStep hang[] = { { STUB_HANG }, { 0 } };
static const StubStep failing[] = {
  { STUB_SEND, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n" },
  { 0 },
};
static const StubStep unreadable[] = {
  { STUB_SEND, "HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\n<html>" },
  { 0 },
};
static const StubStep without_sid[] = {
  { STUB_SEND, "HTTP/1.1 201 Created\r\nContent-Length: 16\r\n\r\n{\"sid\":\"FN0123\"}" },
  { 0 },
};
static const StubStep cut_body[] = {
  { STUB_SEND, "HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"sid\":" },
  { 0 },
};
static const StubStep cut_head[] = { { STUB_SEND, "HTTP/1.1 201 Cre" }, { 0 } };
static const StubStep no_answer[] = { { 0 } };
static const StubStep reset[] = { { STUB_RESET }, { 0 } };
static const StubStep garbage[] = { { STUB_SEND, "\x01\x02\x03\r\n\r\n" }, { 0 } };
static const StubStep other_success[] = {
  { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
  { 0 },
};

static const struct
{
  const char     *name;
  const StubStep *steps;
} ends[] = {
  { "503", failing },
  { "201-unreadable", unreadable },
  { "201-no-sid", without_sid },
  { "201-cut", cut_body },
  { "201-cut-head", cut_head },
  { "no-answer", no_answer },
  { "reset", reset },
  { "garbage", garbage },
  { "timeout", hang },
  { "200", other_success },
};

/* What the list says of an execution: the server's clock is @skew seconds ahead of ours, and it
 * was made @age seconds before now. */
static char *
make (const char *sid,
      double      ago)
{
  return dispatch_test_make_execution (sid, DISPATCH_TO, ago);
}

/* @first and @second (nullable): of the list, newest first. */
static void
add_list (DispatchTest *test,
          int           skew,
          const char   *first,
          const char   *second)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) theirs = g_date_time_add_seconds (now, skew);
  g_autofree char      *date = g_date_time_format (theirs, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n");
  g_autofree char      *body =
    g_strdup_printf ("{\"executions\":[%s%s%s]}", first != NULL ? first : "",
                     second != NULL ? "," : "", second != NULL ? second : "");

  stub_server_add_answer (test->server, DISPATCH_LIST, 200, date, body);
}

static DispatchTest *
make_test (const StubStep *post)
{
  DispatchTest *test = dispatch_test_new (stub_server_new (), NULL);

  sender_dispatcher_set_deadline (test->dispatcher, 0.15);
  stub_server_add_reaction (test->server, DISPATCH_POST, post);
  return test;
}

/* Whatever the end was: the execution is found and followed. */
static void
test_found (gconstpointer user_data)
{
  g_autoptr (DispatchTest) test = make_test (user_data);
  g_autofree char         *ours = make (DISPATCH_EXECUTION, 0.0);

  add_list (test, 0, NULL, NULL);
  stub_server_add_reaction (test->server, DISPATCH_LIST, failing);
  add_list (test, 0, ours, NULL);
  dispatch_test_add_end (test, "delivered");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
  g_assert_cmpstr (sender_dispatch_get_execution_sid (test->dispatch), ==, DISPATCH_EXECUTION);
  g_assert_true (dispatch_test_has_step (test, "Found it"));
  g_assert_cmpuint (stub_server_count_requests (test->server, DISPATCH_LIST), ==, 3);
}

static void
assert_unknown (DispatchTest *test)
{
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "unknown");
  g_assert_cmpfloat (test->seconds, <, WINDOW * PACE + 0.35);
  g_assert_null (sender_dispatch_get_execution_sid (test->dispatch));
}

static void
test_not_found (gconstpointer user_data)
{
  g_autoptr (DispatchTest) test = make_test (user_data);

  add_list (test, 0, NULL, NULL);
  dispatch_test_run (test);
  assert_unknown (test);
  g_assert_cmpfloat (test->seconds, >=, WINDOW * PACE - 0.01);
}

typedef struct
{
  const char *name;
  const char *to;
  int         skew; /* of the server's clock */
  int         age;
  const char *context;
  gboolean    is_ours;
  guint       n_contexts; /* how often the data of a stranger are asked for */
} Candidate;

static const Candidate candidates[] = {
  { "ours", DISPATCH_TO, 0, 0, DISPATCH_SENT, TRUE, 0 },
  { "clock-an-hour-ahead", DISPATCH_TO, 3600, 0, DISPATCH_SENT, TRUE, 0 },
  { "clock-an-hour-behind", DISPATCH_TO, -3600, 0, DISPATCH_SENT, TRUE, 0 },
  { "too-old", DISPATCH_TO, 0, 60, DISPATCH_SENT, FALSE, 0 },
  { "too-old-by-a-clock-ahead", DISPATCH_TO, 3600, 60, DISPATCH_SENT, FALSE, 0 },
  { "other-recipient", "+14155550199", 0, 0, DISPATCH_SENT, FALSE, 0 },
  { "other-data", DISPATCH_TO, 0, 0, OTHER_DATA, FALSE, 1 },
  { "more-data", DISPATCH_TO, 0, 0,
    "{\"context\":{\"flow\":{\"data\":{\"OTP\":\"" DISPATCH_CODE "\",\"x\":1}}}}", FALSE, 1 },
  { "number-for-text", DISPATCH_TO, 0, 0, "{\"context\":{\"flow\":{\"data\":{\"OTP\":739182}}}}",
    FALSE, 1 },
};

static void
test_candidate (gconstpointer user_data)
{
  const Candidate         *self = user_data;
  g_autoptr (DispatchTest) test = make_test (failing);
  g_autofree char         *theirs = NULL;
  guint                    n = 0;

  theirs = dispatch_test_make_execution (DISPATCH_EXECUTION, self->to, self->age - self->skew);
  add_list (test, self->skew, theirs, NULL);
  stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, self->context);
  if (self->is_ours)
    dispatch_test_add_end (test, "delivered");
  dispatch_test_run (test);
  n = stub_server_count_requests (test->server, DISPATCH_CONTEXT);
  if (self->is_ours)
    dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
  else
    {
      assert_unknown (test);
      g_assert_cmpuint (n, ==, self->n_contexts);
    }
}

/* A newer one for the same number does not hide ours, and its data are read once. */
static void
test_second (void)
{
  g_autoptr (DispatchTest) test = make_test (failing);
  g_autofree char         *theirs = make (STRANGER, 0.0);
  g_autofree char         *ours = make (DISPATCH_EXECUTION, 1.0);

  add_list (test, 0, theirs, ours);
  stub_server_add_answer (test->server, GET_STRANGER_CONTEXT, 200, NULL, OTHER_DATA);
  dispatch_test_add_end (test, "delivered");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
  g_assert_cmpuint (stub_server_count_requests (test->server, GET_STRANGER_CONTEXT), ==, 1);
}

/* Data that are not there yet are asked for again. */
static void
test_later_data (void)
{
  g_autoptr (DispatchTest) test = make_test (failing);
  g_autofree char         *ours = make (DISPATCH_EXECUTION, 0.0);

  add_list (test, 0, ours, NULL);
  stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, "{\"context\":{}}");
  stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, "{\"context\":{\"flow\":[]}}");
  dispatch_test_add_end (test, "delivered");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
}

/* Neither the list nor the data may hold it up. */
static void
test_hangs (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DispatchTest) test = make_test (failing);
      g_autofree char         *ours = make (DISPATCH_EXECUTION, 0.0);

      sender_dispatcher_set_deadline (test->dispatcher, 20.0);
      if (i == 0)
        stub_server_add_reaction (test->server, DISPATCH_LIST, hang);
      add_list (test, 0, ours, NULL);
      stub_server_add_reaction (test->server, i == 0 ? DISPATCH_LIST : DISPATCH_CONTEXT, hang);
      dispatch_test_run (test);
      assert_unknown (test);
    }
}

/* Lists that make no sense are lists without ours. */
static void
test_nonsense (void)
{
  static const char *const lists[] = {
    "{}",
    "{\"executions\":{}}",
    "{\"executions\":[1,null,\"x\"]}",
    "{\"executions\":[{\"sid\":1},{\"sid\":\"../..\",\"contact_channel_address\":\"" DISPATCH_TO
    "\",\"date_created\":\"2999-01-01T00:00:00Z\"}]}",
    "{\"executions\":[{\"sid\":\"" DISPATCH_EXECUTION "\","
    "\"contact_channel_address\":\"" DISPATCH_TO "\",\"date_created\":\"yesterday\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (DispatchTest) test = make_test (failing);

      stub_server_add_answer (test->server, DISPATCH_LIST, 200, NULL, lists[i]);
      dispatch_test_run (test);
      assert_unknown (test);
    }
}

/* Found, but nobody wanted to follow it. */
static void
test_no_follow (void)
{
  g_autoptr (DispatchTest) test = make_test (failing);
  g_autofree char         *ours = make (DISPATCH_EXECUTION, 0.0);

  test->follow = FALSE;
  add_list (test, 0, ours, NULL);
  stub_server_add_answer (test->server, DISPATCH_CONTEXT, 200, NULL, DISPATCH_SENT);
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_ACCEPTED, 1, "not followed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *found = g_strdup_printf ("/dispatch/reconcile/found/%s", ends[i].name);
      g_autofree char *lost = g_strdup_printf ("/dispatch/reconcile/not-found/%s", ends[i].name);

      g_test_add_data_func (found, ends[i].steps, test_found);
      g_test_add_data_func (lost, ends[i].steps, test_not_found);
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/dispatch/reconcile/candidate/%s", candidates[i].name);

      g_test_add_data_func (path, &candidates[i], test_candidate);
    }
  g_test_add_func ("/dispatch/reconcile/second", test_second);
  g_test_add_func ("/dispatch/reconcile/later-data", test_later_data);
  g_test_add_func ("/dispatch/reconcile/hangs", test_hangs);
  g_test_add_func ("/dispatch/reconcile/nonsense", test_nonsense);
  g_test_add_func ("/dispatch/reconcile/no-follow", test_no_follow);
  return g_test_run ();
}
