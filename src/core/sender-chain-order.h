/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-chain.h"

G_BEGIN_DECLS

/*
 * The fallback chain as a configuration has it: words in their order, `self` for its own sender,
 * ids of other senders, and `PINGONE_TWILIO`. Any other word stays as it is, at its place. An order
 * without words names nobody; how a configuration says so is sender-fallback.h's matter.
 */

gboolean sender_chain_order_has (const char *const *order,
                                 const char        *entry);
/* Where @entry stands, or how many there are. */
guint sender_chain_order_find (const char *const *order,
                               const char        *entry);
/* Whether Ping's own account is the last that is asked. */
gboolean sender_chain_order_ends_with_ping (const char *const *order);
/* What the switch gives. (transfer full) */
GStrv sender_chain_order_new (gboolean with_ping);
/* Whether it is what the switch gives as well. */
gboolean sender_chain_order_is_plain (const char *const *order);

/* Each returns another order. (transfer full) */
GStrv sender_chain_order_insert (const char *const *order,
                                 guint              position,
                                 const char        *entry);
GStrv sender_chain_order_remove (const char *const *order,
                                 guint              position);
/* @to counts without the one that is moved. */
GStrv sender_chain_order_move (const char *const *order,
                               guint              from,
                               guint              to);
/* Behind all other senders, before Ping's own account where that is last. */
GStrv sender_chain_order_add (const char *const *order,
                              const char        *entry);
/* With Ping's own account last, or not last. */
GStrv sender_chain_order_end_with_ping (const char *const *order,
                                        gboolean           with_ping);

/* Of a chain that is live; @own (nullable): id of the own sender. What is no word is left out.
 * (transfer full) */
GStrv sender_chain_order_read (SenderJson *chain,
                               const char *own);
/* The chain that is written. (transfer full) */
SenderJson *sender_chain_order_write (const char *const *order,
                                      const char        *own);

G_END_DECLS
