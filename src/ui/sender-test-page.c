/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-page.h"

struct _SenderTestPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderTestPage, sender_test_page, SENDER_TYPE_PAGE)

static void
sender_test_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_TEST_PAGE);
  G_OBJECT_CLASS (sender_test_page_parent_class)->dispose (object);
}

static void
sender_test_page_class_init (SenderTestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_test_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-test-page.ui");
}

static void
sender_test_page_init (SenderTestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
