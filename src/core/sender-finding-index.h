/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-finding.h"

G_BEGIN_DECLS

/* The findings of one list of the configuration, by the item they are about: made once for each run
 * of the checks, so that a row need not look through all of them. */

typedef struct _SenderFindingIndex SenderFindingIndex;

/* @list: `numbers`. Findings that were accepted are left out. */
SenderFindingIndex *sender_finding_index_new (GListModel *findings,
                                              const char *list);
void                sender_finding_index_free (SenderFindingIndex *self);
/* (element-type SenderFinding): those of `numbers[3]` and below it. (transfer none) (nullable) */
GPtrArray *sender_finding_index_get (SenderFindingIndex *self,
                                     guint               position);
/* (element-type SenderFinding): those of the list as a whole. (transfer none) */
GPtrArray *sender_finding_index_get_common (SenderFindingIndex *self);
/* The items that have any. */
guint sender_finding_index_count (SenderFindingIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFindingIndex, sender_finding_index_free)

G_END_DECLS
