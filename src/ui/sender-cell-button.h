/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-message-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One cell of a matrix of messages: what PingOne would send there. */

#define SENDER_TYPE_CELL_BUTTON (sender_cell_button_get_type ())

G_DECLARE_FINAL_TYPE (SenderCellButton, sender_cell_button, SENDER, CELL_BUTTON, GtkButton)

/* @name: of its row and column, for assistive tools. */
GtkWidget *sender_cell_button_new (const char *name,
                                   guint       row,
                                   guint       column);
void       sender_cell_button_show (SenderCellButton       *self,
                                    const SenderMatrixCell *cell);
void       sender_cell_button_set_selected (SenderCellButton *self,
                                            gboolean          selected);
void       sender_cell_button_set_chosen (SenderCellButton *self,
                                          gboolean          chosen);
guint      sender_cell_button_get_row (SenderCellButton *self);
guint      sender_cell_button_get_column (SenderCellButton *self);

G_END_DECLS
