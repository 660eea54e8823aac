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

/* @state without those in its chain whom PingOne can’t ask any more; @own (nullable). (transfer
 * full) */
SenderLive *sender_restoration_dup_possible (SenderLive *state,
                                             const char *own,
                                             SenderLive *live,
                                             char      **left_out);

G_END_DECLS
