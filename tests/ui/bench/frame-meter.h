/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Measures how long a window takes for something, and the longest of its frames meanwhile: from the
 * end of one to the end of the next nothing that is typed is heard. Times are those of the
 * processor in the main thread: what else the machine does does not count. */

typedef struct
{
  GdkFrameClock *clock; /* (owned) */
  double         start; /* in milliseconds, as all of these */
  double         last;
  double         longest;
  guint          n_frames;
} FrameMeter;

/* Waits until a window is at rest. */
void frame_meter_rest (void);
/* @window: on the screen, and at rest. */
void frame_meter_start (FrameMeter *self,
                        GtkWidget  *window);
/* Waits until the window is at rest again, and prints @what it has cost. */
void frame_meter_end (FrameMeter *self,
                      const char *what);

G_END_DECLS
