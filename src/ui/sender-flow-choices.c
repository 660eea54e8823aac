/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-choices.h"

struct _SenderFlowChoices
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderFlowChoices, sender_flow_choices, ADW_TYPE_BIN)

static void
sender_flow_choices_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_FLOW_CHOICES);
  G_OBJECT_CLASS (sender_flow_choices_parent_class)->dispose (object);
}

static void
sender_flow_choices_class_init (SenderFlowChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_flow_choices_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-flow-choices.ui");
}

static void
sender_flow_choices_init (SenderFlowChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_flow_choices_new:
 *
 * Makes the choices.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sender_flow_choices_new (void)
{
  return g_object_new (SENDER_TYPE_FLOW_CHOICES, NULL);
}
