/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Stands children beside each other. The one that expands has the room that the others leave. A
 * box asks texts how narrow they can be for a height, which takes long where there are hundreds;
 * a grid answers with the greatest height it may have when it is asked for the least.
 */

#define SENDER_TYPE_LINE_LAYOUT (sender_line_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderLineLayout, sender_line_layout, SENDER, LINE_LAYOUT, GtkLayoutManager)

G_END_DECLS
