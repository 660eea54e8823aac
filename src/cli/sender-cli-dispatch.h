/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-rehearsal.h"
#include "sender-cli-send.h"
#include "sender-dispatcher.h"

G_BEGIN_DECLS

/* Sends, prints the timeline as it grows (unless JSON was asked for), and waits for the end. With
 * --end-active an execution in the way is ended, once, and the send repeated. (transfer full)
 * (nullable): NULL with an error if nothing was attempted. */
SenderDispatch *sender_cli_dispatch (SenderCli        *cli,
                                     SenderDispatcher *dispatcher,
                                     SenderTestPlan   *send,
                                     const char       *secret,
                                     gboolean          follow,
                                     double            wait,
                                     GError          **error);
/* The same for a plan that was made, whatever is in the way. (transfer full) */
SenderDispatch *sender_cli_dispatch_once (SenderCli                *cli,
                                          SenderDispatcher         *dispatcher,
                                          const SenderDispatchPlan *plan);
/* Prints @dispatch where JSON was asked for; the exit status. */
int sender_cli_dispatch_report (SenderCli      *cli,
                                SenderDispatch *dispatch,
                                gboolean        follow);
/* The same through the stand-ins, without a history. */
SenderDispatch *sender_cli_dispatch_rehearsed (SenderCli          *cli,
                                               SenderCliRehearsal *rehearsal,
                                               SenderConfig       *config,
                                               SenderChannel       channel,
                                               const char         *code,
                                               double              wait,
                                               GError            **error);

G_END_DECLS
