/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-words.h"
#include "sender-delivery.h"

/* What a plot shows of what was sent. */

#define DAY G_TIME_SPAN_DAY
/* A midnight in UTC. */
#define MIDNIGHT (G_GINT64_CONSTANT (1795564800) * G_USEC_PER_SEC)

static void
add (GArray             *samples,
     gint64              started,
     double              seconds,
     SenderChannel       channel,
     SenderDispatchState state)
{
  SenderDeliverySample sample = {
    started,
    seconds > 0 ? started + (gint64) (seconds * G_USEC_PER_SEC) : 0,
    channel,
    state,
    FALSE,
  };

  g_array_prepend_val (samples, sample);
}

static GArray *
new_samples (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SenderDeliverySample));
}

static void
test_lanes (void)
{
  g_autoptr (GArray)         samples = new_samples ();
  g_autoptr (GTimeZone)      zone = g_time_zone_new_utc ();
  g_autoptr (SenderDelivery) delivery = NULL;
  g_autofree char           *sms = NULL;
  g_autofree char           *voice = NULL;
  const SenderDeliveryLane  *lane = NULL;

  add (samples, MIDNIGHT + 1, 2, SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED);
  add (samples, MIDNIGHT + 2, 4, SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_DELIVERED);
  add (samples, MIDNIGHT + 3, 20, SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_NO_MESSAGE);
  add (samples, MIDNIGHT + 4, 0, SENDER_CHANNEL_SMS, SENDER_DISPATCH_STATE_RUNNING);
  add (samples, MIDNIGHT + 5, 1, SENDER_CHANNEL_UNKNOWN, SENDER_DISPATCH_STATE_DELIVERED);
  g_array_index (samples, SenderDeliverySample, 2).is_first = TRUE;
  delivery = sender_delivery_new (samples, 0, MIDNIGHT + 10, zone);
  lane = &delivery->lanes[SENDER_CHANNEL_SMS];
  g_assert_cmpint (delivery->since, ==, MIDNIGHT + 1);
  g_assert_cmpuint (lane->n, ==, 4);
  g_assert_cmpuint (lane->n_delivered, ==, 2);
  g_assert_cmpfloat (lane->median, ==, 3);
  /* What is open has no duration, so it is counted and not drawn. */
  g_assert_cmpuint (lane->marks->len, ==, 3);
  g_assert_cmpint (g_array_index (lane->marks, SenderDeliveryMark, 2).kind, ==,
                   SENDER_DELIVERY_NOT_DELIVERED);
  g_assert_cmpuint (delivery->changes->len, ==, 1);
  g_assert_cmpint (g_array_index (delivery->changes, gint64, 0), ==, MIDNIGHT + 3);
  g_assert_cmpfloat (delivery->shortest, ==, 2);
  g_assert_cmpfloat (delivery->longest, ==, 20);
  sms = sender_delivery_summarize (delivery, SENDER_CHANNEL_SMS);
  voice = sender_delivery_summarize (delivery, SENDER_CHANNEL_VOICE);
  g_assert_cmpstr (sms, ==, "SMS: 2 of 4 delivered, median 3.0 s");
  g_assert_cmpstr (voice, ==, "Voice: no tests");
}

/* One too many for marks: a bin for each day that has any. */
static void
test_bins (void)
{
  g_autoptr (GArray)         samples = new_samples ();
  g_autoptr (GTimeZone)      zone = g_time_zone_new_utc ();
  g_autoptr (SenderDelivery) delivery = NULL;
  const SenderDeliveryBin   *first = NULL;
  const SenderDeliveryBin   *last = NULL;

  for (guint i = 0; i < SENDER_DELIVERY_MAX_MARKS; i++)
    add (samples, MIDNIGHT + i, 1 + i % 11, SENDER_CHANNEL_VOICE,
         i % 11 == 10 ? SENDER_DISPATCH_STATE_UNDELIVERED : SENDER_DISPATCH_STATE_DELIVERED);
  add (samples, MIDNIGHT + 3 * DAY, 5, SENDER_CHANNEL_VOICE, SENDER_DISPATCH_STATE_UNKNOWN);
  delivery = sender_delivery_new (samples, MIDNIGHT - DAY, MIDNIGHT + 4 * DAY, zone);
  g_assert_cmpuint (delivery->lanes[SENDER_CHANNEL_VOICE].marks->len, ==, 0);
  g_assert_cmpuint (delivery->lanes[SENDER_CHANNEL_VOICE].bins->len, ==, 2);
  first = &g_array_index (delivery->lanes[SENDER_CHANNEL_VOICE].bins, SenderDeliveryBin, 0);
  last = first + 1;
  g_assert_cmpint (first->at, ==, MIDNIGHT + DAY / 2);
  g_assert_cmpuint (first->counts[SENDER_DELIVERY_DELIVERED], ==, 273);
  g_assert_cmpuint (first->counts[SENDER_DELIVERY_NOT_DELIVERED], ==, 27);
  g_assert_cmpfloat_with_epsilon (first->median, 5, 0.01);
  g_assert_cmpfloat (first->low, <, first->median);
  g_assert_cmpfloat (first->high, >, first->median);
  g_assert_cmpuint (last->counts[SENDER_DELIVERY_UNKNOWN], ==, 1);
  g_assert_cmpfloat (last->median, ==, 0);
}

