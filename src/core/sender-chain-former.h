/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* The fallback chain of an earlier state that is gone back to, where others had a hand in it. */

/**
 * SenderChainFormer:
 * @chain: the chain of that state
 * @then: (nullable): what of it counted as ours then
 * @theirs: (nullable): what there would be by now without what was published from here since
 * @base: what counts as ours by now
 * @now: the chain there is
 * @entry: what stands in it for our sender
 *
 * What there is to go by.
 */
typedef struct
{
  SenderJson *chain;
  SenderJson *then;
  SenderJson *theirs;
  SenderJson *base;
  SenderJson *now;
  const char *entry;
} SenderChainFormer;

/* Whether something in that chain was somebody else’s doing, and they have undone it since. */
gboolean sender_chain_former_has_theirs (const SenderChainFormer *self);
/* What there is with what is ours as it was; @is_in_at_all: whether our sender can be in it.
 * (transfer full) */
SenderJson *sender_chain_former_dup_members (const SenderChainFormer *self,
                                             gboolean                 is_in_at_all);
/* Whether those of @base that are in @now too are asked in the order that was published. */
gboolean sender_chain_former_has_order (const SenderChainFormer *self);
/* What becomes of @chain where @before became @after. (transfer full) */
SenderJson *sender_chain_former_follow (SenderJson *chain,
                                        SenderJson *before,
                                        SenderJson *after);

G_END_DECLS
