/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-origination-page.h"

struct _SenderOriginationPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderOriginationPage, sender_origination_page, SENDER_TYPE_PAGE)

static void
sender_origination_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_ORIGINATION_PAGE);
  G_OBJECT_CLASS (sender_origination_page_parent_class)->dispose (object);
}

static void
sender_origination_page_class_init (SenderOriginationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_origination_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-origination-page.ui");
}

static void
sender_origination_page_init (SenderOriginationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
