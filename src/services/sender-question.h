/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
#include "sender-twilio.h"

G_BEGIN_DECLS

/* What is asked of Twilio, and what came back; a list of them is all that is known. */

/**
 * SenderQuestion:
 * @resource: what to read
 * @a: (nullable): its first argument
 * @b: (nullable): its second argument
 * @json: (nullable): the answer
 * @error: (nullable): or why there is none
 * @code: the vendor's code of @error, 0 if none
 *
 * One question. While neither @json nor @error is set, nothing has come back yet.
 */
typedef struct
{
  SenderTwilioResource resource;
  char                *a;
  char                *b;
  SenderJson          *json;
  GError              *error;
  int                  code;
} SenderQuestion;

/* (element-type SenderQuestion). (transfer full) */
GPtrArray *sender_questions_new (void);
/* Adds a question, unless it is there already. (transfer none) */
SenderQuestion *sender_questions_add (GPtrArray           *self,
                                      SenderTwilioResource resource,
                                      const char          *a,
                                      const char          *b);
/* (transfer none) (nullable) */
SenderQuestion *sender_questions_find (GPtrArray           *self,
                                       SenderTwilioResource resource,
                                       const char          *a,
                                       const char          *b);
/* The answer, NULL while or where there is none. (transfer none) (nullable) */
SenderJson *sender_questions_get_answer (GPtrArray           *self,
                                         SenderTwilioResource resource,
                                         const char          *a,
                                         const char          *b);
gboolean    sender_question_is_open (const SenderQuestion *self);

G_END_DECLS
