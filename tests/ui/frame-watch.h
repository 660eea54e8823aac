/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Watches the frames of a window while a service is silent. What the program works, and waits for
 * its turn on a busy machine, does not count: what is left of a frame was waited for somebody. */

typedef struct _FrameWatch FrameWatch;

/* @widget: on the screen. */
FrameWatch *frame_watch_start (GtkWidget *widget);
/* Watches that long, or until there were some frames if that is later, and asserts that none of
 * them waited. */
void frame_watch_end (FrameWatch *self,
                      double      seconds);

G_END_DECLS
