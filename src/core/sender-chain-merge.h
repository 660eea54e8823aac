/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-fallback.h"
#include "sender-live.h"

G_BEGIN_DECLS

/* What a configuration says of the chain, put together with what is live in it: entries that nobody
 * here knows stay where they are, whoever put them there. */

/* Whether an order that leaves @entry out takes it away. */
gboolean sender_chain_merge_knows (SenderJson *entry,
                                   SenderLive *live);
/* Whether PingOne takes @entry. */
gboolean sender_chain_merge_can_ask (SenderJson *entry,
                                     SenderLive *live);
/* The chain that @order makes of what is live; @own stands for the own sender. (transfer full) */
SenderJson *sender_chain_merge_order (const char *const *order,
                                      const char        *own,
                                      SenderLive        *live);
/* Whom a publish leaves in the chain though the configuration does not name them; @own (nullable).
 * (transfer full) */
GStrv sender_chain_merge_list_kept (SenderFallback *fallback,
                                    const char     *own,
                                    SenderLive     *live);

G_END_DECLS
