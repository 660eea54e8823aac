/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-provider-page.h"

#include "sender-findings-row.h"
#include "sender-provider.h"

#include <glib/gi18n.h>

struct _SenderProviderPage
{
  SenderPage parent_instance;

  /* Template widgets. */
  GtkWidget *name;
  GtkLabel  *length;
};

G_DEFINE_FINAL_TYPE (SenderProviderPage, sender_provider_page, SENDER_TYPE_PAGE)

static void
show_length (SenderProviderPage *self)
{
  glong            length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->name)), -1);
  g_autofree char *text = g_strdup_printf ("%ld/%d", length, SENDER_PROVIDER_NAME_MAX);
  g_autofree char *spoken =
    g_strdup_printf (_ ("%ld of %d characters"), length, SENDER_PROVIDER_NAME_MAX);

  gtk_label_set_label (self->length, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->length),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
sender_provider_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PROVIDER_PAGE);
  G_OBJECT_CLASS (sender_provider_page_parent_class)->dispose (object);
}

static void
sender_provider_page_class_init (SenderProviderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_provider_page_dispose;
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-provider-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderProviderPage, name);
  gtk_widget_class_bind_template_child (widget_class, SenderProviderPage, length);
}

static void
sender_provider_page_init (SenderProviderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (show_length), self);
  sender_page_bind (SENDER_PAGE (self), self->name, "text", "provider.name");
  show_length (self);
}
