/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery.h"

#include "sender-delivery-words.h"

#include <glib/gi18n-lib.h>

/* A test that took no time at all still has a place on a logarithmic axis. */
#define SHORTEST_SECONDS 0.01

/**
 * sender_delivery_get_kind:
 * @state: how a test ended
 *
 * Gets the shape of its mark.
 *
 * Returns: the kind
 */
SenderDeliveryKind
sender_delivery_get_kind (SenderDispatchState state)
{
  switch (state)
    {
    case SENDER_DISPATCH_STATE_DELIVERED:
      return SENDER_DELIVERY_DELIVERED;
    case SENDER_DISPATCH_STATE_UNDELIVERED:
    case SENDER_DISPATCH_STATE_NO_MESSAGE:
    case SENDER_DISPATCH_STATE_NOT_SENT:
      return SENDER_DELIVERY_NOT_DELIVERED;
    case SENDER_DISPATCH_STATE_ACCEPTED:
    case SENDER_DISPATCH_STATE_RUNNING:
    case SENDER_DISPATCH_STATE_UNKNOWN:
    default:
      return SENDER_DELIVERY_UNKNOWN;
    }
}

static GDateTime *
get_midnight (gint64     at,
              GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), 0, 0, 0);
}

/* Days are not all of 24 hours. */
static GArray *
make_days (gint64     since,
           gint64     until,
           GTimeZone *zone)
{
  GArray               *days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GDateTime) midnight = get_midnight (since, zone);
  gint64                at = 0;

  do
    {
      g_autoptr (GDateTime) next = g_date_time_add_days (midnight, 1);

      at = g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
      g_array_append_val (days, at);
      g_date_time_unref (midnight);
      midnight = g_steal_pointer (&next);
    }
  while (at < until || days->len < 2);
  return days;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* @sorted is not empty. */
static double
get_percentile (GArray *sorted,
                double  share)
{
  double at = share * (sorted->len - 1);
  guint  below = (guint) at;
  double low = g_array_index (sorted, double, below);
  double high = g_array_index (sorted, double, MIN (below + 1, sorted->len - 1));

  return low + (at - below) * (high - low);
}

static void
take_percentiles (GArray            *seconds,
                  SenderDeliveryBin *bin)
{
  if (seconds->len == 0)
    return;
  g_array_sort (seconds, compare_doubles);
  bin->low = get_percentile (seconds, 0.1);
  bin->median = get_percentile (seconds, 0.5);
  bin->high = get_percentile (seconds, 0.9);
}

static void
sum_up (SenderDeliveryLane *lane,
        GArray             *marks,
        SenderDeliveryBin  *bin,
        guint               first,
        guint               end)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = first; i < end; i++)
    {
      const SenderDeliveryMark *mark = &g_array_index (marks, SenderDeliveryMark, i);

      bin->counts[mark->kind]++;
      if (mark->kind == SENDER_DELIVERY_DELIVERED)
        g_array_append_val (seconds, mark->seconds);
    }
  take_percentiles (seconds, bin);
}

/* @marks are oldest first. */
static void
make_bins (const SenderDelivery *self,
           SenderDeliveryLane   *lane)
{
  guint first = 0;

  while (first < lane->marks->len)
    {
      gint64            at = g_array_index (lane->marks, SenderDeliveryMark, first).at;
      guint             day = sender_delivery_find_day (self, at);
      gint64            start = g_array_index (self->days, gint64, day);
      gint64            next = g_array_index (self->days, gint64, day + 1);
      guint             end = first + 1;
      SenderDeliveryBin bin = { 0 };

      while (end < lane->marks->len &&
             g_array_index (lane->marks, SenderDeliveryMark, end).at < next)
        end++;
      bin.at = start + (next - start) / 2;
      sum_up (lane, lane->marks, &bin, first, end);
      g_array_append_val (lane->bins, bin);
      first = end;
    }
  g_array_set_size (lane->marks, 0);
}

