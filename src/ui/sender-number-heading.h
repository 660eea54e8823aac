/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The names of the columns above the rows of numbers. Property: told (whether there are columns of
 * what the vendor told). */

#define SENDER_TYPE_NUMBER_HEADING (sender_number_heading_get_type ())

G_DECLARE_FINAL_TYPE (SenderNumberHeading, sender_number_heading, SENDER, NUMBER_HEADING, GtkWidget)

void sender_number_heading_set_told (SenderNumberHeading *self,
                                     gboolean             told);

G_END_DECLS
