/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-page.h"

struct _SenderPublishPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderPublishPage, sender_publish_page, SENDER_TYPE_PAGE)

static void
sender_publish_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PUBLISH_PAGE);
  G_OBJECT_CLASS (sender_publish_page_parent_class)->dispose (object);
}

static void
sender_publish_page_class_init (SenderPublishPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_publish_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-publish-page.ui");
}

static void
sender_publish_page_init (SenderPublishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
