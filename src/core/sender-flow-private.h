/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-flow.h"

G_BEGIN_DECLS

/* How the parts of a flow see each other: pure functions on its states. */

/* The state an event of @state leads to; NULL where the branch ends. */
const char *sender_flow_state_get_next (SenderJson *state,
                                        const char *event);

/* Names of what is reachable from the REST trigger, in the order it is found. */
GPtrArray *sender_flow_collect_reachable (SenderFlow *self);

/* (transfer full) (nullable): the first thing wrong with the structure of @definition. */
char *sender_flow_find_fault (SenderJson *definition);

/* Appends what @state reads of the data of an execution. */
void sender_flow_collect_reads (GPtrArray  *reads,
                                SenderJson *state);

/* Appends @state if it sends. */
void sender_flow_collect_sender (GPtrArray  *senders,
                                 SenderFlow *flow,
                                 SenderJson *state);

void sender_flow_read_free (SenderFlowRead *self);
void sender_flow_sender_free (SenderFlowSender *self);

G_END_DECLS
