/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"
#include "sender-message.h"

G_BEGIN_DECLS

/*
 * Configurations as PingOne would give them back: of what is entered only what it keeps, so that
 * two of them differ in nothing that does not differ there.
 */

/* SENDER_ERROR_FORMAT where the service would refuse it. (transfer full) (nullable) */
SenderConfig *sender_mirror_new (SenderConfig *config,
                                 GError      **error);
/* Of its messages alone. (transfer full) */
SenderConfig *sender_mirror_new_messages (SenderConfig *config);
/* @sender (nullable): the sender's object of @live; @wanted: (element-type SenderMessage): the
 * messages that are looked for. (transfer full) (nullable) */
SenderConfig *sender_mirror_new_live (SenderLive *live,
                                      SenderJson *sender,
                                      GPtrArray  *wanted,
                                      GError    **error);
/* Whether the sender is of the kind that is written here. */
gboolean sender_mirror_is_custom (SenderJson *sender);
/* The sender there that the configuration stands for; @id (nullable): which one it was last.
 * (transfer none) (nullable) */
SenderJson *sender_mirror_find_sender (SenderConfig *config,
                                       SenderLive   *live,
                                       const char   *id);
/* The messages that can be published, each once. (element-type SenderMessage) (transfer full) */
GPtrArray *sender_mirror_list_messages (SenderConfig *config);
/* Those of the custom contents of @live. (element-type SenderMessage) (transfer full) */
GPtrArray *sender_mirror_list_live_messages (SenderLive *live);
/* Adds those of @more to @messages that it has none like. */
void sender_mirror_add_messages (GPtrArray *messages,
                                 GPtrArray *more);
/* The same with those of the custom contents of @live (nullable). */
void           sender_mirror_add_live_messages (GPtrArray  *messages,
                                                SenderLive *live);
SenderMessage *sender_mirror_find_message (GPtrArray     *messages,
                                           SenderMessage *like);
/* Among those of a configuration that can be published. (transfer none) (nullable) */
SenderMessage *sender_mirror_find_message_in (SenderConfig  *config,
                                              SenderMessage *like);
/* The custom content that is live for a message. (transfer none) (nullable) */
SenderJson *sender_mirror_find_content (SenderLive    *live,
                                        SenderMessage *message);

/* Where the row of a mirror's list stands in the configuration, whose rows that are not enabled
 * count. */
guint sender_mirror_find_row (SenderList *rows,
                              guint       position);

G_END_DECLS
