/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-selection.h"

/**
 * sender_number_selection_list:
 * @model: the numbers that are shown
 * @number: (nullable): the one whose row has the focus
 *
 * Lists what is meant by an action.
 *
 * Returns: (transfer full) (element-type SenderOriginationNumber): the selected ones, or @number
 *   alone if it is none of them
 */
GPtrArray *
sender_number_selection_list (GtkSelectionModel       *model,
                              SenderOriginationNumber *number)
{
  GPtrArray            *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (model);
  GtkBitsetIter         iter;
  guint                 position = 0;
  gboolean              has = gtk_bitset_iter_init_first (&iter, bits, &position);

  for (; has; has = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (chosen, g_list_model_get_item (G_LIST_MODEL (model), position));
  if (number != NULL && !g_ptr_array_find (chosen, number, NULL))
    {
      g_ptr_array_set_size (chosen, 0);
      g_ptr_array_add (chosen, g_object_ref (number));
    }
  return chosen;
}

/**
 * sender_number_selection_set:
 * @model: the numbers that are shown
 * @numbers: (element-type SenderOriginationNumber): some of them
 *
 * Selects numbers again that were moved: for the selection they are others.
 */
void
sender_number_selection_set (GtkSelectionModel *model,
                             GPtrArray         *numbers)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkBitset)  bits = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset)  mask = NULL;
  guint                  n_items = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < numbers->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (numbers, i));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (g_hash_table_contains (wanted, item))
        gtk_bitset_add (bits, i);
    }
  mask = gtk_bitset_new_range (0, n_items);
  gtk_selection_model_set_selection (model, bits, mask);
}
