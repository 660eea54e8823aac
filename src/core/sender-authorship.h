/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-step.h"

#include "sender-live.h"
#include "sender-message.h"

G_BEGIN_DECLS

/* Who is the author of what is live: what steps have written is ours, as far as they changed it. */

/* @content (nullable). */
void sender_authorship_put_content (SenderLive    *base,
                                    SenderMessage *message,
                                    SenderJson    *content);
/* @before without the contents that @steps do not touch. (transfer full) */
SenderLive *sender_authorship_reduce (SenderLive *before,
                                      GPtrArray  *steps);
/* What counted as ours before @steps, as far as it is known; @base and @sender (nullable).
 * (transfer full) */
SenderLive *sender_authorship_dup_start (SenderLive *base,
                                         SenderLive *before,
                                         const char *sender,
                                         GPtrArray  *steps);
/* The sender that @steps have created, if it is live; @sender (nullable): its id, as far as it was
 * noted. (nullable) */
const char *sender_authorship_find_created (SenderLive *before,
                                            SenderLive *live,
                                            const char *sender,
                                            GPtrArray  *steps);
/* Takes into @base what @step wrote of the chain; @sender (nullable). */
void sender_authorship_take_chain (SenderLive       *base,
                                   SenderLive       *live,
                                   const char       *sender,
                                   const SenderStep *step);
/* What counts as ours once @steps were written in part: @start, with what was written by those that
 * are known to be done; of the others with what is live where that is what a step wanted, and with
 * what was written where somebody changed that since. (transfer full) */
SenderLive *sender_authorship_make_base (SenderLive *start,
                                         SenderLive *live,
                                         const char *sender,
                                         GPtrArray  *steps);
/* What tells who changed a header that is a credential: @start (nullable), which told it before
 * @steps, or what the last of those that were written says. (transfer full) (nullable) */
SenderJson *sender_authorship_make_prints (SenderJson *start,
                                           SenderLive *live,
                                           GPtrArray  *steps);

G_END_DECLS
