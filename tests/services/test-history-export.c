/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dispatch-test.h"

#include "sender-history-export.h"
#include "sender-history-words.h"

#include <string.h>

/* Rows leave the history as a table, and as words. */

#define N_ROWS 1200

typedef struct
{
  char          *folder;
  char          *path;
  GFile         *file;
  SenderHistory *history;
  guint          n_rows;
  GError        *error;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autofree char          *target = NULL;
  g_autofree char          *sql = NULL;
  g_autoptr (GAsyncResult)  result = NULL;

  self->folder = sender_test_make_dir ();
  self->path = g_build_filename (self->folder, "history.sqlite", NULL);
  target = g_build_filename (self->folder, "history.csv", NULL);
  self->file = g_file_new_for_path (target);
  self->history = sender_history_new (self->path);
  sender_history_find_async (self->history, &all, 0, 1, FALSE, NULL, sender_test_result_cb,
                             &result);
  sender_test_wait_result (&result, "the history");
  sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient, template,"
    " state, simulated, http_status, execution_sid, error_code, started, ended, haystack)"
    " SELECT i, 'a', '=A', iif (i %% 10 = 0, 'voice', 'sms'), '+1•••••••0117', 't', 'undelivered',"
    " i %% 2, 201, 'FN' || i, 30034, i * 1000000, i * 1000000 + 2500000, '' FROM n",
    N_ROWS);
  dispatch_test_execute (self->path, sql);
}

static void
tear_down (Fixture      *self,
           gconstpointer user_data)
{
  g_clear_error (&self->error);
  g_clear_object (&self->history);
  g_clear_object (&self->file);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static char *export(Fixture                   *self,
                    const SenderHistoryFilter *filter,
                    GCancellable              *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;
  char                    *text = NULL;

  sender_history_export_async (self->history, filter, self->file, cancellable,
                               sender_test_result_cb, &result);
  sender_history_export_finish (self->history, sender_test_wait_result (&result, "the export"),
                                &self->n_rows, &self->error);
  g_file_load_contents (self->file, NULL, &text, NULL, NULL, NULL);
  return text;
}

static void
test_all (Fixture      *self,
          gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autofree char          *text = export(self, &all, NULL);
  g_auto (GStrv)            lines = g_strsplit (text, "\r\n", -1);

  g_assert_no_error (self->error);
  g_assert_cmpuint (self->n_rows, ==, N_ROWS);
  g_assert_cmpuint (g_strv_length (lines), ==, N_ROWS + 2);
  g_assert_true (g_str_has_prefix (lines[0], "started,configuration,channel,to,from,"));
  g_assert_cmpstr (lines[N_ROWS], ==,
                   "1970-01-01T00:00:01Z,'=A,sms,+1•••••••0117,,t,undelivered,2.500,simulated,201,"
                   "30034,FN1,,,,test,,,,,,,");
}

static void
test_filtered (Fixture      *self,
               gconstpointer user_data)
{
  const SenderHistoryFilter voice = { NULL, SENDER_CHANNEL_VOICE, -1, 0, 0, NULL };
  g_autofree char          *text = export(self, &voice, NULL);

  g_assert_no_error (self->error);
  g_assert_cmpuint (self->n_rows, ==, N_ROWS / 10);
  g_assert_null (strstr (text, ",sms,"));
}

/* What was there stays when it can’t be replaced. */
static void
test_cancelled (Fixture      *self,
                gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GCancellable)  cancellable = g_cancellable_new ();
  g_autofree char          *text = NULL;

  g_assert_true (g_file_replace_contents (self->file, "before", 6, NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  g_cancellable_cancel (cancellable);
  text = export(self, &all, cancellable);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (text, ==, "before");
}

static void
test_no_folder (Fixture      *self,
                gconstpointer user_data)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autofree char          *text = NULL;

  g_object_unref (self->file);
  self->file = g_file_new_build_filename (self->folder, "none", "history.csv", NULL);
  text = export(self, &all, NULL);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_words (void)
{
  SenderHistoryEntry    entry = { .channel = SENDER_CHANNEL_VOICE,
                                  .configuration_name = (char *) "Northwind",
                                  .to = (char *) "+1•••••••0117",
                                  .from = (char *) "+1•••••••0142",
                                  .template_name = (char *) "sign_in",
                                  .state = SENDER_DISPATCH_STATE_DELIVERED,
                                  .started = 0,
                                  .ended = 3200000 };
  g_autoptr (GDateTime) now = g_date_time_new_utc (1970, 1, 1, 10, 0, 0);
  g_autofree char      *title = sender_history_entry_dup_title (&entry);
  g_autofree char      *subtitle = sender_history_entry_dup_subtitle (&entry, FALSE);
  g_autofree char      *named = sender_history_entry_dup_subtitle (&entry, TRUE);
  g_autofree char      *sentence = sender_history_entry_dup_sentence (&entry, now);
  g_autofree char      *unlisted = NULL;
  g_autofree char      *code = NULL;
  g_autofree char      *open = NULL;

  g_assert_cmpstr (title, ==, "Voice to +1•••••••0117");
  g_assert_cmpstr (subtitle, ==, "from +1•••••••0142 · sign_in");
  g_assert_cmpstr (named, ==, "Northwind · from +1•••••••0142 · sign_in");
  g_assert_cmpstr (sentence, ==, "Voice to +1•••••••0117, Delivered after 3.2 s, Today 00:00");
  entry.error_code = 30034;
  code = sender_history_entry_dup_subtitle (&entry, FALSE);
  g_assert_true (g_str_has_prefix (code, "30034: "));
  entry.error_code = 1;
  unlisted = sender_history_entry_dup_subtitle (&entry, FALSE);
  g_assert_cmpstr (unlisted, ==, "Error 1");
  entry.ended = 0;
  entry.simulated = TRUE;
  entry.state = SENDER_DISPATCH_STATE_RUNNING;
  open = sender_history_entry_dup_sentence (&entry, now);
  g_assert_cmpstr (open, ==, "Voice to +1•••••••0117, simulated, Running, Today 00:00");
}

static void
test_state (void)
{
  SenderHistoryEntry    entry = { .state = SENDER_DISPATCH_STATE_UNDELIVERED,
                                  .started = 50520 * (gint64) G_USEC_PER_SEC };
  g_autoptr (GDateTime) same = g_date_time_new_utc (1970, 1, 1, 23, 59, 0);
  g_autoptr (GDateTime) next = g_date_time_new_utc (1970, 1, 2, 0, 1, 0);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (-15 * 3600);
  g_autoptr (GDateTime) west = g_date_time_to_timezone (next, zone);
  g_autofree char      *today = sender_history_entry_dup_state (&entry, same);
  g_autofree char      *before = sender_history_entry_dup_state (&entry, next);
  g_autofree char      *there = sender_history_entry_dup_state (&entry, west);

  g_assert_cmpstr (today, ==, "Undelivered 14:02");
  g_assert_cmpstr (before, ==, "Undelivered 1 Jan");
  /* The day is that of who looks. */
  g_assert_cmpstr (there, ==, "Undelivered 31 Dec");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/export/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/history/export/filtered", Fixture, NULL, set_up, test_filtered, tear_down);
  g_test_add ("/history/export/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/history/export/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add_func ("/history/words", test_words);
  g_test_add_func ("/history/state", test_state);
  return g_test_run ();
}
