/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lays out a bin that holds a leaflet whose children need less once it is folded. The leaflet asks
 * for what they need now: a narrow window would grow before it folds, and one a little wider would
 * fold and unfold for ever. Here it asks for nothing as long as it can fold, and unfolds only where
 * there is what its children needed the last time they stood beside each other. */

#define SENDER_TYPE_FOLD_LAYOUT (sender_fold_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderFoldLayout, sender_fold_layout, SENDER, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
