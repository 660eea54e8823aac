/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what plain texts would become, and asks. */

/* @conversions (element-type SenderConversion). The response is `convert` or `cancel`. */
GtkWidget *sender_convert_dialog_new (GtkWindow *parent,
                                      GPtrArray *conversions);
/* “Convert Both…”, by how many there are. (transfer full) */
char *sender_convert_dialog_dup_label (guint n_conversions);
/* What is said above all messages then. (transfer full) */
char *sender_convert_dialog_dup_description (guint n_conversions);

G_END_DECLS
