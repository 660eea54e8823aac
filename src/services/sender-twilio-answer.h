/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-response.h"

G_BEGIN_DECLS

/* What an answer of Twilio says when it is no success (reference: Twilio, sections 3.5 and 7). */

/**
 * SenderTwilioAnswer:
 * @status: HTTP status
 * @code: the vendor's code, 0 if none
 * @text: the status, the code and the vendor's own message, with what it means and what to do
 * @conflicting_execution_sid: (nullable): 409: the execution that is active
 */
typedef struct
{
  guint status;
  int   code;
  char *text;
  char *conflicting_execution_sid;
} SenderTwilioAnswer;

void sender_twilio_answer_init (SenderTwilioAnswer *self,
                                SenderResponse     *response);
void sender_twilio_answer_clear (SenderTwilioAnswer *self);
/* Sets the error for an answer that is no 2xx. */
void sender_twilio_answer_to_error (const SenderTwilioAnswer *self,
                                    GError                  **error);
/* `30007: filtered by Twilio or the carrier. Next …`; NULL for 0. (transfer full) */
char *sender_twilio_explain (int code);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderTwilioAnswer, sender_twilio_answer_clear)

G_END_DECLS
