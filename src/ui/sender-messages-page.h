/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-matrix-view.h"
#include "sender-page.h"

G_BEGIN_DECLS

/* What PingOne puts into ${message}. */

#define SENDER_TYPE_MESSAGES_PAGE (sender_messages_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessagesPage, sender_messages_page, SENDER, MESSAGES_PAGE, SenderPage)

/* What is edited, NULL where there is no message. (transfer none) */
SenderMessage    *sender_messages_page_get_message (SenderMessagesPage *self);
SenderMatrixView *sender_messages_page_get_matrix (SenderMessagesPage *self);
/* What a popover that adds something points to. */
GtkWidget *sender_messages_page_get_anchor (SenderMessagesPage *self);
/* Selects the cell of @message. */
gboolean sender_messages_page_select (SenderMessagesPage *self,
                                      SenderMessage      *message);

G_END_DECLS
