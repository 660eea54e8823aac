/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/* What may happen to a test send, by name, with the state the sender must end in. */

/* An array of {name, channel, state, wait, text}. (transfer full) */
SenderJson *sender_scenarios_to_json (void);
/* Replaces the faults by those of a scenario and describes it; NULL if there is none of that
 * name. (transfer full) */
SenderJson *sender_scenarios_set (SenderStage *stage,
                                  const char  *name);

G_END_DECLS
