/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-scan.h"

#include "sender-delivery.h"

#include <string.h>

void
sender_history_conditions_init (SenderHistoryConditions   *self,
                                const SenderHistoryFilter *filter)
{
  self->since = filter->since;
  self->until = filter->until > 0 ? filter->until : G_MAXINT64;
  self->configuration = g_strdup (filter->configuration);
  self->channel = filter->channel != SENDER_HISTORY_ANY
                    ? sender_enum_get_nick (SENDER_TYPE_CHANNEL, filter->channel)
                    : NULL;
  self->state = filter->state != SENDER_HISTORY_ANY
                  ? sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, filter->state)
                  : NULL;
  self->part = filter->search != NULL && *filter->search != '\0'
                 ? g_utf8_casefold (filter->search, -1)
                 : NULL;
  self->kind = sender_history_kind_get_nick (filter->kind);
}

void
sender_history_conditions_clear (SenderHistoryConditions *self)
{
  g_free (self->configuration);
  g_free (self->part);
}

static const char *
get_text (sqlite3_stmt *statement,
          int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

GPtrArray *
sender_history_scan_ids (SenderDatabase                *database,
                         const SenderHistoryConditions *conditions,
                         guint                          offset,
                         guint                          limit,
                         guint                         *total,
                         GError                       **error)
{
  const SenderHistoryConditions *c = conditions;
  g_autoptr (GPtrArray)          ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)             local_error = NULL;
  sqlite3_stmt                  *statement =
    sender_database_query (database,
                           "SELECT id FROM " SENDER_HISTORY_MATCH " ORDER BY started DESC", error,
                           "iisssss", c->since, c->until, c->configuration, c->channel, c->state,
                           c->part, c->kind);

  *total = 0;
  if (statement == NULL)
    return NULL;
  while (sender_database_step (database, statement, &local_error))
    {
      if (*total >= offset && ids->len < limit)
        g_ptr_array_add (ids, g_strdup (get_text (statement, 0)));
      *total += 1;
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The test of a configuration that came after, and what it was sent with. */
typedef struct
{
  guint index;
  char *revision;
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;

  g_free (later->revision);
  g_free (later);
}

/* Newest first: where this test was sent with something else than the one after it, that one is the
 * first with the change. */
static void
note_change (GHashTable *laters,
             GArray     *samples,
             const char *configuration,
             const char *revision)
{
  Later *later = g_hash_table_lookup (laters, configuration);

  if (*revision == '\0')
    return;
  if (later == NULL)
    {
      later = g_new0 (Later, 1);
      g_hash_table_insert (laters, g_strdup (configuration), later);
    }
  else if (strcmp (later->revision, revision) != 0)
    g_array_index (samples, SenderDeliverySample, later->index).is_first = TRUE;
  later->index = samples->len - 1;
  g_free (later->revision);
  later->revision = g_strdup (revision);
}

static void
add_sample (GArray       *samples,
            sqlite3_stmt *statement)
{
  SenderDeliverySample sample = { 0 };
  int                  channel = SENDER_CHANNEL_UNKNOWN;
  int                  state = SENDER_DISPATCH_STATE_UNKNOWN;

  sender_enum_from_nick (SENDER_TYPE_CHANNEL, get_text (statement, 1), &channel);
  sender_enum_from_nick (SENDER_TYPE_DISPATCH_STATE, get_text (statement, 2), &state);
  sample.started = sqlite3_column_int64 (statement, 0);
  sample.ended = sqlite3_column_int64 (statement, 3);
  sample.channel = (SenderChannel) channel;
  sample.state = (SenderDispatchState) state;
  g_array_append_val (samples, sample);
}

#define COLUMNS "started, channel, state, ended, configuration, revision"
#define SAMPLE "SELECT " COLUMNS " FROM " SENDER_HISTORY_MATCH " ORDER BY started DESC"

GArray *
sender_history_scan_samples (SenderDatabase                *database,
                             const SenderHistoryConditions *conditions,
                             GError                       **error)
{
  const SenderHistoryConditions *c = conditions;
  g_autoptr (GArray)             samples =
    g_array_new (FALSE, FALSE, sizeof (SenderDeliverySample));
  g_autoptr (GHashTable) laters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         later_free);
  g_autoptr (GError)     local_error = NULL;
  sqlite3_stmt          *statement =
    sender_database_query (database,
                           SAMPLE,
                           error, "iisssss", c->since, c->until, c->configuration, c->channel,
                           c->state, c->part,
                           sender_history_kind_get_nick (SENDER_HISTORY_TEST));

  if (statement == NULL)
    return NULL;
  while (sender_database_step (database, statement, &local_error))
    {
      add_sample (samples, statement);
      note_change (laters, samples, get_text (statement, 4), get_text (statement, 5));
    }
  if (local_error == NULL)
    return g_steal_pointer (&samples);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
sender_history_scan_steps (SenderDatabase *database,
                           const char     *id,
                           GError        **error)
{
  g_autoptr (GPtrArray) steps =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_history_step_free);
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt      *statement =
    sender_database_query (database,
                           "SELECT at, stage, text FROM step WHERE dispatch = ?1"
                           " ORDER BY at, position",
                           error, "s", id);

  if (statement == NULL)
    return NULL;
  while (sender_database_step (database, statement, &local_error))
    {
      SenderHistoryStep *step = g_new0 (SenderHistoryStep, 1);

      step->at = sqlite3_column_int64 (statement, 0);
      step->stage = g_strdup (get_text (statement, 1));
      step->text = g_strdup (get_text (statement, 2));
      g_ptr_array_add (steps, step);
    }
  if (local_error == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
