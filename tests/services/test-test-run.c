/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run-fixture.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"

#include <string.h>

/* One test of a configuration against a server that does as told. */

static gboolean
has_ended (gpointer data)
{
  return !sender_operation_is_running (sender_test_run_get_operation (data));
}

static void
wait_end (SenderTestRun      *run,
          SenderDispatchState state)
{
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_null (sender_test_run_get_error (run));
  g_assert_cmpint (sender_dispatch_get_state (sender_test_run_get_dispatch (run)), ==, state);
}

static void
test_delivered (RunFixture   *self,
                gconstpointer data)
{
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);
  g_autofree char          *curl = NULL;
  SenderResponse           *response = NULL;

  dispatch_test_add_all (self->test, "delivered");
  sender_test_config_set (self->config, "sms.url=https://elsewhere.example/", NULL);
  sender_test_run_start (run);
  sender_test_run_start (run);
  wait_end (run, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpuint (stub_server_count_requests (self->test->server, DISPATCH_POST), ==, 1);
  g_assert_nonnull (strstr (sender_test_run_get_request_text (run), DISPATCH_CODE));
  g_assert_null (strstr (sender_test_run_get_request_text (run), RUN_SECRET));
  g_assert_nonnull (strstr (sender_test_run_get_response_text (run), DISPATCH_EXECUTION));
  response = sender_dispatch_get_response (sender_test_run_get_dispatch (run));
  g_assert_cmpint (sender_response_get_timings (response)->ended, >, 0);
  curl = sender_test_run_dup_curl (run, NULL);
  g_assert_null (strstr (curl, RUN_SECRET));
}

/* A server that repeats the header it was sent does not bring the secret on the screen. */
static void
test_echo (RunFixture   *self,
           gconstpointer data)
{
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);
  g_autofree char          *pair = g_strdup_printf ("%s:%s", SENDER_TEST_USER, RUN_SECRET);
  g_autofree char          *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char          *headers = NULL;

  headers = g_strdup_printf ("X-Echo: Basic %s\r\n", encoded);
  stub_server_add_answer (self->test->server, DISPATCH_POST, 400, headers,
                          "{\"code\":20001,\"message\":\"" RUN_SECRET "\"}");
  sender_test_run_start (run);
  wait_end (run, SENDER_DISPATCH_STATE_NOT_SENT);
  g_assert_nonnull (strstr (sender_test_run_get_response_text (run), "X-Echo"));
  g_assert_null (strstr (sender_test_run_get_response_text (run), RUN_SECRET));
  g_assert_null (strstr (sender_test_run_get_response_text (run), encoded));
}

static void
test_no_secret (RunFixture   *self,
                gconstpointer data)
{
  const char               *kind = SENDER_SECRET_KIND_PROVIDER;
  SenderSecretKey           key = sender_secret_key_make (self->config, kind);
  SenderVault              *vault = sender_workspace_get_vault (self->workspace);
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);

  sender_vault_clear_async (vault, &key, NULL, NULL, NULL);
  sender_test_run_start (run);
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_error (sender_test_run_get_error (run), SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  g_assert_cmpint (sender_operation_get_state (sender_test_run_get_operation (run)), ==,
                   SENDER_OPERATION_FAILED);
  g_assert_cmpuint (stub_server_get_n_requests (self->test->server), ==, 0);
}

/* What is in the way is ended when somebody asks, and not before. */
static void
test_conflict (RunFixture   *self,
               gconstpointer data)
{
  static const char other[] = "FNffffffffffffffffffffffffffffffff";
  g_autofree char  *ending = g_strdup_printf ("POST " DISPATCH_PATH "/%s ", other);
  g_autofree char  *body =
    g_strdup_printf ("{\"code\":20409,\"message\":\"active\",\"details\":{"
                     "\"conflicting_execution_sid\":\"%s\"}}",
                     other);
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);

  stub_server_add_answer (self->test->server, DISPATCH_POST, 409, NULL, body);
  dispatch_test_add_all (self->test, "delivered");
  stub_server_add_answer (self->test->server, ending, 200, NULL, "{\"status\":\"ended\"}");
  sender_test_run_start (run);
  wait_end (run, SENDER_DISPATCH_STATE_NOT_SENT);
  g_assert_cmpstr (
    sender_dispatch_get_conflicting_execution_sid (sender_test_run_get_dispatch (run)), ==, other);
  g_assert_cmpuint (stub_server_count_requests (self->test->server, ending), ==, 0);
  sender_test_run_end_active (run);
  wait_end (run, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpuint (stub_server_count_requests (self->test->server, ending), ==, 1);
  g_assert_cmpuint (stub_server_count_requests (self->test->server, DISPATCH_POST), ==, 2);
}

