/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-meter.h"

#include "sender-test.h"

#include <time.h>

#define LIMIT 100
/* A window rests that works no more than so long in such a time, in milliseconds. */
#define REST 400
#define REST_WORK 5.0

static double
get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

typedef struct
{
  double worked;
  guint  n_rests;
} Rest;

static gboolean
rest_cb (gpointer user_data)
{
  Rest  *rest = user_data;
  double worked = get_time ();

  rest->n_rests = worked - rest->worked <= REST_WORK ? rest->n_rests + 1 : 0;
  rest->worked = worked;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_rested (gpointer user_data)
{
  return ((Rest *) user_data)->n_rests > 0;
}

void
frame_meter_rest (void)
{
  Rest  rest = { get_time (), 0 };
  guint id = g_timeout_add (REST, rest_cb, &rest);

  sender_test_wait_until (has_rested, &rest, "the window to rest");
  g_source_remove (id);
}

static void
end_frame (FrameMeter *self)
{
  double now = get_time ();

  if (g_getenv ("SENDER_FRAMES") != NULL)
    g_printerr ("%.1f ", now - self->last);
  self->longest = MAX (self->longest, now - self->last);
  self->last = now;
}

static void
painted_cb (FrameMeter *self)
{
  end_frame (self);
  self->n_frames++;
}

void
frame_meter_start (FrameMeter *self,
                   GtkWidget  *window)
{
  self->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  self->longest = 0;
  self->n_frames = 0;
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
  self->start = self->last = get_time ();
}

void
frame_meter_end (FrameMeter *self,
                 const char *what)
{
  frame_meter_rest ();
  end_frame (self);
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  g_print ("%-44s whole %7.1f ms, %3u frames, longest %6.1f ms, at most %d ms%s\n", what,
           self->last - self->start, self->n_frames, self->longest, LIMIT,
           self->longest > LIMIT ? "  MISSED" : "");
}
