/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-provider-page.h"

#include "sender-findings-row.h"

struct _SenderProviderPage
{
  SenderPage parent_instance;

  /* Template widgets. */
  GtkWidget *name;
};

G_DEFINE_FINAL_TYPE (SenderProviderPage, sender_provider_page, SENDER_TYPE_PAGE)

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
}

static void
sender_provider_page_init (SenderProviderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_page_bind (SENDER_PAGE (self), self->name, "text", "provider.name");
}
