/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-delivery-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws the plot of a delivery: dots are delivered, crosses are not, rings are unknown; where there
 * are many, a bar spans most of a day's deliveries. */

/* Divides the space of @widget, by the text size it has. */
void sender_delivery_drawing_divide (GtkWidget            *widget,
                                     const SenderDelivery *delivery,
                                     SenderDeliveryLayout *layout);
/* From a place in @widget to how far from where lines begin it is, and back. */
double sender_delivery_drawing_turn (GtkWidget *widget,
                                     double     x);
void   sender_delivery_drawing_snapshot (GtkWidget                  *widget,
                                         GtkSnapshot                *snapshot,
                                         const SenderDeliveryLayout *layout);
/* The days from @first to @last, as selected. */
void sender_delivery_drawing_snapshot_band (GtkWidget                  *widget,
                                            GtkSnapshot                *snapshot,
                                            const SenderDeliveryLayout *layout,
                                            guint                       first,
                                            guint                       last);

G_END_DECLS
