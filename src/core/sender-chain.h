/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* The fallback chain: an ordered list of senders, in which Ping's own account has a name
 * (reference: PingOne, sections 2.2 and 2.3). */

#define SENDER_CHAIN_PING "PINGONE_TWILIO"
/* The configuration's own sender, in an order that a configuration has. */
#define SENDER_CHAIN_SELF "self"
/* Alone in such an order: it names nobody. That is an order as well, and not the same as none. */
#define SENDER_CHAIN_NONE "none"

gboolean sender_chain_has (SenderJson *chain,
                           const char *entry);
/* @chain (nullable) with @entry first or not at all, and Ping's own account last or not at all;
 * what else is in it stays. (transfer full) */
SenderJson *sender_chain_make (SenderJson *chain,
                               const char *entry,
                               gboolean    is_in,
                               gboolean    with_ping);
/* @chain (nullable) with each of the two in it or not, whatever the other. (transfer full) */
SenderJson *sender_chain_set_members (SenderJson *chain,
                                      const char *entry,
                                      gboolean    is_in,
                                      gboolean    with_ping);
/* Its entries with commas between them. (transfer full) */
char *sender_chain_to_text (SenderJson *chain);
/* Its entries; of objects, as a policy has them, their ids. (transfer full) */
GStrv sender_chain_dup_entries (SenderJson *chain);

G_END_DECLS
