/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-rows.h"

#include "sender-text.h"

#define VIA_PINGONE "pingone"

/* What a dispatch says at one moment: objects stay on their own thread. */
struct _SenderHistorySnapshot
{
  SenderHistoryEntry *entry;
  GPtrArray          *stages;
  GPtrArray          *texts;
  GArray             *times;
};

void
sender_history_snapshot_free (gpointer data)
{
  SenderHistorySnapshot *snapshot = data;

  sender_history_entry_free (snapshot->entry);
  g_ptr_array_unref (snapshot->stages);
  g_ptr_array_unref (snapshot->texts);
  g_array_unref (snapshot->times);
  g_free (snapshot);
}

static SenderHistoryEntry *
make_entry (SenderDispatch *dispatch)
{
  SenderHistoryEntry *entry = g_new0 (SenderHistoryEntry, 1);
  g_autofree char    *to = NULL;
  g_autofree char    *from = NULL;

  g_object_get (dispatch,
                "configuration", &entry->configuration,
                "configuration-name", &entry->configuration_name,
                "channel", &entry->channel,
                "to", &to,
                "from", &from,
                "revision", &entry->revision,
                "template", &entry->template_name,
                "started", &entry->started,
                "ended", &entry->ended,
                "via-pingone", &entry->via_pingone,
                "check-url", &entry->check_url,
                NULL);
  entry->id = g_strdup (sender_dispatch_get_id (dispatch));
  entry->to = sender_text_mask_number (to != NULL ? to : "");
  entry->from = from != NULL ? sender_text_mask_number (from) : g_strdup ("");
  entry->state = sender_dispatch_get_state (dispatch);
  /* Whoever reads this after a crash can’t know whether the request left. */
  if (entry->state == SENDER_DISPATCH_STATE_NOT_SENT && sender_dispatch_is_running (dispatch))
    entry->state = SENDER_DISPATCH_STATE_UNKNOWN;
  entry->simulated = sender_dispatch_is_simulated (dispatch);
  entry->http_status = sender_dispatch_get_http_status (dispatch);
  entry->execution_sid = g_strdup (sender_dispatch_get_execution_sid (dispatch));
  entry->message_sid = g_strdup (sender_dispatch_get_message_sid (dispatch));
  entry->call_sid = g_strdup (sender_dispatch_get_call_sid (dispatch));
  entry->error_code = sender_dispatch_get_error_code (dispatch);
  return entry;
}

SenderHistorySnapshot *
sender_history_snapshot_new (SenderDispatch *dispatch)
{
  SenderHistorySnapshot *snapshot = g_new0 (SenderHistorySnapshot, 1);

  snapshot->entry = make_entry (dispatch);
  snapshot->stages = g_ptr_array_new_with_free_func (g_free);
  snapshot->texts = g_ptr_array_new_with_free_func (g_free);
  snapshot->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dispatch)); i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (G_LIST_MODEL (dispatch), i);
      gint64                         at = sender_dispatch_step_get_at (step);

      g_ptr_array_add (snapshot->stages, g_strdup (sender_dispatch_step_get_stage (step)));
      g_ptr_array_add (snapshot->texts, g_strdup (sender_dispatch_step_get_text (step)));
      g_array_append_val (snapshot->times, at);
    }
  return snapshot;
}

/* What a search looks through, without upper and lower case. */
static char *
make_haystack (const SenderHistoryEntry *entry)
{
  const char *const parts[] = {
    entry->configuration_name,
    entry->to,
    sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, (int) entry->state),
    entry->template_name,
    entry->execution_sid,
    entry->message_sid,
    entry->call_sid,
    entry->from,
    entry->via_pingone ? VIA_PINGONE : NULL,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s ", parts[i]);
  if (entry->error_code != 0)
    g_string_append_printf (text, "%d ", entry->error_code);
  return g_utf8_casefold (text->str, -1);
}

/* What is known stays known: somebody who follows a dispatch again begins with its execution only,
 * and of two who follow it, the one who gave up does not undo what the other one saw. */