static void
add_sample (SenderDelivery             *self,
            const SenderDeliverySample *sample)
{
  SenderDeliveryMark  mark = { sample->started, 0, sender_delivery_get_kind (sample->state) };
  SenderDeliveryLane *lane = NULL;

  if (sample->is_first)
    g_array_append_val (self->changes, sample->started);
  if (sample->channel >= SENDER_CHANNEL_UNKNOWN)
    return;
  lane = &self->lanes[sample->channel];
  lane->n++;
  lane->n_delivered += mark.kind == SENDER_DELIVERY_DELIVERED;
  /* What is still open has taken no time yet. */
  if (sample->ended == 0)
    return;
  mark.seconds = MAX ((double) (sample->ended - sample->started) / G_USEC_PER_SEC,
                      SHORTEST_SECONDS);
  self->longest = MAX (self->longest, mark.seconds);
  /* What was refused at once would leave no room for what counts. */
  if (mark.kind == SENDER_DELIVERY_DELIVERED)
    self->shortest = self->shortest > 0 ? MIN (self->shortest, mark.seconds) : mark.seconds;
  g_array_append_val (lane->marks, mark);
}

static void
finish_lane (const SenderDelivery *self,
             SenderDeliveryLane   *lane)
{
  SenderDeliveryBin all = { 0 };

  sum_up (lane, lane->marks, &all, 0, lane->marks->len);
  lane->median = all.median;
  if (lane->marks->len > SENDER_DELIVERY_MAX_MARKS)
    make_bins (self, lane);
}

/**
 * sender_delivery_new:
 * @samples: (element-type SenderDeliverySample): what was sent, newest first
 * @since: where the plot begins; 0 for the first sample
 * @until: where it ends
 * @zone: whose days
 *
 * Sums samples up.
 *
 * Returns: (transfer full): what a plot shows
 */
SenderDelivery *
sender_delivery_new (GArray    *samples,
                     gint64     since,
                     gint64     until,
                     GTimeZone *zone)
{
  SenderDelivery *self = g_new0 (SenderDelivery, 1);

  if (since == 0)
    since = samples->len > 0
              ? g_array_index (samples, SenderDeliverySample, samples->len - 1).started
              : until - G_TIME_SPAN_DAY;
  self->since = since;
  self->until = MAX (until, since + 1);
  self->days = make_days (since, self->until, zone);
  self->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
    {
      self->lanes[i].marks = g_array_new (FALSE, FALSE, sizeof (SenderDeliveryMark));
      self->lanes[i].bins = g_array_new (FALSE, FALSE, sizeof (SenderDeliveryBin));
    }
  for (guint i = samples->len; i > 0; i--)
    add_sample (self, &g_array_index (samples, SenderDeliverySample, i - 1));
  for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
    finish_lane (self, &self->lanes[i]);
  return self;
}

/**
 * sender_delivery_free:
 *
 * Frees what a plot shows.
 */
void
sender_delivery_free (SenderDelivery *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lanes); i++)
    {
      g_array_unref (self->lanes[i].marks);
      g_array_unref (self->lanes[i].bins);
    }
  g_array_unref (self->days);
  g_array_unref (self->changes);
  g_free (self);
}

/**
 * sender_delivery_get_n_days:
 *
 * Counts the days.
 *
 * Returns: the number, at least 1
 */
guint
sender_delivery_get_n_days (const SenderDelivery *self)
{
  return self->days->len - 1;
}

/**
 * sender_delivery_find_day:
 * @at: a moment
 *
 * Finds the day of a moment.
 *
 * Returns: its index
 */
guint
sender_delivery_find_day (const SenderDelivery *self,
                          gint64                at)
{
  guint low = 0;
  guint high = sender_delivery_get_n_days (self);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->days, gint64, middle) <= at)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * sender_delivery_summarize:
 * @channel: SMS or Voice
 *
 * Says in words what a lane shows.
 *
 * Returns: (transfer full): one line
 */
char *
sender_delivery_summarize (const SenderDelivery *self,
                           SenderChannel         channel)
{
  const SenderDeliveryLane *lane = &self->lanes[channel];
  const char               *label = sender_channel_get_label (channel);
  g_autofree char          *median = sender_delivery_format_seconds (lane->median);

  if (lane->n == 0)
    return g_strdup_printf (_ ("%s: no tests"), label);
  if (lane->n_delivered == 0)
    return g_strdup_printf (_ ("%s: 0 of %u delivered"), label, lane->n);
  return g_strdup_printf (_ ("%s: %u of %u delivered, median %s"), label, lane->n_delivered,
                          lane->n, median);
}
