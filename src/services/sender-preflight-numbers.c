/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-list.h"
#include "sender-twilio-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* SS604 to SS606: whose a number is, what it can do, and whether it is verified (reference:
 * Twilio, sections 10 and 12.2). */

/**
 * sender_preflight_find_capability:
 * @number: what the account says of a number
 * @name: `sms` or `voice`; Twilio writes it in either case
 *
 * Finds whether a number can do something.
 *
 * Returns: (transfer none) (nullable): a boolean, %NULL if it is not told
 */
SenderJson *
sender_preflight_find_capability (SenderJson *number,
                                  const char *name)
{
  SenderJson *all = sender_json_get_member (number, "capabilities");

  for (guint i = 0; all != NULL && sender_json_get_kind (all) == SENDER_JSON_OBJECT &&
                    i < sender_json_get_length (all);
       i++)
    if (g_ascii_strcasecmp (sender_json_get_name (all, i), name) == 0 &&
        sender_json_get_kind (sender_json_get_element (all, i)) == SENDER_JSON_BOOLEAN)
      return sender_json_get_element (all, i);
  return NULL;
}

static void
judge_capability (SenderPreflightReport *report,
                  guint                  index,
                  SenderJson            *owned,
                  const char            *name,
                  const char            *label)
{
  SenderJson      *capability = sender_preflight_find_capability (owned, name);
  g_autofree char *path = g_strdup_printf ("numbers[%u].%s", index, name);
  g_autofree char *message =
    g_strdup_printf (_ ("This number can’t do %s; untick it, or choose another number."), label);

  if (capability == NULL)
    sender_preflight_report_question (report, _ ("what a number can do"), NULL);
  else if (!sender_json_get_boolean (capability))
    sender_preflight_report (report, "SS605", path, message);
}

/* The list is filtered by number; where a service takes no notice of that, ours are picked out. */
static gboolean
is_about (SenderJson *verification,
          const char *sid)
{
  const char *number = sender_json_get_string_member (verification, "tollfree_phone_number_sid");

  return number == NULL || g_str_equal (number, sid);
}

/* The status that counts: an approval, else the newest as the vendor lists them; "" for none. */
static const char *
find_verification (SenderJson  *list,
                   const char  *sid,
                   SenderJson **found)
{
  const char *status = "";

  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson *item = sender_json_get_element (list, i);
      const char *word = sender_json_get_string_member (item, "status");

      if (!is_about (item, sid))
        continue;
      if (word == NULL)
        return NULL;
      if (*status == '\0' || strcmp (word, "TWILIO_APPROVED") == 0)
        {
          status = word;
          *found = item;
        }
    }
  return status;
}

static char *
describe_verification (const char *status,
                       SenderJson *verification)
{
  const char *reason = verification != NULL
                         ? sender_json_get_string_member (verification, "rejection_reason")
                         : NULL;

  if (*status == '\0')
    return g_strdup (_ ("This toll-free number is not verified; submit its verification to "
                        "Twilio."));
  if (strcmp (status, "TWILIO_REJECTED") == 0 && reason != NULL && *reason != '\0')
    return g_strdup_printf (_ ("The verification of this toll-free number was rejected (%s); "
                               "correct it and submit it again."),
                            reason);
  if (strcmp (status, "TWILIO_REJECTED") == 0)
    return g_strdup (_ ("The verification of this toll-free number was rejected; correct it and "
                        "submit it again."));
  if (strcmp (status, "PENDING_REVIEW") == 0 || strcmp (status, "IN_REVIEW") == 0)
    return g_strdup (_ ("The verification of this toll-free number is still under review; it "
                        "can’t send until Twilio approves it."));
  return NULL;
}

static const SenderQuestion *
find_verifications (const SenderPreflight *self,
                    SenderJson            *owned)
{
  const char *sid = sender_json_get_string_member (owned, "sid");

  if (sid == NULL)
    return NULL;
  return sender_questions_find (self->questions, SENDER_TWILIO_VERIFICATIONS, sid, NULL);
}

