/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/* A one-time passcode of an environment's user: what is asked for, and how it is sent. */

void sender_pingone_passcode_check (SenderJson *details,
                                    SenderJson *environment,
                                    SenderJson *body);
/* Renders the environment's own content with @code, and sends it through the environment's chain;
 * what came of it: `accepted_by`, `attempts`, `notification` (SENT, FAILED). (transfer full) */
SenderJson *sender_pingone_passcode_send (SenderStage *stage,
                                          SenderJson  *environment,
                                          SenderJson  *body,
                                          const char  *code);

G_END_DECLS
