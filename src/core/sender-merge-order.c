/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-order.h"

#include "sender-form-field.h"
#include "sender-list.h"

static SenderRecord *
get_side (const SenderMergeOrder *self,
          guint                   item,
          SenderMergeSide         side)
{
  const SenderMergeItem *found = &g_array_index (self->items, SenderMergeItem, item);

  if (side == SENDER_MERGE_BASE)
    return found->base;
  return side == SENDER_MERGE_OURS ? found->ours : found->theirs;
}

/* The items of one side as they stand there: (element-type guint). */
static GArray *
list_side (const SenderMergeOrder *self,
           SenderMergeSide         side)
{
  SenderList *list = self->lists[side];
  GArray     *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; list != NULL && i < sender_list_get_n_items (list); i++)
    for (guint item = 0; item < self->items->len; item++)
      if (get_side (self, item, side) == sender_list_get (list, i))
        g_array_append_val (order, item);
  return order;
}

/* The same of what more than one side has. */
static GArray *
list_shared (const SenderMergeOrder *self,
             SenderMergeSide         side,
             gboolean                with_base)
{
  g_autoptr (GArray) all = list_side (self, side);
  GArray            *shared = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < all->len; i++)
    {
      guint item = g_array_index (all, guint, i);

      if (get_side (self, item, SENDER_MERGE_OURS) != NULL &&
          get_side (self, item, SENDER_MERGE_THEIRS) != NULL &&
          (!with_base || get_side (self, item, SENDER_MERGE_BASE) != NULL))
        g_array_append_val (shared, item);
    }
  return shared;
}

static gboolean
is_same (GArray *a,
         GArray *b)
{
  g_return_val_if_fail (a->len == b->len, FALSE);

  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, guint, i) != g_array_index (b, guint, i))
      return FALSE;
  return TRUE;
}

/**
 * sender_merge_order_is_same:
 * @self: what is put in order
 * @a: a side
 * @b: another
 *
 * Compares the order of what we and they have, and the base too if it is one of the sides.
 *
 * Returns: whether it is the same on both sides
 */
gboolean
sender_merge_order_is_same (const SenderMergeOrder *self,
                            SenderMergeSide         a,
                            SenderMergeSide         b)
{
  gboolean           with_base = a == SENDER_MERGE_BASE || b == SENDER_MERGE_BASE;
  g_autoptr (GArray) left = list_shared (self, a, with_base);
  g_autoptr (GArray) right = list_shared (self, b, with_base);

  return is_same (left, right);
}

static guint
find_item (GArray *order,
           guint   item)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == item)
      return i;
  return order->len;
}

/* Puts what @order does not have yet behind what it stands behind in @side. */
static void
weave (GArray *order,
       GArray *side)
{
  guint place = 0;

  for (guint i = 0; i < side->len; i++)
    {
      guint item = g_array_index (side, guint, i);
      guint found = find_item (order, item);

      if (found == order->len)
        g_array_insert_val (order, place, item);
      else
        place = found;
      place++;
    }
}

/**
 * sender_merge_order_list:
 * @self: what is put in order
 * @sides: all of them, the one whose order stands first
 *
 * Puts the items in order: what a side adds stands behind what it stands behind there.
 *
 * Returns: (transfer full) (element-type guint): the position of each among the items
 */
GArray *
sender_merge_order_list (const SenderMergeOrder *self,
                         const SenderMergeSide  *sides)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < SENDER_MERGE_N_SIDES; i++)
    {
      g_autoptr (GArray) side = list_side (self, sides[i]);

      weave (order, side);
    }
  return order;
}

/* Those in the @order that all three sides have the next time. */
static GArray *
list_lasting (const SenderMergeOrder *self,
              GArray                 *order)
{
  GArray *lasting = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < order->len; i++)
    {
      guint item = g_array_index (order, guint, i);

      if (get_side (self, item, SENDER_MERGE_OURS) != NULL &&
          self->results->pdata[item] != NULL && self->nexts->pdata[item] != NULL)
        g_array_append_val (lasting, item);
    }
  return lasting;
}

/**
 * sender_merge_order_list_next:
 * @self: what is put in order, where their order is kept
 * @result: (element-type guint): the order there is to be
 *
 * Puts the items of the next base in order: as they were. With what is new among them that may be
 * just what there is now, as if only we had moved something since; then it is our order, so that
 * theirs is told as theirs again.
 *
 * Returns: (transfer full) (element-type guint): the position of each among the items
 */
GArray *
sender_merge_order_list_next (const SenderMergeOrder *self,
                              GArray                 *result)
{
  static const SenderMergeSide by_base[] = { SENDER_MERGE_BASE, SENDER_MERGE_OURS,
                                             SENDER_MERGE_THEIRS };
  static const SenderMergeSide by_ours[] = { SENDER_MERGE_OURS, SENDER_MERGE_THEIRS,
                                             SENDER_MERGE_BASE };

  g_autoptr (GArray) next = sender_merge_order_list (self, by_base);
  g_autoptr (GArray) after = list_lasting (self, next);
  g_autoptr (GArray) now = list_lasting (self, result);

  return is_same (after, now) ? sender_merge_order_list (self, by_ours) : g_steal_pointer (&next);
}

/**
 * sender_merge_order_dup_text:
 * @self: what is put in order; rows of a body
 * @side: a side
 *
 * Tells in which order the rows stand there.
 *
 * Returns: (transfer full) (nullable): their keys; %NULL where there is no such side
 */
char *
sender_merge_order_dup_text (const SenderMergeOrder *self,
                             SenderMergeSide         side)
{
  SenderList           *list = self->lists[side];
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    g_ptr_array_add (keys, (gpointer) sender_form_field_get_key (sender_list_get (list, i)));
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (", ", (char **) keys->pdata);
}

/**
 * sender_merge_order_add_places:
 * @self: what is put in order; requests
 * @order: (element-type guint): the position of each among the items
 * @places: (element-type SenderMergePlaces): where they are added
 *
 * Tells which of each state those are that become something, in that order.
 */
void
sender_merge_order_add_places (const SenderMergeOrder *self,
                               GArray                 *order,
                               GArray                 *places)
{
  for (guint i = 0; i < order->len; i++)
    {
      guint             item = g_array_index (order, guint, i);
      SenderMergePlaces found = sender_merge_find_places (
        &g_array_index (self->items, SenderMergeItem, item), self->lists[SENDER_MERGE_BASE],
        self->lists[SENDER_MERGE_THEIRS]);

      if (self->results->pdata[item] != NULL)
        g_array_append_val (places, found);
    }
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * sender_merge_order_new_records:
 *
 * Makes a list of what becomes of items, %NULL for nothing.
 *
 * Returns: (transfer full) (element-type SenderRecord): the list, which owns them
 */
GPtrArray *
sender_merge_order_new_records (void)
{
  return g_ptr_array_new_with_free_func (unref_record);
}

/**
 * sender_merge_order_fill:
 * @list: a list
 * @records: (element-type SenderRecord): one for each item, %NULL for nothing
 * @order: (element-type guint): the position of each among them
 *
 * Lets the list be made of those.
 */
void
sender_merge_order_fill (SenderList *list,
                         GPtrArray  *records,
                         GArray     *order)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      gpointer record = records->pdata[g_array_index (order, guint, i)];

      if (record != NULL)
        g_ptr_array_add (ordered, record);
    }
  sender_list_splice (list, 0, sender_list_get_n_items (list), ordered->pdata, ordered->len);
}
