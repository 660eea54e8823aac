/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
#include "sender-message.h"

G_BEGIN_DECLS

/* A content of a notification template, lossless both ways (reference: PingOne, section 3.5). */

/* Whether PingOne's own text is this one, which can be neither changed nor deleted. */
gboolean sender_format_content_is_default (SenderJson *content);
/* Whether @content is what @message is published as: same channel, language and variant. */
gboolean sender_format_content_fits (SenderJson    *content,
                                     SenderMessage *message);
/* The custom content of @contents (an array) for a message, or PingOne's own. (transfer none)
 * (nullable) */
SenderJson *sender_format_content_find (SenderJson    *contents,
                                        SenderMessage *message);
SenderJson *sender_format_content_find_default (SenderJson    *contents,
                                                SenderMessage *message);
/* With the names whose spelling means nothing spelt in one way. (transfer full) */
SenderJson *sender_format_content_dup_comparable (SenderJson *content);
/* NULL for one that is neither SMS nor Voice. (transfer full) (nullable) */
SenderMessage *sender_format_content_read (SenderJson *content,
                                           const char *template_name);
/* As PingOne takes it: @live (nullable) with what the message says, or a new one.
 * (transfer full) */
SenderJson *sender_format_content_write (SenderMessage *message,
                                         SenderJson    *live);
/* Whether writing @message over @content, which it fits, would change nothing. */
gboolean sender_format_content_says (SenderJson    *content,
                                     SenderMessage *message);

G_END_DECLS
