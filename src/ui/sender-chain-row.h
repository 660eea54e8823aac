/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One provider of an order. It is moved by its handle, by Alt+Up and Alt+Down, and by its menu.
 * What is to be done it asks of an ancestor: chain.move (uu) from one place to another, and
 * chain.remove (u).
 */

#define SENDER_TYPE_CHAIN_ROW (sender_chain_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderChainRow, sender_chain_row, SENDER, CHAIN_ROW, AdwActionRow)

GtkWidget *sender_chain_row_new (void);
/* @detail: what is said below @name. The only one of an order can’t be removed. */
void  sender_chain_row_show (SenderChainRow *self,
                             const char     *name,
                             const char     *detail,
                             guint           position,
                             guint           n_rows);
guint sender_chain_row_get_position (SenderChainRow *self);

G_END_DECLS
