/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/*
 * How long deliveries took, as a plot shows it: a lane per channel, with a mark per test or, when
 * there are many, a summary per day. Times in microseconds since the epoch.
 */

/* Above this many tests of a channel, days are summed up. */
#define SENDER_DELIVERY_MAX_MARKS 300

/**
 * SenderDeliverySample:
 * @started: when it was sent
 * @ended: when it ended, 0 while open
 * @channel: the channel
 * @state: how it ended
 * @is_first: whether the configuration is another one than for the test before
 */
typedef struct
{
  gint64              started;
  gint64              ended;
  SenderChannel       channel;
  SenderDispatchState state;
  gboolean            is_first;
} SenderDeliverySample;

/* The shape of a mark. */
typedef enum
{
  SENDER_DELIVERY_DELIVERED,
  SENDER_DELIVERY_NOT_DELIVERED,
  SENDER_DELIVERY_UNKNOWN,
} SenderDeliveryKind;

#define SENDER_DELIVERY_N_KINDS (SENDER_DELIVERY_UNKNOWN + 1)

typedef struct
{
  gint64             at;
  double             seconds;
  SenderDeliveryKind kind;
} SenderDeliveryMark;

/* @low, @median, @high: tenth, fiftieth and ninetieth percentile of what was delivered, in
 * seconds. */
typedef struct
{
  gint64 at; /* the middle of the day */
  guint  counts[SENDER_DELIVERY_N_KINDS];
  double low;
  double median;
  double high;
} SenderDeliveryBin;

typedef struct
{
  guint   n;
  guint   n_delivered;
  double  median; /* of what was delivered, in seconds; 0 if nothing was */
  GArray *marks;  /* (element-type SenderDeliveryMark): empty if there are bins */
  GArray *bins;   /* (element-type SenderDeliveryBin): oldest first */
} SenderDeliveryLane;

typedef struct
{
  gint64             since;
  gint64             until;
  double             shortest; /* seconds of what was delivered; 0 if nothing was */
  double             longest;  /* of anything */
  GArray            *days;     /* (element-type gint64): midnights, one more than there are days */
  GArray            *changes;  /* (element-type gint64): when the configuration was another one */
  SenderDeliveryLane lanes[SENDER_CHANNEL_UNKNOWN];
} SenderDelivery;

/* @samples (element-type SenderDeliverySample): newest first. @since 0: from the first of them.
 * @zone: whose midnights. */
SenderDelivery *sender_delivery_new (GArray    *samples,
                                     gint64     since,
                                     gint64     until,
                                     GTimeZone *zone);
void            sender_delivery_free (SenderDelivery *self);
guint           sender_delivery_get_n_days (const SenderDelivery *self);
/* The day that a moment is in; the first or last one if it is outside. */
guint              sender_delivery_find_day (const SenderDelivery *self,
                                             gint64                at);
SenderDeliveryKind sender_delivery_get_kind (SenderDispatchState state);
/* “SMS: 60 of 64 delivered, median 3.1 s”. */
char *sender_delivery_summarize (const SenderDelivery *self,
                                 SenderChannel         channel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderDelivery, sender_delivery_free)

G_END_DECLS
