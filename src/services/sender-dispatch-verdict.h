/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch-run.h"

G_BEGIN_DECLS

/* What the answers mean: reads them into the run, and ends it when they say how it ended. */

void sender_dispatch_take_execution (SenderDispatchRun *self,
                                     SenderJson        *execution);
/* Whether the flow moved since the last time. */
gboolean sender_dispatch_take_steps (SenderDispatchRun *self,
                                     SenderJson        *answer);
/* Whether the context names a message or call that was not known. */
gboolean sender_dispatch_take_context (SenderDispatchRun *self,
                                       SenderJson        *answer);
/* @object: the message or call. Whether that ended the run. */
gboolean sender_dispatch_judge (SenderDispatchRun *self,
                                SenderJson        *object);
/* The flow ended and named nothing it sent. */
void sender_dispatch_judge_silence (SenderDispatchRun *self,
                                    SenderJson        *context);

G_END_DECLS
