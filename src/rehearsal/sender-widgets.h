/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-execution.h"

G_BEGIN_DECLS

/* What a flow's widgets do. One table; a type that is not in it ends the run. */

void sender_widgets_enter (SenderStage     *stage,
                           SenderExecution *execution,
                           SenderJson      *state);
/* Somebody answers the message that a run waits on; FALSE if none waits for one from @from. */
gboolean sender_widgets_reply (SenderStage *stage,
                               const char  *from,
                               const char  *body);

G_END_DECLS
