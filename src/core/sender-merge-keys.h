/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* What the items of a list are told by. */

/**
 * SenderMergeKeys:
 * @base: (element-type utf8): the key of each item there was
 * @ours: (element-type utf8): of each we want
 * @theirs: (element-type utf8): of each that is there
 *
 * The keys in three states of a list: what has one key is the same item.
 */
typedef struct
{
  GPtrArray *base;
  GPtrArray *ours;
  GPtrArray *theirs;
} SenderMergeKeys;

/* @base (nullable). (transfer full) */
SenderMergeKeys sender_merge_keys_new (SenderList *base,
                                       SenderList *ours,
                                       SenderList *theirs);
void            sender_merge_keys_clear (SenderMergeKeys *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderMergeKeys, sender_merge_keys_clear)

G_END_DECLS
