/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live-fixture.h"
#include "sender-plan.h"

G_BEGIN_DECLS

#define SMS "messages.strong_authentication.SMS.en"

/* What was published, what we have by now, and what is live by now. */
typedef struct
{
  SenderConfig         *ours;
  SenderLive           *base;
  SenderLive           *live;
  SenderSecretKnowledge secret;
  gboolean              knows_base;
  gboolean              is_withdrawn;
  gboolean              is_doubtful;
  GHashTable           *overwrite;
  SenderJson           *former;      /* (not owned) (nullable): the chain that is gone back to */
  SenderLive           *state;       /* (not owned) (nullable): the state that is */
  SenderLive           *former_base; /* (not owned) (nullable): what of it was ours */
  GPtrArray            *since;       /* (not owned) (nullable): publishes since */
} Case;

void plan_case_clear (Case *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, plan_case_clear)

/* Edits since publishing (nullable), in the configuration and at the service. */
Case        make_case (const char *ours,
                       const char *theirs);
SenderPlan *plan (Case *self);

/* As object|path|kind|now|after, with ! where ours is written, `-` for none. (transfer full) */
char *plan_dup_change (const SenderChange *change);
/* Each of them. */
void assert_changes (const SenderPlan  *made,
                     const char *const *expected);
/* `sender:create template:keep`. */
void        assert_actions (const SenderPlan *made,
                            const char       *expected);
SenderStep *get_step (const SenderPlan  *made,
                      SenderChangeObject object);

#define CHANGES(made, ...) assert_changes (made, (const char *const[]){ __VA_ARGS__, NULL })

G_END_DECLS
