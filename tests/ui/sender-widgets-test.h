/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What several tests of widgets need. */

/* The nth widget of a type below @widget, itself included, in their order; NULL if there are
 * fewer. */
GtkWidget *sender_test_find_widget (GtkWidget *widget,
                                    GType      type,
                                    guint      nth);
/* Lets everything that waits for an idle main loop be done. */
void sender_test_settle_widgets (void);

G_END_DECLS
