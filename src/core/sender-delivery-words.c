/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * sender_delivery_get_state_label:
 * @state: a state
 *
 * Gets the words for a state; there are no others.
 *
 * Returns: translated words
 */
const char *
sender_delivery_get_state_label (SenderDispatchState state)
{
  static const char *const labels[] = {
    [SENDER_DISPATCH_STATE_NOT_SENT] = N_ ("Not Sent"),
    [SENDER_DISPATCH_STATE_ACCEPTED] = N_ ("Accepted"),
    [SENDER_DISPATCH_STATE_RUNNING] = N_ ("Running"),
    [SENDER_DISPATCH_STATE_DELIVERED] = N_ ("Delivered"),
    [SENDER_DISPATCH_STATE_UNDELIVERED] = N_ ("Undelivered"),
    [SENDER_DISPATCH_STATE_NO_MESSAGE] = N_ ("No Message"),
    [SENDER_DISPATCH_STATE_UNKNOWN] = N_ ("Unknown"),
  };

  return _ (labels[state]);
}

/**
 * sender_delivery_format_seconds:
 * @seconds: how long something took
 *
 * Writes a duration.
 *
 * Returns: (transfer full): such as `3.2 s`
 */
char *
sender_delivery_format_seconds (double seconds)
{
  if (seconds < 0.9995)
    return g_strdup_printf (_ ("%.0f ms"), seconds * 1000);
  if (seconds < 59.95)
    return g_strdup_printf (_ ("%.1f s"), seconds);
  return g_strdup_printf (_ ("%d min %d s"), (int) (lround (seconds) / 60),
                          (int) (lround (seconds) % 60));
}

static GDateTime *
to_zone (gint64     at,
         GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, zone);
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * sender_delivery_format_when:
 * @at: a moment
 * @now: the present, in the zone of the reader
 *
 * Says when something was.
 *
 * Returns: (transfer full): such as “Today 14:02”
 */
char *
sender_delivery_format_when (gint64     at,
                             GDateTime *now)
{
  g_autoptr (GDateTime) time = to_zone (at, g_date_time_get_timezone (now));
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (time, now))
    /* Translators: a time of today. */
    return g_date_time_format (time, _ ("Today %H:%M"));
  if (is_same_day (time, yesterday))
    return g_date_time_format (time, _ ("Yesterday %H:%M"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now))
    /* Translators: day, month and time of this year. */
    return g_date_time_format (time, _ ("%-d %b %H:%M"));
  /* Translators: day, month and year. */
  return g_date_time_format (time, _ ("%-d %b %Y"));
}

/**
 * sender_delivery_format_moment:
 * @at: a moment
 * @zone: of the reader
 *
 * Says exactly when something was.
 *
 * Returns: (transfer full): such as “18 November 2026, 16:20:11”
 */
char *
sender_delivery_format_moment (gint64     at,
                               GTimeZone *zone)
{
  g_autoptr (GDateTime) time = to_zone (at, zone);

  /* Translators: day, month, year and time. */
  return g_date_time_format (time, _ ("%-d %B %Y, %H:%M:%S"));
}
