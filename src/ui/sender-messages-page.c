/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-page.h"

struct _SenderMessagesPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderMessagesPage, sender_messages_page, SENDER_TYPE_PAGE)

static void
sender_messages_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_MESSAGES_PAGE);
  G_OBJECT_CLASS (sender_messages_page_parent_class)->dispose (object);
}

static void
sender_messages_page_class_init (SenderMessagesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_messages_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-messages-page.ui");
}

static void
sender_messages_page_init (SenderMessagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
