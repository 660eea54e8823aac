/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

/*
 * Who is asked when the provider can't queue a message: by the procedure's switch, `enabled`, or
 * by `chain`, the whole order (sender-chain-order.h). Where there is a chain it decides, and the
 * switch shows whether Ping's own account is last in it; switching puts the account there or takes
 * it away. A chain with the single word `none` names nobody, not even the own sender: so one that
 * exists at PingOne unused is not put in use.
 */

#define SENDER_TYPE_FALLBACK (sender_fallback_get_type ())

G_DECLARE_FINAL_TYPE (SenderFallback, sender_fallback, SENDER, FALLBACK, SenderRecord)

SenderFallback *sender_fallback_new (void);
gboolean        sender_fallback_is_enabled (SenderFallback *self);
/* Without words: nobody is named, or the switch decides, which has_chain() tells apart.
 * (transfer none) */
const char *const *sender_fallback_get_chain (SenderFallback *self);
gboolean           sender_fallback_has_chain (SenderFallback *self);
/* Whether the chain names nobody. */
gboolean sender_fallback_is_empty (SenderFallback *self);
/* What holds: the chain, or what the switch gives. (transfer full) */
GStrv sender_fallback_dup_order (SenderFallback *self);
/* Whether nobody is asked after the own sender. */
gboolean sender_fallback_is_alone (SenderFallback *self);
/* The chain; where the switch says the same there is none. */
void sender_fallback_set_order (SenderFallback    *self,
                                const char *const *order);
/* Takes over what is live; @chain (nullable): empty; @own (nullable): id of the own sender. */
void sender_fallback_take_chain (SenderFallback *self,
                                 SenderJson     *chain,
                                 const char     *own);

G_END_DECLS
