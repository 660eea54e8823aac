/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SETTLE_MS 200

/**
 * SenderStore:
 *
 * The library: a list of what is in its folder, kept in step with it.
 */
struct _SenderStore
{
  GObject parent_instance;

  char         *folder;
  GPtrArray    *entries;   /* (owned) (element-type SenderStoreEntry): by name */
  GFileMonitor *monitor;   /* (owned) (nullable) */
  guint         settle_id; /* a rescan that waits for writers to finish */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderStore, sender_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
sender_store_get_item_type (GListModel *model)
{
  return SENDER_TYPE_STORE_ENTRY;
}

static guint
sender_store_get_n_items (GListModel *model)
{
  return SENDER_STORE (model)->entries->len;
}

static gpointer
sender_store_get_item (GListModel *model,
                       guint       position)
{
  GPtrArray *entries = SENDER_STORE (model)->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = sender_store_get_item_type;
  iface->get_n_items = sender_store_get_n_items;
  iface->get_item = sender_store_get_item;
}

static void
sender_store_dispose (GObject *object)
{
  SenderStore *self = SENDER_STORE (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (sender_store_parent_class)->dispose (object);
}

static void
sender_store_finalize (GObject *object)
{
  SenderStore *self = SENDER_STORE (object);

  g_free (self->folder);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (sender_store_parent_class)->finalize (object);
}

static void
sender_store_class_init (SenderStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_store_dispose;
  object_class->finalize = sender_store_finalize;
}

static void
sender_store_init (SenderStore *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sender_store_new:
 * @folder: (nullable): the folder, %NULL for `$XDG_DATA_HOME/sender-studio/senders`
 *
 * Makes a store; nothing is read yet.
 *
 * Returns: (transfer full): the store
 */
SenderStore *
sender_store_new (const char *folder)
{
  SenderStore *self = g_object_new (SENDER_TYPE_STORE, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (), "sender-studio",
                                                    "senders", NULL);
  return self;
}

/**
 * sender_store_get_folder:
 *
 * Gets the folder.
 *
 * Returns: a path
 */
const char *
sender_store_get_folder (SenderStore *self)
{
  return self->folder;
}

/**
 * sender_store_get_path:
 * @id: id of a configuration
 *
 * Says where a configuration of that id is, or would be, stored.
 *
 * Returns: (transfer full): a path
 */
char *
sender_store_get_path (SenderStore *self,
                       const char  *id)
{
  g_autofree char *base = g_strconcat (id, ".json", NULL);

  return g_build_filename (self->folder, base, NULL);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  SenderStoreEntry *first = *(SenderStoreEntry *const *) a;
  SenderStoreEntry *second = *(SenderStoreEntry *const *) b;
  int               order = g_utf8_collate (sender_store_entry_get_name (first),
                                            sender_store_entry_get_name (second));

  return order != 0 ? order
                    : strcmp (sender_store_entry_get_id (first),
                              sender_store_entry_get_id (second));
}

/* An entry whose file did not change stays the same object, so that nothing bound to it flickers.
 * */
static SenderStoreEntry *
find_unchanged (GPtrArray  *known,
                const char *path)
{
  gint64 modified = sender_store_entry_stat (path);

  for (guint i = 0; i < known->len; i++)
    {
      SenderStoreEntry *entry = g_ptr_array_index (known, i);

      if (strcmp (sender_store_entry_get_path (entry), path) == 0 &&
          sender_store_entry_get_modified (entry) == modified)
        return g_object_ref (entry);
    }
  return NULL;
}

static void
scan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SenderStore          *self = source;
  GPtrArray            *known = task_data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GDir)      dir = g_dir_open (self->folder, 0, &error);
  const char           *name = NULL;

  if (dir == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_STORAGE,
                               _ ("The library can’t be read: %s"), error->message);
      return;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char  *path = g_build_filename (self->folder, name, NULL);
      SenderStoreEntry *entry = NULL;

      if (*name == '.' || !g_str_has_suffix (name, ".json"))
        continue;
      entry = find_unchanged (known, path);
      g_ptr_array_add (entries, entry != NULL ? entry : sender_store_entry_new (path));
    }
  g_ptr_array_sort (entries, compare_entries);
  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

static void
rescanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!sender_store_scan_finish (SENDER_STORE (source), result, &error))
    g_warning ("%s", error->message);
}

static gboolean
settled_cb (gpointer user_data)
{
  SenderStore *self = user_data;

  self->settle_id = 0;
  sender_store_scan_async (self, FALSE, NULL, rescanned_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (SenderStore *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
start_watching (SenderStore *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  if (self->monitor != NULL)
    return;
  g_mkdir_with_parents (self->folder, 0700);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * sender_store_scan_async:
 * @watch: whether to follow the folder from now on
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the folder into the list. A folder that does not exist is an empty one.
 */
void
sender_store_scan_async (SenderStore        *self,
                         gboolean            watch,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray        *known = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, sender_store_scan_async);
  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (known, g_object_ref (g_ptr_array_index (self->entries, i)));
  g_task_set_task_data (task, known, (GDestroyNotify) g_ptr_array_unref);
  if (watch)
    start_watching (self);
  g_task_run_in_thread (task, scan_thread);
}

static gboolean
same_entries (GPtrArray *a,
              GPtrArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

/**
 * sender_store_scan_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the scan; the list has changed by now.
 *
 * Returns: whether the folder could be read; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_store_scan_finish (SenderStore  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), error);
  guint                 n_before = self->entries->len;

  if (entries == NULL)
    return FALSE;
  if (same_entries (self->entries, entries))
    return TRUE;
  g_ptr_array_unref (self->entries);
  self->entries = g_steal_pointer (&entries);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->entries->len);
  return TRUE;
}

static gboolean
is_file_name (const char *text)
{
  return strchr (text, '/') != NULL || g_str_has_suffix (text, ".json");
}

static char *
resolve_name (SenderStore *self,
              const char  *name,
              GError     **error)
{
  SenderStoreEntry *found = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      SenderStoreEntry *entry = g_ptr_array_index (self->entries, i);

      if (strcmp (sender_store_entry_get_name (entry), name) != 0)
        continue;
      if (found != NULL)
        {
          g_set_error (error, SENDER_ERROR, SENDER_ERROR_AMBIGUOUS,
                       _ ("Several configurations are called “%s”; use an id: %s, %s"), name,
                       sender_store_entry_get_id (found), sender_store_entry_get_id (entry));
          return NULL;
        }
      found = entry;
    }
  if (found != NULL)
    return g_strdup (sender_store_entry_get_path (found));
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
               _ ("There is no configuration “%s” in the library"), name);
  return NULL;
}

/**
 * sender_store_resolve:
 * @text: a file (with `/` or ending `.json`), an id, or a unique name
 * @error: return location
 *
 * Finds the file of a configuration, after a scan.
 *
 * Returns: (transfer full) (nullable): a path, or %NULL with %SENDER_ERROR_NOT_FOUND or
 *   %SENDER_ERROR_AMBIGUOUS set
 */
char *
sender_store_resolve (SenderStore *self,
                      const char  *text,
                      GError     **error)
{
  if (is_file_name (text))
    return g_strdup (text);
  for (guint i = 0; i < self->entries->len; i++)
    {
      SenderStoreEntry *entry = g_ptr_array_index (self->entries, i);

      if (strcmp (sender_store_entry_get_id (entry), text) == 0)
        return g_strdup (sender_store_entry_get_path (entry));
    }
  return resolve_name (self, text, error);
}
