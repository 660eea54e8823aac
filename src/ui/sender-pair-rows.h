/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-list.h"
#include "sender-pair-row.h"

G_BEGIN_DECLS

/*
 * The rows of a form, or of the headers. The first ones are made at once, the rest little by little
 * while there is nothing else to do; whoever needs one before that has it made, and only that one:
 * those between come later.
 */

#define SENDER_TYPE_PAIR_ROWS (sender_pair_rows_get_type ())

G_DECLARE_FINAL_TYPE (SenderPairRows, sender_pair_rows, SENDER, PAIR_ROWS, GtkBox)

/* What stands above the names is as wide as they are. */
void sender_pair_rows_set_head (SenderPairRows *self,
                                GtkWidget      *head);
/* @list (nullable). @place: that of the first row. */
void sender_pair_rows_show (SenderPairRows        *self,
                            SenderList            *list,
                            const SenderPairPlace *place);
/* The list has changed there. */
void sender_pair_rows_change (SenderPairRows *self,
                              guint           position,
                              guint           n_removed,
                              guint           n_added);
/* NULL if there are fewer. (transfer none) */
SenderPairRow *sender_pair_rows_get (SenderPairRows *self,
                                     guint           position);
/* Gives the focus to a field, see sender_pair_row_focus(), and scrolls there; NULL if there are
 * fewer. (transfer none) */
SenderPairRow *sender_pair_rows_focus (SenderPairRows *self,
                                       guint           position,
                                       const char     *property);

G_END_DECLS
