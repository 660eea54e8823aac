/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-watch.h"

#include "sender-test.h"

#include <inttypes.h>
#include <stdio.h>

/* In microseconds. */
#define LONGEST_WAIT 100000
#define LEAST_FRAMES 10

struct _FrameWatch
{
  GtkWidget *widget; /* (owned) */
  guint      id;
  gint64     began;
  gint64     last;
  gint64     busy;    /* of the main thread at the last frame */
  gint64     longest; /* that a frame waited */
  guint      n_frames;
  double     seconds;
};

/* What the main thread worked, and waited for its turn, in microseconds. */
static gint64
get_busy (void)
{
  g_autofree char *text = NULL;
  guint64          worked = 0;
  guint64          waited = 0;

  if (!g_file_get_contents ("/proc/self/schedstat", &text, NULL, NULL) ||
      sscanf (text, "%" SCNu64 " %" SCNu64, &worked, &waited) != 2)
    return 0;
  return (gint64) ((worked + waited) / 1000);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  FrameWatch *self = user_data;
  gint64      now = g_get_monotonic_time ();
  gint64      busy = get_busy ();

  self->longest = MAX (self->longest, now - self->last - (busy - self->busy));
  self->last = now;
  self->busy = busy;
  self->n_frames++;
  return G_SOURCE_CONTINUE;
}

FrameWatch *
frame_watch_start (GtkWidget *widget)
{
  FrameWatch *self = g_new0 (FrameWatch, 1);

  self->widget = g_object_ref (widget);
  self->began = self->last = g_get_monotonic_time ();
  self->busy = get_busy ();
  self->id = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
  return self;
}

static gboolean
is_over (gpointer data)
{
  FrameWatch *self = data;

  return self->n_frames >= LEAST_FRAMES &&
         (double) (g_get_monotonic_time () - self->began) / G_USEC_PER_SEC >= self->seconds;
}

void
frame_watch_end (FrameWatch *self,
                 double      seconds)
{
  self->seconds = seconds;
  sender_test_wait_until (is_over, self, "frames");
  gtk_widget_remove_tick_callback (self->widget, self->id);
  g_test_minimized_result ((double) self->longest / 1000, "%u frames, %.1f ms waited at most",
                           self->n_frames, (double) self->longest / 1000);
  g_assert_cmpint (self->longest, <, LONGEST_WAIT);
  g_object_unref (self->widget);
  g_free (self);
}
