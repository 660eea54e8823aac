/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fallback-page.h"

struct _SenderFallbackPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderFallbackPage, sender_fallback_page, SENDER_TYPE_PAGE)

static void
sender_fallback_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_FALLBACK_PAGE);
  G_OBJECT_CLASS (sender_fallback_page_parent_class)->dispose (object);
}

static void
sender_fallback_page_class_init (SenderFallbackPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_fallback_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-fallback-page.ui");
}

static void
sender_fallback_page_init (SenderFallbackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
