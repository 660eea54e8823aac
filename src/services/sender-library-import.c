/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-secret-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a file may have, which is what the importers take, and one byte to see that it has more. */
#define LIMIT (4 * 1024 * 1024)

/* One arrival: items are stored one after the other, each after its secret. */
typedef struct
{
  GFile         *file;    /* (owned) (nullable) */
  char          *buffer;  /* (owned) (nullable): what is read of it */
  SenderImport  *import;  /* (owned) (nullable) */
  guint          next;    /* the item that is being stored */
  char          *first;   /* (nullable): file of the first one */
  SenderArrival *arrival; /* (owned) */
} Arriving;

static void store_next (GTask *task);

static void
arriving_free (gpointer data)
{
  Arriving *arriving = data;

  g_clear_object (&arriving->file);
  g_free (arriving->buffer);
  g_clear_pointer (&arriving->import, sender_import_free);
  g_free (arriving->first);
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

static void
note (Arriving *arriving,
      char     *text)
{
  g_ptr_array_add (arriving->arrival->notes, text);
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
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask             *task = user_data;
  Arriving          *arriving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!sender_store_save_finish (SENDER_STORE (source), result, &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  arriving->arrival->n_added++;
  arriving->next++;
  store_next (task);
}

static void
store_item (GTask *task)
{
  Arriving         *arriving = g_task_get_task_data (task);
  SenderImportItem *item = g_ptr_array_index (arriving->import->items, arriving->next);
  SenderStore      *store = sender_workspace_get_store (get_workspace (task));
  g_autofree char  *path = sender_store_get_path (store, sender_config_get_id (item->config));

  if (arriving->first == NULL)
    arriving->first = g_strdup (path);
  sender_store_save_async (store, item->config, path, NULL, g_task_get_cancellable (task),
                           stored_cb, task);
}

static void
secret_kept_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask             *task = user_data;
  Arriving          *arriving = g_task_get_task_data (task);
  SenderImportItem  *item = g_ptr_array_index (arriving->import->items, arriving->next);
  g_autoptr (GError) error = NULL;

  if (!sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    {
      g_prefix_error (&error, _ ("“%s” was not imported, since its secret can’t be kept: "),
                      sender_config_get_name (item->config));
      fail (task, g_steal_pointer (&error));
      return;
    }
  note (arriving, g_strdup_printf (_ ("The secret of “%s” was put into the keyring. It is still "
                                      "in what you imported."),
                                   sender_config_get_name (item->config)));
  store_item (task);
}

static gboolean
has_id (SenderStore *store,
        const char  *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (strcmp (sender_store_entry_get_id (entry), id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A document brings its id; one that the library has already stays as it is there. */
static void
ensure_fresh_id (GTask            *task,
                 SenderImportItem *item)
{
  Arriving        *arriving = g_task_get_task_data (task);
  SenderStore     *store = sender_workspace_get_store (get_workspace (task));
  g_autofree char *id = NULL;

  if (!has_id (store, sender_config_get_id (item->config)))
    return;
  id = g_uuid_string_random ();
  g_object_set (item->config, "id", id, NULL);
  note (arriving, g_strdup_printf (_ ("“%s” was in the library already; this is a copy."),
                                   sender_config_get_name (item->config)));
}

/* The secret goes first: where it can't be kept, the configuration would be without it. */
static void
store_next (GTask *task)
{
  Arriving         *arriving = g_task_get_task_data (task);
  SenderImportItem *item = NULL;
  SenderSecretKey   key;
  g_autofree char  *label = NULL;

  if (arriving->next == arriving->import->items->len)
    {
      open_place (task, arriving->first);
      return;
    }
  item = g_ptr_array_index (arriving->import->items, arriving->next);
  ensure_fresh_id (task, item);
  if (item->secret == NULL)
    {
      store_item (task);
      return;
    }
  key = sender_secret_key_make (item->config, SENDER_SECRET_KIND_PROVIDER);
  label = sender_secret_key_dup_label (item->config, SENDER_SECRET_KIND_PROVIDER);
  sender_vault_store_async (sender_workspace_get_vault (get_workspace (task)), &key, label,
                            item->secret, g_task_get_cancellable (task), secret_kept_cb, task);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask             *task = user_data;
  g_autoptr (GError) error = NULL;

  if (sender_store_scan_finish (SENDER_STORE (source), result, &error))
    store_next (task);
  else
    fail (task, g_steal_pointer (&error));
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
  for (guint i = 0; i < arriving->import->notes->len; i++)
    note (arriving, g_strdup (g_ptr_array_index (arriving->import->notes, i)));
  if (arriving->import->read_only)
    fail (task, g_error_new_literal (SENDER_ERROR, SENDER_ERROR_VERSION,
                                     _ ("This was written by a newer version of Sender Studio")));
  else if (arriving->import->items->len == 0)
    fail (task, g_error_new_literal (SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                                     _ ("There is no sender in it")));
  else
    sender_store_scan_async (sender_workspace_get_store (get_workspace (task)), FALSE, NULL,
                             listed_cb, task);
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
 * Stores every configuration of a text; sender_library_open_finish() tells what came of it.
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
 * Returns: (transfer full) (nullable): what came of it; on an error the configurations that were
 *   stored before it stay
 */
SenderArrival *
sender_library_open_finish (SenderLibrary *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
