/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store.h"

#include "sender-document-file.h"

/* Taking a deletion back. */

typedef struct
{
  char *kept;
  char *path;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->kept);
  g_free (restoring->path);
  g_free (restoring);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Restoring   *restoring = task_data;
  g_autoptr (GError) error = NULL;
  int                lock = -1;
  gboolean           restored = FALSE;

  lock = sender_document_file_lock (restoring->path, NULL, cancellable, &error);
  if (lock >= 0)
    restored = sender_document_file_restore (restoring->kept, restoring->path, &error);
  if (lock >= 0)
    sender_document_file_unlock (lock);
  if (restored)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sender_store_restore_async:
 * @kept: what sender_store_delete_finish() told
 * @path: where the document was
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes a deletion back.
 */
void
sender_store_restore_async (SenderStore        *self,
                            const char         *kept,
                            const char         *path,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Restoring        *restoring = g_new0 (Restoring, 1);

  restoring->kept = g_strdup (kept);
  restoring->path = g_strdup (path);
  g_task_set_source_tag (task, sender_store_restore_async);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, restore_thread);
}

/**
 * sender_store_restore_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the restoring.
 *
 * Returns: whether the document is back; else %SENDER_ERROR_CONFLICT, %SENDER_ERROR_NOT_FOUND or
 *   %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_store_restore_finish (SenderStore  *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