/* A clock that is set forward takes an hour from its day. */
static void
test_days (void)
{
  g_autoptr (GArray)         samples = new_samples ();
  g_autoptr (GTimeZone)      zone = g_time_zone_new_identifier ("CET-1CEST,M3.5.0,M10.5.0/3");
  g_autoptr (GDateTime)      start = NULL;
  g_autoptr (GDateTime)      end = NULL;
  g_autoptr (SenderDelivery) delivery = NULL;
  const gint64              *days = NULL;

  g_assert_nonnull (zone);
  start = g_date_time_new (zone, 2026, 3, 28, 12, 0, 0);
  end = g_date_time_new (zone, 2026, 3, 30, 12, 0, 0);
  delivery = sender_delivery_new (samples, g_date_time_to_unix (start) * G_USEC_PER_SEC,
                                  g_date_time_to_unix (end) * G_USEC_PER_SEC, zone);
  days = (const gint64 *) delivery->days->data;
  g_assert_cmpuint (sender_delivery_get_n_days (delivery), ==, 3);
  g_assert_cmpint (days[1] - days[0], ==, DAY);
  g_assert_cmpint (days[2] - days[1], ==, 23 * G_TIME_SPAN_HOUR);
  g_assert_cmpuint (sender_delivery_find_day (delivery, 0), ==, 0);
  g_assert_cmpuint (sender_delivery_find_day (delivery, days[1] - 1), ==, 0);
  g_assert_cmpuint (sender_delivery_find_day (delivery, days[1]), ==, 1);
  g_assert_cmpuint (sender_delivery_find_day (delivery, G_MAXINT64), ==, 2);
}

static void
test_nothing (void)
{
  g_autoptr (GArray)         samples = new_samples ();
  g_autoptr (GTimeZone)      zone = g_time_zone_new_utc ();
  g_autoptr (SenderDelivery) delivery = sender_delivery_new (samples, 0, MIDNIGHT, zone);

  g_assert_cmpuint (sender_delivery_get_n_days (delivery), ==, 1);
  g_assert_cmpfloat (delivery->longest, ==, 0);
  g_assert_cmpuint (delivery->lanes[SENDER_CHANNEL_SMS].n, ==, 0);
}

static void
test_seconds (void)
{
  static const struct
  {
    double      seconds;
    const char *text;
  } cases[] = {
    { 0.134, "134 ms" },
    { 0.9999, "1.0 s" },
    { 3.15, "3.1 s" },
    { 59.9, "59.9 s" },
    { 59.96, "1 min 0 s" },
    { 64.2, "1 min 4 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sender_delivery_format_seconds (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_when (void)
{
  static const struct
  {
    int         days;
    const char *text;
  } cases[] = {
    { 0, "Today 14:02" },
    { 1, "Yesterday 14:02" },
    { 7, "18 Nov 14:02" },
    { 365, "25 Nov 2025" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 15, 0, 0);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 11, 25, 14, 2, 7);
  g_autofree char      *moment = NULL;
  gint64                at = g_date_time_to_unix (time) * G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sender_delivery_format_when (at - cases[i].days * DAY, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  moment = sender_delivery_format_moment (at, g_date_time_get_timezone (now));
  g_assert_cmpstr (moment, ==, "25 November 2026, 14:02:07");
}

/* Every state of the design has its words, and only one is delivered. */
static void
test_states (void)
{
  guint n_delivered = 0;

  for (int state = 0; state <= SENDER_DISPATCH_STATE_UNKNOWN; state++)
    {
      const char      *label = sender_delivery_get_state_label ((SenderDispatchState) state);
      g_autofree char *nick = g_ascii_strdown (label, -1);

      g_strdelimit (nick, " ", '-');
      g_assert_cmpstr (nick, ==, sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, state));
      n_delivered += sender_delivery_get_kind ((SenderDispatchState) state) ==
                     SENDER_DELIVERY_DELIVERED;
    }
  g_assert_cmpuint (n_delivered, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delivery/lanes", test_lanes);
  g_test_add_func ("/delivery/bins", test_bins);
  g_test_add_func ("/delivery/days", test_days);
  g_test_add_func ("/delivery/nothing", test_nothing);
  g_test_add_func ("/delivery/seconds", test_seconds);
  g_test_add_func ("/delivery/when", test_when);
  g_test_add_func ("/delivery/states", test_states);
  return g_test_run ();
}
