/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-plan.h"

G_BEGIN_DECLS

/* What became of a publish. */

typedef enum
{
  SENDER_PUBLISH_PUBLISHED,
  SENDER_PUBLISH_UNCHANGED, /* there was nothing to write */
  SENDER_PUBLISH_CONFLICT,  /* somebody wrote in between; nothing was written */
  SENDER_PUBLISH_PARTIAL,   /* some of it is live */
} SenderPublishState;

typedef enum
{
  SENDER_PUBLISH_STEP_OPEN,  /* not written */
  SENDER_PUBLISH_STEP_DOUBT, /* it may have been written */
  SENDER_PUBLISH_STEP_DONE,  /* written and read back, or kept */
} SenderPublishStepState;

/**
 * SenderPublishStep:
 * @step: (not owned): the plan's
 * @state: how far it came
 * @status: HTTP status of the write, 0 if there was no answer or nothing to write
 * @has_landed: whether the service answered the write, or shows that it was done
 * @is_theirs: whether it is kept, and is what somebody else made of it
 *
 * One step of a publish.
 */
typedef struct
{
  const SenderStep      *step;
  SenderPublishStepState state;
  guint                  status;
  gboolean               has_landed;
  gboolean               is_theirs;
} SenderPublishStep;

/**
 * SenderPublishResult:
 * @state: how it ended
 * @steps: (element-type SenderPublishStep): as the plan has them
 * @snapshot: (nullable): the state before, as the archive calls it
 * @sender: (nullable): id of the sender
 * @lost: (nullable): what is said of headers that are credentials and are not brought back
 * @error: (nullable): why it stopped, or what could not be kept of it
 * @is_unkept: whether all is live and that could not be kept here, so that its journal stays
 * @keeps_theirs: whether something that somebody else changed stays as it is
 *
 * What became of it.
 */
typedef struct
{
  SenderPublishState state;
  GArray            *steps;
  char              *snapshot;
  char              *sender;
  char              *lost;
  GError            *error;
  gboolean           is_unkept;
  gboolean           keeps_theirs;
} SenderPublishResult;

SenderPublishResult *sender_publish_result_new (const SenderPlan *plan);
void                 sender_publish_result_free (SenderPublishResult *self);
/* Whether anything is or may be live of it. */
gboolean sender_publish_result_has_written (const SenderPublishResult *self);
/* Whether the sender was written, by that action, and read back: with it goes its secret. */
gboolean sender_publish_result_has_sent (const SenderPublishResult *self,
                                         SenderStepAction           action);
/* design, section 10: {"state","steps":[{"object","action","status"}]}. (transfer full) */
SenderJson *sender_publish_result_to_json (const SenderPublishResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPublishResult, sender_publish_result_free)

G_END_DECLS
