/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-matrix-choice.h"
#include "sender-message-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The messages as a grid: one cell is selected, by mouse or with the arrow keys, and others may be
 * chosen beside it. The first column stays where it is while the others scroll. Signal: selected.
 */

#define SENDER_TYPE_MATRIX_VIEW (sender_matrix_view_get_type ())

G_DECLARE_FINAL_TYPE (SenderMatrixView, sender_matrix_view, SENDER, MATRIX_VIEW, GtkBox)

/* Takes @matrix (nullable). What is selected stays so if it is still there. */
void                       sender_matrix_view_set_matrix (SenderMatrixView    *self,
                                                          SenderMessageMatrix *matrix);
const SenderMessageMatrix *sender_matrix_view_get_matrix (SenderMatrixView *self);
void                       sender_matrix_view_select (SenderMatrixView *self,
                                                      guint             row,
                                                      guint             column);
void                       sender_matrix_view_pick (SenderMatrixView *self,
                                                    guint             row,
                                                    guint             column,
                                                    SenderPick        pick);
/* (element-type guint): cells of the table, counted row by row. (transfer full) */
GArray *sender_matrix_view_list_chosen (SenderMatrixView *self);
/* NULL if nothing is. */
const SenderMatrixCell   *sender_matrix_view_get_cell (SenderMatrixView *self);
const SenderMatrixRow    *sender_matrix_view_get_row (SenderMatrixView *self);
const SenderMatrixColumn *sender_matrix_view_get_column (SenderMatrixView *self);

G_END_DECLS
