/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live-source.h"

G_BEGIN_DECLS

/*
 * Publishing an open document, going on with a publish that did not end or taking it back, and
 * going back to an earlier state: the plan first, then carrying it out, which goes on whatever is
 * shown meanwhile.
 *
 * Signal: changed, when anything that the functions below tell is another.
 */

#define SENDER_TYPE_PUBLISHING (sender_publishing_get_type ())

G_DECLARE_FINAL_TYPE (SenderPublishing, sender_publishing, SENDER, PUBLISHING, GObject)

typedef enum
{
  SENDER_PUBLISHING_PUBLISH, /* or go on with one that did not end */
  SENDER_PUBLISHING_ROLL_BACK,
  SENDER_PUBLISHING_RESTORE,
} SenderPublishingTarget;

/* The one of the source’s document. (transfer full) */
SenderPublishing *sender_publishing_for (SenderLiveSource *source);
SenderLiveSource *sender_publishing_get_source (SenderPublishing *self);

/* What is planned. @snapshot: id of an earlier state, of RESTORE only. */
SenderPublishingTarget sender_publishing_get_target (SenderPublishing *self);
void                   sender_publishing_set_target (SenderPublishing      *self,
                                                     SenderPublishingTarget target,
                                                     const char            *snapshot);
/* (transfer none) (nullable): the plan, until the next signal; why there is none. */
const SenderPlan *sender_publishing_get_plan (SenderPublishing *self);
const char       *sender_publishing_get_fault (SenderPublishing *self);
/* Whether ours is written at @path of it, as it is now, although somebody else changed it. */
void sender_publishing_decide (SenderPublishing *self,
                               const char       *path,
                               gboolean          overwrite);
/* What PingOne is known to refuse of it (nullable); what else stands in the way as well, and at
 * which path (out) (transfer full) (nullable). (transfer full) (nullable) */
const char *sender_publishing_get_obstacle (SenderPublishing *self);
char       *sender_publishing_dup_obstacle (SenderPublishing *self,
                                            char            **path);

/* Looks for earlier states; they are there with the next signal: (element-type SenderSnapshot)
 * (nullable), the newest first, those of the connected environment. */
void       sender_publishing_find_snapshots (SenderPublishing *self);
GPtrArray *sender_publishing_get_snapshots (SenderPublishing *self);
/* What of them could not be read, in words. (nullable) */
const char           *sender_publishing_get_damage (SenderPublishing *self);
const SenderSnapshot *sender_publishing_get_snapshot (SenderPublishing *self);

/* Looks for the other configurations of the library, from then on whenever it changes; the next
 * signal tells. */
void sender_publishing_find_others (SenderPublishing *self);
/* What the plan takes from them, as far as they are known, and which credentials in headers it does
 * not bring back. (transfer full) (nullable) */
char *sender_publishing_dup_shared (SenderPublishing *self);
char *sender_publishing_dup_lost (SenderPublishing *self);

/* Saves what is not saved yet, and carries the plan out. */
void             sender_publishing_run (SenderPublishing *self);
SenderOperation *sender_publishing_get_operation (SenderPublishing *self);
/* How far it has come, or what became of it. (nullable): before anything was carried out. */
const SenderPublishResult *sender_publishing_get_result (SenderPublishing *self);
SenderPublishWay           sender_publishing_get_way (SenderPublishing *self);
const char                *sender_publishing_get_failure (SenderPublishing *self);
/* What carrying the plan out would be. */
SenderPublishWay sender_publishing_get_planned_way (SenderPublishing *self);
/* Nothing more is said of it. */
void sender_publishing_dismiss (SenderPublishing *self);

G_END_DECLS
