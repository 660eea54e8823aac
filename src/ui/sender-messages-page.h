/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* What PingOne puts into ${message}. */

#define SENDER_TYPE_MESSAGES_PAGE (sender_messages_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessagesPage, sender_messages_page, SENDER, MESSAGES_PAGE, SenderPage)

G_END_DECLS
