/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-intake.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a file may have, which is what the importers take, and one byte to see that it has more. */
#define LIMIT (4 * 1024 * 1024)

typedef struct
{
  GFile         *file;    /* (owned) (nullable) */
  char          *buffer;  /* (owned) (nullable): what is read of it */
  SenderImport  *import;  /* (owned) (nullable) */
  SenderArrival *arrival; /* (owned) */
} Arriving;

static void
arriving_free (gpointer data)
{
  Arriving *arriving = data;

  g_clear_object (&arriving->file);
  g_free (arriving->buffer);
  g_clear_pointer (&arriving->import, sender_import_free);
  g_clear_pointer (&arriving->arrival, sender_arrival_free);
  g_free (arriving);
}

static GTask *
start (SenderLibrary      *self,
       gpointer            tag,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask    *task = g_task_new (self, cancellable, callback, user_data);
  Arriving *arriving = g_new0 (Arriving, 1);

  arriving->arrival = g_new0 (SenderArrival, 1);
  arriving->arrival->notes = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, arriving, arriving_free);
  return task;
}

static void
fail (GTask  *task,
      GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static SenderWorkspace *
get_workspace (GTask *task)
{
  return sender_library_get_workspace (g_task_get_source_object (task));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask             *task = user_data;
  Arriving          *arriving = g_task_get_task_data (task);
  SenderArrival     *arrival = arriving->arrival;
  g_autoptr (GError) error = NULL;

  arrival->document = sender_workspace_open_finish (SENDER_WORKSPACE (source), result, &error);
  if (arrival->document == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  arriving->arrival = NULL;
  sender_library_return (task, arrival, (GDestroyNotify) sender_arrival_free);
}

static void
open_place (GTask      *task,
            const char *path)
{
  sender_workspace_open_async (get_workspace (task), path, g_task_get_cancellable (task), opened_cb,
                               task);
}

static void
taken_in_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask                *task = user_data;
  Arriving             *arriving = g_task_get_task_data (task);
  SenderStore          *store = sender_workspace_get_store (get_workspace (task));
  GPtrArray            *items = arriving->import->items;
  SenderImportItem     *first = g_ptr_array_index (items, 0);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char      *path = NULL;
  g_autoptr (GError)    error = NULL;

  notes = sender_intake_run_finish (result, &error);
  if (notes == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  arriving->arrival->n_added = items->len;
  g_ptr_array_extend_and_steal (arriving->arrival->notes, g_steal_pointer (&notes));
  path = sender_store_get_path (store, sender_config_get_id (first->config));
  open_place (task, path);
}

/* @task is taken. */
static void
import_text (GTask      *task,
             const char *text,
             gssize      length,
             const char *name)
{
  Arriving          *arriving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  arriving->import = sender_importer_read (text, length, name, &error);
  if (arriving->import == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  if (arriving->import->read_only)
    fail (task, g_error_new_literal (SENDER_ERROR, SENDER_ERROR_VERSION,
                                     _ ("This was written by a newer version of Sender Studio")));
  else if (arriving->import->items->len == 0)
    fail (task, g_error_new_literal (SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                                     _ ("There is no sender in it")));
  else
    {
      for (guint i = 0; i < arriving->import->items->len; i++)
        sender_library_ensure_free_name (
          g_task_get_source_object (task),
          ((SenderImportItem *) g_ptr_array_index (arriving->import->items, i))->config);
      sender_intake_run_async (sender_workspace_get_store (get_workspace (task)),
                               sender_workspace_get_vault (get_workspace (task)), arriving->import,
                               g_task_get_cancellable (task), taken_in_cb, task);
    }
}

/**
 * sender_library_import_async:
 * @text: anything importable
 * @length: its bytes, -1 if it is zero-terminated
 * @name: (nullable): what a configuration is called that brings no name
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Stores every configuration of a text, or none; sender_library_open_finish() tells what came of
 * it.
 */
void
sender_library_import_async (SenderLibrary      *self,
                             const char         *text,
                             gssize              length,
                             const char         *name,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  import_text (start (self, sender_library_import_async, cancellable, callback, user_data), text,
               length, name);
}

static gboolean
is_document (const char *text,
             gsize       length)
{
  g_autoptr (SenderJson) json = sender_json_parse (text, (gssize) length, NULL);

  return json != NULL && sender_format_document_is (json);
}

/* @task is taken. */
static void
take_text (GTask      *task,
           const char *text,
           gsize       length)
{
  Arriving        *arriving = g_task_get_task_data (task);
  const char      *path = g_file_peek_path (arriving->file);
  g_autofree char *base = g_file_get_basename (arriving->file);
  g_autofree char *name = sender_import_dup_name (base);

  if (path != NULL && is_document (text, length))
    open_place (task, path);
  else
    import_text (task, text, (gssize) length, name);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask             *task = user_data;
  Arriving          *arriving = g_task_get_task_data (task);
  g_autofree char   *text = g_steal_pointer (&arriving->buffer);
  gsize              length = 0;
  g_autoptr (GError) error = NULL;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    take_text (task, text, length);
  else
    fail (task, g_error_new_literal (SENDER_ERROR, SENDER_ERROR_STORAGE, error->message));
  /* There may be a secret in it. */
  explicit_bzero (text, length);
}

static void
stream_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask                       *task = user_data;
  Arriving                    *arriving = g_task_get_task_data (task);
  g_autoptr (GError)           error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      fail (task, g_error_new_literal (SENDER_ERROR, SENDER_ERROR_STORAGE, error->message));
      return;
    }
  arriving->buffer = g_malloc (LIMIT + 1);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), arriving->buffer, LIMIT + 1,
                                 G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb, task);
}

/**
 * sender_library_open_async:
 * @file: a document of ours, or anything importable
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Opens a document where it is, or imports what is none.
 */
void
sender_library_open_async (SenderLibrary      *self,
                           GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask    *task = start (self, sender_library_open_async, cancellable, callback, user_data);
  Arriving *arriving = g_task_get_task_data (task);

  arriving->file = g_object_ref (file);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, stream_cb, task);
}

/**
 * sender_library_open_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the opening, or the import.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
SenderArrival *
sender_library_open_finish (SenderLibrary *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
