/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-record.h"

G_BEGIN_DECLS

/* Which items of three lists stand for each other. */

/**
 * SenderMergeItem:
 * @base: (nullable): the item there was
 * @ours: (nullable): the one we want
 * @theirs: (nullable): the one that is there
 * @position: in the list it came from, ours or else theirs
 *
 * What stands for each other; one of @ours and @theirs is not %NULL. Nothing is owned.
 */
typedef struct
{
  SenderRecord *base;
  SenderRecord *ours;
  SenderRecord *theirs;
  guint         position;
} SenderMergeItem;

/**
 * SenderMergePlaces:
 * @base: in the list there was
 * @ours: in the one we want
 * @theirs: in the one that is there
 *
 * Where an item stands; -1 where there is none.
 */
typedef struct
{
  int base;
  int ours;
  int theirs;
} SenderMergePlaces;

/* In the order of @ours, then what only @theirs has. @base (nullable). (element-type
 * SenderMergeItem) (transfer full) */
GArray           *sender_merge_align (SenderList *base,
                                      SenderList *ours,
                                      SenderList *theirs);
SenderMergePlaces sender_merge_find_places (const SenderMergeItem *item,
                                            SenderList            *base,
                                            SenderList            *theirs);
/* The requests in the same order. @base (nullable). (element-type SenderMergePlaces)
 * (transfer full) */
GArray *sender_merge_align_requests (SenderConfig *base,
                                     SenderConfig *ours,
                                     SenderConfig *theirs);

G_END_DECLS
