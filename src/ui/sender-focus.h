/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the keyboard’s focus goes, and how it is seen. */

gboolean sender_focus_inside (GtkWidget       *widget,
                              GtkDirectionType direction);

gboolean sender_focus_in_order (GtkWidget *widget,
                                gboolean   back);

/* Takes the focus back, in each window there will be, from what is gone or hidden. */
void sender_focus_guard (void);

/* Keeps @widget where it is seen while something comes above it. */
void sender_focus_hold (GtkWidget *widget);

/* Scrolls to what has the focus in the window of @widget, once everything is laid out. */
void sender_focus_show (GtkWidget *widget);

G_END_DECLS
