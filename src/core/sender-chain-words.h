/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"

G_BEGIN_DECLS

/* Chains for people: names instead of ids, where what is live tells them. */

/* @live (nullable). Of an entry that nothing is known of, itself. (transfer full) */
char *sender_chain_words_dup_entry (const char *entry,
                                    SenderLive *live);
/* An order in one line; @own: the own sender's name. (transfer full) */
char *sender_chain_words_dup_order (const char *const *order,
                                    SenderLive        *live,
                                    const char        *own);
/* A chain as a plan tells it: names with commas between them, and what has none as it is written.
 * (transfer full) */
char *sender_chain_words_dup_names (SenderJson *chain,
                                    SenderLive *live);

G_END_DECLS
