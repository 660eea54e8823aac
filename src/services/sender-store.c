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
  GQueue        changes;   /* (element-type GTask): empty when nobody refers to the store */
  guint         started;   /* scans so far */
  guint         shown;     /* the scan whose entries these are */
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
  g_queue_init (&self->changes);
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

GQueue *
sender_store_get_changes (SenderStore *self)
{
  return &self->changes;
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

typedef struct
{
  GPtrArray *known;  /* (owned) (element-type SenderStoreEntry) */
  guint      number; /* of the scan */
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_ptr_array_unref (scan->known);
  g_free (scan);
}

static SenderStoreEntry *
find_path (GPtrArray  *entries,
           const char *path)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SenderStoreEntry *entry = g_ptr_array_index (entries, i);

      if (strcmp (sender_store_entry_get_path (entry), path) == 0)
        return entry;
    }
  return NULL;
}

/* An entry whose file shows the same stays the same object, so that nothing bound to it
 * flickers. */
static SenderStoreEntry *
make_entry (GPtrArray  *known,
            const char *path)
{
  SenderStoreEntry            *before = find_path (known, path);
  g_autoptr (SenderStoreEntry) entry = NULL;

  if (before != NULL && sender_store_entry_is_current (before))
    return g_object_ref (before);
  entry = sender_store_entry_new (path);
  if (before != NULL && sender_store_entry_equal (before, entry))
    return g_object_ref (before);
  return g_steal_pointer (&entry);
}

static void
scan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Scan                 *scan = task_data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) paths = sender_store_list_paths (source, &error);

  if (paths == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (entries, make_entry (scan->known, g_ptr_array_index (paths, i)));
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
  g_autoptr (SenderStore) self = g_weak_ref_get (user_data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  self->settle_id = 0;
  sender_store_scan_async (self, FALSE, NULL, rescanned_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
folder_changed_cb (SenderStore *self)
{
  GWeakRef *weak = NULL;

  /* Not put off by further changes: somebody who writes all the time would hide them all. */
  if (self->settle_id != 0)
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->settle_id =
    g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLE_MS, settled_cb, weak, weak_ref_free);
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
  Scan             *scan = g_new0 (Scan, 1);

  scan->number = ++self->started;
  scan->known = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (scan->known, g_object_ref (g_ptr_array_index (self->entries, i)));
  g_task_set_source_tag (task, sender_store_scan_async);
  g_task_set_task_data (task, scan, scan_free);
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
  const Scan           *scan = g_task_get_task_data (G_TASK (result));
  guint                 n_before = self->entries->len;

  if (entries == NULL)
    return FALSE;
  /* Of two that overlap the later one saw more, whichever ends first. */
  if (scan->number < self->shown)
    return TRUE;
  self->shown = scan->number;
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
