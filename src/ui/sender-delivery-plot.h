/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-delivery.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The plot of a delivery. Days are selected by mouse and keyboard: arrows, with Shift several;
 * Escape selects none. Signal `selected`: other days are selected, or none.
 */

#define SENDER_TYPE_DELIVERY_PLOT (sender_delivery_plot_get_type ())

G_DECLARE_FINAL_TYPE (SenderDeliveryPlot, sender_delivery_plot, SENDER, DELIVERY_PLOT, GtkWidget)

/* @delivery (nullable) is taken. What is selected stays if the days are the same. */
void sender_delivery_plot_take (SenderDeliveryPlot *self,
                                SenderDelivery     *delivery);
/* What is selected, in microseconds since the epoch; FALSE if nothing is. */
gboolean sender_delivery_plot_get_selection (SenderDeliveryPlot *self,
                                             gint64             *since,
                                             gint64             *until);
void     sender_delivery_plot_select_none (SenderDeliveryPlot *self);
/* “18 Nov”, “18 Nov – 20 Nov”; NULL if nothing is selected. (transfer full) */
char *sender_delivery_plot_describe_selection (SenderDeliveryPlot *self);

G_END_DECLS