#define UPSERT                                                                       \
  "INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient," \
  " template, state, simulated, http_status, execution_sid, message_sid, call_sid,"  \
  " error_code, started, ended, haystack, sender, revision, via, check_url)"         \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"             \
  " ON CONFLICT (id) DO UPDATE SET state = excluded.state,"                          \
  " http_status = CASE excluded.http_status WHEN 0 THEN http_status"                 \
  "   ELSE excluded.http_status END,"                                                \
  " execution_sid = ifnull (excluded.execution_sid, execution_sid),"                 \
  " message_sid = ifnull (excluded.message_sid, message_sid),"                       \
  " call_sid = ifnull (excluded.call_sid, call_sid),"                                \
  " check_url = iif (excluded.check_url = '', check_url, excluded.check_url),"       \
  " error_code = excluded.error_code, ended = excluded.ended,"                       \
  " haystack = excluded.haystack || lower ("                                         \
  "   iif (excluded.message_sid IS NULL, ifnull (message_sid, ''), '') || ' ' ||"    \
  "   iif (excluded.call_sid IS NULL, ifnull (call_sid, ''), ''))"                   \
  " WHERE ended = 0 OR (excluded.ended != 0 AND (state NOT IN " FINAL                \
  " OR excluded.state IN " FINAL "))"
#define FINAL "('delivered', 'undelivered', 'no-message')"

static gboolean
write_entry (SenderDatabase           *database,
             const SenderHistoryEntry *entry,
             GError                  **error)
{
  g_autofree char *haystack = make_haystack (entry);

  return sender_database_execute (
    database, UPSERT, error, "sssssssiisssiiisssss", entry->id, entry->configuration,
    entry->configuration_name != NULL ? entry->configuration_name : "",
    sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) entry->channel), entry->to,
    entry->template_name != NULL ? entry->template_name : "",
    sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, (int) entry->state),
    (gint64) entry->simulated, (gint64) entry->http_status, entry->execution_sid,
    entry->message_sid, entry->call_sid, (gint64) entry->error_code, entry->started, entry->ended,
    haystack, entry->from, entry->revision != NULL ? entry->revision : "",
    entry->via_pingone ? VIA_PINGONE : "", entry->check_url != NULL ? entry->check_url : "");
}

static gboolean
write_steps (SenderDatabase              *database,
             const SenderHistorySnapshot *snapshot,
             GError                     **error)
{
  for (guint i = 0; i < snapshot->times->len; i++)
    if (!sender_database_execute (database,
                                  "INSERT OR IGNORE INTO step (dispatch, at, position, stage, "
                                  "text) VALUES (?, ?, ?, ?, ?)",
                                  error, "siiss", snapshot->entry->id,
                                  g_array_index (snapshot->times, gint64, i), (gint64) i,
                                  (const char *) g_ptr_array_index (snapshot->stages, i),
                                  (const char *) g_ptr_array_index (snapshot->texts, i)))
      return FALSE;
  return TRUE;
}

gboolean
sender_history_rows_write (SenderDatabase              *database,
                           const SenderHistorySnapshot *snapshot,
                           GError                     **error)
{
  if (!sender_database_execute (database, "BEGIN IMMEDIATE", error, ""))
    return FALSE;
  if (write_entry (database, snapshot->entry, error) && write_steps (database, snapshot, error) &&
      sender_database_execute (database, "COMMIT", error, ""))
    return TRUE;
  sender_database_execute (database, "ROLLBACK", NULL, "");
  return FALSE;
}

