/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-step.h"

#include "sender-live.h"

G_BEGIN_DECLS

/*
 * What a write changed, on top of what counted as ours before it. What it left as it was is still
 * whoever’s it was; and what somebody changed since does not make the rest of it theirs.
 */

/* Whether the write of a sender, or of a content, reached @object, whatever became of it since. */
gboolean sender_advance_has_landed (const SenderStep *step,
                                    SenderLive       *live,
                                    SenderJson       *object);
/* @known: the sender as it counted as ours; @done: as it was written. (transfer full) (nullable) */
SenderJson *sender_advance_sender (const SenderStep *step,
                                   SenderLive       *live,
                                   SenderJson       *known,
                                   SenderJson       *done);
/* The same for a content; @known (nullable). (transfer full) */
SenderJson *sender_advance_content (const SenderStep *step,
                                    SenderJson       *known,
                                    SenderJson       *done);
/* The same for the chain, of which a step without an order in full is about two entries alone.
 * (transfer full) (nullable): NULL if nothing of it was written */
SenderJson *sender_advance_chain (const SenderStep *step,
                                  SenderJson       *known,
                                  SenderLive       *live,
                                  const char       *sender);

G_END_DECLS
