/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Lists in pages, as product hosts and the 2010 API write them (reference: Twilio, sections 4.1
 * and 10). */

/* URL of the page after @page, NULL if there is none on @origin. (transfer full) */
char *sender_twilio_dup_next_page (SenderJson *page,
                                   const char *origin);
/* Adds the list of @page, and what it says of the pages after it. */
void sender_twilio_join_pages (SenderJson *joined,
                               SenderJson *page,
                               const char *list);
/* FALSE if pages are left that were not read. */
gboolean sender_twilio_list_is_whole (SenderJson *joined);

G_END_DECLS
