/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-list.h"
#include "sender-merge.h"

G_BEGIN_DECLS

/* Channels with several requests that both sides changed, and in which nothing tells for certain
 * which request of the others one is: they are decided as a whole. A set of channels has the bit
 * `1 << channel` of each. */

/**
 * SenderMergeChannels:
 * @base: (nullable): the requests there were
 * @ours: those we want
 * @theirs: those that are there
 * @without: (nullable): where an earlier state is gone back to: what there would be by now without
 *   what was published from here since
 *   before which it was kept
 * @touched: (nullable) (element-type SenderChannelRequest): those of @base in which somebody else
 *   changed a credential, which the requests do not tell
 *
 * What is looked at. Nothing is owned.
 */
typedef struct
{
  SenderList *base;
  SenderList *ours;
  SenderList *theirs;
  SenderList *without;
  GPtrArray  *touched;
} SenderMergeChannels;

guint    sender_merge_channels_find_contested (const SenderMergeChannels *self);
guint    sender_merge_channels_find_untold (const SenderMergeChannels *self);
gboolean sender_merge_channels_has (guint channels, gpointer record);
/* @list gets the requests of @other in @channels instead of its own, behind all else. */
void sender_merge_channels_take (SenderList *list, SenderList *other, guint channels);
/* @places (element-type SenderMergePlaces) are those of lists that took @contested and @kept. */
void sender_merge_channels_restore_places (const SenderMergeChannels *self,
                                           guint                      contested,
                                           guint                      kept,
                                           GArray                    *places);
/* Tells of each as one of theirs. Those in which theirs is kept. */
guint sender_merge_channels_decide (const SenderMergeChannels *self,
                                    guint                      channels,
                                    const SenderMerge         *merge,
                                    GPtrArray                 *changes);

G_END_DECLS
