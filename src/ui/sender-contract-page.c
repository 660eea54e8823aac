/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-page.h"

struct _SenderContractPage
{
  SenderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderContractPage, sender_contract_page, SENDER_TYPE_PAGE)

static void
sender_contract_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CONTRACT_PAGE);
  G_OBJECT_CLASS (sender_contract_page_parent_class)->dispose (object);
}

static void
sender_contract_page_class_init (SenderContractPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_contract_page_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-contract-page.ui");
}

static void
sender_contract_page_init (SenderContractPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
