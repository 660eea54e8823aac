/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-sender-page.h"

struct _SenderSenderPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderSenderPage, sender_sender_page, SENDER_TYPE_PAGE)

static void
sender_sender_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_SENDER_PAGE);
  G_OBJECT_CLASS (sender_sender_page_parent_class)->dispose (object);
}

static void
sender_sender_page_class_init (SenderSenderPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_sender_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-sender-page.ui");
}

static void
sender_sender_page_init (SenderSenderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
