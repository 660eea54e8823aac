/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Puts two children side by side, the first one wider, where there is room for it, and below each
 * other where there is not. A child that is not visible leaves all room to the other.
 */

#define SENDER_TYPE_COLUMNS_LAYOUT (sender_columns_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderColumnsLayout, sender_columns_layout, SENDER, COLUMNS_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *sender_columns_layout_new (void);

G_END_DECLS
