/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What can be done with all chosen messages of a page: `messages.write-same`, `messages.take-over`,
 * `messages.restore`. Each is one step of the history.
 */

void sender_messages_batch_install (GtkWidgetClass *widget_class);

G_END_DECLS
