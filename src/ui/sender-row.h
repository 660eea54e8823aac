/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Boxes whose children stand beside each other where their words leave room, else in a column. */

/* The width of a character of the text of @widget, in pixels: widths given in characters follow the
 * size of the text. */
double sender_row_get_character (GtkWidget *widget);

/* The width of a row as it stands, or of what it is in before it does: a list asks its rows how
 * high they are before it gives them a width, and remembers what they say. */
int sender_row_get_width (GtkWidget *widget);
/* Has the list ask once more, before the next frame: for a row that was given another width. */
void sender_row_measure_again (GtkWidget *widget);
/* Whether the children of @box, each with all it says in one line, fit beside each other. */
gboolean sender_row_fits (GtkBox *box,
                          int     width);
void     sender_row_stand (GtkBox  *box,
                           gboolean beside);

G_END_DECLS
