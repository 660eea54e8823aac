/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"
#include "history-fixture.h"

#include "sender-error.h"
#include "sender-json.h"

#include <sqlite3.h>
#include <string.h>

/* What was sent is found again, and no number or code is in it. */

static GPtrArray *
list (HistoryFixture *self,
      const char     *configuration,
      const char     *search,
      guint           offset,
      guint           limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  GPtrArray               *rows = NULL;

  sender_history_list_async (self->history, configuration, search, offset, limit, NULL,
                             sender_test_result_cb, &result);
  rows = sender_history_list_finish (self->history, sender_test_wait_result (&result, "the list"),
                                     &error);
  g_assert_no_error (error);
  return rows;
}

static guint
count (HistoryFixture *self,
       const char     *configuration,
       const char     *search)
{
  g_autoptr (GPtrArray) rows = list (self, configuration, search, 0, 100);

  return rows->len;
}

/* A configuration of its own for each @name. */
static void
send (HistoryFixture *self,
      const char     *name,
      const char     *status)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);

  g_object_set (test->config, "name", name, "id", name, NULL);
  dispatch_test_add_all (test, status);
  dispatch_test_run (test);
  g_assert_no_error (test->error);
}

static void
test_list (HistoryFixture *self,
           gconstpointer   user_data)
{
  g_autoptr (GPtrArray)  all = NULL;
  g_autoptr (GPtrArray)  page = NULL;
  g_autoptr (SenderJson) json = NULL;

  send (self, "first", "delivered");
  send (self, "Zweite Übung", "undelivered");
  send (self, "first", "delivered");
  all = list (self, NULL, NULL, 0, 100);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (((SenderHistoryEntry *) all->pdata[i])->started, <=,
                     ((SenderHistoryEntry *) all->pdata[i - 1])->started);
  page = list (self, NULL, NULL, 1, 1);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpstr (((SenderHistoryEntry *) page->pdata[0])->configuration, ==, "Zweite Übung");
  g_assert_cmpuint (count (self, "first", NULL), ==, 2);
  g_assert_cmpuint (count (self, "nobody", NULL), ==, 0);
  json = sender_history_entry_to_json (page->pdata[0]);
  g_assert_cmpstr (sender_json_get_string_member (json, "state"), ==, "undelivered");
  g_assert_cmpstr (sender_json_get_string_member (json, "to"), ==, "+1•••••••0123");
  g_assert_cmpstr (sender_json_get_string_member (json, "message_sid"), ==, DISPATCH_MESSAGE);
}

/* What the user types is text, in whatever case, and never a pattern. */
static void
test_search (HistoryFixture *self,
             gconstpointer   user_data)
{
  static const struct
  {
    const char *search;
    guint       n;
  } cases[] = {
    { "", 3 },
    { "delivered", 3 },
    { "UNDELIVERED", 1 },
    { "übung", 1 },
    { "ÜBUNG", 1 },
    { "0123", 3 },
    { "fn0123456789abcdef", 3 },
    { DISPATCH_MESSAGE, 3 },
    { "strong_auth", 3 },
    { "strong%auth", 0 },
    { "strongXauth", 0 },
    { "100% \\ _", 1 },
    { "%", 1 },
    { "' OR 1 = 1 --", 0 },
    { DISPATCH_TO, 0 },
    { DISPATCH_CODE, 0 },
  };

  send (self, "Plain", "delivered");
  send (self, "Zweite Übung", "undelivered");
  send (self, "100% \\ _", "delivered");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].search);
      g_assert_cmpuint (count (self, NULL, cases[i].search), ==, cases[i].n);
    }
  g_assert_cmpuint (count (self, "Plain", "delivered"), ==, 1);
  g_assert_cmpuint (count (self, "Plain", "übung"), ==, 0);
}

/* All bytes on the disk, the write-ahead log included. */
static void
assert_not_on_disk (HistoryFixture *self,
                    const char     *text)
{
  static const char *const ends[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);
      g_autofree char *bytes = NULL;
      gsize            length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, text, strlen (text)));
    }
}

/* The vendor repeats both in its message. */
static void
test_masked (HistoryFixture *self,
             gconstpointer   user_data)
{
  g_autoptr (DispatchTest) test = dispatch_test_new (stub_server_new (), self->history);

  stub_server_add_answer (test->server, "POST ", 400, NULL,
                          "{\"code\":21211,\"message\":\"To " DISPATCH_TO
                          " From 14155550100 OTP " DISPATCH_CODE "\"}");
  dispatch_test_run (test);
  dispatch_test_assert (test, SENDER_DISPATCH_STATE_NOT_SENT, 1,
                        "To +1•••••••0123 From 1•••••••0100 OTP ••••");
  g_assert_true (dispatch_test_has_step (test, "Error 21211"));
  g_assert_false (dispatch_test_has_step (test, DISPATCH_CODE));
  assert_not_on_disk (self, "4155550123");
  assert_not_on_disk (self, "4155550100");
  assert_not_on_disk (self, DISPATCH_CODE);
  assert_not_on_disk (self, "secret");
}

/* The file of the first version is brought to this one, with what is in it. */
static void
test_migrate (HistoryFixture *self,
              gconstpointer   user_data)
{
  static const char script[] =
    "CREATE TABLE dispatch (id TEXT PRIMARY KEY, configuration TEXT NOT NULL,"
    " configuration_name TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL,"
    " template TEXT NOT NULL, state TEXT NOT NULL, simulated INTEGER NOT NULL,"
    " http_status INTEGER NOT NULL DEFAULT 0, execution_sid TEXT, message_sid TEXT,"
    " call_sid TEXT, error_code INTEGER NOT NULL DEFAULT 0, started INTEGER NOT NULL,"
    " ended INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
    "CREATE INDEX dispatch_started ON dispatch (started DESC);"
    "CREATE TABLE step (dispatch TEXT NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL, at INTEGER NOT NULL, stage TEXT NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY (dispatch, position)) WITHOUT ROWID;"
    "INSERT INTO dispatch VALUES ('a', 'c', 'Old', 'sms', '+1•••••••0123', 't', 'delivered', 0,"
    " 201, 'FNABC', NULL, NULL, 0, 5, 6), ('b', 'c', 'Failed', 'sms', '+1•••••••0123', 't',"
    " 'undelivered', 0, 201, NULL, NULL, NULL, 30034, 7, 8);"
    "INSERT INTO step VALUES ('a', 0, 5, 'intent', 'x'), ('a', 1, 6, 'end', 'y');"
    "PRAGMA user_version = 1";
  g_autofree char *folder = g_path_get_dirname (self->path);
  sqlite3         *connection = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
  g_assert_cmpuint (count (self, NULL, "old"), ==, 1);
  g_assert_cmpuint (count (self, NULL, "fnabc"), ==, 1);
  g_assert_cmpuint (count (self, NULL, "nothing"), ==, 0);
  g_assert_cmpuint (count (self, NULL, "30034"), ==, 1);
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM step"), ==, 2);
  g_assert_cmpint (dispatch_test_query (self->path, "SELECT count (*) FROM dispatch WHERE via = ''"
                                                    " AND check_url = ''"),
                   ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  history_fixture_add_test ("/history/list", "below", test_list);
  history_fixture_add_test ("/history/search", "below", test_search);
  history_fixture_add_test ("/history/masked", "below", test_masked);
  history_fixture_add_test ("/history/migrate", "below", test_migrate);
  return g_test_run ();
}
