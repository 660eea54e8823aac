/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a grid of messages is built of. (transfer floating) */

GtkWidget *sender_matrix_new_row (void);
GtkWidget *sender_matrix_new_label (const char       *text,
                                    const char *const classes[],
                                    GtkAccessibleRole role);
/* The box of a channel's columns, added to @band; below its name in the head. */
GtkWidget *sender_matrix_add_group (GtkWidget    *band,
                                    SenderChannel channel,
                                    gboolean      has_name);
/* What scrolls a row of @child with all others by one adjustment. */
GtkWidget *sender_matrix_new_scroller (GtkAdjustment *scroll,
                                       GtkWidget     *child);

G_END_DECLS
