/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-flow.h"
#include "sender-question.h"

G_BEGIN_DECLS

/* A flow made from what Twilio answers: what is live, and what only the service knows of it. */

/* Adds the questions about the flow @sid. */
void sender_flow_answers_ask (GPtrArray  *questions,
                              const char *sid);
/* What is live; the newest draft where nothing is or where that is not known. @name (out)
 * (optional): what it is called there. (transfer full) (nullable) */
SenderFlow *sender_flow_answers_take (GPtrArray  *questions,
                                      const char *sid,
                                      char      **name,
                                      GError    **error);
/* The answers, NULL where a question was not asked. (transfer none) */
SenderQuestion *sender_flow_answers_get_newest (GPtrArray  *questions,
                                                const char *sid);
SenderQuestion *sender_flow_answers_get_live (GPtrArray  *questions,
                                              const char *sid);
SenderQuestion *sender_flow_answers_get_users (GPtrArray  *questions,
                                               const char *sid);

G_END_DECLS
