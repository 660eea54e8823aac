/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-document-place.h"
#include "sender-error.h"
#include "sender-record.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Adding what came together: all of it or nothing. */

typedef struct
{
  GPtrArray *configs; /* (owned) (element-type SenderConfig): copies, for the thread */
  GPtrArray *paths;   /* (owned) (element-type filename): where each goes */
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_ptr_array_unref (adding->configs);
  g_ptr_array_unref (adding->paths);
  g_free (adding);
}

/* Before anything is written: nothing that is there is written over. */
static gboolean
check_free (const Adding *adding,
            GError      **error)
{
  for (guint i = 0; i < adding->paths->len; i++)
    {
      const char      *path = g_ptr_array_index (adding->paths, i);
      GStatBuf         info;
      g_autofree char *shown = NULL;

      if (g_lstat (path, &info) != 0)
        continue;
      shown = g_filename_display_name (path);
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
                   _ ("“%s” is there already; nothing was written"), shown);
      return FALSE;
    }
  return TRUE;
}

static void
take_back (const Adding *adding,
           guint         n_written)
{
  const char      *first = g_ptr_array_index (adding->paths, 0);
  g_autofree char *folder = g_path_get_dirname (first);

  for (guint i = 0; i < n_written; i++)
    g_unlink (g_ptr_array_index (adding->paths, i));
  sender_document_place_sync (folder, NULL);
}

/* Under the lock of the folder: no other program sees a part of it and edits that. */
static gboolean
write_all (const Adding *adding,
           GError      **error)
{
  if (!check_free (adding, error))
    return FALSE;
  for (guint i = 0; i < adding->paths->len; i++)
    if (!sender_document_file_write (g_ptr_array_index (adding->paths, i),
                                     g_ptr_array_index (adding->configs, i), error))
      {
        /* This one too: it may be written and not durable. */
        take_back (adding, i + 1);
        return FALSE;
      }
  return TRUE;
}

static void
add_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Adding      *adding = task_data;
  const char        *first = g_ptr_array_index (adding->paths, 0);
  g_autoptr (GError) error = NULL;
  gboolean           added = FALSE;
  int                lock = -1;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error) &&
      sender_document_file_make_folder (first, &error))
    lock = sender_document_file_lock (first, NULL, cancellable, &error);
  if (lock >= 0)
    {
      added = write_all (adding, &error);
      sender_document_file_unlock (lock);
    }
  if (added)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sender_store_add_async:
 * @configs: (element-type SenderConfig): configurations that the folder does not have
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Writes each to its place in the folder. Where one can't be written, those before it are taken
 * back.
 */
void
sender_store_add_async (SenderStore        *self,
                        GPtrArray          *configs,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Adding           *adding = g_new0 (Adding, 1);

  adding->configs = g_ptr_array_new_with_free_func (g_object_unref);
  adding->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < configs->len; i++)
    {
      SenderConfig *config = g_ptr_array_index (configs, i);

      g_ptr_array_add (adding->configs, sender_record_copy (config));
      g_ptr_array_add (adding->paths, sender_store_get_path (self, sender_config_get_id (config)));
    }
  g_task_set_source_tag (task, sender_store_add_async);
  g_task_set_task_data (task, adding, adding_free);
  /* What is written must not be told as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  if (configs->len > 0)
    g_task_run_in_thread (task, add_thread);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sender_store_add_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the adding.
 *
 * Returns: whether all are written; else none is, and %SENDER_ERROR_CONFLICT, because a file is
 *   there, or %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_store_add_finish (SenderStore  *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
