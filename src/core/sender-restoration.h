/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-plan.h"

G_BEGIN_DECLS

/* Going back to an earlier state of an environment: what is wanted then is what a snapshot says. */

/* @config as @snapshot has it, with what stays local as it is; NULL with no error where the
 * snapshot has no such sender, so that it is to go. @sender: its id. (transfer full) (nullable) */
SenderConfig *sender_restoration_new (SenderConfig *config,
                                      SenderLive   *snapshot,
                                      const char   *sender,
                                      GError      **error);
/* What counts as last published once @steps were written in part: @snapshot, with what is live
 * where that is what a step wanted. (transfer full) */
SenderLive *sender_restoration_make_base (SenderLive *snapshot,
                                          SenderLive *live,
                                          GPtrArray  *steps);

G_END_DECLS
