/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-private.h"

/* Publishes and checks: rows among those of tests. */

typedef struct
{
  SenderHistoryEntry *entry; /* (owned) */
  GPtrArray          *steps; /* (owned) (element-type SenderHistoryStep) */
  gboolean            goes_on;
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  sender_history_entry_free (event->entry);
  g_ptr_array_unref (event->steps);
  g_free (event);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What a search looks through, without upper and lower case. */
static char *
make_haystack (const SenderHistoryEntry *entry)
{
  g_autofree char *text = g_strjoin (
    " ", or_empty (entry->configuration_name), or_empty (entry->environment),
    sender_history_entry_get_state_nick (entry),
    entry->kind == SENDER_HISTORY_PUBLISH ? sender_publish_way_get_nick (entry->way) : "",
    or_empty (entry->reason), or_empty (entry->correlation), NULL);

  return g_utf8_casefold (text, -1);
}

#define UPSERT                                                                             \
  "INSERT INTO dispatch (id, kind, configuration, configuration_name, channel, recipient," \
  " template, state, simulated, started, ended, haystack, way, environment, production,"   \
  " reason, correlation, errors, warnings)"                                                \
  " VALUES (?, ?, ?, ?, '', '', '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"                   \
  " ON CONFLICT (id) DO UPDATE SET state = excluded.state, ended = excluded.ended,"        \
  " haystack = excluded.haystack, reason = excluded.reason,"                               \
  " correlation = excluded.correlation, errors = excluded.errors,"                         \
  " warnings = excluded.warnings"

static gboolean
write_entry (SenderDatabase           *database,
             const SenderHistoryEntry *entry,
             GError                  **error)
{
  g_autofree char *haystack = make_haystack (entry);

  return sender_database_execute (
    database, UPSERT, error, "sssssiiisssissii", entry->id,
    sender_history_kind_get_nick (entry->kind), entry->configuration,
    or_empty (entry->configuration_name), sender_history_result_get_nick (entry->result),
    (gint64) entry->simulated, entry->started, entry->ended, haystack,
    entry->kind == SENDER_HISTORY_PUBLISH ? sender_publish_way_get_nick (entry->way) : "",
    or_empty (entry->environment), (gint64) entry->production, or_empty (entry->reason),
    or_empty (entry->correlation), (gint64) entry->errors, (gint64) entry->warnings);
}

static gboolean
write_steps (SenderDatabase *database,
             const Event    *event,
             GError        **error)
{
  for (guint i = 0; i < event->steps->len; i++)
    {
      const SenderHistoryStep *step = g_ptr_array_index (event->steps, i);

      if (!sender_database_execute (database,
                                    "INSERT OR REPLACE INTO step (dispatch, at, position, stage, "
                                    "text) VALUES (?, ?, ?, ?, ?)",
                                    error, "siiss", event->entry->id, step->at, (gint64) i,
                                    step->stage, step->text))
        return FALSE;
    }
  return TRUE;
}

/* One that got through has nothing left to go on with: then its record is not here. */
#define LINK                                                                          \
  "UPDATE dispatch SET earlier = (SELECT iif (state IN ('published', 'unchanged'),"   \
  " '', id) FROM dispatch WHERE configuration = ?2 AND kind = 'publish' AND id != ?1" \
  " ORDER BY started DESC LIMIT 1)"                                                   \
  " WHERE id = ?1 AND earlier = '' AND EXISTS (SELECT 1 FROM dispatch"                \
  " WHERE configuration = ?2 AND kind = 'publish' AND id != ?1)"

/* One that begins anew: what did not end before it and was not gone on with is over all the same,
 * as its journal is gone. */
#define CLOSE                                                                    \
  "UPDATE dispatch SET state = ?3, ended = ?4, haystack = haystack || ' ' || ?3" \
  " WHERE configuration = ?2 AND kind = 'publish' AND ended = 0 AND id != ?1"    \
  " AND NOT EXISTS (SELECT 1 FROM dispatch AS later WHERE later.earlier != ''"   \
  " AND later.earlier = dispatch.id)"

static gboolean
write_neighbours (SenderDatabase *database,
                  const Event    *event,
                  GError        **error)
{
  const SenderHistoryEntry *entry = event->entry;

  if (event->goes_on)
    return sender_database_execute (database, LINK, error, "ss", entry->id, entry->configuration);
  if (entry->kind != SENDER_HISTORY_PUBLISH || entry->result != SENDER_HISTORY_OPEN)
    return TRUE;
  return sender_database_execute (database, CLOSE, error, "sssi", entry->id, entry->configuration,
                                  sender_history_result_get_nick (SENDER_HISTORY_UNTOLD),
                                  entry->started);
}

static gboolean
write_event (SenderDatabase *database,
             const Event    *event,
             GError        **error)
{
  return write_entry (database, event->entry, error) && write_steps (database, event, error) &&
         write_neighbours (database, event, error);
}

static void
note_job (SenderDatabase *database,
          GTask          *task,
          gpointer        input,
          GError        **error)
{
  if (!sender_database_execute (database, "BEGIN IMMEDIATE", error, ""))
    return;
  if (write_event (database, input, error) &&
      sender_database_execute (database, "COMMIT", error, ""))
    sender_history_return_written (task);
  else
    sender_database_execute (database, "ROLLBACK", NULL, "");
}

/**
 * sender_history_note_async:
 * @entry: (transfer full): a publish or a check
 * @steps: (transfer full) (element-type SenderHistoryStep): what it consists of, in words
 * @goes_on: whether it goes on with, or takes back, an earlier publish of the same configuration
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Records a publish or a check, or where it is by now. When it finishes, it survives a power cut.
 */
void
sender_history_note_async (SenderHistory      *self,
                           SenderHistoryEntry *entry,
                           GPtrArray          *steps,
                           gboolean            goes_on,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Event *event = g_new0 (Event, 1);

  event->entry = entry;
  event->steps = steps;
  event->goes_on = goes_on;
  sender_history_push (self, sender_history_note_async, note_job, event, event_free, cancellable,
                       callback, user_data);
}

/**
 * sender_history_note_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the recording.
 *
 * Returns: whether it is recorded; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_history_note_finish (SenderHistory *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
