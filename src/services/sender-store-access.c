/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store-private.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-error.h"
#include "sender-record.h"

#include <glib/gi18n-lib.h>

/* Saving, editing and deleting, in the order they were asked for. */

/* One change. Records are not shared between threads: what a thread gets is a copy. */
typedef struct
{
  /* Input. */
  void (*start) (GTask *task);
  char               *path;
  SenderConfig       *expected; /* (owned) (nullable) */
  GPtrArray          *ours;     /* (owned) (nullable) (element-type SenderConfig) */
  SenderStoreEditFunc edit;     /* (nullable) */
  gpointer            edit_data;
  GDestroyNotify      edit_data_free;

  /* In progress. */
  SenderConfig *config; /* (owned) (nullable) */
  int           lock;   /* -1: not held */
  char         *place;  /* (owned) (nullable): while locked, the file behind the path */
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
  g_clear_pointer (&access->place, g_free);
}

static gboolean
access_lock (Access       *access,
             GCancellable *cancellable,
             GError      **error)
{
  access->lock = sender_document_file_lock (access->path, &access->place, cancellable, error);
  return access->lock >= 0;
}

static void
access_free (gpointer data)
{
  Access *access = data;

  access_unlock (access);
  g_free (access->path);
  g_clear_object (&access->expected);
  g_clear_pointer (&access->ours, g_ptr_array_unref);
  g_clear_object (&access->config);
  if (access->edit_data_free != NULL)
    access->edit_data_free (access->edit_data);
  g_free (access);
}

static void
start (GTask *task)
{
  const Access *access = g_task_get_task_data (task);

  access->start (task);
}

static void
ended_cb (GTask       *task,
          GParamSpec  *pspec,
          SenderStore *self)
{
  GQueue *changes = sender_store_get_changes (self);
  GTask  *next = NULL;

  g_object_unref (g_queue_pop_head (changes));
  next = g_queue_peek_head (changes);
  if (next != NULL)
    start (next);
}

/* One after the other: of two saves the one asked for last is the one that stays, and those that
 * wait for the lock leave the threads to the one that has it. Once something is written, a
 * cancellation that comes too late must not hide it. */
static void
queue (SenderStore        *self,
       Access             *access,
       gpointer            tag,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask  *task = g_task_new (self, cancellable, callback, user_data);
  GQueue *changes = sender_store_get_changes (self);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, access, access_free);
  g_task_set_check_cancellable (task, FALSE);
  g_signal_connect (task, "notify::completed", G_CALLBACK (ended_cb), self);
  g_queue_push_tail (changes, task);
  if (changes->length == 1)
    start (task);
}

static void
set_newer_error (Access  *access,
                 GError **error)
{
  g_autofree char *shown = g_filename_display_name (access->path);

  g_set_error (error, SENDER_ERROR, SENDER_ERROR_VERSION,
               _ ("“%s” was written by a newer version of Sender Studio and can’t be changed "
                  "by this one"),
               shown);
}

/* Whose words are the same as ours need not be asked about, nor what we wrote before. */
static gboolean
is_expected (Access       *access,
             SenderConfig *present)
{
  for (guint i = 0; access->ours != NULL && i < access->ours->len; i++)
    if (sender_record_equal (present, g_ptr_array_index (access->ours, i)))
      return TRUE;
  return sender_record_equal (present, access->expected) ||
         sender_record_equal (present, access->config);
}

/* The file must still say what the caller read; a file that is gone says something else too, and
 * one that can’t be read now may say anything. */
static gboolean
check_present (Access  *access,
               GError **error)
{
  g_autoptr (GError)       local_error = NULL;
  gboolean                 newer = FALSE;
  g_autoptr (SenderConfig) present =
    sender_document_file_read (access->place, &newer, &local_error);
  g_autofree char *shown = NULL;

  if (present != NULL && newer)
    {
      set_newer_error (access, error);
      return FALSE;
    }
  if (access->expected == NULL || (present != NULL && is_expected (access, present)))
    return TRUE;
  shown = g_filename_display_name (access->path);
  if (g_error_matches (local_error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
                 _ ("“%s” was removed by another program meanwhile; nothing was written"), shown);
  else if (g_error_matches (local_error, SENDER_ERROR, SENDER_ERROR_STORAGE))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
                 _ ("“%s” was changed by another program meanwhile; nothing was written"), shown);
  return FALSE;
}

