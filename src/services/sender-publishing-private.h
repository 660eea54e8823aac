/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"

G_BEGIN_DECLS

/* Shared by sender-publishing.c, which plans, and sender-publishing-run.c, which carries out. */

struct _SenderPublishing
{
  GObject parent_instance;

  SenderLiveSource      *source;    /* (owned) */
  SenderOperation       *operation; /* (owned) */
  SenderPublishingTarget target;
  char                  *chosen;    /* (owned) (nullable): id of a snapshot */
  char                  *asked;     /* (owned) (nullable): the one whose templates were read */
  GPtrArray             *snapshots; /* (owned) (nullable) */
  char                  *damage;    /* (owned) (nullable): what of them could not be read */
  SenderPlan            *plan;      /* (owned) (nullable): of another target than to publish */
  char                  *fault;     /* (owned) (nullable): why there is none */
  char                  *obstacle;  /* (owned) (nullable): why it can't be carried out */

  /* sender-publishing-shared.c. */
  GCancellable *finding; /* (owned) (nullable): the look for @others */
  GPtrArray    *others;  /* (owned) (nullable) (element-type SenderConfig) */
  GError       *unfound; /* (owned) (nullable): why they are not known */

  /* What is carried out, or was last. */
  SenderPlan                *carried; /* (owned) (nullable) */
  SenderPublishWay           way;
  const SenderPublishResult *progress; /* (not owned) (nullable): while it runs */
  SenderPublishResult       *result;   /* (owned) (nullable): of @carried */
  char                      *failure;  /* (owned) (nullable): why nothing came of it */
};

void sender_publishing_tell (SenderPublishing *self);
/* The templates of an earlier state that is planned to be gone back to. (transfer full) */
GStrv sender_publishing_list_templates (SenderPublishing *self);
void  sender_publishing_forget_others (SenderPublishing *self);
/* Nothing is known of what was carried out last. */
void sender_publishing_forget_result (SenderPublishing *self);

G_END_DECLS
