/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-delivery-plot.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The plot with its title and its key; with little room, only what it says in words. */

#define SENDER_TYPE_DELIVERY_CARD (sender_delivery_card_get_type ())

G_DECLARE_FINAL_TYPE (SenderDeliveryCard, sender_delivery_card, SENDER, DELIVERY_CARD, AdwBin)

SenderDeliveryPlot *sender_delivery_card_get_plot (SenderDeliveryCard *self);
/* @delivery is taken. */
void sender_delivery_card_take (SenderDeliveryCard *self,
                                SenderDelivery     *delivery);
void sender_delivery_card_set_compact (SenderDeliveryCard *self,
                                       gboolean            is_compact);

G_END_DECLS
