/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-delivery.h"

G_BEGIN_DECLS

/*
 * Where things stand in the plot of a delivery: time runs from left to right, a lane for each
 * channel that has tests, seconds on a logarithmic axis. Where people read from right to left,
 * left is where lines begin: who draws turns it.
 */

#define SENDER_DELIVERY_MAX_TICKS 12

typedef struct
{
  const SenderDelivery *delivery;
  double                left;
  double                right;
  double                top;
  double                bottom;
  guint                 n_lanes;
  SenderChannel         channels[SENDER_CHANNEL_UNKNOWN]; /* from the top */
  guint                 n_ticks;
  double                ticks[SENDER_DELIVERY_MAX_TICKS]; /* seconds, ends of the axis included */
} SenderDeliveryLayout;

/* @delivery has to live as long. */
void sender_delivery_layout_init (SenderDeliveryLayout *self,
                                  const SenderDelivery *delivery,
                                  double                left,
                                  double                right,
                                  double                top,
                                  double                bottom);
/* One lane at least. */
guint  sender_delivery_count_lanes (const SenderDelivery *delivery);
double sender_delivery_layout_get_x (const SenderDeliveryLayout *self,
                                     gint64                      at);
double sender_delivery_layout_get_y (const SenderDeliveryLayout *self,
                                     guint                       lane,
                                     double                      seconds);
double sender_delivery_layout_get_lane_top (const SenderDeliveryLayout *self,
                                            guint                       lane);
double sender_delivery_layout_get_lane_bottom (const SenderDeliveryLayout *self,
                                               guint                       lane);
/* The day at a place. */
guint sender_delivery_layout_find_day (const SenderDeliveryLayout *self,
                                       double                      x);
/* Left and right end of the days from @first to @last. */
void sender_delivery_layout_get_days (const SenderDeliveryLayout *self,
                                      guint                       first,
                                      guint                       last,
                                      double                     *left,
                                      double                     *right);
/* Every how many days a label of @width has room. */
guint sender_delivery_layout_get_label_step (const SenderDeliveryLayout *self,
                                             double                      width);

G_END_DECLS
