/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-plan.h"

G_BEGIN_DECLS

/* Shared by sender-plan.c and sender-plan-chain.c only. */

typedef struct
{
  const SenderPlanInput *input;
  SenderPlan            *plan; /* (owned) */
  SenderJson            *live; /* (nullable): the sender that is there */
  SenderJson            *base; /* (nullable): the one that was */
  SenderMerge            merge;
  SenderConfig          *result; /* (owned) (nullable): what is to be there */
} SenderPlanning;

/* Takes @title; references the objects. (transfer none) */
SenderStep        *sender_planning_add_step (SenderPlanning    *self,
                                             SenderChangeObject object,
                                             SenderStepAction   action,
                                             char              *title,
                                             SenderJson        *before);
SenderProviderKind sender_planning_get_kind (SenderPlanning *self);

void sender_planning_add_chain (SenderPlanning *self);

G_END_DECLS
