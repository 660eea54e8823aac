/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"
#include "history-fixture.h"

#include "sender-error.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* The journal: no durable intent, no POST; and what a crash leaves is found and followed again. */

#define N_WRITERS 4
#define N_WRITTEN 15

static const char *program;

/* By another connection, as after a crash. */
static GPtrArray *
list_open (HistoryFixture *self)
{
  g_autoptr (SenderHistory) other = sender_history_new (self->path);
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GError)        error = NULL;
  GPtrArray                *rows = NULL;

  sender_history_list_open_async (other, NULL, sender_test_result_cb, &result);
  rows = sender_history_list_finish (other, sender_test_wait_result (&result, "what is open"),
                                     &error);
  g_assert_no_error (error);
  return rows;
}

static gboolean
is_posted (gpointer user_data)
{
  return dispatch_test_get_n_posts (user_data) > 0;
}

/* When the request has arrived, its intent has been on the disk, and says nothing it can't know. */
static void
test_intent (HistoryFixture *self,
             gconstpointer   user_data)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);
  g_autoptr (GPtrArray)    rows = NULL;
  g_autoptr (GPtrArray)    none = NULL;
  SenderHistoryEntry      *row = NULL;

  stub_server_react (test->server, "POST ", { STUB_HANG });
  dispatch_test_start (test);
  sender_test_wait_until (is_posted, test, "the request");
  rows = list_open (self);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->id, ==, sender_dispatch_get_id (test->dispatch));
  g_assert_cmpint (row->state, ==, SENDER_DISPATCH_STATE_UNKNOWN);
  g_assert_cmpint (row->ended, ==, 0);
  g_assert_null (row->execution_sid);
  dispatch_test_cancel_after (test, "POST ", 1);
  none = list_open (self);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Cancelled before: recorded as that, and not as if there had been a crash. */
static void
test_cancelled (HistoryFixture *self,
                gconstpointer   user_data)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);
  g_autoptr (GPtrArray)    none = NULL;

  dispatch_test_start (test);
  g_cancellable_cancel (test->cancellable);
  dispatch_test_wait (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NOT_SENT, 0, "before anything left");
  none = list_open (self);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM dispatch WHERE state ="
                                                    " 'not-sent' AND ended > 0"),
                   ==, 1);
}

static void
assert_nothing_sent (HistoryFixture *self,
                     SenderError     code,
                     const char     *fragment)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);

  dispatch_test_run (test);
  g_test_message ("%s", test->error->message);
  sender_test_assert_error (test->error, (int) code, fragment);
  g_assert_cmpint (sender_dispatch_get_state (test->dispatch), ==, SENDER_DISPATCH_STATE_NOT_SENT);
  g_assert_true (dispatch_test_has_step (test, "Not sent: "));
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
}

static void
test_corrupt (HistoryFixture *self,
              gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = g_strnfill (8192, 'x');

  g_file_set_contents (self->path, text, -1, &error);
  g_assert_no_error (error);
  assert_nothing_sent (self, SENDER_ERROR_STORAGE, "not a database");
}

static void
test_no_file (HistoryFixture *self,
              gconstpointer   user_data)
{
  g_assert_cmpint (g_mkdir_with_parents (self->path, 0700), ==, 0);
  assert_nothing_sent (self, SENDER_ERROR_STORAGE, "history.sqlite");
}

static void
test_read_only (HistoryFixture *self,
                gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("The superuser may write everything");
      return;
    }
  g_file_set_contents_full (self->path, "", 0, G_FILE_SET_CONTENTS_NONE, 0400, &error);
  g_assert_no_error (error);
  assert_nothing_sent (self, SENDER_ERROR_STORAGE, "history.sqlite");
}

static void
test_newer (HistoryFixture *self,
            gconstpointer   user_data)
{
  g_autoptr (GPtrArray) none = list_open (self);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (dispatch_test_query (self->path, "PRAGMA user_version"), >, 0);
  dispatch_test_execute (self->path, "PRAGMA user_version = 1000");
  assert_nothing_sent (self, SENDER_ERROR_VERSION, "newer version");
}

