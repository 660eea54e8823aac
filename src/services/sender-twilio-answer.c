/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-twilio-answer.h"

#include "sender-explain.h"
#include "sender-json.h"
#include "sender-refusal.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sender_twilio_explain:
 * @code: a code of the vendor
 *
 * Puts a code into words: its meaning and the next step, or where the vendor explains it.
 *
 * Returns: (transfer full) (nullable): a text, %NULL for 0
 */
char *
sender_twilio_explain (int code)
{
  const SenderExplanation *known = sender_explain_twilio (code);

  if (code == 0)
    return NULL;
  if (known == NULL)
    return g_strdup_printf (_ ("Error %d: see https://www.twilio.com/docs/api/errors/%d"), code,
                            code);
  return g_strdup_printf (_ ("Error %d: %s %s"), code, known->meaning, known->next_step);
}

static void
read_body (SenderTwilioAnswer *self,
           SenderJson         *body,
           char              **message)
{
  SenderJson *details = sender_json_get_member (body, "details");
  SenderJson *code = sender_json_get_member (body, "code");
  gint64      number = 0;
  const char *sid = NULL;

  *message = sender_refusal_dup_sentence (sender_json_get_string_member (body, "message"));
  if (code != NULL && sender_json_get_int (code, &number) && number > 0 && number <= G_MAXINT)
    self->code = (int) number;
  if (details != NULL && sender_json_get_kind (details) == SENDER_JSON_OBJECT)
    sid = sender_json_get_string_member (details, "conflicting_execution_sid");
  if (sid != NULL && sender_text_is_sid (sid, "FN"))
    self->conflicting_execution_sid = g_strdup (sid);
}

/**
 * sender_twilio_answer_init:
 * @response: an answer
 *
 * Reads an answer. A proxy may have written it: what can't be read is left out, the status is the
 * truth.
 */
void
sender_twilio_answer_init (SenderTwilioAnswer *self,
                           SenderResponse     *response)
{
  g_autoptr (SenderJson) body = sender_response_parse_json (response, NULL);
  g_autofree char       *message = NULL;
  g_autofree char       *explanation = NULL;

  *self = (SenderTwilioAnswer){ .status = sender_response_get_status (response) };
  if (body != NULL && sender_json_get_kind (body) == SENDER_JSON_OBJECT)
    read_body (self, body, &message);
  explanation = sender_twilio_explain (self->code);
  self->text =
    message != NULL
      ? g_strdup_printf (_ ("The answer was %u, “%s”. %s"), self->status, message,
                         explanation != NULL ? explanation : "")
      : g_strdup_printf (_ ("The answer was %u. %s"), self->status,
                         explanation != NULL ? explanation : "");
  g_strchomp (self->text);
}

/**
 * sender_twilio_answer_clear:
 *
 * Frees what it holds.
 */
void
sender_twilio_answer_clear (SenderTwilioAnswer *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->conflicting_execution_sid, g_free);
}

/**
 * sender_twilio_answer_to_error:
 * @error: (out): return location
 *
 * Makes an error of an answer that is no success.
 */
void
sender_twilio_answer_to_error (const SenderTwilioAnswer *self,
                               GError                  **error)
{
  g_set_error_literal (error, SENDER_ERROR, (int) sender_refusal_get_error (self->status),
                       self->text);
}
