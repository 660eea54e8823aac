/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-page.h"

struct _SenderHistoryPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderHistoryPage, sender_history_page, SENDER_TYPE_PAGE)

static void
sender_history_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (sender_history_page_parent_class)->dispose (object);
}

static void
sender_history_page_class_init (SenderHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_history_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-history-page.ui");
}

static void
sender_history_page_init (SenderHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
