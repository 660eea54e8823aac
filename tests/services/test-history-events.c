/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"
#include "history-fixture.h"

#include "sender-check-record.h"
#include "sender-delivery.h"
#include "sender-finding.h"
#include "sender-history-export.h"
#include "sender-history-words.h"
#include "sender-test-config.h"

#include <sqlite3.h>
#include <string.h>

/* Publishes and checks stand in the history beside the tests. */

#define NAME "Northwind EU"

static SenderHistoryEntry *
make_entry (const char         *id,
            SenderHistoryResult result,
            gint64              started)
{
  SenderHistoryEntry *entry = g_new0 (SenderHistoryEntry, 1);

  entry->kind = SENDER_HISTORY_PUBLISH;
  entry->id = g_strdup (id);
  entry->configuration = g_strdup ("c");
  entry->configuration_name = g_strdup ("Staging");
  entry->environment = g_strdup (NAME);
  entry->production = TRUE;
  entry->result = result;
  entry->started = started;
  entry->ended = result != SENDER_HISTORY_OPEN ? started + G_USEC_PER_SEC : 0;
  return entry;
}

/* @entry is taken. */
static void
note (HistoryFixture     *self,
      SenderHistoryEntry *entry,
      const char         *step,
      gboolean            goes_on)
{
  GDestroyNotify           free_step = (GDestroyNotify) sender_history_step_free;
  GPtrArray               *steps = g_ptr_array_new_with_free_func (free_step);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  if (step != NULL)
    g_ptr_array_add (steps, sender_history_step_new (entry->started, "sender", g_strdup (step)));
  sender_history_note_async (self->history, entry, steps, goes_on, NULL, sender_test_result_cb,
                             &result);
  sender_history_note_finish (self->history, sender_test_wait_result (&result, "the record"),
                              &error);
  g_assert_no_error (error);
}

