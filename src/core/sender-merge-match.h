/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-merge-keys.h"

G_BEGIN_DECLS

/* Which requests stand for each other: the service gives them no name. */

/* @base (nullable). (transfer full) */
SenderMergeKeys sender_merge_match_requests (SenderList *base,
                                             SenderList *ours,
                                             SenderList *theirs);

G_END_DECLS