static gboolean
has_dispatch (gpointer data)
{
  SenderDispatch *dispatch = sender_test_run_get_dispatch (data);

  return dispatch != NULL && sender_dispatch_get_execution_sid (dispatch) != NULL;
}

static void
test_cancel (RunFixture   *self,
             gconstpointer data)
{
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);
  g_autofree char          *before = sender_test_run_dup_cancel_text (run);
  g_autofree char          *after = NULL;

  stub_server_add_answer (self->test->server, DISPATCH_POST, 201, NULL, DISPATCH_CREATED);
  stub_server_add_answer (self->test->server, DISPATCH_GET, 200, NULL, DISPATCH_CREATED);
  stub_server_add_answer (self->test->server, DISPATCH_STEPS, 200, NULL,
                          "{\"steps\":[],\"meta\":{}}");
  stub_server_add_answer (self->test->server, DISPATCH_CONTEXT, 200, NULL, "{\"context\":{}}");
  g_assert_nonnull (strstr (before, "Nothing has left"));
  sender_test_run_start (run);
  sender_test_wait_until (has_dispatch, run, "the acceptance");
  after = sender_test_run_dup_cancel_text (run);
  g_assert_nonnull (strstr (after, "may still come"));
  sender_test_run_cancel (run);
  wait_end (run, SENDER_DISPATCH_STATE_ACCEPTED);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_answer (RunFixture   *self,
             gconstpointer data)
{
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);
  guint                     count = 0;

  g_signal_connect_swapped (run, "notify::answer", G_CALLBACK (count_cb), &count);
  g_assert_cmpint (sender_test_run_get_answer (run), ==, SENDER_TEST_ANSWER_NOT_GIVEN);
  sender_test_run_answer (run, DISPATCH_CODE);
  g_assert_cmpint (sender_test_run_get_answer (run), ==, SENDER_TEST_ANSWER_SAME);
  sender_test_run_answer (run, DISPATCH_CODE);
  g_assert_cmpuint (count, ==, 1);
  sender_test_run_answer (run, "000000");
  g_assert_cmpint (sender_test_run_get_answer (run), ==, SENDER_TEST_ANSWER_OTHER);
  sender_test_run_answer (run, NULL);
  g_assert_cmpint (sender_test_run_get_answer (run), ==, SENDER_TEST_ANSWER_NONE);
  g_assert_cmpuint (count, ==, 3);
}

/* The history keeps the word, and not the code. */
static void
test_recorded (RunFixture   *self,
               gconstpointer data)
{
  static const char leaks[] =
    "SELECT count (*) FROM step WHERE text LIKE '%" DISPATCH_CODE "%'";
  SenderHistory            *history = sender_workspace_get_history (self->workspace);
  g_autofree char          *file = g_build_filename (self->folder, "history.sqlite", NULL);
  g_autoptr (SenderTestRun) run = run_fixture_make_run (self);
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GPtrArray)     entries = NULL;
  SenderHistoryEntry       *entry = NULL;

  dispatch_test_add_all (self->test, "delivered");
  sender_test_run_start (run);
  wait_end (run, SENDER_DISPATCH_STATE_DELIVERED);
  sender_test_run_answer (run, "000000");
  sender_test_run_answer (run, DISPATCH_CODE);
  sender_history_list_async (history, NULL, NULL, 0, 10, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the history");
  entries = sender_history_list_finish (history, result, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->answer, ==, "same");
  g_assert_cmpint (dispatch_test_query (file, leaks), ==, 0);
}

static SenderTestRun *
resume (RunFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  SenderTestRun           *run = NULL;

  sender_test_run_resume_async (self->workspace, self->config, NULL, sender_test_result_cb,
                                &result);
  sender_test_wait_result (&result, "the history");
  run = sender_test_run_resume_finish (self->workspace, result, &error);
  g_assert_no_error (error);
  return run;
}

