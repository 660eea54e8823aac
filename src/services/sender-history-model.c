/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-model.h"

#include <glib/gi18n-lib.h>

#define PAGE_ROWS 64
/* More pages than this are kept only while somebody holds a row of them. */
#define KEPT_PAGES 8

/**
 * SenderHistoryModel:
 *
 * The rows of a history as a list of which only the part that is looked at is in memory.
 */
struct _SenderHistoryModel
{
  GObject parent_instance;

  SenderHistory       *history; /* (owned) */
  GSignalGroup        *changes; /* (owned) */
  SenderOperation     *operation;
  SenderHistoryFilter *filter;
  gboolean             is_current; /* whether the rows are those of the filter */
  gint64               pinned;     /* what came later is not counted yet, so nothing moves */
  GCancellable        *paging;     /* (owned): of the pages of this filter */
  guint                total;
  GHashTable          *pages;  /* (owned): number -> (element-type SenderHistoryItem) */
  GQueue               recent; /* numbers of pages, the one asked for last at the head */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderHistoryModel, sender_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* A page that is being read. */
typedef struct
{
  SenderHistoryModel *self;        /* (owned) */
  GCancellable       *cancellable; /* (owned) */
  GPtrArray          *items;       /* (owned) (nullable): to be filled */
  gint64              pinned;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_object_unref (reading->cancellable);
  g_clear_pointer (&reading->items, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (SenderHistoryModel *self,
             GCancellable       *cancellable,
             GPtrArray          *items)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->cancellable = g_object_ref (cancellable);
  reading->items = items != NULL ? g_ptr_array_ref (items) : NULL;
  return reading;
}

static gboolean
is_held (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (G_OBJECT (g_ptr_array_index (items, i))->ref_count > 1)
      return TRUE;
  return FALSE;
}

/* The page that was not asked for the longest goes first. */
static void
let_pages_go (SenderHistoryModel *self)
{
  GList *link = self->recent.tail;

  while (link != NULL && self->recent.length > KEPT_PAGES)
    {
      GList *before = link->prev;

      if (!is_held (g_hash_table_lookup (self->pages, link->data)))
        {
          g_hash_table_remove (self->pages, link->data);
          g_queue_delete_link (&self->recent, link);
        }
      link = before;
    }
}

static GPtrArray *
add_page (SenderHistoryModel *self,
          guint               number)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint      first = number * PAGE_ROWS;

  for (guint i = first; i < MIN (self->total, first + PAGE_ROWS); i++)
    g_ptr_array_add (items, sender_history_item_new ());
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), items);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));
  let_pages_go (self);
  return items;
}

/* Takes the rows out of @rows. Fewer may be there by now: then more of the list is changing, and
 * it will be read again. */
static void
fill (GPtrArray *items,
      GPtrArray *rows)
{
  for (guint i = 0; i < MIN (items->len, rows->len); i++)
    sender_history_item_take_entry (g_ptr_array_index (items, i),
                                    g_steal_pointer (&g_ptr_array_index (rows, i)));
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = items->len; i < rows->len; i++)
    sender_history_entry_free (g_ptr_array_index (rows, i));
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Reading)   reading = user_data;
  SenderOperation      *operation = reading->self->operation;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = sender_history_find_finish (SENDER_HISTORY (source), result, NULL,
                                                           &error);

  if (rows != NULL)
    fill (reading->items, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_operation_end (operation, sender_operation_begin (operation, NULL), NULL, error);
}

static void
find (SenderHistoryModel *self,
      guint               page,
      Reading            *reading,
      GAsyncReadyCallback callback)
{
  SenderHistoryFilter filter = *self->filter;

  if (filter.until == 0 || filter.until > reading->pinned)
    filter.until = reading->pinned;
  sender_history_find_async (self->history, &filter, page * PAGE_ROWS, PAGE_ROWS,
                             reading->items == NULL, reading->cancellable, callback, reading);
}

static GPtrArray *
ensure_page (SenderHistoryModel *self,
             guint               number)
{
  GPtrArray *items = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  Reading   *reading = NULL;

  if (items != NULL)
    {
      g_queue_remove (&self->recent, GUINT_TO_POINTER (number));
      g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));
      return items;
    }
  items = add_page (self, number);
  reading = reading_new (self, self->paging, items);
  reading->pinned = self->pinned;
  find (self, number, reading, page_read_cb);
  return items;
}

static void
drop_pages (SenderHistoryModel *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
}

/* Whether what is shown goes on, unchanged in its order, after @n_new rows. */
static gboolean
goes_on (GPtrArray *items,
         GPtrArray *rows,
         guint      n_new)
{
  for (guint i = 0; i < items->len && i + n_new < rows->len; i++)
    {
      const SenderHistoryEntry *before =
        sender_history_item_get_entry (g_ptr_array_index (items, i));
      const SenderHistoryEntry *row = g_ptr_array_index (rows, i + n_new);

      if (before == NULL || g_strcmp0 (before->id, row->id) != 0)
        return FALSE;
    }
  return items->len > 0;
}

/* The rows that are shown stay the objects they are: nobody loses a place in the list. */
static void
insert (SenderHistoryModel *self,
        GPtrArray          *rows,
        guint               n_new)
{
  GPtrArray            *found = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (0));
  g_autoptr (GPtrArray) before = g_ptr_array_ref (found);
  GPtrArray            *items = NULL;

  /* Without new ones every page still begins where it did. */
  if (n_new > 0)
    {
      drop_pages (self);
      items = add_page (self, 0);
      for (guint i = n_new; i < items->len && i - n_new < before->len; i++)
        g_set_object ((GObject **) &items->pdata[i],
                      g_ptr_array_index (before, i - n_new));
    }
  fill (items != NULL ? items : before, rows);
  if (n_new > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_new);
}

