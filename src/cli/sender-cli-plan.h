/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli.h"
#include "sender-plan.h"
#include "sender-publisher.h"

G_BEGIN_DECLS

/* Plans and what became of them, for people. */

/* With what is to be decided first. */
void sender_cli_plan_print (const SenderPlan *plan,
                            SenderPublisher  *publisher);
/* To standard error, if that is a terminal. */
void sender_cli_plan_show (const SenderPlan *plan,
                           SenderPublishWay  way);
/* What other configurations lose by it, and who is gone, to standard error. */
void sender_cli_plan_note_others (SenderCli        *cli,
                                  SenderConfig     *config,
                                  const SenderPlan *plan);
/* (transfer full) */
char *sender_cli_plan_dup_decision (const SenderPlan *plan,
                                    SenderPublisher  *publisher);
void  sender_cli_plan_print_junit (SenderConfig     *config,
                                   const SenderPlan *plan);
void  sender_cli_publish_print (const SenderPublishResult *result,
                                SenderPublishWay           way);
/* Of a publish that has not ended: what of it is live by now. */
void sender_cli_plan_print_left (const SenderPlan *plan);

G_END_DECLS