/* What a crash cut off is followed again, once, and never sent again. */
static void
test_resume (RunFixture   *self,
             gconstpointer data)
{
  g_autofree char          *file = g_build_filename (self->folder, "history.sqlite", NULL);
  g_autoptr (SenderTestRun) first = run_fixture_make_run (self);
  g_autoptr (SenderTestRun) again = NULL;

  g_assert_null (resume (self));
  dispatch_test_add_all (self->test, "delivered");
  sender_test_run_start (first);
  wait_end (first, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_null (resume (self));
  dispatch_test_execute (file, "UPDATE dispatch SET ended = 0, state = 'accepted'");
  again = resume (self);
  g_assert_nonnull (again);
  wait_end (again, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpuint (stub_server_count_requests (self->test->server, DISPATCH_POST), ==, 1);
  g_assert_null (sender_test_run_get_code (again));
  g_assert_null (strstr (sender_test_run_get_to (again), "555"));
}

#define ADD(name, func)                                                      \
  g_test_add ("/test-run/" name, RunFixture, NULL, run_fixture_set_up, func, \
              run_fixture_tear_down)

#define CHECK "POST " DISPATCH_PATH_OF_CHECK " "
#define DISPATCH_PATH_OF_CHECK                      \
  "/" DISPATCH_ENVIRONMENT "/deviceAuthentications" \
  "/00000000-0000-4000-8000-000000000009"

static SenderTestRun *
make_run_via_pingone (RunFixture *self,
                      const char *user)
{
  g_auto (SenderTestPlan) plan = { NULL };
  g_autoptr (GError)      error = NULL;

  sender_test_plan_init (&plan, self->config, SENDER_CHANNEL_SMS, &error);
  g_assert_no_error (error);
  plan.to = g_strdup (DISPATCH_TO);
  plan.user = g_strdup (user);
  return sender_test_run_new (self->workspace, &plan);
}

static gboolean
has_answer (gpointer data)
{
  const char *text = sender_test_run_get_answer_text (data);

  return text != NULL && strstr (text, "Asking") == NULL;
}

static void
assert_answer (SenderTestRun   *run,
               SenderTestAnswer answer,
               const char      *fragment)
{
  sender_test_run_answer (run, "739182");
  g_assert_nonnull (strstr (sender_test_run_get_answer_text (run), "Asking PingOne"));
  /* One question at a time. */
  sender_test_run_answer (run, "739182");
  sender_test_wait_until (has_answer, run, "what PingOne says");
  g_assert_nonnull (strstr (sender_test_run_get_answer_text (run), fragment));
  g_assert_cmpint (sender_test_run_get_answer (run), ==, answer);
}

/* PingOne sends, and PingOne says whether what the phone showed is right. */
static void
test_via_pingone (RunFixture   *self,
                  gconstpointer data)
{
  StubServer               *server = self->test->server;
  g_autoptr (SenderTestRun) run = NULL;

  run_fixture_connect (self);
  run_fixture_add_way (self, "delivered");
  run = make_run_via_pingone (self, "robin");
  g_assert_false (sender_test_run_can_answer (run));
  sender_test_run_start (run);
  wait_end (run, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpuint (stub_server_count_requests (server, DISPATCH_ASK), ==, 1);
  g_assert_cmpuint (stub_server_count_requests (server, DISPATCH_POST), ==, 0);
  g_assert_true (sender_test_run_can_answer (run));
  g_assert_null (sender_test_run_get_code (run));

  stub_server_add_answer (server, CHECK, 400, NULL, "{\"code\":\"INVALID_DATA\"}");
  stub_server_add_answer (server, CHECK, 503, NULL, NULL);
  stub_server_add_answer (server, CHECK, 200, NULL, "{\"status\":\"COMPLETED\"}");
  assert_answer (run, SENDER_TEST_ANSWER_OTHER, "the code is wrong");
  g_assert_cmpuint (stub_server_count_requests (server, CHECK), ==, 1);
  assert_answer (run, SENDER_TEST_ANSWER_OTHER, "503");
  assert_answer (run, SENDER_TEST_ANSWER_SAME, "the code is right");
  g_assert_cmpuint (stub_server_count_requests (server, CHECK), ==, 3);
}

static void
test_via_pingone_refused (RunFixture   *self,
                          gconstpointer data)
{
  g_autoptr (SenderTestRun) unknown = NULL;
  g_autoptr (SenderTestRun) missing = make_run_via_pingone (self, "robin");

  /* Neither connection nor secret. */
  sender_test_run_start (missing);
  sender_test_wait_until (has_ended, missing, "the test");
  g_assert_error (sender_test_run_get_error (missing), SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  g_assert_cmpuint (stub_server_get_n_requests (self->test->server), ==, 0);
  run_fixture_connect (self);
  unknown = make_run_via_pingone (self, "nobody");
  sender_test_run_start (unknown);
  sender_test_wait_until (has_ended, unknown, "the test");
  g_assert_error (sender_test_run_get_error (unknown), SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_assert_null (sender_test_run_get_dispatch (unknown));
  g_assert_cmpuint (stub_server_count_requests (self->test->server, DISPATCH_ASK), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("delivered", test_delivered);
  ADD ("echo", test_echo);
  ADD ("no-secret", test_no_secret);
  ADD ("conflict", test_conflict);
  ADD ("cancel", test_cancel);
  ADD ("answer", test_answer);
  ADD ("recorded", test_recorded);
  ADD ("resume", test_resume);
  ADD ("via-pingone", test_via_pingone);
  ADD ("via-pingone/refused", test_via_pingone_refused);
  return g_test_run ();
}
