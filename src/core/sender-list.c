/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-list.h"

#include "sender-record.h"

#include <string.h>

/**
 * SenderList:
 *
 * A [iface@Gio.ListModel] of records that also tells, by `changed`, when anything inside it
 * changes.
 */
struct _SenderList
{
  GObject parent_instance;

  GType      item_type;
  GPtrArray *items; /* (owned) (element-type SenderRecord) */
};

enum
{
  CHANGED,
};

static guint signals[CHANGED + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderList, sender_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
item_changed_cb (SenderList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Plainly connected, since every item is abandoned before the list is gone: a closure that is
 * watched makes the removal of many items quadratic. */
static void
adopt (SenderList *self,
       gpointer    item)
{
  g_return_if_fail (g_type_is_a (G_OBJECT_TYPE (item), self->item_type));

  g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), self);
}

static void
abandon (SenderList *self,
         gpointer    item)
{
  g_signal_handlers_disconnect_by_func (item, item_changed_cb, self);
}

static GType
sender_list_get_item_type (GListModel *model)
{
  return SENDER_LIST (model)->item_type;
}

static guint
sender_list_get_n_items_vfunc (GListModel *model)
{
  return SENDER_LIST (model)->items->len;
}

static gpointer
sender_list_get_item (GListModel *model,
                      guint       position)
{
  gpointer item = sender_list_get (SENDER_LIST (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = sender_list_get_item_type;
  iface->get_n_items = sender_list_get_n_items_vfunc;
  iface->get_item = sender_list_get_item;
}

static void
sender_list_dispose (GObject *object)
{
  SenderList *self = SENDER_LIST (object);

  for (guint i = 0; i < self->items->len; i++)
    abandon (self, self->items->pdata[i]);
  g_ptr_array_set_size (self->items, 0);
  G_OBJECT_CLASS (sender_list_parent_class)->dispose (object);
}

static void
sender_list_finalize (GObject *object)
{
  g_ptr_array_unref (SENDER_LIST (object)->items);
  G_OBJECT_CLASS (sender_list_parent_class)->finalize (object);
}

static void
sender_list_class_init (SenderListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_list_dispose;
  object_class->finalize = sender_list_finalize;

  /**
   * SenderList::changed:
   *
   * An item was added, removed or moved, or something inside an item changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_list_init (SenderList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sender_list_new:
 * @item_type: a class derived from [class@Record]
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): the list
 */
SenderList *
sender_list_new (GType item_type)
{
  SenderList *self = g_object_new (SENDER_TYPE_LIST, NULL);

  self->item_type = item_type;
  return self;
}

/**
 * sender_list_get_n_items:
 *
 * Counts the records.
 *
 * Returns: how many records there are
 */
guint
sender_list_get_n_items (SenderList *self)
{
  return self->items->len;
}

/**
 * sender_list_get:
 * @position: an index
 *
 * Borrows a record.
 *
 * Returns: (transfer none) (nullable): the record, %NULL past the end
 */
gpointer
sender_list_get (SenderList *self,
                 guint       position)
{
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/**
 * sender_list_find:
 * @item: a record
 * @position: (out) (optional): its index
 *
 * Looks a record up by identity.
 *
 * Returns: whether @item is in the list
 */
gboolean
sender_list_find (SenderList *self,
                  gpointer    item,
                  guint      *position)
{
  return g_ptr_array_find (self->items, item, position);
}

/* What stands from @position on is moved once, however many come. */
static void
make_room (GPtrArray *items,
           guint      position,
           guint      count)
{
  guint n_moved = items->len - position;

  if (count == 0)
    return;
  g_ptr_array_set_size (items, (int) (items->len + count));
  memmove (items->pdata + position + count, items->pdata + position, n_moved * sizeof (gpointer));
}

/**
 * sender_list_splice:
 * @position: where
 * @n_removals: how many records to remove there
 * @additions: (array length=n_additions) (transfer none): records to put there instead
 * @n_additions: how many
 *
 * Replaces a run of records, with one `items-changed`.
 */
void
sender_list_splice (SenderList *self,
                    guint       position,
                    guint       n_removals,
                    gpointer   *additions,
                    guint       n_additions)
{
  g_return_if_fail (position + n_removals <= self->items->len);

  for (guint i = 0; i < n_removals; i++)
    abandon (self, self->items->pdata[position + i]);
  if (n_removals > 0)
    g_ptr_array_remove_range (self->items, position, n_removals);
  make_room (self->items, position, n_additions);
  for (guint i = 0; i < n_additions; i++)
    {
      adopt (self, additions[i]);
      self->items->pdata[position + i] = g_object_ref (additions[i]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removals, n_additions);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sender_list_insert:
 * @position: an index, at most the length
 * @item: (transfer none): a record
 *
 * Inserts a record.
 */
void
sender_list_insert (SenderList *self,
                    guint       position,
                    gpointer    item)
{
  sender_list_splice (self, position, 0, &item, 1);
}

/**
 * sender_list_append:
 * @item: (transfer none): a record
 *
 * Appends a record.
 */
void
sender_list_append (SenderList *self,
                    gpointer    item)
{
  sender_list_insert (self, self->items->len, item);
}

/**
 * sender_list_remove:
 * @position: an index
 *
 * Removes a record.
 */
void
sender_list_remove (SenderList *self,
                    guint       position)
{
  sender_list_splice (self, position, 1, NULL, 0);
}

/**
 * sender_list_move:
 * @from: index of the record
 * @to: index it has afterwards
 *
 * Moves a record; its identity stays.
 */
void
sender_list_move (SenderList *self,
                  guint       from,
                  guint       to)
{
  guint    first = MIN (from, to);
  guint    count = MAX (from, to) - first + 1;
  gpointer item = NULL;

  g_return_if_fail (MAX (from, to) < self->items->len);

  if (from == to)
    return;
  item = g_ptr_array_steal_index (self->items, from);
  g_ptr_array_insert (self->items, (int) to, item);
  g_list_model_items_changed (G_LIST_MODEL (self), first, count, count);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sender_list_get_type_of_items:
 *
 * Gets the class of the records.
 *
 * Returns: a type derived from [class@Record]
 */
GType
sender_list_get_type_of_items (SenderList *self)
{
  return self->item_type;
}