static void
replace (SenderHistoryModel *self,
         GPtrArray          *rows,
         guint               n_before)
{
  drop_pages (self);
  if (self->total > 0)
    fill (add_page (self, 0), rows);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->total);
}

static void
first_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Reading)   reading = user_data;
  SenderHistoryModel   *self = reading->self;
  g_autoptr (GError)    error = NULL;
  guint                 n_before = self->total;
  guint                 total = 0;
  g_autoptr (GPtrArray) rows = sender_history_find_finish (SENDER_HISTORY (source), result, &total,
                                                           &error);
  GPtrArray            *items = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (0));

  if (rows != NULL)
    {
      self->pinned = reading->pinned;
      self->total = total;
      if (self->is_current && items != NULL && total >= n_before &&
          total - n_before < PAGE_ROWS && goes_on (items, rows, total - n_before))
        insert (self, rows, total - n_before);
      else
        replace (self, rows, n_before);
      self->is_current = TRUE;
    }
  sender_operation_end (self->operation, reading->cancellable, NULL, error);
}

static void
read_first (SenderHistoryModel *self)
{
  Reading *reading =
    reading_new (self, sender_operation_begin (self->operation, _ ("Reading the history…")), NULL);

  /* Of this very moment, too. */
  reading->pinned = g_get_real_time () + 1;
  find (self, 0, reading, first_read_cb);
}

static GType
sender_history_model_get_item_type (GListModel *model)
{
  return SENDER_TYPE_HISTORY_ITEM;
}

static guint
sender_history_model_get_n_items (GListModel *model)
{
  return SENDER_HISTORY_MODEL (model)->total;
}

static gpointer
sender_history_model_get_item (GListModel *model,
                               guint       position)
{
  SenderHistoryModel *self = SENDER_HISTORY_MODEL (model);
  GPtrArray          *items = NULL;

  if (position >= self->total)
    return NULL;
  items = ensure_page (self, position / PAGE_ROWS);
  return g_object_ref (g_ptr_array_index (items, position % PAGE_ROWS));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = sender_history_model_get_item_type;
  iface->get_n_items = sender_history_model_get_n_items;
  iface->get_item = sender_history_model_get_item;
}

static void
sender_history_model_dispose (GObject *object)
{
  SenderHistoryModel *self = SENDER_HISTORY_MODEL (object);

  sender_operation_cancel (self->operation);
  g_cancellable_cancel (self->paging);
  g_clear_object (&self->changes);
  G_OBJECT_CLASS (sender_history_model_parent_class)->dispose (object);
}

static void
sender_history_model_finalize (GObject *object)
{
  SenderHistoryModel *self = SENDER_HISTORY_MODEL (object);

  drop_pages (self);
  g_hash_table_unref (self->pages);
  sender_history_filter_free (self->filter);
  g_object_unref (self->paging);
  g_object_unref (self->operation);
  g_object_unref (self->history);
  G_OBJECT_CLASS (sender_history_model_parent_class)->finalize (object);
}

static void
sender_history_model_class_init (SenderHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_history_model_dispose;
  object_class->finalize = sender_history_model_finalize;
}

static void
sender_history_model_init (SenderHistoryModel *self)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;

  self->filter = sender_history_filter_copy (&all);
  self->operation = sender_operation_new ();
  self->paging = g_cancellable_new ();
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
  self->changes = g_signal_group_new (SENDER_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->changes, "changed",
                                  G_CALLBACK (sender_history_model_refresh), self);
}

/**
 * sender_history_model_new:
 * @history: where the rows are
 *
 * Makes a list that is empty until a filter is set.
 *
 * Returns: (transfer full): the list
 */
SenderHistoryModel *
sender_history_model_new (SenderHistory *history)
{
  SenderHistoryModel *self = g_object_new (SENDER_TYPE_HISTORY_MODEL, NULL);

  self->history = g_object_ref (history);
  g_signal_group_set_target (self->changes, history);
  return self;
}

/**
 * sender_history_model_get_filter:
 *
 * Gets which rows are in the list.
 *
 * Returns: (transfer none): the filter
 */
const SenderHistoryFilter *
sender_history_model_get_filter (SenderHistoryModel *self)
{
  return self->filter;
}

/**
 * sender_history_model_set_filter:
 * @filter: which rows
 *
 * Says which rows are wanted. Those that were stay in the list until the new ones are there.
 */
void
sender_history_model_set_filter (SenderHistoryModel        *self,
                                 const SenderHistoryFilter *filter)
{
  SenderHistoryFilter *copy = sender_history_filter_copy (filter);

  g_cancellable_cancel (self->paging);
  g_object_unref (self->paging);
  self->paging = g_cancellable_new ();
  sender_history_filter_free (self->filter);
  self->filter = copy;
  self->is_current = FALSE;
  read_first (self);
}

/**
 * sender_history_model_refresh:
 *
 * Looks what has been recorded since. Rows that are still there stay the same objects.
 */
void
sender_history_model_refresh (SenderHistoryModel *self)
{
  read_first (self);
}

/**
 * sender_history_model_get_operation:
 *
 * Gets the reading of the list, to be shown.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_history_model_get_operation (SenderHistoryModel *self)
{
  return self->operation;
}

/**
 * sender_history_model_get_n_loaded:
 *
 * Counts the rows in memory.
 *
 * Returns: how many
 */
guint
sender_history_model_get_n_loaded (SenderHistoryModel *self)
{
  GHashTableIter iter;
  gpointer       items = NULL;
  guint          n = 0;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &items))
    n += ((GPtrArray *) items)->len;
  return n;
}