static GPtrArray *
find (HistoryFixture   *self,
      SenderHistoryKind kind,
      const char       *search)
{
  SenderHistoryFilter      filter = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  GPtrArray               *rows = NULL;
  guint                    total = 0;

  filter.kind = kind;
  filter.search = (char *) search;
  sender_history_find_async (self->history, &filter, 0, 100, TRUE, NULL, sender_test_result_cb,
                             &result);
  rows = sender_history_find_finish (self->history, sender_test_wait_result (&result, "the rows"),
                                     &total, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (total, ==, rows->len);
  return rows;
}

static char *
dup_step (HistoryFixture *self,
          const char     *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    steps = NULL;

  sender_history_list_steps_async (self->history, id, NULL, sender_test_result_cb, &result);
  steps = sender_history_list_steps_finish (self->history,
                                            sender_test_wait_result (&result, "the steps"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  return g_strdup (((SenderHistoryStep *) steps->pdata[0])->text);
}

/* Before it ends it stands as one that has not; its lines are replaced. */
static void
test_ends (HistoryFixture *self,
           gconstpointer   user_data)
{
  g_autoptr (GPtrArray)     open = NULL;
  g_autoptr (GPtrArray)     rows = NULL;
  g_autofree char          *before = NULL;
  g_autofree char          *after = NULL;
  const SenderHistoryEntry *row = NULL;
  SenderHistoryEntry       *failed = make_entry ("1", SENDER_HISTORY_FAILED, 5);

  note (self, make_entry ("1", SENDER_HISTORY_OPEN, 5), "to be created", FALSE);
  open = find (self, SENDER_HISTORY_PUBLISH, NULL);
  row = open->pdata[0];
  g_assert_cmpint (row->result, ==, SENDER_HISTORY_OPEN);
  g_assert_cmpint (row->ended, ==, 0);
  before = dup_step (self, "1");
  g_assert_cmpstr (before, ==, "to be created");
  failed->reason = g_strdup ("PingOne answered 400. Correlation-Id C-1");
  failed->correlation = g_strdup ("C-1");
  note (self, failed, "not written", FALSE);
  rows = find (self, SENDER_HISTORY_EVERYTHING, "c-1");
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->kind, ==, SENDER_HISTORY_PUBLISH);
  g_assert_cmpint (row->result, ==, SENDER_HISTORY_FAILED);
  g_assert_cmpint (row->ended, ==, 5 + G_USEC_PER_SEC);
  g_assert_cmpstr (row->correlation, ==, "C-1");
  g_assert_cmpstr (row->environment, ==, NAME);
  g_assert_true (row->production);
  g_assert_null (row->later);
  after = dup_step (self, "1");
  g_assert_cmpstr (after, ==, "not written");
}

/* Only tests are resumed, counted in plots, and listed as tests. */
static void
test_apart (HistoryFixture *self,
            gconstpointer   user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GAsyncResult)  sampled = NULL;
  g_autoptr (GAsyncResult)  listed = NULL;
  g_autoptr (GPtrArray)     open = NULL;
  g_autoptr (GArray)        samples = NULL;
  g_autoptr (GPtrArray)     tests = NULL;

  note (self, make_entry ("1", SENDER_HISTORY_OPEN, 5), NULL, FALSE);
  dispatch_test_execute (
    self->path,
    "INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient, template,"
    " state, simulated, started, ended, haystack) VALUES"
    " ('t', 'c', 'Staging', 'sms', 'to', 't', 'running', 0, 7, 0, 'staging')");
  sender_history_list_open_async (self->history, NULL, sender_test_result_cb, &result);
  open = sender_history_list_finish (self->history, sender_test_wait_result (&result, "the open"),
                                     NULL);
  g_assert_cmpuint (open->len, ==, 1);
  sender_history_sample_async (self->history, &all, NULL, sender_test_result_cb, &sampled);
  samples = sender_history_sample_finish (self->history,
                                          sender_test_wait_result (&sampled, "the samples"), NULL);
  g_assert_cmpuint (samples->len, ==, 1);
  sender_history_list_async (self->history, "c", NULL, 0, 10, NULL, sender_test_result_cb, &listed);
  tests = sender_history_list_finish (self->history, sender_test_wait_result (&listed, "the tests"),
                                      NULL);
  g_assert_cmpuint (tests->len, ==, 1);
  g_assert_cmpstr (((SenderHistoryEntry *) tests->pdata[0])->id, ==, "t");
}

static guint
count (HistoryFixture   *self,
       SenderHistoryKind kind,
       const char       *search)
{
  g_autoptr (GPtrArray) rows = find (self, kind, search);

  return rows->len;
}

static void
test_search (HistoryFixture *self,
             gconstpointer   user_data)
{
  note (self, make_entry ("1", SENDER_HISTORY_PUBLISHED, 5), NULL, FALSE);
  note (self, make_entry ("2", SENDER_HISTORY_CONFLICT, 6), NULL, FALSE);
  g_assert_cmpuint (count (self, SENDER_HISTORY_EVERYTHING, "northwind eu"), ==, 2);
  g_assert_cmpuint (count (self, SENDER_HISTORY_EVERYTHING, "STAGING"), ==, 2);
  g_assert_cmpuint (count (self, SENDER_HISTORY_PUBLISH, "conflict"), ==, 1);
  g_assert_cmpuint (count (self, SENDER_HISTORY_CHECK, NULL), ==, 0);
  g_assert_cmpuint (count (self, SENDER_HISTORY_TEST, NULL), ==, 0);
  g_assert_cmpuint (count (self, SENDER_HISTORY_PUBLISH, "elsewhere"), ==, 0);
}

static char *
dup_sequel (HistoryFixture *self,
            const char     *id)
{
  g_autoptr (GPtrArray) rows = find (self, SENDER_HISTORY_PUBLISH, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((SenderHistoryEntry *) rows->pdata[i])->id, id))
      return sender_history_entry_dup_sequel (rows->pdata[i]);
  g_assert_not_reached ();
}