/* Broken only where the intent would be written. */
static void
test_damaged (HistoryFixture *self,
              gconstpointer   user_data)
{
  g_autoptr (GPtrArray) none = list_open (self);

  g_assert_cmpuint (none->len, ==, 0);
  dispatch_test_execute (self->path, "DROP TABLE step");
  assert_nothing_sent (self, SENDER_ERROR_STORAGE, "no such table");
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM dispatch"), ==, 0);
}

/* Somebody else's lock is waited for. */
static void
test_locked (HistoryFixture *self,
             gconstpointer   user_data)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);
  g_autoptr (GPtrArray)    none = list_open (self);
  sqlite3                 *other = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  dispatch_test_add_all (test, "delivered");
  g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
  /* The connection that listed may still be closing, which takes a lock of its own. */
  sqlite3_busy_timeout (other, 10000);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  dispatch_test_start (test);
  dispatch_test_pass (0.1);
  g_assert_cmpuint (stub_server_get_n_connections (test->server), ==, 0);
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  dispatch_test_wait (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
}

static GSubprocess *
spawn (const char *mode,
       const char *a,
       const char *b)
{
  g_autoptr (GError) error = NULL;
  GSubprocess       *process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, mode, a, b, NULL);

  g_assert_no_error (error);
  return process;
}

static gboolean
is_recorded (gpointer user_data)
{
  HistoryFixture *self = user_data;

  return dispatch_test_query (self->path,
                              "SELECT count (*) FROM dispatch WHERE execution_sid IS NOT NULL") > 0;
}

/* Killed after the 201: found by what is open, followed by its execution, never sent again. */
static void
test_killed (HistoryFixture *self,
             gconstpointer   user_data)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);
  g_autofree char         *base = stub_server_dup_url (test->server, "");
  g_autoptr (GSubprocess)  child = NULL;
  g_autoptr (GPtrArray)    rows = NULL;
  SenderHistoryEntry      *row = NULL;

  stub_server_react (test->server, DISPATCH_GET, { STUB_HANG });
  dispatch_test_add_all (test, "delivered");
  child = spawn ("--send", self->path, base);
  dispatch_test_wait_request (test, DISPATCH_GET, 1);
  sender_test_wait_until (is_recorded, self, "the record of the answer");
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));

  rows = list_open (self);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->execution_sid, ==, DISPATCH_EXECUTION);
  g_assert_cmpint (row->state, ==, SENDER_DISPATCH_STATE_ACCEPTED);
  test->id = row->id;
  dispatch_test_resume (test);
  dispatch_test_wait (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_DELIVERED, 1, "Delivered");
  g_assert_cmpint (dispatch_test_query (self->path,
                                        "SELECT count (*) FROM dispatch WHERE state = 'delivered' "
                                        "AND ended > started AND http_status = 201"),
                   ==, 1);
}

/* The steps of both runs are there, in the order they happened. */
static void
test_resumed_steps (HistoryFixture *self,
                    gconstpointer   user_data)
{
  g_autoptr (DispatchTest) first = dispatch_test_new (stub_server_new (), self->history);
  g_autoptr (DispatchTest) second = dispatch_test_new (stub_server_new (), self->history);
  guint                    n = 0;

  dispatch_test_add_all (first, "sent");
  dispatch_test_run (first);
  dispatch_test_assert (first, SENDER_DISPATCH_STATE_UNKNOWN, 1, "still “sent”");
  n = g_list_model_get_n_items (G_LIST_MODEL (first->dispatch));
  second->id = sender_dispatch_get_id (first->dispatch);
  dispatch_test_add_end (second, "delivered");
  dispatch_test_resume (second);
  dispatch_test_wait (second);
  dispatch_test_assert (second, SENDER_DISPATCH_STATE_DELIVERED, 0, "Delivered");
  n += g_list_model_get_n_items (G_LIST_MODEL (second->dispatch));
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM step"), ==, n);
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM dispatch"), ==, 1);
  g_assert_cmpint (dispatch_test_query (self->path,
                                        "SELECT count (*) FROM dispatch WHERE state = 'delivered'"
                                        " AND http_status = 201 AND message_sid IS NOT NULL"),
                   ==, 1);
}

