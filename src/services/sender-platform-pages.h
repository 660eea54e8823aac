/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Collections in pages, as the platform API writes them (reference: PingOne, section 4.4). */

/* Whether there is a page after @page; its URL in @next (out) (nullable) (transfer full). FALSE
 * with SENDER_ERROR_BAD_REPLY if it is not on @origin, where alone the token may go. */
gboolean sender_platform_find_next_page (SenderJson *page,
                                         const char *url,
                                         const char *origin,
                                         char      **next,
                                         GError    **error);
/* Adds what @page embeds to what @joined does. */
void sender_platform_join_pages (SenderJson *joined,
                                 SenderJson *page);
/* All are joined: there is no next one any more. */
void sender_platform_end_pages (SenderJson *joined);

/* SENDER_ERROR_BAD_REPLY for what is no part of a list. */
gboolean sender_platform_check_page (SenderJson *page,
                                     GError    **error);

G_END_DECLS
