/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Boxes whose children stand beside each other where their words leave room, else in a column. */

/* Whether the children of @box, each with all it says in one line, fit beside each other. */
gboolean sender_row_fits (GtkBox *box,
                          int     width);
void     sender_row_stand (GtkBox  *box,
                           gboolean beside);

G_END_DECLS
