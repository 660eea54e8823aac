/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts children one after the other, and goes on in a new line where there is no more room. */

#define SENDER_TYPE_WRAP_LAYOUT (sender_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderWrapLayout, sender_wrap_layout, SENDER, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sender_wrap_layout_new (void);

G_END_DECLS
