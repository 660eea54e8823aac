/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"
#include "history-fixture.h"

#include "sender-config.h"
#include "sender-json.h"
#include "sender-test-config.h"

#include <string.h>

/* PingOne sends: asked once, followed through the flow where that can be told, and never called
 * delivered before it is. */

#define OTHER "FNffffffffffffffffffffffffffffffff"

static DispatchTest *
make_test (SenderHistory *history)
{
  DispatchTest *test = dispatch_test_new (stub_server_new (), history);

  dispatch_test_go_via_pingone (test);
  return test;
}

static DispatchTest *
make_taken (SenderHistory *history)
{
  DispatchTest *test = make_test (history);

  stub_server_add_answer (test->server, DISPATCH_ASK, 201, NULL, DISPATCH_TAKEN);
  return test;
}

/* @first and @second (nullable): executions. */
static void
add_list (DispatchTest *test,
          char         *first,
          char         *second)
{
  g_autofree char *one = first;
  g_autofree char *two = second;
  g_autofree char *list =
    g_strdup_printf ("{\"executions\":[%s%s%s]}", one != NULL ? one : "", two != NULL ? "," : "",
                     two != NULL ? two : "");

  stub_server_add_answer (test->server, DISPATCH_LIST, 200, NULL, list);
}

static void
assert_end (DispatchTest       *test,
            SenderDispatchState state,
            guint               n_asked,
            const char         *fragment)
{
  const char *text = sender_dispatch_get_explanation (test->dispatch);

  g_test_message ("%s", text);
  g_assert_no_error (test->error);
  g_assert_cmpint (sender_dispatch_get_state (test->dispatch), ==, state);
  g_assert_nonnull (strstr (text, fragment));
  g_assert_cmpuint (stub_server_count_requests (test->server, DISPATCH_ASK), ==, n_asked);
  g_assert_cmpuint (stub_server_count_requests (test->server, DISPATCH_POST), ==, 0);
  g_assert_null (strstr (text, "client-secret"));
  g_assert_null (strstr (text, "eyJhbGciOi"));
}

static void
assert_asked (DispatchTest *test,
              const char   *body)
{
  for (guint i = 0; i < stub_server_get_n_requests (test->server); i++)
    if (g_str_has_prefix (stub_server_get_request (test->server, i), DISPATCH_ASK))
      {
        const char *request = stub_server_get_request (test->server, i);

        g_assert_cmpstr (stub_server_get_request_body (test->server, i), ==, body);
        g_assert_nonnull (strstr (request, "Content-Type: application/json\r\n"));
        g_assert_nonnull (strstr (request, "Authorization: Bearer eyJhbGciOi.token\r\n"));
        return;
      }
  g_assert_not_reached ();
}

static void
test_delivered (void)
{
  g_autoptr (DispatchTest) test = make_taken (NULL);

  add_list (test, NULL, NULL);
  add_list (test, dispatch_test_make_execution (DISPATCH_EXECUTION, DISPATCH_TO, 0.0),
            dispatch_test_make_execution (OTHER, "+14155550199", 0.0));
  dispatch_test_add_end (test, "delivered");
  dispatch_test_run (test);
  assert_end (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "From PingOne’s template to the handset");
  assert_asked (test,
                "{\"user\":{\"id\":\"" DISPATCH_USER "\"},\"selectedDevice\":{\"oneTime\":"
                "{\"type\":\"SMS\",\"phone\":\"" DISPATCH_TO "\"}}}");
  g_assert_cmpuint (sender_dispatch_get_http_status (test->dispatch), ==, 201);
  g_assert_cmpstr (sender_dispatch_get_execution_sid (test->dispatch), ==, DISPATCH_EXECUTION);
  g_assert_cmpstr (sender_dispatch_get_message_sid (test->dispatch), ==, DISPATCH_MESSAGE);
  g_assert_cmpstr (sender_dispatch_get_check_url (test->dispatch), ==, DISPATCH_CHECK);
  g_assert_true (sender_dispatch_is_via_pingone (test->dispatch));
  g_assert_cmpuint (dispatch_test_count_steps (test, "accepted"), ==, 2);
  g_assert_cmpuint (dispatch_test_count_steps (test, "reconcile"), ==, 0);
  g_assert_cmpuint (dispatch_test_count_steps (test, "end"), ==, 1);
}

