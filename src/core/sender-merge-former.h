/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-merge-align.h"

G_BEGIN_DECLS

/* What was somebody else’s in an earlier state that is gone back to: what they have undone since
 * stays undone. */

/**
 * SenderMergeFormer:
 * @base: (nullable): a record as it counted as ours in that state
 * @theirs: (nullable): the same as it would be by now without what was published from here since
 * @is_known: whether anything is known of where the record would stand
 *
 * What is known of a record of that state: where somebody else was the author of it then, and
 * whether they have changed it since.
 */
typedef struct
{
  SenderRecord *base;
  SenderRecord *theirs;
  gboolean      is_known;
} SenderMergeFormer;

/**
 * SenderMergeFormers:
 * @base: (nullable) (element-type SenderRecord SenderRecord): for an item the one it was
 * @theirs: (nullable): for an item the one that there would be
 *
 * The same of the items of a list.
 */
typedef struct
{
  GHashTable *base;
  GHashTable *theirs;
} SenderMergeFormers;

/* A record among the fields of @self. */
SenderMergeFormer sender_merge_former_get_part (const SenderMergeFormer *self,
                                                const SenderField       *field);
/* Whether what @record says there was theirs, and they changed it; @was: what counts as ours by
 * now. */
gboolean sender_merge_former_is_theirs (const SenderMergeFormer *self,
                                        SenderRecord            *record,
                                        const SenderField       *field,
                                        const char              *was);
gboolean sender_merge_former_is_our_addition (const SenderMergeFormer *self,
                                              const SenderMergeItem   *item,
                                              gboolean                 has_base);
gboolean sender_merge_former_is_our_removal (const SenderMergeFormer *self,
                                             const SenderMergeItem   *item);

gboolean sender_merge_former_is_order_theirs (const SenderMergeFormer *self,
                                              const SenderField       *field,
                                              SenderList              *list);

/* Of the list at @field, for the items of @ours and of @theirs. */
void              sender_merge_formers_init (SenderMergeFormers      *self,
                                             const SenderMergeFormer *record,
                                             const SenderField       *field,
                                             SenderList              *ours,
                                             SenderList              *theirs);
void              sender_merge_formers_clear (SenderMergeFormers *self);
SenderMergeFormer sender_merge_formers_get (const SenderMergeFormers *self,
                                            SenderRecord             *item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderMergeFormers, sender_merge_formers_clear)

G_END_DECLS
