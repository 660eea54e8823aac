/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-layout.h"

#include <math.h>
#include <string.h>

/* Room between lanes, and above the first. */
#define LANE_GAP 20.0

static const double ticks[] = {
  0.01,
  0.03,
  0.1,
  0.3,
  1,
  3,
  10,
  30,
  100,
  300,
  1000,
  3000,
};

G_STATIC_ASSERT (G_N_ELEMENTS (ticks) == SENDER_DELIVERY_MAX_TICKS);

/* The ticks around all marks, and at least from one second to thirty. */
static void
choose_ticks (SenderDeliveryLayout *self)
{
  double low = self->delivery->shortest > 0 ? MIN (self->delivery->shortest, 1) : 1;
  double high = MAX (self->delivery->longest, 30);
  guint  first = 0;
  guint  last = G_N_ELEMENTS (ticks) - 1;

  while (first + 1 < G_N_ELEMENTS (ticks) && ticks[first + 1] <= low)
    first++;
  while (last > first + 1 && ticks[last - 1] >= high)
    last--;
  self->n_ticks = last - first + 1;
  memcpy (self->ticks, ticks + first, self->n_ticks * sizeof *ticks);
}

/**
 * sender_delivery_count_lanes:
 *
 * Counts the channels that anything was sent by.
 *
 * Returns: their number, at least 1
 */
guint
sender_delivery_count_lanes (const SenderDelivery *delivery)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delivery->lanes); i++)
    n += delivery->lanes[i].n > 0;
  return MAX (n, 1);
}

/**
 * sender_delivery_layout_init:
 * @delivery: what is shown
 * @left: of the area that marks stand in
 * @right: of the area
 * @top: of the area
 * @bottom: of the area
 *
 * Divides an area.
 */
void
sender_delivery_layout_init (SenderDeliveryLayout *self,
                             const SenderDelivery *delivery,
                             double                left,
                             double                right,
                             double                top,
                             double                bottom)
{
  *self = (SenderDeliveryLayout){
    .delivery = delivery,
    .left = left,
    .right = MAX (right, left + 1),
    .top = top,
    .bottom = bottom,
  };
  for (SenderChannel channel = 0; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (delivery->lanes[channel].n > 0)
      self->channels[self->n_lanes++] = channel;
  self->n_lanes = MAX (self->n_lanes, 1);
  choose_ticks (self);
}

/**
 * sender_delivery_layout_get_x:
 * @at: a moment
 *
 * Finds the place of a moment.
 *
 * Returns: within the area
 */
double
sender_delivery_layout_get_x (const SenderDeliveryLayout *self,
                              gint64                      at)
{
  gint64 since = self->delivery->since;
  double share = (double) (at - since) / (double) (self->delivery->until - since);

  return self->left + CLAMP (share, 0, 1) * (self->right - self->left);
}

/**
 * sender_delivery_layout_get_lane_top:
 * @lane: counted from the top
 *
 * Finds where the longest time of a lane is.
 *
 * Returns: the place
 */
double
sender_delivery_layout_get_lane_top (const SenderDeliveryLayout *self,
                                     guint                       lane)
{
  return self->top + lane * (self->bottom - self->top + LANE_GAP) / self->n_lanes;
}

/**
 * sender_delivery_layout_get_lane_bottom:
 * @lane: counted from the top
 *
 * Finds where the shortest time of a lane is.
 *
 * Returns: the place
 */
double
sender_delivery_layout_get_lane_bottom (const SenderDeliveryLayout *self,
                                        guint                       lane)
{
  return sender_delivery_layout_get_lane_top (self, lane + 1) - LANE_GAP;
}

/**
 * sender_delivery_layout_get_y:
 * @lane: counted from the top
 * @seconds: how long something took
 *
 * Finds the place of a duration.
 *
 * Returns: within the lane
 */
double
sender_delivery_layout_get_y (const SenderDeliveryLayout *self,
                              guint                       lane,
                              double                      seconds)
{
  double top = sender_delivery_layout_get_lane_top (self, lane);
  double bottom = sender_delivery_layout_get_lane_bottom (self, lane);
  double low = log (self->ticks[0]);
  double high = log (self->ticks[self->n_ticks - 1]);
  double share = seconds > 0 ? (log (seconds) - low) / (high - low) : 0;

  return bottom - CLAMP (share, 0, 1) * (bottom - top);
}

/**
 * sender_delivery_layout_find_day:
 * @x: a place
 *
 * Finds the day of a place.
 *
 * Returns: its index
 */
guint
sender_delivery_layout_find_day (const SenderDeliveryLayout *self,
                                 double                      x)
{
  double share = CLAMP ((x - self->left) / (self->right - self->left), 0, 1);
  gint64 length = self->delivery->until - self->delivery->since;

  /* The end is the first moment that is not in the plot. */
  return sender_delivery_find_day (self->delivery,
                                   MIN (self->delivery->since + (gint64) (share * (double) length),
                                        self->delivery->until - 1));
}

/**
 * sender_delivery_layout_get_days:
 * @first: a day
 * @last: the same or a later one
 * @left: (out): where the first begins
 * @right: (out): where the last ends
 *
 * Finds the place of some days.
 */
void
sender_delivery_layout_get_days (const SenderDeliveryLayout *self,
                                 guint                       first,
                                 guint                       last,
                                 double                     *left,
                                 double                     *right)
{
  GArray *days = self->delivery->days;

  *left = sender_delivery_layout_get_x (self, g_array_index (days, gint64, first));
  *right = sender_delivery_layout_get_x (self, g_array_index (days, gint64, last + 1));
}

/**
 * sender_delivery_layout_get_label_step:
 * @width: of a label
 *
 * Finds out for which days there is room for a label.
 *
 * Returns: every how many days, at least 1
 */
guint
sender_delivery_layout_get_label_step (const SenderDeliveryLayout *self,
                                       double                      width)
{
  double day = (self->right - self->left) / sender_delivery_get_n_days (self->delivery);

  return (guint) MAX (ceil (width / day), 1);
}
