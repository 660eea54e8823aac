/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-clock.h"

typedef struct
{
  gint64          due;
  guint64         serial;
  char           *key;
  SenderClockFunc func;
  gpointer        user_data;
} Event;

struct _SenderClock
{
  GSequence *events; /* (element-type Event): the next first */
  guint64    serial;
  gint64     base;   /* the time when @mark was taken */
  gint64     mark;   /* monotonic */
  gint64     pinned; /* while an event runs: when it was due, else -1 */
  double     speed;
};

static void
event_free (gpointer data)
{
  Event *event = data;

  g_free (event->key);
  g_free (event);
}

static int
event_compare (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Event *first = a;
  const Event *second = b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;
  return first->serial < second->serial ? -1 : 1;
}

/**
 * sender_clock_new:
 *
 * Makes a clock that shows our time and runs at its speed.
 *
 * Returns: (transfer full): the clock
 */
SenderClock *
sender_clock_new (void)
{
  SenderClock *self = g_new0 (SenderClock, 1);

  self->events = g_sequence_new (event_free);
  self->base = g_get_real_time ();
  self->mark = g_get_monotonic_time ();
  self->pinned = -1;
  self->speed = 1;
  return self;
}

/**
 * sender_clock_free:
 * @self: (transfer full): a clock
 *
 * Frees a clock; what is scheduled never happens.
 */
void
sender_clock_free (SenderClock *self)
{
  g_sequence_free (self->events);
  g_free (self);
}

static void
rebase (SenderClock *self,
        gint64       extra)
{
  self->base = sender_clock_now (self) + extra;
  self->mark = g_get_monotonic_time ();
}

/**
 * sender_clock_now:
 * @self: a clock
 *
 * Tells the time. While something scheduled happens, that is the moment it was due.
 *
 * Returns: microseconds since 1970, UTC
 */
gint64
sender_clock_now (SenderClock *self)
{
  if (self->pinned >= 0)
    return self->pinned;
  return self->base + (gint64) ((g_get_monotonic_time () - self->mark) * self->speed);
}

/**
 * sender_clock_schedule:
 * @self: a clock
 * @delay: microseconds from now
 * @key: handed to @func
 * @func: called when it is due
 * @user_data: handed to @func
 *
 * Lets something happen later. A key, not a pointer, says to whom: it may be gone by then.
 */
void
sender_clock_schedule (SenderClock    *self,
                       gint64          delay,
                       const char     *key,
                       SenderClockFunc func,
                       gpointer        user_data)
{
  Event *event = g_new0 (Event, 1);

  event->due = sender_clock_now (self) + delay;
  event->serial = self->serial++;
  event->key = g_strdup (key);
  event->func = func;
  event->user_data = user_data;
  g_sequence_insert_sorted (self->events, event, event_compare, NULL);
}

/**
 * sender_clock_run:
 * @self: a clock
 *
 * Lets everything happen that is due by now, and what follows from it.
 */
void
sender_clock_run (SenderClock *self)
{
  gint64 now = sender_clock_now (self);

  if (self->pinned >= 0)
    return;
  while (!g_sequence_is_empty (self->events))
    {
      GSequenceIter   *first = g_sequence_get_begin_iter (self->events);
      Event           *event = g_sequence_get (first);
      g_autofree char *key = NULL;
      SenderClockFunc  func = event->func;
      gpointer         user_data = event->user_data;

      if (event->due > now)
        break;
      self->pinned = event->due;
      key = g_steal_pointer (&event->key);
      g_sequence_remove (first);
      func (key, user_data);
    }
  self->pinned = -1;
}

/**
 * sender_clock_advance:
 * @self: a clock
 * @microseconds: how far
 *
 * Moves the time ahead and lets happen what is due.
 */
void
sender_clock_advance (SenderClock *self,
                      gint64       microseconds)
{
  rebase (self, microseconds);
  sender_clock_run (self);
}

/**
 * sender_clock_set_speed:
 * @self: a clock
 * @speed: seconds that pass in one of ours; 0 stops it
 *
 * Changes how fast time passes from now on.
 */
void
sender_clock_set_speed (SenderClock *self,
                        double       speed)
{
  rebase (self, 0);
  self->speed = speed;
}

/**
 * sender_clock_get_speed:
 * @self: a clock
 *
 * Tells how fast time passes.
 *
 * Returns: seconds that pass in one of ours
 */
double
sender_clock_get_speed (SenderClock *self)
{
  return self->speed;
}

/**
 * sender_clock_clear:
 * @self: a clock
 *
 * Forgets what is scheduled.
 */
void
sender_clock_clear (SenderClock *self)
{
  g_sequence_remove_range (g_sequence_get_begin_iter (self->events),
                           g_sequence_get_end_iter (self->events));
}

static char *
format_time (gint64      at,
             const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / SENDER_SECOND);

  return g_date_time_format (time, format);
}

/* The names of days and months are English in a protocol, so strftime's are of no use. */
static char *
format_mail_time (gint64      at,
                  const char *zone)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / SENDER_SECOND);
  g_autofree char      *clock = g_date_time_format (time, "%H:%M:%S");

  return g_strdup_printf ("%s, %02d %s %d %s %s", days[g_date_time_get_day_of_week (time) - 1],
                          g_date_time_get_day_of_month (time),
                          months[g_date_time_get_month (time) - 1],
                          g_date_time_get_year (time), clock, zone);
}

/**
 * sender_clock_to_iso:
 * @at: a moment
 *
 * Writes a moment as `2015-07-30T20:00:00Z`.
 *
 * Returns: (transfer full): the text
 */
char *
sender_clock_to_iso (gint64 at)
{
  return format_time (at, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * sender_clock_to_rfc2822:
 * @at: a moment
 *
 * Writes a moment as `Thu, 30 Jul 2015 20:00:00 +0000`.
 *
 * Returns: (transfer full): the text
 */
char *
sender_clock_to_rfc2822 (gint64 at)
{
  return format_mail_time (at, "+0000");
}

/**
 * sender_clock_to_http:
 * @at: a moment
 *
 * Writes a moment as a Date header does.
 *
 * Returns: (transfer full): the text
 */
char *
sender_clock_to_http (gint64 at)
{
  return format_mail_time (at, "GMT");
}
