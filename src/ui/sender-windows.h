/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SenderWindowFunc) (GtkWindow *window);

/* Calls it with each window there will be, whenever that is realized. */
void sender_windows_follow (SenderWindowFunc realized);

G_END_DECLS