/* Of an update the lock is held already, and the file was read under it. */
static gboolean
lock_and_check (Access       *access,
                GCancellable *cancellable,
                GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (access->lock >= 0)
    return TRUE;
  return sender_document_file_make_folder (access->path, error) &&
         access_lock (access, cancellable, error) && check_present (access, error);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Access            *access = task_data;
  g_autoptr (GError) error = NULL;
  gboolean           saved =
    lock_and_check (access, cancellable, &error) &&
    sender_document_file_write (access->place, access->config, &error);

  access_unlock (access);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_saving (GTask *task)
{
  g_task_run_in_thread (task, save_thread);
}

static gpointer
copy_record (gconstpointer record,
             gpointer      user_data)
{
  return sender_record_copy ((gpointer) record);
}

/**
 * sender_store_save_async:
 * @config: what to write; it may be edited on while it is written
 * @path: (nullable): where, %NULL for its place in the folder
 * @expected: (nullable): what the file must still say, unless it says @config already
 * @ours: (nullable) (element-type SenderConfig): what it may say instead
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
                         GPtrArray          *ours,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autofree char *place = path != NULL
                             ? g_strdup (path)
                             : sender_store_get_path (self, sender_config_get_id (config));
  Access          *access = access_new (place);

  access->start = start_saving;
  access->config = sender_record_copy (config);
  access->expected = expected != NULL ? sender_record_copy (expected) : NULL;
  access->ours = ours != NULL ? g_ptr_array_copy (ours, copy_record, NULL) : NULL;
  queue (self, access, sender_store_save_async, cancellable, callback, user_data);
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
  gboolean           newer = FALSE;

  if (access_lock (access, cancellable, &error))
    access->config = sender_document_file_read (access->place, &newer, &error);
  if (access->config != NULL && newer)
    set_newer_error (access, &error);
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
  writing->place = g_steal_pointer (&access->place);
  access->lock = -1;
  save = g_task_new (source, g_task_get_cancellable (task), update_saved_cb, g_object_ref (task));
  g_task_set_source_tag (save, update_locked_cb);
  g_task_set_task_data (save, writing, access_free);
  g_task_set_check_cancellable (save, FALSE);
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

static void
start_updating (GTask *task)
{
  g_autoptr (GTask) locking =
    g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), update_locked_cb,
                g_object_ref (task));

  g_task_set_source_tag (locking, start_updating);
  g_task_set_task_data (locking, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (locking, share_lock_thread);
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
  Access *access = access_new (path);

  access->start = start_updating;
  access->edit = edit;
  access->edit_data = edit_data;
  access->edit_data_free = edit_data_free;
  queue (self, access, sender_store_update_async, cancellable, callback, user_data);
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

/* A link goes without a lock: nobody writes it, and the folder it leads to may be gone. */
static void
delete_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Access            *access = task_data;
  g_autofree char   *kept = NULL;
  g_autoptr (GError) error = NULL;
  gboolean           is_link = g_file_test (access->path, G_FILE_TEST_IS_SYMLINK);
  gboolean           deleted = !g_cancellable_set_error_if_cancelled (cancellable, &error) &&
                     (is_link || access_lock (access, cancellable, &error)) &&
                     sender_document_file_delete (access->path, &kept, &error);

  access_unlock (access);
  if (deleted)
    g_task_return_pointer (task, g_steal_pointer (&kept), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_deleting (GTask *task)
{
  g_task_run_in_thread (task, delete_thread);
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
  Access *access = access_new (path);

  access->start = start_deleting;
  queue (self, access, sender_store_delete_async, cancellable, callback, user_data);
}

/**
 * sender_store_delete_finish:
 * @result: the result
 * @kept: (out) (optional) (transfer full): where the file is now, for sender_store_restore_async()
 * @error: return location
 *
 * Ends the deletion.
 *
 * Returns: whether it was taken out
 */
gboolean
sender_store_delete_finish (SenderStore  *self,
                            GAsyncResult *result,
                            char        **kept,
                            GError      **error)
{
  g_autofree char *place = g_task_propagate_pointer (G_TASK (result), error);

  if (place == NULL)
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&place);
  return TRUE;
}