/**
 * sender_preflight_get_verification:
 * @owned: what the account says of a toll-free number
 * @found: (out) (transfer none) (nullable): the verification
 *
 * Gets how far the verification of a number is.
 *
 * Returns: (nullable): its status, "" if there is none, %NULL if it is not known
 */
const char *
sender_preflight_get_verification (const SenderPreflight *self,
                                   SenderJson            *owned,
                                   SenderJson           **found)
{
  const SenderQuestion *question = find_verifications (self, owned);
  SenderJson           *list =
    sender_preflight_get_list (question != NULL ? question->json : NULL, "verifications");
  const char *status = NULL;

  *found = NULL;
  if (list != NULL)
    status = find_verification (list, sender_json_get_string_member (owned, "sid"), found);
  if (g_strcmp0 (status, "TWILIO_APPROVED") != 0 && list != NULL &&
      !sender_twilio_list_is_whole (question->json))
    return NULL;
  return status;
}

static void
judge_verification (const SenderPreflight *self,
                    SenderPreflightReport *report,
                    guint                  index,
                    SenderJson            *owned)
{
  const SenderQuestion *question = find_verifications (self, owned);
  SenderJson           *found = NULL;
  const char           *status = sender_preflight_get_verification (self, owned, &found);
  g_autofree char      *path = g_strdup_printf ("numbers[%u].number", index);
  g_autofree char      *message = NULL;

  if (g_strcmp0 (status, "TWILIO_APPROVED") == 0)
    return;
  if (status != NULL)
    message = describe_verification (status, found);
  if (message != NULL)
    sender_preflight_report (report, "SS606", path, message);
  else
    sender_preflight_report_question (report, _ ("toll-free verification"), question);
}

static void
judge_owned (const SenderPreflight *self,
             SenderPreflightReport *report,
             guint                  index,
             SenderJson            *owned)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);

  if (sender_preflight_is_short_code (number))
    return;
  if (sender_origination_number_has_sms (number))
    judge_capability (report, index, owned, "sms", _ ("SMS"));
  if (sender_origination_number_has_voice (number))
    judge_capability (report, index, owned, "voice", _ ("Voice"));
  if (sender_origination_number_has_sms (number) && sender_preflight_is_toll_free (number))
    judge_verification (self, report, index, owned);
}

static void
judge_number (const SenderPreflight *self,
              SenderPreflightReport *report,
              guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  const SenderQuestion    *question = sender_preflight_find_ownership (self, index);
  SenderJson              *owned = sender_preflight_find_owned (self, index);
  g_autofree char         *path = g_strdup_printf ("numbers[%u].number", index);

  /* A number of no such shape was not asked for: SS201 to SS203 say so. */
  if (question == NULL)
    return;
  if (owned != NULL)
    judge_owned (self, report, index, owned);
  else if (question->json == NULL || !sender_twilio_list_is_whole (question->json) ||
           sender_preflight_get_list (question->json, sender_preflight_is_short_code (number)
                                                        ? "short_codes"
                                                        : "incoming_phone_numbers") == NULL)
    sender_preflight_report_question (report, _ ("the numbers"), question);
  else
    sender_preflight_report (report, "SS604", path,
                             _ ("This number does not belong to the account."));
}

/**
 * sender_preflight_judge_numbers:
 * @report: where to tell
 *
 * Judges the numbers.
 */
void
sender_preflight_judge_numbers (const SenderPreflight *self,
                                SenderPreflightReport *report)
{
  guint            n = sender_preflight_get_n_numbers (self);
  guint            n_all = sender_list_get_n_items (sender_config_get_numbers (self->config));
  g_autofree char *rest = g_strdup_printf (_ ("Only the first %u of %u are asked for."), n, n_all);

  if (n < n_all)
    sender_preflight_report_gap (report, _ ("further numbers"), rest);
  if (n > 0 && sender_preflight_get_account (self) == NULL)
    sender_preflight_report_gap (report, _ ("the numbers"),
                                 _ ("The flow did not tell the account they would belong to."));
  else
    for (guint i = 0; i < n; i++)
      judge_number (self, report, i);
}
