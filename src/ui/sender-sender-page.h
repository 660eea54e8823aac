/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* Which kind of server sends the codes, the name of this configuration, and whether it is connected
 * to PingOne. */

#define SENDER_TYPE_SENDER_PAGE (sender_sender_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderSenderPage, sender_sender_page, SENDER, SENDER_PAGE, SenderPage)

G_END_DECLS
