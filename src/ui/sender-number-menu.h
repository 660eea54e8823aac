/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The menus of a row of numbers. Their actions are those of SenderNumberRow and of the page. */

GtkWidget *sender_number_menu_new (void);
GtkWidget *sender_number_menu_new_type (void);

G_END_DECLS
