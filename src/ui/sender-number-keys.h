/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets Tab walk through the cells of one row of @view and then on to @after, or with Shift back to
 * @before, instead of through every row there is. None is owned: all are of one template. */
void sender_number_keys_attach (GtkWidget *view,
                                GtkWidget *before,
                                GtkWidget *after);

G_END_DECLS
