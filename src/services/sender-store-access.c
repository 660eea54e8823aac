/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-error.h"
#include "sender-record.h"

#include <glib/gi18n-lib.h>

/* Loading, saving, editing and deleting; sender-store.c keeps the list. */

/* One access. Records are not shared between threads: what a thread gets is a copy. */
typedef struct
{
  /* Input. */
  char               *path;
  SenderConfig       *expected; /* (owned) (nullable) */
  SenderStoreEditFunc edit;     /* (nullable) */
  gpointer            edit_data;
  GDestroyNotify      edit_data_free;

  /* In progress. */
  SenderConfig *config; /* (owned) (nullable) */
  int           lock;   /* -1: not held */

  /* Output. */
  gboolean read_only;
} Access;

static Access *
access_new (const char *path)
{
  Access *access = g_new0 (Access, 1);

  access->path = g_strdup (path);
  access->lock = -1;
  return access;
}

static void
access_unlock (Access *access)
{
  if (access->lock >= 0)
    sender_document_file_unlock (access->lock);
  access->lock = -1;
}

static void
access_free (gpointer data)
{
  Access *access = data;

  access_unlock (access);
  g_free (access->path);
  g_clear_object (&access->expected);
  g_clear_object (&access->config);
  if (access->edit_data_free != NULL)
    access->edit_data_free (access->edit_data);
  g_free (access);
}

static GTask *
make_task (SenderStore        *self,
           Access             *access,
           gpointer            tag,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, access, access_free);
  return task;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Access            *access = task_data;
  g_autoptr (GError) error = NULL;
  SenderConfig      *config =
    sender_document_file_read (access->path, &access->read_only, &error);

  if (config != NULL)
    g_task_return_pointer (task, config, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
  g_autoptr (GTask) task = make_task (self, access_new (path), sender_store_load_async,
                                      cancellable, callback, user_data);

  g_task_run_in_thread (task, load_thread);
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
  const Access *access = g_task_get_task_data (G_TASK (result));

  if (read_only != NULL)
    *read_only = access->read_only;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_all_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const char           *folder = sender_store_get_folder (source);
  g_autoptr (GPtrArray) configs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir)      dir = g_dir_open (folder, 0, NULL);
  const char           *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      SenderConfig    *config = NULL;

      if (*name != '.' && g_str_has_suffix (name, ".json"))
        config = sender_document_file_read (path, NULL, NULL);
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

/* The file must still say what the caller read; a file that is gone says something else too. */
static gboolean
check_expected (Access  *access,
                GError **error)
{
  g_autoptr (SenderConfig) present = NULL;

  if (access->expected == NULL)
    return TRUE;
  present = sender_document_file_read (access->path, NULL, NULL);
  if (present != NULL && sender_record_equal (present, access->expected))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
               _ ("“%s” was changed by another program meanwhile; nothing was written"),
               access->path);
  return FALSE;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Access            *access = task_data;
  g_autoptr (GError) error = NULL;

  if (access->lock < 0 && sender_document_file_make_folder (access->path, &error))
    access->lock = sender_document_file_lock (access->path, NULL, cancellable, &error);
  if (access->lock < 0 || !check_expected (access, &error) ||
      !sender_document_file_write (access->path, access->config, &error))
    {
      access_unlock (access);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  access_unlock (access);
  g_task_return_boolean (task, TRUE);
}

/**
 * sender_store_save_async:
 * @config: what to write; it may be edited on while it is written
 * @path: (nullable): where, %NULL for its place in the folder
 * @expected: (nullable): what the file must still say
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Writes a document: durable when it finishes, the old one kept when it fails.
 */
