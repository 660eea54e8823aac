/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-record.h"

/* So many of the newest entries are looked at; the stand-ins' own may stand among them. */
#define N_ENTRIES 50

static SenderTestRecord
judge (GPtrArray *entries,
       gboolean   simulated)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const SenderHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->simulated && !simulated)
        continue;
      return entry->state == SENDER_DISPATCH_STATE_DELIVERED ? SENDER_TEST_RECORD_DELIVERED
                                                             : SENDER_TEST_RECORD_FAILED;
    }
  return SENDER_TEST_RECORD_NEVER;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  GError               *error = NULL;
  gboolean              simulated = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (GPtrArray) entries =
    sender_history_list_finish (SENDER_HISTORY (source), result, &error);

  if (entries != NULL)
    g_task_return_int (task, (int) judge (entries, simulated));
  else
    g_task_return_error (task, error);
}

/**
 * sender_test_record_find_async:
 * @history: the history
 * @configuration: id of a configuration
 * @simulated: whether tests on stand-ins count
 * @cancellable: (nullable): to stop
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Looks for the last test of a configuration.
 */
void
sender_test_record_find_async (SenderHistory      *history,
                               const char         *configuration,
                               gboolean            simulated,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = g_task_new (history, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_test_record_find_async);
  g_task_set_task_data (task, GINT_TO_POINTER (simulated), NULL);
  sender_history_list_async (history, configuration, NULL, 0, N_ENTRIES, cancellable, listed_cb,
                             task);
}

/**
 * sender_test_record_find_finish:
 * @history: the history
 * @result: the result
 * @error: return location
 *
 * Ends the look.
 *
 * Returns: what is known; %SENDER_TEST_RECORD_UNKNOWN with an error if the history can't be read
 */
SenderTestRecord
sender_test_record_find_finish (SenderHistory *history,
                                GAsyncResult  *result,
                                GError       **error)
{
  gssize record = g_task_propagate_int (G_TASK (result), error);

  return record < 0 ? SENDER_TEST_RECORD_UNKNOWN : (SenderTestRecord) record;
}