static void
test_undelivered (void)
{
  g_autoptr (DispatchTest) test = make_taken (NULL);

  add_list (test, dispatch_test_make_execution (DISPATCH_EXECUTION, DISPATCH_TO, 0.0), NULL);
  dispatch_test_add_end (test, "undelivered");
  dispatch_test_run (test);
  assert_end (test, SENDER_DISPATCH_STATE_UNDELIVERED, 1, "Not delivered");
}

/* What is not certainly the one that PingOne started is not followed. */
static void
test_no_execution (void)
{
  static const struct
  {
    const char *first;
    double      first_ago;
    const char *first_to;
    const char *second; /* (nullable) */
    const char *fragment;
  } cases[] = {
    { DISPATCH_EXECUTION, 60.0, DISPATCH_TO, NULL, "may have fallen back" },
    { DISPATCH_EXECUTION, 0.0, "+14155550199", NULL, "may have fallen back" },
    { DISPATCH_EXECUTION, 0.0, DISPATCH_TO, OTHER, "can’t be told" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = make_taken (NULL);

      add_list (test,
                dispatch_test_make_execution (cases[i].first, cases[i].first_to,
                                              cases[i].first_ago),
                cases[i].second != NULL
                  ? dispatch_test_make_execution (cases[i].second, DISPATCH_TO, 0.0)
                  : NULL);
      dispatch_test_run (test);
      assert_end (test, SENDER_DISPATCH_STATE_ACCEPTED, 1, cases[i].fragment);
      g_assert_null (sender_dispatch_get_execution_sid (test->dispatch));
      g_assert_nonnull (sender_dispatch_get_check_url (test->dispatch));
      g_assert_cmpuint (dispatch_test_count_steps (test, "reconcile"), ==,
                        cases[i].second == NULL ? 1 : 0);
    }
}

/* Without the credential, of another vendor, where nobody wants to: it stays accepted. */
static void
test_not_followed (void)
{
  static const struct
  {
    gboolean    has_secret;
    gboolean    follow;
    const char *url;
    const char *fragment;
  } cases[] = {
    { FALSE, TRUE, SENDER_TEST_URL, "secret is needed" },
    { TRUE, TRUE, "https://vendor.example/send", "for this vendor" },
    { TRUE, TRUE, "no url", "for this vendor" },
    { TRUE, FALSE, SENDER_TEST_URL, "was not followed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = make_taken (NULL);

      test->has_secret = cases[i].has_secret;
      test->follow = cases[i].follow;
      dispatch_test_set_url (test, cases[i].url);
      dispatch_test_run (test);
      assert_end (test, SENDER_DISPATCH_STATE_ACCEPTED, 1, cases[i].fragment);
      g_assert_cmpuint (stub_server_count_requests (test->server, "GET "), ==, 0);
    }
}

static void
test_unreadable_flow (void)
{
  static const struct
  {
    guint       status;
    const char *fragment;
  } cases[] = { { 401, "may not read the flow" },
                { 403, "may not read the flow" },
                { 500, "Studio does not answer" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = make_taken (NULL);

      stub_server_add_answer (test->server, DISPATCH_LIST, cases[i].status, NULL, "{}");
      dispatch_test_run (test);
      assert_end (test, SENDER_DISPATCH_STATE_ACCEPTED, 1, cases[i].fragment);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    guint               status;
    const char         *body;
    SenderDispatchState state;
    guint               n_asked;
    const char         *fragment;
  } cases[] = {
    { 302, NULL, SENDER_DISPATCH_STATE_NOT_SENT, 1, "Redirects are not followed" },
    { 400,
      "{\"code\":\"INVALID_DATA\",\"message\":\"no\",\"details\":[{\"code\":\"INVALID_VALUE\","
      "\"target\":\"selectedDevice.oneTime.phone\"}]}",
      SENDER_DISPATCH_STATE_NOT_SENT, 1, "selectedDevice.oneTime.phone" },
    /* With another token it is asked again, since nothing was done. */
    { 401, "{\"code\":\"ACCESS_FAILED\"}", SENDER_DISPATCH_STATE_NOT_SENT, 2,
      "no token of this worker application" },
    { 403, "{\"code\":\"ACCESS_FAILED\"}", SENDER_DISPATCH_STATE_NOT_SENT, 1, "PingOne MFA" },
    { 404, "{\"code\":\"NOT_FOUND\"}", SENDER_DISPATCH_STATE_NOT_SENT, 1, "no such user" },
    { 429,
      "{\"code\":\"REQUEST_LIMITED\",\"details\":[{\"code\":\"QUOTA_EXCEEDED\",\"innerError\":"
      "{\"quotaLimit\":50}}]}",
      SENDER_DISPATCH_STATE_NOT_SENT, 4, "The quota is 50." },
    { 500, "{\"code\":\"UNEXPECTED_ERROR\"}", SENDER_DISPATCH_STATE_UNKNOWN, 1,
      "when it failed is unknown" },
    { 503, NULL, SENDER_DISPATCH_STATE_UNKNOWN, 1, "when it failed is unknown" },
    { 201, "{\"status\":\"DEVICE_SELECTION_REQUIRED\"}", SENDER_DISPATCH_STATE_UNKNOWN, 1,
      "“DEVICE_SELECTION_REQUIRED”" },
    { 201, "no JSON", SENDER_DISPATCH_STATE_UNKNOWN, 1, "not asked again" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DispatchTest) test = make_test (NULL);

      stub_server_add_answer (test->server, DISPATCH_ASK, cases[i].status, NULL, cases[i].body);
      dispatch_test_run (test);
      assert_end (test, cases[i].state, cases[i].n_asked, cases[i].fragment);
      g_assert_cmpuint (sender_dispatch_get_http_status (test->dispatch), ==, cases[i].status);
      g_assert_null (sender_dispatch_get_check_url (test->dispatch));
      g_assert_cmpuint (stub_server_count_requests (test->server, "GET "), ==, 0);
    }
}

static void
test_no_token (void)
{
  g_autoptr (DispatchTest) other = dispatch_test_new (stub_server_new (), NULL);

  stub_server_add_answer (other->server, DISPATCH_SIGN_IN, 401, NULL,
                          "{\"error\":\"invalid_client\"}");
  dispatch_test_go_via_pingone (other);
  dispatch_test_run (other);
  assert_end (other, SENDER_DISPATCH_STATE_NOT_SENT, 0, "request for a token");
}

/* The answer is lost: it may have been sent, and is not asked for again. */
static void
test_lost (void)
{
  static const StubAction ends[] = { STUB_RESET, STUB_END };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (DispatchTest) test = make_test (NULL);

      stub_server_react (test->server, DISPATCH_ASK, { ends[i] });
      stub_server_add_answer (test->server, DISPATCH_ASK, 201, NULL, DISPATCH_TAKEN);
      dispatch_test_run (test);
      assert_end (test, SENDER_DISPATCH_STATE_UNKNOWN, 1, "not asked again");
      g_assert_cmpuint (dispatch_test_count_steps (test, "error"), ==, 1);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DispatchTest) before = make_taken (NULL);
  g_autoptr (DispatchTest) asked = make_test (NULL);
  g_autoptr (DispatchTest) searching = make_taken (NULL);

  g_cancellable_cancel (before->cancellable);
  dispatch_test_run (before);
  assert_end (before, SENDER_DISPATCH_STATE_NOT_SENT, 0, "before anything left");

  stub_server_react (asked->server, DISPATCH_ASK, { STUB_HANG });
  dispatch_test_start (asked);
  dispatch_test_cancel_after (asked, DISPATCH_ASK, 1);
  assert_end (asked, SENDER_DISPATCH_STATE_UNKNOWN, 1, "a code may come");

  stub_server_react (searching->server, DISPATCH_LIST, { STUB_HANG });
  dispatch_test_start (searching);
  dispatch_test_cancel_after (searching, DISPATCH_LIST, 1);
  assert_end (searching, SENDER_DISPATCH_STATE_ACCEPTED, 1, "a code may come");
}

static GPtrArray *
list (SenderHistory *history)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  GPtrArray               *rows = NULL;

  sender_history_list_async (history, NULL, NULL, 0, 10, NULL, sender_test_result_cb, &result);
  rows = sender_history_list_finish (history, sender_test_wait_result (&result, "rows"), &error);
  g_assert_no_error (error);
  return rows;
}

/* Before PingOne is asked, that it will be is on the disk. */
static void
test_intent (HistoryFixture *self,
             gconstpointer   user_data)
{
  g_autoptr (DispatchTest)  test = make_test (self->history);
  g_autoptr (SenderHistory) other = sender_history_new (self->path);
  g_autoptr (GPtrArray)     rows = NULL;
  SenderHistoryEntry       *row = NULL;

  stub_server_react (test->server, DISPATCH_ASK, { STUB_HANG });
  dispatch_test_start (test);
  dispatch_test_wait_request (test, DISPATCH_ASK, 1);
  rows = list (other);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_true (row->via_pingone);
  g_assert_cmpint (row->state, ==, SENDER_DISPATCH_STATE_UNKNOWN);
  g_assert_cmpint (row->ended, ==, 0);
  g_assert_cmpstr (row->to, ==, "+1•••••••0123");
  dispatch_test_cancel_after (test, DISPATCH_ASK, 1);
}

/* What was found before the end came is followed again; PingOne is not asked. */
static void
test_resumed (HistoryFixture *self,
              gconstpointer   user_data)
{
  g_autoptr (DispatchTest) first = make_taken (self->history);
  g_autoptr (DispatchTest) second = make_test (self->history);
  g_autoptr (GPtrArray)    rows = NULL;
  g_autoptr (SenderJson)   json = NULL;
  SenderHistoryEntry      *row = NULL;

  add_list (first, dispatch_test_make_execution (DISPATCH_EXECUTION, DISPATCH_TO, 0.0), NULL);
  stub_server_react (first->server, DISPATCH_GET, { STUB_HANG });
  dispatch_test_start (first);
  dispatch_test_cancel_after (first, DISPATCH_GET, 1);
  second->id = sender_dispatch_get_id (first->dispatch);
  dispatch_test_add_end (second, "delivered");
  dispatch_test_resume (second);
  dispatch_test_wait (second);
  assert_end (second, SENDER_DISPATCH_STATE_DELIVERED, 0, "From PingOne’s template");
  rows = list (self->history);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_true (row->via_pingone);
  g_assert_cmpint (row->state, ==, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpstr (row->check_url, ==, DISPATCH_CHECK);
  json = sender_history_entry_to_json (row);
  g_assert_cmpstr (sender_json_get_string_member (json, "via"), ==, "pingone");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/dispatch-pingone/delivered", test_delivered);
  g_test_add_func ("/dispatch-pingone/undelivered", test_undelivered);
  g_test_add_func ("/dispatch-pingone/no-execution", test_no_execution);
  g_test_add_func ("/dispatch-pingone/not-followed", test_not_followed);
  g_test_add_func ("/dispatch-pingone/unreadable-flow", test_unreadable_flow);
  g_test_add_func ("/dispatch-pingone/refusals", test_refusals);
  g_test_add_func ("/dispatch-pingone/no-token", test_no_token);
  g_test_add_func ("/dispatch-pingone/lost", test_lost);
  g_test_add_func ("/dispatch-pingone/cancelled", test_cancelled);
  history_fixture_add_test ("/dispatch-pingone/intent", NULL, test_intent);
  history_fixture_add_test ("/dispatch-pingone/resumed", NULL, test_resumed);
  return g_test_run ();
}
