/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the focus goes through a widget that holds one other, and how it is seen. */

gboolean sender_focus_inside (GtkWidget       *widget,
                              GtkDirectionType direction);

/* Scrolls to what has the focus in the window of @widget, once everything is laid out. */
void sender_focus_show (GtkWidget *widget);

G_END_DECLS
