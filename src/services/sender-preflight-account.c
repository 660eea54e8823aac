/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-error.h"
#include "sender-twilio-resource.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* SS601 to SS603: the credential and the account (reference: Twilio, sections 7.2 and 8). */

#define CODE_NO_PERMISSION 70051
#define CODE_TEST_CREDENTIAL 20008

static const int closed_codes[] = { 20005, 10001, 20403, 90010 };

/* A key without a permission is good, and test credentials are not: the code tells. */
static gboolean
is_rejection (const SenderQuestion *question)
{
  if (g_error_matches (question->error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED))
    return question->code != CODE_NO_PERMISSION;
  return g_error_matches (question->error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN) &&
         question->code == CODE_TEST_CREDENTIAL;
}

static gboolean
is_studio (const SenderQuestion *question)
{
  return sender_twilio_get_product (question->resource) == SENDER_TWILIO_PRODUCT_STUDIO;
}

/* Studio's word counts; elsewhere the same codes may be about a permission. */
static gboolean
is_closed (const SenderQuestion *question)
{
  if (!is_studio (question) ||
      !g_error_matches (question->error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (closed_codes); i++)
    if (question->code == closed_codes[i])
      return TRUE;
  return FALSE;
}

/* The one whose answer decides: Studio's. The account's own counts only where Studio is silent,
 * since other products may be closed to a credential that starts flows. */
static const SenderQuestion *
find_rejection (const SenderPreflight *self)
{
  const SenderQuestion *rejection = NULL;
  gboolean              has_studio = FALSE;

  for (guint i = 0; i < self->questions->len; i++)
    {
      const SenderQuestion *question = g_ptr_array_index (self->questions, i);

      if (is_studio (question) && is_rejection (question))
        return question;
      has_studio |= is_studio (question) && question->json != NULL;
      if (question->resource == SENDER_TWILIO_ACCOUNT && is_rejection (question))
        rejection = question;
      /* While Studio may still answer, it is not decided. */
      has_studio |= is_studio (question) && sender_question_is_open (question);
    }
  return has_studio ? NULL : rejection;
}

/**
 * sender_preflight_is_rejected:
 *
 * Tells whether the vendor rejects the credential; then there is no point in asking on.
 *
 * Returns: whether it does
 */
gboolean
sender_preflight_is_rejected (const SenderPreflight *self)
{
  return find_rejection (self) != NULL;
}

static const SenderQuestion *
find_closed (const SenderPreflight *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (is_closed (g_ptr_array_index (self->questions, i)))
      return g_ptr_array_index (self->questions, i);
  return NULL;
}

static void
judge_status (const SenderPreflight *self,
              SenderPreflightReport *report,
              const char            *status)
{
  const SenderQuestion *closed = find_closed (self);
  g_autofree char      *message = NULL;

  if (status != NULL && strcmp (status, "active") != 0)
    message = g_strdup_printf (_ ("The account is “%s”; see to it with Twilio."), status);
  else if (status == NULL && closed != NULL)
    message = g_strdup (closed->error->message);
  if (message != NULL)
    sender_preflight_report (report, "SS602", "authorization.username", message);
}

static void
judge_account (const SenderPreflight *self,
               SenderPreflightReport *report,
               const SenderQuestion  *question)
{
  SenderJson *answer = question != NULL ? question->json : NULL;
  const char *status = answer != NULL ? sender_json_get_string_member (answer, "status") : NULL;
  const char *type = answer != NULL ? sender_json_get_string_member (answer, "type") : NULL;

  judge_status (self, report, status);
  if (g_strcmp0 (type, "Trial") == 0)
    sender_preflight_report (report, "SS603", "authorization.username",
                             _ ("This is a trial account; upgrade it before users depend on it."));
  if (question == NULL)
    sender_preflight_report_gap (report, _ ("the account’s state"),
                                 _ ("An API key may not read it."));
  else if (status == NULL || (g_strcmp0 (type, "Trial") != 0 && g_strcmp0 (type, "Full") != 0))
    sender_preflight_report_question (report, _ ("the account’s state"), question);
}

static const SenderQuestion *
find_account (const SenderPreflight *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SenderQuestion *question = g_ptr_array_index (self->questions, i);

      if (question->resource == SENDER_TWILIO_ACCOUNT)
        return question;
    }
  return NULL;
}

/**
 * sender_preflight_judge_account:
 * @report: where to tell
 *
 * Judges the credential and the account.
 */
void
sender_preflight_judge_account (const SenderPreflight *self,
                                SenderPreflightReport *report)
{
  const SenderQuestion *rejection = find_rejection (self);

  if (rejection != NULL)
    sender_preflight_report (report, "SS601", "authorization", rejection->error->message);
  else
    judge_account (self, report, find_account (self));
}
