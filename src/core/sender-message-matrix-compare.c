/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-matrix.h"

/* One table of messages beside another. */

static gboolean
is_same_row (const SenderMatrixRow *a,
             const SenderMatrixRow *b)
{
  return a->nth == b->nth && g_str_equal (a->template_name, b->template_name) &&
         g_str_equal (a->variant, b->variant);
}

static gboolean
is_same_column (const SenderMatrixColumn *a,
                const SenderMatrixColumn *b)
{
  return a->channel == b->channel && g_str_equal (a->locale, b->locale);
}

/**
 * sender_message_matrix_locate:
 * @old_row: a row of another table
 * @old_column: a column of another table
 * @row: (inout): where that row is here
 * @column: (inout): where that column is here
 *
 * Finds a cell of one table in another. What is not here leaves its number as it is.
 */
void
sender_message_matrix_locate (const SenderMessageMatrix *self,
                              const SenderMatrixRow     *old_row,
                              const SenderMatrixColumn  *old_column,
                              guint                     *row,
                              guint                     *column)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_same_row (g_ptr_array_index (self->rows, i), old_row))
      *row = i;
  for (guint i = 0; i < self->columns->len; i++)
    if (is_same_column (g_ptr_array_index (self->columns, i), old_column))
      *column = i;
}

/**
 * sender_message_matrix_is_alike:
 * @other: another table
 *
 * Tells whether a view of one can show the other without new rows and columns.
 *
 * Returns: whether rows and columns are the same
 */
gboolean
sender_message_matrix_is_alike (const SenderMessageMatrix *self,
                                const SenderMessageMatrix *other)
{
  if (self->rows->len != other->rows->len || self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!is_same_row (g_ptr_array_index (self->rows, i), g_ptr_array_index (other->rows, i)))
      return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (!is_same_column (g_ptr_array_index (self->columns, i),
                         g_ptr_array_index (other->columns, i)))
      return FALSE;
  return TRUE;
}