void
sender_store_save_async (SenderStore        *self,
                         SenderConfig       *config,
                         const char         *path,
                         SenderConfig       *expected,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autofree char  *place = path != NULL
                              ? g_strdup (path)
                              : sender_store_get_path (self, sender_config_get_id (config));
  Access           *access = access_new (place);
  g_autoptr (GTask) task =
    make_task (self, access, sender_store_save_async, cancellable, callback, user_data);

  access->config = sender_record_copy (config);
  access->expected = expected != NULL ? sender_record_copy (expected) : NULL;
  g_task_run_in_thread (task, save_thread);
}

/**
 * sender_store_save_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the writing.
 *
 * Returns: whether it is written; else %SENDER_ERROR_STORAGE or %SENDER_ERROR_CONFLICT is set
 */
gboolean
sender_store_save_finish (SenderStore  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lock_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Access            *access = task_data;
  g_autoptr (GError) error = NULL;

  access->lock = sender_document_file_lock (access->path, NULL, cancellable, &error);
  if (access->lock >= 0)
    access->config = sender_document_file_read (access->path, &access->read_only, &error);
  if (access->config != NULL && access->read_only)
    g_set_error (&error, SENDER_ERROR, SENDER_ERROR_VERSION,
                 _ ("“%s” was written by a newer version of Sender Studio and can’t be changed "
                    "by this one"),
                 access->path);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
update_saved_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Access            *access = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&access->config), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The lock is held; the edit runs where the caller lives, then a thread writes. */
static void
update_locked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Access            *access = g_task_get_task_data (task);
  g_autoptr (GTask)  save = NULL;
  g_autoptr (GError) error = NULL;
  Access            *writing = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) ||
      !access->edit (access->config, access->edit_data, &error))
    {
      access_unlock (access);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  writing = access_new (access->path);
  writing->config = sender_record_copy (access->config);
  writing->lock = access->lock;
  access->lock = -1;
  save = make_task (SENDER_STORE (source), writing, update_locked_cb,
                    g_task_get_cancellable (task), update_saved_cb, g_object_ref (task));
  g_task_run_in_thread (save, save_thread);
}

static void
share_lock_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GTask *outer = task_data;

  lock_thread (task, source, g_task_get_task_data (outer), cancellable);
}

/**
 * sender_store_update_async:
 * @path: a document
 * @edit: called in this context, once the document is locked and read again
 * @edit_data: data for @edit
 * @edit_data_free: (nullable): frees @edit_data
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Edits a document so that no update is lost.
 */
void
sender_store_update_async (SenderStore        *self,
                           const char         *path,
                           SenderStoreEditFunc edit,
                           gpointer            edit_data,
                           GDestroyNotify      edit_data_free,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Access           *access = access_new (path);
  g_autoptr (GTask) task =
    make_task (self, access, sender_store_update_async, cancellable, callback, user_data);
  g_autoptr (GTask) locking =
    g_task_new (self, cancellable, update_locked_cb, g_object_ref (task));

  access->edit = edit;
  access->edit_data = edit_data;
  access->edit_data_free = edit_data_free;
  g_task_set_task_data (locking, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (locking, share_lock_thread);
}

/**
 * sender_store_update_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the edit.
 *
 * Returns: (transfer full) (nullable): the configuration as it was written
 */
SenderConfig *
sender_store_update_finish (SenderStore  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
delete_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Access            *access = task_data;
  g_autoptr (GError) error = NULL;

  access->lock = sender_document_file_lock (access->path, NULL, cancellable, &error);
  if (access->lock >= 0 && sender_document_file_delete (access->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  access_unlock (access);
}

/**
 * sender_store_delete_async:
 * @path: a document of the folder
 * @cancellable: (nullable): stops waiting for other writers
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes a document out of the library; its file is kept in `.deleted`.
 */
void
sender_store_delete_async (SenderStore        *self,
                           const char         *path,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = make_task (self, access_new (path), sender_store_delete_async,
                                      cancellable, callback, user_data);

  g_task_run_in_thread (task, delete_thread);
}

/**
 * sender_store_delete_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the deletion.
 *
 * Returns: whether it was taken out
 */
gboolean
sender_store_delete_finish (SenderStore  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
