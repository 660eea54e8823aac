/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-page.h"

G_BEGIN_DECLS

/*
 * The request of one channel: what PingOne sends for every one-time code. The same for SMS and for
 * Voice. Property: channel (construct only).
 */

#define SENDER_TYPE_CHANNEL_PAGE (sender_channel_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderChannelPage, sender_channel_page, SENDER, CHANNEL_PAGE, SenderPage)

G_END_DECLS
