/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-matrix-choice.h"

/**
 * sender_matrix_choice_init:
 * @self: (out): a choice
 *
 * Begins without a grid.
 */
void
sender_matrix_choice_init (SenderMatrixChoice *self)
{
  *self = (SenderMatrixChoice){ 0 };
  self->chosen = g_array_new (FALSE, TRUE, sizeof (gboolean));
}

/**
 * sender_matrix_choice_clear:
 * @self: a choice
 *
 * Frees what it holds.
 */
void
sender_matrix_choice_clear (SenderMatrixChoice *self)
{
  g_clear_pointer (&self->chosen, g_array_unref);
}

static gboolean *
get_cell (const SenderMatrixChoice *self,
          guint                     row,
          guint                     column)
{
  return &g_array_index (self->chosen, gboolean, row * self->n_columns + column);
}

static void
set_all (SenderMatrixChoice *self,
         gboolean            chosen)
{
  for (guint i = 0; i < self->chosen->len; i++)
    g_array_index (self->chosen, gboolean, i) = chosen;
}

static void
set_block (SenderMatrixChoice *self,
           guint               row,
           guint               column)
{
  for (guint y = MIN (row, self->anchor_row); y <= MAX (row, self->anchor_row); y++)
    for (guint x = MIN (column, self->anchor_column); x <= MAX (column, self->anchor_column); x++)
      *get_cell (self, y, x) = TRUE;
}

static guint
count (const SenderMatrixChoice *self)
{
  guint n = 0;

  for (guint i = 0; i < self->chosen->len; i++)
    n += g_array_index (self->chosen, gboolean, i);
  return n;
}

/**
 * sender_matrix_choice_set_size:
 * @n_rows: how many rows there are
 * @n_columns: how many columns
 *
 * Begins anew with another grid.
 */
void
sender_matrix_choice_set_size (SenderMatrixChoice *self,
                               guint               n_rows,
                               guint               n_columns)
{
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  g_array_set_size (self->chosen, 0);
  g_array_set_size (self->chosen, n_rows * n_columns);
  if (self->chosen->len > 0)
    sender_matrix_choice_pick (self, MIN (self->row, n_rows - 1), MIN (self->column, n_columns - 1),
                               SENDER_PICK_SINGLE);
}

/**
 * sender_matrix_choice_pick:
 * @row: a row of the grid
 * @column: a column of the grid
 * @pick: how it is chosen
 *
 * Makes a cell the current one. One at least is always chosen.
 */
void
sender_matrix_choice_pick (SenderMatrixChoice *self,
                           guint               row,
                           guint               column,
                           SenderPick          pick)
{
  if (pick == SENDER_PICK_ALL)
    set_all (self, TRUE);
  else if (pick == SENDER_PICK_TOGGLE)
    *get_cell (self, row, column) = !*get_cell (self, row, column) || count (self) == 1;
  else
    set_all (self, FALSE);
  if (pick != SENDER_PICK_EXTEND)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
  if (pick == SENDER_PICK_EXTEND || pick == SENDER_PICK_SINGLE)
    set_block (self, row, column);
  self->row = row;
  self->column = column;
}

/**
 * sender_matrix_choice_has:
 * @row: a row of the grid
 * @column: a column of the grid
 *
 * Tells whether a cell is chosen.
 *
 * Returns: whether it is
 */
gboolean
sender_matrix_choice_has (const SenderMatrixChoice *self,
                          guint                     row,
                          guint                     column)
{
  return *get_cell (self, row, column);
}

/**
 * sender_matrix_choice_list:
 * @self: a choice
 *
 * Lists what is chosen.
 *
 * Returns: (transfer full) (element-type guint): the cells, counted row by row
 */
GArray *
sender_matrix_choice_list (const SenderMatrixChoice *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, gboolean, i))
      g_array_append_val (list, i);
  return list;
}

/* Where an arrow leads, within the grid. */
static gboolean
move (const SenderMatrixChoice *self,
      guint                     key,
      guint                    *row,
      guint                    *column)
{
  switch (key)
    {
    case GDK_KEY_Left:
      *column -= *column > 0 ? 1 : 0;
      return TRUE;
    case GDK_KEY_Right:
      *column += *column < self->n_columns - 1 ? 1 : 0;
      return TRUE;
    case GDK_KEY_Up:
      *row -= *row > 0 ? 1 : 0;
      return TRUE;
    case GDK_KEY_Down:
      *row += *row < self->n_rows - 1 ? 1 : 0;
      return TRUE;
    case GDK_KEY_Home:
      *column = 0;
      return TRUE;
    case GDK_KEY_End:
      *column = self->n_columns - 1;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_other (SenderMatrixChoice *self,
             guint               key,
             gboolean            control)
{
  if (control && (key == GDK_KEY_a || key == GDK_KEY_A))
    sender_matrix_choice_pick (self, self->row, self->column, SENDER_PICK_ALL);
  else if (control && (key == GDK_KEY_space || key == GDK_KEY_KP_Space))
    sender_matrix_choice_pick (self, self->row, self->column, SENDER_PICK_TOGGLE);
  else if (!control && key == GDK_KEY_Escape && count (self) > 1)
    sender_matrix_choice_pick (self, self->row, self->column, SENDER_PICK_SINGLE);
  else
    return FALSE;
  return TRUE;
}

/**
 * sender_matrix_choice_press:
 * @key: a key
 * @state: the keys that are held down
 * @mirrored: whether the grid goes from right to left
 *
 * Does what a key does.
 *
 * Returns: whether it does anything
 */
gboolean
sender_matrix_choice_press (SenderMatrixChoice *self,
                            guint               key,
                            GdkModifierType     state,
                            gboolean            mirrored)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint    row = self->row;
  guint    column = self->column;

  if (self->chosen->len == 0 || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  if (mirrored && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    key = key == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;
  if (!move (self, key, &row, &column))
    return press_other (self, key, control);
  if (control && !shift)
    {
      self->row = row;
      self->column = column;
    }
  else
    sender_matrix_choice_pick (self, row, column, shift ? SENDER_PICK_EXTEND : SENDER_PICK_SINGLE);
  return TRUE;
}
