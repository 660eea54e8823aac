/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store-private.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-document-load.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* Finding and loading documents. */

/* Paths of the documents in the folder, in no order; a folder that is missing has none. */
GPtrArray *
sender_store_list_paths (SenderStore *self,
                         GError     **error)
{
  const char           *folder = sender_store_get_folder (self);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    local_error = NULL;
  g_autoptr (GDir)      dir = g_dir_open (folder, 0, &local_error);
  const char           *name = NULL;

  if (dir == NULL && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("The library can’t be read: %s"),
                   local_error->message);
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return g_steal_pointer (&paths);
}

/**
 * sender_store_load_async:
 * @path: a document, in the folder or anywhere
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads a document.
 */
void
sender_store_load_async (SenderStore        *self,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  sender_document_load_async (self, path, cancellable, callback, user_data);
}

/**
 * sender_store_load_finish:
 * @result: the result
 * @read_only: (out) (optional): a newer version, not to be saved
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable): the configuration
 */
SenderConfig *
sender_store_load_finish (SenderStore  *self,
                          GAsyncResult *result,
                          gboolean     *read_only,
                          GError      **error)
{
  return sender_document_load_finish (self, result, read_only, error);
}

static void
load_all_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) paths = sender_store_list_paths (source, &error);
  g_autoptr (GPtrArray) configs = g_ptr_array_new_with_free_func (g_object_unref);

  if (paths == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < paths->len; i++)
    {
      SenderConfig *config =
        sender_document_file_read (g_ptr_array_index (paths, i), NULL, NULL);

      if (config != NULL)
        g_ptr_array_add (configs, config);
    }
  g_task_return_pointer (task, g_steal_pointer (&configs), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sender_store_load_all_async:
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads every document of the folder; those that can't be read are left out, the scan names them.
 */
void
sender_store_load_all_async (SenderStore        *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_store_load_all_async);
  g_task_run_in_thread (task, load_all_thread);
}

/**
 * sender_store_load_all_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable) (element-type SenderConfig): the configurations
 */
GPtrArray *
sender_store_load_all_finish (SenderStore  *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
