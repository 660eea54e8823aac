/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-plan.h"

G_BEGIN_DECLS

/* Shared by sender-plan.c and the sender-plan-*.c that add to a plan in the making only. */

typedef struct
{
  const SenderPlanInput *input;
  SenderPlan            *plan;            /* (owned) */
  SenderJson            *live;            /* (nullable): the sender that is there */
  SenderJson            *base;            /* (nullable): the one that was */
  gboolean               is_namesake;     /* found by its name alone */
  gboolean               is_claimed;      /* and yet ours, as somebody has decided */
  GArray                *requests;        /* (owned) (element-type SenderMergePlaces): written */
  SenderJson            *theirs_of_chain; /* (owned) (nullable): of others, since a state */
  SenderMerge            merge;
} SenderPlanning;

/* Takes @title; references the objects. (transfer none) */
SenderStep        *sender_planning_add_step (SenderPlanning    *self,
                                             SenderChangeObject object,
                                             SenderStepAction   action,
                                             char              *title,
                                             SenderJson        *before);
SenderProviderKind sender_planning_get_kind (SenderPlanning *self);

char *sender_planning_dup_title (SenderPlanning *self);

/* Gives @body the credentials that are to be in its headers. @written: what is wanted. */
void sender_planning_put_headers (SenderPlanning *self,
                                  SenderJson     *body,
                                  SenderJson     *written);
void sender_planning_add_messages (SenderPlanning *self);
void sender_planning_add_chain (SenderPlanning *self);

gboolean sender_planning_stops_at_deletion (SenderPlanning *self);
gboolean sender_planning_stops_at_doubt (SenderPlanning *self);
gboolean sender_planning_stops_at_change (SenderPlanning *self);
void     sender_planning_add_withdrawal (SenderPlanning *self);
/* Whether there is no such sender once the plan is carried out. */
gboolean sender_planning_goes (SenderPlanning *self);

void sender_planning_note_undecided (SenderPlanning *self);

void     sender_planning_find_namesake (SenderPlanning *self);
gboolean sender_planning_stops_at_namesake (SenderPlanning *self);
/* Where an earlier state is gone back to. */
void sender_planning_make_formers (SenderPlanning *self);
/* Requests of the base in which somebody else changed a credential: (element-type
 * SenderChannelRequest) (transfer full) (nullable) */
GPtrArray *sender_planning_list_touched (SenderPlanning *self);
/* SENDER_ERROR_INVALID where another sender has the name. */
gboolean sender_planning_check_name (SenderPlanning *self,
                                     GError        **error);

G_END_DECLS
