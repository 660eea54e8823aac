/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-private.h"
#include "sender-history-rows.h"

/* What is asked of the history: rows, what a plot needs of them, a timeline. */

typedef struct
{
  SenderHistoryConditions conditions;
  guint                   offset;
  guint                   limit;
  gboolean                count;
} Question;

typedef struct
{
  GPtrArray *rows; /* (owned) (nullable): given away by the finish */
  guint      total;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  sender_history_conditions_clear (&question->conditions);
  g_free (question);
}

static Question *
question_new (const SenderHistoryFilter *filter)
{
  Question *question = g_new0 (Question, 1);

  sender_history_conditions_init (&question->conditions, filter);
  return question;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer);
}

void
sender_history_return_rows (GTask     *task,
                            GPtrArray *rows,
                            guint      total)
{
  Answer *answer = NULL;

  if (rows == NULL)
    return;
  answer = g_new0 (Answer, 1);
  answer->rows = rows;
  answer->total = total;
  g_task_return_pointer (task, answer, answer_free);
}

static void
find_job (SenderDatabase *database,
          GTask          *task,
          gpointer        input,
          GError        **error)
{
  const Question       *question = input;
  g_autoptr (GPtrArray) ids = NULL;
  guint                 total = 0;

  if (!question->count)
    {
      sender_history_return_rows (task,
                                  sender_history_rows_find (database, &question->conditions,
                                                            question->offset, question->limit,
                                                            error),
                                  0);
      return;
    }
  ids = sender_history_scan_ids (database, &question->conditions, question->offset, question->limit,
                                 &total, error);
  if (ids != NULL)
    sender_history_return_rows (task, sender_history_rows_get (database, ids, error), total);
}

/**
 * sender_history_find_async:
 * @filter: which rows
 * @offset: how many of the newest to pass over
 * @limit: how many to get
 * @count: whether to count them all
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lists a page of rows, newest first.
 */
void
sender_history_find_async (SenderHistory             *self,
                           const SenderHistoryFilter *filter,
                           guint                      offset,
                           guint                      limit,
                           gboolean                   count,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  Question *question = question_new (filter);

  question->offset = offset;
  question->limit = limit;
  question->count = count;
  sender_history_push (self, sender_history_find_async, find_job, question, question_free,
                       cancellable, callback, user_data);
}

/**
 * sender_history_find_finish:
 * @result: the result
 * @total: (out) (optional): how many rows there are in all, if that was asked
 * @error: return location
 *
 * Ends a search.
 *
 * Returns: (transfer full) (nullable) (element-type SenderHistoryEntry): the rows of the page
 */
GPtrArray *
sender_history_find_finish (SenderHistory *self,
                            GAsyncResult  *result,
                            guint         *total,
                            GError       **error)
{
  Answer    *answer = g_task_propagate_pointer (G_TASK (result), error);
  GPtrArray *rows = NULL;

  if (answer == NULL)
    return NULL;
  rows = g_steal_pointer (&answer->rows);
  if (total != NULL)
    *total = answer->total;
  answer_free (answer);
  return rows;
}

/**
 * sender_history_count_async:
 * @configuration: (nullable): id, %NULL for all
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Counts rows, whatever they are about.
 */
void
sender_history_count_async (SenderHistory      *self,
                            const char         *configuration,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  SenderHistoryFilter filter = SENDER_HISTORY_FILTER_ALL;

  filter.configuration = (char *) configuration;
  sender_history_find_async (self, &filter, 0, 0, TRUE, cancellable, callback, user_data);
}

/**
 * sender_history_count_finish:
 * @result: the result
 * @n_rows: (out): how many there are
 * @error: return location
 *
 * Ends the counting.
 *
 * Returns: whether they could be counted
 */
gboolean
sender_history_count_finish (SenderHistory *self,
                             GAsyncResult  *result,
                             guint         *n_rows,
                             GError       **error)
{
  g_autoptr (GPtrArray) none = sender_history_find_finish (self, result, n_rows, error);

  return none != NULL;
}

static void
sample_job (SenderDatabase *database,
            GTask          *task,
            gpointer        input,
            GError        **error)
{
  GArray *samples = sender_history_scan_samples (database, &((Question *) input)->conditions,
                                                 error);

  if (samples != NULL)
    g_task_return_pointer (task, samples, (GDestroyNotify) g_array_unref);
}

/**
 * sender_history_sample_async:
 * @filter: which rows
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads when each dispatch began, how long it took and how it ended.
 */
void
sender_history_sample_async (SenderHistory             *self,
                             const SenderHistoryFilter *filter,
                             GCancellable              *cancellable,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  sender_history_push (self, sender_history_sample_async, sample_job, question_new (filter),
                       question_free, cancellable, callback, user_data);
}

/**
 * sender_history_sample_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable) (element-type SenderDeliverySample): the samples
 */
GArray *
sender_history_sample_finish (SenderHistory *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
steps_job (SenderDatabase *database,
           GTask          *task,
           gpointer        input,
           GError        **error)
{
  GPtrArray *steps = sender_history_scan_steps (database, input, error);

  if (steps != NULL)
    g_task_return_pointer (task, steps, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sender_history_list_steps_async:
 * @id: of a dispatch
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the timeline of a dispatch.
 */
void
sender_history_list_steps_async (SenderHistory      *self,
                                 const char         *id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  sender_history_push (self, sender_history_list_steps_async, steps_job, g_strdup (id), g_free,
                       cancellable, callback, user_data);
}

/**
 * sender_history_list_steps_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable) (element-type SenderHistoryStep): the lines, oldest first
 */
GPtrArray *
sender_history_list_steps_finish (SenderHistory *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
