/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which cells of a grid are chosen, and which of them is the current one: without a widget. */

typedef enum
{
  SENDER_PICK_SINGLE, /* this one and no other */
  SENDER_PICK_TOGGLE, /* this one too, or not any more */
  SENDER_PICK_EXTEND, /* all from where the last of the others began */
  SENDER_PICK_ALL,
} SenderPick;

typedef struct
{
  guint   n_rows;
  guint   n_columns;
  guint   row; /* the current one */
  guint   column;
  guint   anchor_row;
  guint   anchor_column;
  GArray *chosen; /* (element-type gboolean): row by row */
} SenderMatrixChoice;

void sender_matrix_choice_init (SenderMatrixChoice *self);
void sender_matrix_choice_clear (SenderMatrixChoice *self);
/* Another grid; the current cell alone is chosen, as near as it can be. */
void     sender_matrix_choice_set_size (SenderMatrixChoice *self,
                                        guint               n_rows,
                                        guint               n_columns);
void     sender_matrix_choice_pick (SenderMatrixChoice *self,
                                    guint               row,
                                    guint               column,
                                    SenderPick          pick);
gboolean sender_matrix_choice_has (const SenderMatrixChoice *self,
                                   guint                     row,
                                   guint                     column);
/* (element-type guint): counted row by row. (transfer full) */
GArray *sender_matrix_choice_list (const SenderMatrixChoice *self);
/* What a key does: arrows, Home and End move, with Shift they extend, with Control they leave the
 * choice as it is; Control+Space toggles, Control+A chooses all, Escape all but the current one no
 * more. Returns whether it was such a key. @mirrored: from right to left. */
gboolean sender_matrix_choice_press (SenderMatrixChoice *self,
                                     guint               key,
                                     GdkModifierType     state,
                                     gboolean            mirrored);

G_END_DECLS