/* Who follows it too and gives up does not undo what is known. */
static void
test_known_stays (HistoryFixture *self,
                  gconstpointer   user_data)
{
  g_autoptr (DispatchTest) first = dispatch_test_new (stub_server_new (), self->history);
  g_autoptr (DispatchTest) second = dispatch_test_new (stub_server_new (), self->history);

  dispatch_test_add_all (first, "delivered");
  dispatch_test_run (first);
  second->id = sender_dispatch_get_id (first->dispatch);
  stub_server_react (second->server, DISPATCH_GET, { STUB_HANG });
  dispatch_test_resume (second);
  dispatch_test_cancel_after (second, DISPATCH_GET, 1);
  dispatch_test_assert (second, SENDER_DISPATCH_STATE_ACCEPTED, 0, "No longer followed");
  g_assert_cmpint (dispatch_test_query (self->path,
                                        "SELECT count (*) FROM dispatch WHERE state = 'delivered'"
                                        " AND ended > 0"),
                   ==, 1);
}

/* Processes that open it at once and write side by side: nothing is lost, nothing is doubled. */
static void
test_writers (HistoryFixture *self,
              gconstpointer   user_data)
{
  GSubprocess *writers[N_WRITERS] = { 0 };

  for (guint i = 0; i < N_WRITERS; i++)
    writers[i] = spawn ("--write", self->path, "");
  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_assert_true (g_subprocess_wait_check (writers[i], NULL, NULL));
      g_object_unref (writers[i]);
    }
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM dispatch WHERE state ="
                                                    " 'not-sent' AND ended > 0"),
                   ==, N_WRITERS * N_WRITTEN);
  /* intent, sent, end */
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM step"), ==,
                   3 * N_WRITERS * N_WRITTEN);
}

static int
run_child (const char *mode,
           const char *path,
           const char *base)
{
  g_autoptr (SenderHistory) history = sender_history_new (path);
  g_autoptr (DispatchTest)  test = NULL;

  if (strcmp (mode, "--send") == 0)
    {
      test = dispatch_test_new_at (base, history);
      test->wait = 1000.0;
      dispatch_test_run (test);
      return 0;
    }
  for (guint i = 0; i < N_WRITTEN; i++)
    {
      g_autoptr (DispatchTest) one = dispatch_test_new (stub_server_new (), history);

      stub_server_add_answer (one->server, "POST ", 400, NULL, NULL);
      dispatch_test_run (one);
      dispatch_test_assert (one, SENDER_DISPATCH_STATE_NOT_SENT, 1, "400");
      g_assert_cmpuint (dispatch_test_count_steps (one, "error"), ==, 0);
    }
  return 0;
}

static const struct
{
  const char *path;
  void (*func) (HistoryFixture *self,
                gconstpointer   user_data);
} tests[] = {
  { "/journal/intent", test_intent },
  { "/journal/cancelled", test_cancelled },
  { "/journal/corrupt", test_corrupt },
  { "/journal/no-file", test_no_file },
  { "/journal/read-only", test_read_only },
  { "/journal/newer", test_newer },
  { "/journal/damaged", test_damaged },
  { "/journal/locked", test_locked },
  { "/journal/killed", test_killed },
  { "/journal/resumed-steps", test_resumed_steps },
  { "/journal/known-stays", test_known_stays },
  { "/journal/writers", test_writers },
};

int
main (int   argc,
      char *argv[])
{
  if (argc == 4)
    return run_child (argv[1], argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    history_fixture_add_test (tests[i].path, NULL, tests[i].func);
  return g_test_run ();
}
