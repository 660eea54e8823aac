/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-load.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-error.h"

typedef struct
{
  char    *path;
  gboolean read_only;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->path);
  g_free (loading);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Loading           *loading = task_data;
  g_autoptr (GError) error = NULL;
  SenderConfig      *config =
    sender_document_file_read (loading->path, &loading->read_only, &error);

  if (config != NULL)
    g_task_return_pointer (task, config, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sender_document_load_async:
 * @source: (type GObject) (nullable): what the result belongs to
 * @path: a document
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads a document.
 */
void
sender_document_load_async (gpointer            source,
                            const char         *path,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Loading          *loading = g_new0 (Loading, 1);

  loading->path = g_strdup (path);
  g_task_set_source_tag (task, sender_document_load_async);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * sender_document_load_finish:
 * @source: (type GObject) (nullable): what the result belongs to
 * @result: the result
 * @read_only: (out) (optional): a newer version, not to be saved
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable): the configuration, or %NULL with the errors of
 *   sender_document_file_read() set
 */
SenderConfig *
sender_document_load_finish (gpointer      source,
                             GAsyncResult *result,
                             gboolean     *read_only,
                             GError      **error)
{
  const Loading *loading = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  if (read_only != NULL)
    *read_only = loading->read_only;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sender_document_load_tell:
 * @document: an open document
 * @saved: (nullable): what its file should have said when the reading began
 * @found: (nullable): what it says
 * @is_newer: whether a newer version wrote that
 * @error: (nullable): why it could not be read
 *
 * Tells the document what came of reading its file. One that can't be looked at may be there, and
 * as it was. Whoever is told may let go of the document.
 *
 * Returns: %FALSE if this program has saved the document since, or is doing so: nothing is told
 *   then
 */
gboolean
sender_document_load_tell (SenderDocument *document,
                           SenderConfig   *saved,
                           SenderConfig   *found,
                           gboolean        is_newer,
                           const GError   *error)
{
  g_autoptr (SenderDocument) told = g_object_ref (document);

  if (sender_document_is_written (told) ||
      saved != sender_undo_get_saved (sender_document_get_undo (told)))
    return FALSE;
  if (found != NULL)
    sender_document_set_found (told, found, is_newer);
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_document_set_gone (told);
  else if (!g_error_matches (error, SENDER_ERROR, SENDER_ERROR_STORAGE))
    sender_document_set_damaged (told);
  return TRUE;
}
