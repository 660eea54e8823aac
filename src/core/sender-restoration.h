/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-plan.h"

G_BEGIN_DECLS

/* Going back to an earlier state of an environment: what is wanted then is what a snapshot says. */

/* @config as @snapshot has it, with what stays local as it is. @sender: its id; @messages:
 * (element-type SenderMessage): those that are meant; @is_withdrawn (out): whether the sender is to
 * go. (transfer full) (nullable) */
SenderConfig *sender_restoration_new (SenderConfig *config,
                                      SenderLive   *snapshot,
                                      const char   *sender,
                                      GPtrArray    *messages,
                                      gboolean     *is_withdrawn,
                                      GError      **error);
/* The messages that @steps are about. (element-type SenderMessage) (transfer full) */
GPtrArray *sender_restoration_list_messages (GPtrArray *steps);
/* @before without the contents that @steps do not touch. (transfer full) */
SenderLive *sender_restoration_reduce (SenderLive *before,
                                       GPtrArray  *steps);
/* The sender that @steps have created, if it is live; @sender (nullable): its id, as far as it was
 * noted. (nullable) */
const char *sender_restoration_find_created (SenderLive *before,
                                             SenderLive *live,
                                             const char *sender,
                                             GPtrArray  *steps);
/* What counts as ours once @steps were written in part: @start, with what is live where that is
 * what a step wanted, and with what was written where somebody changed that since. (transfer
 * full) */
SenderLive *sender_restoration_make_base (SenderLive *start,
                                          SenderLive *live,
                                          const char *sender,
                                          GPtrArray  *steps);

G_END_DECLS
