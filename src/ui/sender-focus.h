/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the focus goes through a widget that holds one other. */

gboolean sender_focus_inside (GtkWidget       *widget,
                              GtkDirectionType direction);

G_END_DECLS