static void
assert_sequel (HistoryFixture *self,
               const char     *id,
               const char     *expected)
{
  g_autofree char *sequel = dup_sequel (self, id);

  g_assert_cmpstr (sequel, ==, expected);
}

/* One that did not get through is told what became of it. */
static void
test_goes_on (HistoryFixture *self,
              gconstpointer   user_data)
{
  SenderHistoryEntry *back = make_entry ("3", SENDER_HISTORY_OPEN, 7);

  note (self, make_entry ("0", SENDER_HISTORY_PUBLISHED, 4), NULL, FALSE);
  note (self, make_entry ("1", SENDER_HISTORY_OPEN, 5), NULL, FALSE);
  assert_sequel (self, "1", NULL);
  note (self, make_entry ("2", SENDER_HISTORY_OPEN, 6), NULL, TRUE);
  assert_sequel (self, "1", "resumed since");
  assert_sequel (self, "2", "goes on with one that had not ended");
  back->way = SENDER_PUBLISH_BACK;
  note (self, sender_history_entry_copy (back), NULL, TRUE);
  assert_sequel (self, "2", "a roll-back of it began, and did not get through");
  back->result = SENDER_HISTORY_PUBLISHED;
  note (self, back, NULL, TRUE);
  assert_sequel (self, "2", "rolled back since");
  assert_sequel (self, "3", "of one that had not ended");
  /* Behind one that got through there is nothing to go on with; its record is not here. */
  note (self, make_entry ("4", SENDER_HISTORY_PUBLISHED, 8), NULL, TRUE);
  assert_sequel (self, "4", NULL);
  assert_sequel (self, "3", "of one that had not ended");
  assert_sequel (self, "0", NULL);
}

/* What nobody goes on with is over when the next one begins; of others nothing is known by that. */
static void
test_untold (HistoryFixture *self,
             gconstpointer   user_data)
{
  static const SenderHistoryResult results[] = {
    SENDER_HISTORY_PUBLISHED, /* the newest first */
    SENDER_HISTORY_OPEN,
    SENDER_HISTORY_UNTOLD,
    SENDER_HISTORY_PUBLISHED,
    SENDER_HISTORY_OPEN,
  };
  SenderHistoryEntry   *other = make_entry ("other", SENDER_HISTORY_OPEN, 8);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_free (other->configuration);
  other->configuration = g_strdup ("d");
  note (self, make_entry ("1", SENDER_HISTORY_OPEN, 5), NULL, FALSE);
  note (self, make_entry ("2", SENDER_HISTORY_PUBLISHED, 6), NULL, TRUE);
  note (self, make_entry ("3", SENDER_HISTORY_OPEN, 7), NULL, FALSE);
  note (self, other, NULL, FALSE);
  note (self, make_entry ("4", SENDER_HISTORY_OPEN, 9), NULL, FALSE);
  note (self, make_entry ("4", SENDER_HISTORY_PUBLISHED, 9), NULL, FALSE);
  rows = find (self, SENDER_HISTORY_PUBLISH, NULL);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (results));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((SenderHistoryEntry *) rows->pdata[i])->result, ==, results[i]);
  g_assert_cmpint (((SenderHistoryEntry *) rows->pdata[2])->ended, ==, 9);
  found = find (self, SENDER_HISTORY_PUBLISH, "untold");
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_check (HistoryFixture *self,
            gconstpointer   user_data)
{
  g_autoptr (SenderConfig)  config = sender_test_config_studio ();
  g_autoptr (GListStore)    findings = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderFinding) finding = sender_finding_new (
    "SS605", SENDER_SEVERITY_WARNING, "numbers[0]", "+14155550123 is not of this account", "Why",
    NULL);
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GPtrArray)     rows = NULL;
  g_autofree char          *step = NULL;
  const SenderHistoryEntry *row = NULL;

  g_list_store_append (findings, finding);
  sender_check_record_async (self->history, config, G_LIST_MODEL (findings), 5, TRUE, NULL,
                             sender_test_result_cb, &result);
  g_assert_true (sender_history_note_finish (
    self->history, sender_test_wait_result (&result, "the record"), NULL));
  rows = find (self, SENDER_HISTORY_CHECK, NULL);
  row = rows->pdata[0];
  g_assert_cmpint (row->result, ==, SENDER_HISTORY_WARNINGS);
  g_assert_cmpuint (row->warnings, ==, 1);
  g_assert_cmpuint (row->errors, ==, 0);
  g_assert_true (row->simulated);
  step = dup_step (self, row->id);
  g_assert_cmpstr (step, ==, "SS605: +1•••••••0123 is not of this account");
}

