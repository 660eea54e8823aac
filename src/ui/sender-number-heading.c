/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-heading.h"

#include "sender-number-layout.h"

struct _SenderNumberHeading
{
  GtkWidget parent_instance;

  /* Template widgets. */
  GtkWidget *facts;
};

G_DEFINE_FINAL_TYPE (SenderNumberHeading, sender_number_heading, GTK_TYPE_WIDGET)

static void
sender_number_heading_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_NUMBER_HEADING);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sender_number_heading_parent_class)->dispose (object);
}

static void
sender_number_heading_class_init (SenderNumberHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_number_heading_dispose;
  g_type_ensure (SENDER_TYPE_NUMBER_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-number-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderNumberHeading, facts);
  gtk_widget_class_set_css_name (widget_class, "numberheading");
}

static void
sender_number_heading_init (SenderNumberHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_number_heading_set_told:
 * @told: whether there are columns of what the vendor told
 *
 * Shows or hides their names.
 */
void
sender_number_heading_set_told (SenderNumberHeading *self,
                                gboolean             told)
{
  gtk_widget_set_visible (self->facts, told);
}
