/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-choices.h"

#include "sender-button-words.h"

struct _SenderFlowChoices
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkButton *open;
  GtkButton *save_starter;
  GtkWidget *read;
  GtkWidget *reason;
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_flow_choices_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-flow-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFlowChoices, open);
  gtk_widget_class_bind_template_child (widget_class, SenderFlowChoices, save_starter);
  gtk_widget_class_bind_template_child (widget_class, SenderFlowChoices, read);
  gtk_widget_class_bind_template_child (widget_class, SenderFlowChoices, reason);
}

static void
sender_flow_choices_init (SenderFlowChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->open);
  sender_button_words_wrap (self->save_starter);
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

/**
 * sender_flow_choices_set_readable:
 * @readable: whether Twilio can be asked
 *
 * Offers to ask Twilio, or says when that can be done.
 */
void
sender_flow_choices_set_readable (SenderFlowChoices *self,
                                  gboolean           readable)
{
  gtk_widget_set_visible (self->read, readable);
  gtk_widget_set_visible (self->reason, !readable);
}
