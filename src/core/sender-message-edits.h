/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-live.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* Edits of several messages at once. Each returns how many were made; what is there stays. */

/* A sign-in code in English for each channel that has a request. */
guint sender_messages_add_first (SenderConfig *config);
/* The channels that sender_messages_add_first() would write for. */
guint sender_messages_count_channels (SenderConfig *config);
/* A template, in the first language there is, for each channel with a request. @live (nullable):
 * what PingOne has. */
guint sender_messages_add_template (SenderConfig *config,
                                    SenderLive   *live,
                                    const char   *template_name);
/* A language: each message of the first language there is, once more. */
guint sender_messages_add_locale (SenderConfig *config,
                                  const char   *locale);
/* A variant of @message with its text. (transfer none) (nullable): NULL if it is there already. */
SenderMessage *sender_messages_add_variant (SenderConfig  *config,
                                            SenderMessage *message,
                                            const char    *variant);
/* One message, with the text that its siblings suggest. (transfer none) (nullable): as above. */
SenderMessage *sender_messages_write (SenderConfig *config,
                                      const char   *template_name,
                                      SenderChannel channel,
                                      const char   *locale,
                                      const char   *variant);
void           sender_messages_remove (SenderConfig  *config,
                                       SenderMessage *message);

G_END_DECLS
