/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-execution.h"
#include "sender-visit.h"

G_BEGIN_DECLS

/* The parts of the stand-in for Studio v2: each function answers one route of its table. */

void sender_studio_create_execution (SenderVisit *visit);
void sender_studio_create_execution_v1 (SenderVisit *visit);

void sender_studio_list_executions (SenderVisit *visit);
void sender_studio_read_execution (SenderVisit *visit);
void sender_studio_end_execution (SenderVisit *visit);
void sender_studio_delete_execution (SenderVisit *visit);
void sender_studio_read_context (SenderVisit *visit);
void sender_studio_list_steps (SenderVisit *visit);
void sender_studio_read_step (SenderVisit *visit);
void sender_studio_read_step_context (SenderVisit *visit);

void sender_studio_list_flows (SenderVisit *visit);
void sender_studio_read_flow (SenderVisit *visit);
void sender_studio_list_revisions (SenderVisit *visit);
void sender_studio_read_revision (SenderVisit *visit);
void sender_studio_validate (SenderVisit *visit);
void sender_studio_read_test_users (SenderVisit *visit);
void sender_studio_write_test_users (SenderVisit *visit);

/* The flow of the first capture if it is the caller's; else answers 404 and returns NULL. */
SenderStudioFlow *sender_studio_find_flow (SenderVisit *visit);
/* (transfer full) */
SenderJson *sender_studio_describe_execution (SenderVisit *visit,
                                              gpointer     execution);

G_END_DECLS