static char *
dup_text (sqlite3_stmt *statement,
          int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static char *
dup_nullable (sqlite3_stmt *statement,
              int           column)
{
  return sqlite3_column_bytes (statement, column) > 0 ? dup_text (statement, column) : NULL;
}

/* What is no test says how it ended in a word of its own. */
static void
read_event (SenderHistoryEntry *entry,
            sqlite3_stmt       *statement)
{
  entry->kind = SENDER_HISTORY_TEST;
  sender_history_kind_from_nick ((const char *) sqlite3_column_text (statement, 20), &entry->kind);
  if (sender_history_entry_is_test (entry))
    return;
  entry->result =
    sender_history_result_from_nick ((const char *) sqlite3_column_text (statement, 6));
  entry->way = sender_publish_way_from_nick ((const char *) sqlite3_column_text (statement, 21));
  entry->environment = dup_text (statement, 22);
  entry->production = sqlite3_column_int (statement, 23);
  entry->reason = dup_nullable (statement, 24);
  entry->correlation = dup_nullable (statement, 25);
  entry->errors = (guint) sqlite3_column_int (statement, 26);
  entry->warnings = (guint) sqlite3_column_int (statement, 27);
  entry->earlier = dup_nullable (statement, 28);
  entry->later = dup_nullable (statement, 29);
  if (entry->later == NULL)
    return;
  entry->later_way =
    sender_publish_way_from_nick ((const char *) sqlite3_column_text (statement, 30));
  entry->later_result =
    sender_history_result_from_nick ((const char *) sqlite3_column_text (statement, 31));
}

static SenderHistoryEntry *
read_entry (sqlite3_stmt *statement)
{
  SenderHistoryEntry *entry = g_new0 (SenderHistoryEntry, 1);
  int                 channel = SENDER_CHANNEL_UNKNOWN;
  int                 state = SENDER_DISPATCH_STATE_UNKNOWN;

  sender_enum_from_nick (SENDER_TYPE_CHANNEL, (const char *) sqlite3_column_text (statement, 3),
                         &channel);
  sender_enum_from_nick (SENDER_TYPE_DISPATCH_STATE,
                         (const char *) sqlite3_column_text (statement, 6), &state);
  entry->id = dup_text (statement, 0);
  entry->configuration = dup_text (statement, 1);
  entry->configuration_name = dup_text (statement, 2);
  entry->channel = (SenderChannel) channel;
  entry->to = dup_text (statement, 4);
  entry->template_name = dup_text (statement, 5);
  entry->state = (SenderDispatchState) state;
  entry->simulated = sqlite3_column_int (statement, 7);
  entry->http_status = (guint) sqlite3_column_int (statement, 8);
  entry->execution_sid = dup_text (statement, 9);
  entry->message_sid = dup_text (statement, 10);
  entry->call_sid = dup_text (statement, 11);
  entry->error_code = sqlite3_column_int (statement, 12);
  entry->started = sqlite3_column_int64 (statement, 13);
  entry->ended = sqlite3_column_int64 (statement, 14);
  entry->from = dup_text (statement, 15);
  entry->revision = dup_text (statement, 16);
  entry->answer = dup_nullable (statement, 17);
  entry->via_pingone =
    g_strcmp0 ((const char *) sqlite3_column_text (statement, 18), VIA_PINGONE) == 0;
  entry->check_url = dup_nullable (statement, 19);
  read_event (entry, statement);
  return entry;
}

gboolean
sender_history_rows_answer (SenderDatabase *database,
                            const char     *id,
                            const char     *answer,
                            GError        **error)
{
  return sender_database_execute (database, "UPDATE dispatch SET answer = ? WHERE id = ?", error,
                                  "ss", answer, id);
}

static GPtrArray *
read_entries (SenderDatabase *database,
              sqlite3_stmt   *statement,
              GError        **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_history_entry_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (sender_database_step (database, statement, &local_error))
    g_ptr_array_add (entries, read_entry (statement));
  if (local_error == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* A row is joined with the newest one that goes on with it: there is one at most, as a rule. */
#define LATER(column)                                                               \
  "(SELECT l." column " FROM dispatch l WHERE l.earlier = d.id AND l.earlier != ''" \
  " ORDER BY l.started DESC LIMIT 1)"
#define SELECT                                                                   \
  "SELECT id, configuration, configuration_name, channel, recipient, template,"  \
  " state, simulated, http_status, execution_sid, message_sid, call_sid,"        \
  " error_code, started, ended, sender, revision, answer, via, check_url, kind," \
  " way, environment, production, reason, correlation, errors, warnings,"        \
  " earlier, " LATER ("id") ", " LATER ("way") ", " LATER ("state") " FROM dispatch d"

GPtrArray *
sender_history_rows_find (SenderDatabase                *database,
                          const SenderHistoryConditions *conditions,
                          guint                          offset,
                          guint                          limit,
                          GError                       **error)
{
  const SenderHistoryConditions *c = conditions;

  return read_entries (
    database,
    sender_database_query (database,
                           /* They are looked up once the index has told which ones they are. */
                           SELECT " WHERE id IN (SELECT id FROM " SENDER_HISTORY_MATCH
                                  " ORDER BY started DESC LIMIT ?8 OFFSET ?9)"
                                  " ORDER BY started DESC",
                           error, "iisssssii", c->since, c->until, c->configuration, c->channel,
                           c->state, c->part, c->kind, (gint64) limit, (gint64) offset),
    error);
}

GPtrArray *
sender_history_rows_get (SenderDatabase *database,
                         GPtrArray      *ids,
                         GError        **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_history_entry_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) found =
        read_entries (database,
                      sender_database_query (database, SELECT " WHERE id = ?1", error, "s",
                                             (const char *) g_ptr_array_index (ids, i)),
                      error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (entries, g_steal_pointer (&found));
    }
  return g_steal_pointer (&entries);
}

GPtrArray *
sender_history_rows_list_open (SenderDatabase *database,
                               GError        **error)
{
  return read_entries (database,
                       sender_database_query (database,
                                              SELECT " WHERE ended = 0 AND kind = ?1"
                                                     " ORDER BY started",
                                              error, "s",
                                              sender_history_kind_get_nick (SENDER_HISTORY_TEST)),
                       error);
}
