/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-record.h"

#include "sender-environment.h"
#include "sender-mask.h"
#include "sender-plan-words.h"
#include "sender-publish-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SenderPublishRecord
{
  SenderHistory      *history; /* (owned) */
  SenderHistoryEntry *entry;   /* (owned) */
  const SenderPlan   *plan;    /* (not owned): what was about to be done */
  gboolean            goes_on;
};

static const SenderHistoryResult results[] = {
  [SENDER_PUBLISH_PUBLISHED] = SENDER_HISTORY_PUBLISHED,
  [SENDER_PUBLISH_UNCHANGED] = SENDER_HISTORY_UNCHANGED,
  [SENDER_PUBLISH_CONFLICT] = SENDER_HISTORY_CONFLICT,
  [SENDER_PUBLISH_PARTIAL] = SENDER_HISTORY_PARTIAL,
};

/**
 * sender_publish_record_new:
 * @history: where it is recorded
 * @config: what is published
 * @way: what it is about
 * @simulated: whether a stand-in answers
 * @goes_on: whether an earlier one that has not ended is gone on with, or taken back
 *
 * Makes what records one publish.
 *
 * Returns: (transfer full): the record
 */
SenderPublishRecord *
sender_publish_record_new (SenderHistory   *history,
                           SenderConfig    *config,
                           SenderPublishWay way,
                           gboolean         simulated,
                           gboolean         goes_on)
{
  SenderPublishRecord *self = g_new0 (SenderPublishRecord, 1);
  SenderHistoryEntry  *entry = g_new0 (SenderHistoryEntry, 1);

  entry->kind = SENDER_HISTORY_PUBLISH;
  entry->id = g_uuid_string_random ();
  entry->configuration = g_strdup (sender_config_get_id (config));
  entry->configuration_name = g_strdup (sender_config_get_name (config));
  entry->way = way;
  entry->environment = g_strdup (sender_plan_get_environment_name (config));
  entry->production = sender_environment_is_production (sender_config_get_environment (config));
  entry->simulated = simulated;
  entry->started = g_get_real_time ();
  self->history = g_object_ref (history);
  self->entry = entry;
  self->goes_on = goes_on;
  return self;
}

/**
 * sender_publish_record_free:
 * @self: (transfer full): a record
 *
 * Frees it. What is recorded stays.
 */
void
sender_publish_record_free (SenderPublishRecord *self)
{
  g_object_unref (self->history);
  sender_history_entry_free (self->entry);
  g_free (self);
}

static char *
dup_line (const SenderStep *step,
          const char       *words,
          guint             status)
{
  g_autofree char *title = sender_mask_text (step->title, NULL);

  return status != 0 ? g_strdup_printf (_ ("%s: %s (%u)"), title, words, status)
                     : g_strdup_printf (_ ("%s: %s"), title, words);
}

static void
add_line (SenderPublishRecord *self,
          GPtrArray           *lines,
          const SenderStep    *step,
          const char          *words,
          guint                status)
{
  g_ptr_array_add (lines, sender_history_step_new (self->entry->started,
                                                   sender_change_object_get_nick (step->object),
                                                   dup_line (step, words, status)));
}

static void
write_row (SenderPublishRecord *self,
           GPtrArray           *lines,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  sender_history_note_async (self->history, sender_history_entry_copy (self->entry), lines,
                             self->goes_on, NULL, callback, user_data);
}

/**
 * sender_publish_record_begin_async:
 * @plan: what is about to be done; it must live until the record is freed
 * @callback: called when done; ends with [method@History.note_finish]
 * @user_data: data for @callback
 *
 * Records the intent: a publish that is killed stands as one that has not ended.
 */
void
sender_publish_record_begin_async (SenderPublishRecord *self,
                                   const SenderPlan    *plan,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_history_step_free);

  self->plan = plan;
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      add_line (self, lines, step, sender_step_get_intent_label (step), 0);
    }
  write_row (self, lines, callback, user_data);
}

static void
take_error (SenderHistoryEntry *entry,
            const GError       *error,
            const char         *correlation)
{
  if (error == NULL)
    return;
  entry->reason = sender_mask_text (error->message, NULL);
  /* It is of this failure only if that says so. */
  if (correlation != NULL && strstr (error->message, correlation) != NULL)
    entry->correlation = g_strdup (correlation);
}

/**
 * sender_publish_record_end_async:
 * @result: (nullable): what became of it
 * @error: (nullable): why nothing was written
 * @correlation: (nullable): Correlation-Id of the newest request that was no success
 * @callback: called when done; ends with [method@History.note_finish]
 * @user_data: data for @callback
 *
 * Records how it ended.
 */
void
sender_publish_record_end_async (SenderPublishRecord       *self,
                                 const SenderPublishResult *result,
                                 const GError              *error,
                                 const char                *correlation,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   user_data)
{
  GDestroyNotify                  free_line = (GDestroyNotify) sender_history_step_free;
  GPtrArray                      *lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (SenderPublishResult) unwritten = NULL;

  self->entry->ended = g_get_real_time ();
  self->entry->result = result != NULL ? results[result->state] : SENDER_HISTORY_FAILED;
  take_error (self->entry, result != NULL ? result->error : error, correlation);
  if (result == NULL)
    result = unwritten = sender_publish_result_new (self->plan);
  for (guint i = 0; i < result->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (result->steps, SenderPublishStep, i);

      add_line (self, lines, step->step, sender_publish_step_get_label (step), step->status);
    }
  write_row (self, lines, callback, user_data);
}
