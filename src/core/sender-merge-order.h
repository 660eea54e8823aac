/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-merge-align.h"

G_BEGIN_DECLS

/* In which order the items of three lists are put together. */

typedef enum
{
  SENDER_MERGE_BASE,
  SENDER_MERGE_OURS,
  SENDER_MERGE_THEIRS,
  SENDER_MERGE_N_SIDES,
} SenderMergeSide;

/**
 * SenderMergeOrder:
 * @items: (element-type SenderMergeItem): what stands for each other
 * @lists: (nullable): where it stands, by #SenderMergeSide; the base may be %NULL
 * @results: (element-type SenderRecord): what becomes of each item, %NULL for nothing
 * @nexts: (element-type SenderRecord): what each is in the next base
 * @is_undone: whether ours is an order that was theirs, and that they have undone since
 *
 * What is put in order. Nothing is owned.
 */
typedef struct
{
  GArray     *items;
  SenderList *lists[SENDER_MERGE_N_SIDES];
  GPtrArray  *results;
  GPtrArray  *nexts;
  gboolean    is_undone;
} SenderMergeOrder;

/* Of what both sides have, and the base too if it is one of them. */
gboolean sender_merge_order_is_same (const SenderMergeOrder *self,
                                     SenderMergeSide         a,
                                     SenderMergeSide         b);
/* (element-type guint) (transfer full): positions in the items */
GArray *sender_merge_order_list (const SenderMergeOrder *self,
                                 const SenderMergeSide  *sides);
/* The same of the next base where theirs is kept; @result: the order there is to be. (element-type
 * guint) (transfer full) */
GArray *sender_merge_order_list_next (const SenderMergeOrder *self,
                                      GArray                 *result);
/* (transfer full) (nullable) */
char *sender_merge_order_dup_text (const SenderMergeOrder *self,
                                   SenderMergeSide         side);
/* @order: positions in the items; @places (element-type SenderMergePlaces) */
void sender_merge_order_add_places (const SenderMergeOrder *self,
                                    GArray                 *order,
                                    GArray                 *places);
/* (transfer full) (element-type SenderRecord) */
GPtrArray *sender_merge_order_new_records (void);
void       sender_merge_order_fill (SenderList *list,
                                    GPtrArray  *records,
                                    GArray     *order);

G_END_DECLS
