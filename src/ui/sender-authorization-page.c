/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization-page.h"

struct _SenderAuthorizationPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderAuthorizationPage, sender_authorization_page, SENDER_TYPE_PAGE)

static void
sender_authorization_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_AUTHORIZATION_PAGE);
  G_OBJECT_CLASS (sender_authorization_page_parent_class)->dispose (object);
}

static void
sender_authorization_page_class_init (SenderAuthorizationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_authorization_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-authorization-page.ui");
}

static void
sender_authorization_page_init (SenderAuthorizationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
