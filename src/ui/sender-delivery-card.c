/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-card.h"

#include "sender-columns.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderDeliveryCard
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkWidget          *head;
  GtkLabel           *description;
  GtkWidget          *change;
  GtkWidget          *frame;
  SenderDeliveryPlot *plot;
  GtkWidget          *words;
  GtkLabel           *sms;
  GtkLabel           *voice;
};

G_DEFINE_FINAL_TYPE (SenderDeliveryCard, sender_delivery_card, ADW_TYPE_BIN)

static void
sender_delivery_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_DELIVERY_CARD);
  G_OBJECT_CLASS (sender_delivery_card_parent_class)->dispose (object);
}

static void
sender_delivery_card_class_init (SenderDeliveryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_delivery_card_dispose;
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_DELIVERY_PLOT);
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-delivery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, head);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, description);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, change);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, frame);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, plot);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, words);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, sms);
  gtk_widget_class_bind_template_child (widget_class, SenderDeliveryCard, voice);
}

static void
sender_delivery_card_init (SenderDeliveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_delivery_card_get_plot:
 *
 * Gets the plot, whose selection counts.
 *
 * Returns: (transfer none): the plot
 */
SenderDeliveryPlot *
sender_delivery_card_get_plot (SenderDeliveryCard *self)
{
  return self->plot;
}

static void
show_words (GtkLabel             *label,
            const SenderDelivery *delivery,
            SenderChannel         channel)
{
  g_autofree char *text = sender_delivery_summarize (delivery, channel);

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), delivery->lanes[channel].n > 0);
}

static gboolean
is_binned (const SenderDelivery *delivery)
{
  for (guint i = 0; i < G_N_ELEMENTS (delivery->lanes); i++)
    if (delivery->lanes[i].bins->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * sender_delivery_card_take:
 * @delivery: (transfer full): what to show
 *
 * Shows something else.
 */
void
sender_delivery_card_take (SenderDeliveryCard *self,
                           SenderDelivery     *delivery)
{
  gtk_label_set_label (self->description,
                       is_binned (delivery)
                         ? _ ("From the request to the handset; each bar spans most of a day.")
                         : _ ("From the request to the handset, one mark per test."));
  gtk_widget_set_visible (self->change, delivery->changes->len > 0);
  show_words (self->sms, delivery, SENDER_CHANNEL_SMS);
  show_words (self->voice, delivery, SENDER_CHANNEL_VOICE);
  sender_delivery_plot_take (self->plot, delivery);
}

/**
 * sender_delivery_card_set_compact:
 * @is_compact: whether there is little room
 *
 * Shows the plot, or what it says in words.
 */
void
sender_delivery_card_set_compact (SenderDeliveryCard *self,
                                  gboolean            is_compact)
{
  gtk_widget_set_visible (self->head, !is_compact);
  gtk_widget_set_visible (self->frame, !is_compact);
  gtk_widget_set_visible (self->words, is_compact);
}
