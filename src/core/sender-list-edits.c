/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-list-edits.h"

/* Where the chosen items are. */
typedef struct
{
  GHashTable *items; /* (owned): a set */
  guint       first;
  guint       last;
  guint       count;
} Choice;

static void
choose (Choice     *self,
        SenderList *list,
        GPtrArray  *items)
{
  *self = (Choice){ g_hash_table_new (NULL, NULL), 0, 0, 0 };
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (self->items, g_ptr_array_index (items, i));
  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    if (g_hash_table_contains (self->items, sender_list_get (list, i)))
      {
        if (self->count++ == 0)
          self->first = i;
        self->last = i;
      }
}

/* Those from @start to @end that are chosen, or those that are not. */
static void
collect (Choice     *self,
         SenderList *list,
         guint       start,
         guint       end,
         gboolean    chosen,
         GPtrArray  *out)
{
  for (guint i = start; i < end; i++)
    {
      gpointer item = sender_list_get (list, i);

      if (g_hash_table_contains (self->items, item) == chosen)
        g_ptr_array_add (out, g_object_ref (item));
    }
}

/**
 * sender_list_remove_items:
 * @items: (element-type SenderRecord): records of the list
 *
 * Removes several records.
 *
 * Returns: how many were there
 */
guint
sender_list_remove_items (SenderList *self,
                          GPtrArray  *items)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  Choice                choice;

  choose (&choice, self, items);
  if (choice.count > 0)
    {
      collect (&choice, self, choice.first, choice.last, FALSE, kept);
      sender_list_splice (self, choice.first, choice.last - choice.first + 1, kept->pdata,
                          kept->len);
    }
  g_hash_table_unref (choice.items);
  return choice.count;
}

/* The run that changes is replaced: what stood before the place, the chosen ones, what came
 * after. */
static guint
move (Choice     *choice,
      SenderList *self,
      guint       position)
{
  g_autoptr (GPtrArray) run = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 start = MIN (choice->first, position);
  guint                 end = MAX (choice->last + 1, position);
  guint                 place = 0;

  collect (choice, self, start, position, FALSE, run);
  place = start + run->len;
  collect (choice, self, start, end, TRUE, run);
  collect (choice, self, position, end, FALSE, run);
  for (guint i = start; i < end; i++)
    if (sender_list_get (self, i) != g_ptr_array_index (run, i - start))
      {
        sender_list_splice (self, start, end - start, run->pdata, run->len);
        break;
      }
  return place;
}

/**
 * sender_list_move_items:
 * @items: (element-type SenderRecord): records of the list
 * @position: before what they go; the length of the list is its end
 *
 * Moves several records together. They stay in their order and themselves.
 *
 * Returns: where the first one is now
 */
guint
sender_list_move_items (SenderList *self,
                        GPtrArray  *items,
                        guint       position)
{
  Choice choice;
  guint  place = position;

  g_return_val_if_fail (position <= sender_list_get_n_items (self), position);

  choose (&choice, self, items);
  if (choice.count > 0)
    place = move (&choice, self, position);
  g_hash_table_unref (choice.items);
  return place;
}

/**
 * sender_list_shift_items:
 * @items: (element-type SenderRecord): records of the list
 * @down: whether towards the end
 *
 * Moves several records one place. Those with gaps between them come together.
 *
 * Returns: where the first one is now
 */
guint
sender_list_shift_items (SenderList *self,
                         GPtrArray  *items,
                         gboolean    down)
{
  Choice choice;
  guint  position = 0;

  choose (&choice, self, items);
  g_hash_table_unref (choice.items);
  if (choice.count == 0)
    return 0;
  if (down)
    position = MIN (choice.last + 2, sender_list_get_n_items (self));
  else
    position = choice.first > 0 ? choice.first - 1 : 0;
  return sender_list_move_items (self, items, position);
}