static void
test_words (void)
{
  static const struct
  {
    SenderHistoryResult result;
    SenderPublishWay    way;
    const char         *title;
    const char         *state;
    SenderHistoryTone   tone;
  } cases[] = {
    { SENDER_HISTORY_PUBLISHED, SENDER_PUBLISH_FORTH, "Publish to " NAME, "Published",
      SENDER_HISTORY_TONE_PLAIN },
    { SENDER_HISTORY_PUBLISHED, SENDER_PUBLISH_RESTORE, "Restoring at " NAME, "Restored",
      SENDER_HISTORY_TONE_PLAIN },
    { SENDER_HISTORY_PUBLISHED, SENDER_PUBLISH_BACK, "Roll-back at " NAME, "Rolled Back",
      SENDER_HISTORY_TONE_PLAIN },
    { SENDER_HISTORY_UNCHANGED, SENDER_PUBLISH_FORTH, "Publish to " NAME, "Unchanged",
      SENDER_HISTORY_TONE_PLAIN },
    { SENDER_HISTORY_PARTIAL, SENDER_PUBLISH_FORTH, "Publish to " NAME, "Partly Live",
      SENDER_HISTORY_TONE_BAD },
    { SENDER_HISTORY_OPEN, SENDER_PUBLISH_FORTH, "Publish to " NAME, "Not Ended",
      SENDER_HISTORY_TONE_UNKNOWN },
    { SENDER_HISTORY_UNTOLD, SENDER_PUBLISH_FORTH, "Publish to " NAME, "Outcome Not Recorded",
      SENDER_HISTORY_TONE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SenderHistoryEntry *entry = make_entry ("1", cases[i].result, 0);
      g_autofree char    *title = NULL;
      g_autofree char    *state = NULL;
      g_autofree char    *subtitle = NULL;

      entry->way = cases[i].way;
      entry->reason = g_strdup ("Why");
      title = sender_history_entry_dup_title (entry);
      state = sender_history_entry_dup_state_label (entry);
      subtitle = sender_history_entry_dup_subtitle (entry, TRUE);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (state, ==, cases[i].state);
      g_assert_cmpstr (subtitle, ==, "Staging · production · Why");
      g_assert_cmpint (sender_history_entry_get_tone (entry), ==, cases[i].tone);
      sender_history_entry_free (entry);
    }
}

static void
test_export (HistoryFixture *self,
             gconstpointer   user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GFile)         file = g_file_new_build_filename (self->folder, "out.csv", NULL);
  g_autoptr (GAsyncResult)  result = NULL;
  g_autofree char          *text = NULL;
  guint                     n = 0;

  note (self, make_entry ("1", SENDER_HISTORY_PUBLISHED, G_USEC_PER_SEC), NULL, FALSE);
  sender_history_export_async (self->history, &all, file, NULL, sender_test_result_cb, &result);
  g_assert_true (sender_history_export_finish (
    self->history, sender_test_wait_result (&result, "the export"), &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "\r\n1970-01-01T00:00:01Z,Staging,,,,,published,1.000,,,,,,,,"
                                  "publish,publish," NAME ",production,,,,\r\n"));
}

