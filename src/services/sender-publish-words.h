/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publish-journal.h"

G_BEGIN_DECLS

/* What became of a publish, in words. All are translated. */

/* “created”, “not written”. */
const char *sender_publish_step_get_label (const SenderPublishStep *self);
/* “to be created”. */
const char *sender_step_get_intent_label (const SenderStep *self);
/* What became of all of it, in a few sentences. (transfer full) */
char *sender_publish_result_dup_summary (const SenderPublishResult *self,
                                         SenderPublishWay           way);
/* Whether what a step keeps is, in part at least, what somebody else made of it. */
gboolean sender_plan_is_left_by_others (const SenderPlan *self,
                                        const SenderStep *step);
/* Of what a publish that did not end was to write, whether this is live. */
const char *sender_plan_get_left_label (const SenderPlan *self,
                                        const SenderStep *step);

G_END_DECLS
