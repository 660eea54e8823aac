/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli.h"
#include "sender-stand-ins.h"

G_BEGIN_DECLS

/* The stand-ins, for somebody who waits for each answer. */

typedef struct _SenderCliRehearsal SenderCliRehearsal;

/* Finds the program beside this one, in a build tree, or where SENDER_REHEARSAL_PROGRAM says. */
SenderCliRehearsal *sender_cli_rehearsal_start (SenderCli *cli,
                                                GError   **error);
void                sender_cli_rehearsal_stop (SenderCliRehearsal *self);
/* Borrowed: where the stand-ins are. */
SenderEndpoints *sender_cli_rehearsal_get_endpoints (SenderCliRehearsal *self);
/* Asks `/_rehearsal/NAME`; @body (nullable) is taken. (transfer full): the answer, an object. */
SenderJson *sender_cli_rehearsal_ask (SenderCliRehearsal *self,
                                      const char         *method,
                                      const char         *name,
                                      SenderJson         *body,
                                      GError            **error);
/* Tells the stand-ins of the configuration's account and flows. */
gboolean sender_cli_rehearsal_announce (SenderCliRehearsal *self,
                                        SenderConfig       *config,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderCliRehearsal, sender_cli_rehearsal_stop)

G_END_DECLS