/* A file of before is brought to this version; its rows are tests. */
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
    " ended INTEGER NOT NULL DEFAULT 0, haystack TEXT NOT NULL DEFAULT '',"
    " sender TEXT NOT NULL DEFAULT '', revision TEXT NOT NULL DEFAULT '',"
    " answer TEXT NOT NULL DEFAULT '', via TEXT NOT NULL DEFAULT '',"
    " check_url TEXT NOT NULL DEFAULT '') WITHOUT ROWID;"
    "CREATE INDEX dispatch_started ON dispatch (started DESC);"
    "CREATE INDEX dispatch_configuration ON dispatch (configuration, started DESC);"
    "CREATE INDEX dispatch_open ON dispatch (started) WHERE ended = 0;"
    "CREATE INDEX dispatch_find ON dispatch (started DESC, configuration, channel, state, ended,"
    "  revision, haystack);"
    "CREATE TABLE step (dispatch TEXT NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,"
    " at INTEGER NOT NULL, position INTEGER NOT NULL, stage TEXT NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY (dispatch, at, position)) WITHOUT ROWID;"
    "INSERT INTO dispatch VALUES ('a', 'c', 'Old', 'sms', '+1•••••••0123', 't', 'delivered', 0,"
    " 201, 'FNABC', NULL, NULL, 0, 5, 6, 'old', '', '', 'same', 'pingone', '');"
    "INSERT INTO step VALUES ('a', 5, 0, 'intent', 'x');"
    "PRAGMA user_version = 5";
  sqlite3                  *connection = NULL;
  g_autoptr (GPtrArray)     rows = NULL;
  g_autofree char          *step = NULL;
  const SenderHistoryEntry *row = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
  note (self, make_entry ("1", SENDER_HISTORY_PUBLISHED, 7), NULL, FALSE);
  rows = find (self, SENDER_HISTORY_EVERYTHING, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[1];
  g_assert_cmpint (row->kind, ==, SENDER_HISTORY_TEST);
  g_assert_cmpint (row->state, ==, SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_cmpstr (row->answer, ==, "same");
  g_assert_true (row->via_pingone);
  g_assert_null (row->reason);
  g_assert_cmpint (dispatch_test_query (self->path, "PRAGMA user_version"), ==, 6);
  step = dup_step (self, "a");
  g_assert_cmpstr (step, ==, "x");
}

/* The window and the command write into one file. */
static void
test_shared (HistoryFixture *self,
             gconstpointer   user_data)
{
  HistoryFixture other = { .path = self->path, .history = sender_history_new (self->path) };

  note (self, make_entry ("1", SENDER_HISTORY_OPEN, 5), NULL, FALSE);
  note (&other, make_entry ("2", SENDER_HISTORY_PUBLISHED, 6), NULL, TRUE);
  assert_sequel (self, "1", "resumed since, and completed");
  assert_sequel (&other, "2", "goes on with one that had not ended");
  g_object_unref (other.history);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  history_fixture_add_test ("/history/events/ends", NULL, test_ends);
  history_fixture_add_test ("/history/events/apart", NULL, test_apart);
  history_fixture_add_test ("/history/events/search", NULL, test_search);
  history_fixture_add_test ("/history/events/goes-on", NULL, test_goes_on);
  history_fixture_add_test ("/history/events/untold", NULL, test_untold);
  history_fixture_add_test ("/history/events/check", NULL, test_check);
  history_fixture_add_test ("/history/events/export", NULL, test_export);
  history_fixture_add_test ("/history/events/migrate", NULL, test_migrate);
  history_fixture_add_test ("/history/events/shared", NULL, test_shared);
  g_test_add_func ("/history/events/words", test_words);
  return g_test_run ();
}
