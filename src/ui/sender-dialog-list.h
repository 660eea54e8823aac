/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list in a question or a message. */

/* An empty one; @label: what is in it. (transfer floating): a GtkListBox. */
GtkWidget *sender_dialog_list_new (const char *label);
/* What scrolls @child, a list or several. (transfer floating) */
GtkWidget *sender_dialog_list_scroll (GtkWidget *child);
/* In a dialog over @parent (nullable). */
void sender_dialog_list_widen (GtkWidget *list,
                               GtkWindow *parent);

G_END_DECLS
