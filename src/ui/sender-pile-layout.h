/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Stands children below each other, each as wide as there is room. A stack asks what is in it how
 * narrow it could be for its height, and a box tries one width after the other then: each time all
 * texts are laid out anew, which takes long where there are hundreds. This one says how narrow it
 * can be at any height.
 */

#define SENDER_TYPE_PILE_LAYOUT (sender_pile_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderPileLayout, sender_pile_layout, SENDER, PILE_LAYOUT, GtkLayoutManager)

G_END_DECLS
