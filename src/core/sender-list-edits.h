/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-list.h"

G_BEGIN_DECLS

/* Edits of several items of a list at once, each with one change of the list. */

/* @items (element-type SenderRecord): some of the list's. Returns how many were removed. */
guint sender_list_remove_items (SenderList *self,
                                GPtrArray  *items);
/* Moves them together, in their order, before what stands at @position; the length is the end.
 * Returns where the first of them is now. */
guint sender_list_move_items (SenderList *self,
                              GPtrArray  *items,
                              guint       position);
/* Moves them one place up or down, as far as there is one. */
guint sender_list_shift_items (SenderList *self,
                               GPtrArray  *items,
                               gboolean    down);

G_END_DECLS
