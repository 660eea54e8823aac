/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-error.h"
#include "sender-twilio-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* SS607: the campaign without which a local number of the United States is not delivered, and
 * SS604 for a messaging service of somebody else (reference: Twilio, sections 10 and 12.2). */

typedef enum
{
  CAMPAIGN_UNKNOWN,
  CAMPAIGN_APPROVED,
  CAMPAIGN_NONE,
  CAMPAIGN_OTHER, /* there is one that is not approved */
} Campaign;

static const char *
get_subject (void)
{
  return _ ("the A2P campaign");
}

static const SenderQuestion *
find (const SenderPreflight *self,
      SenderTwilioResource   resource,
      const char            *service)
{
  return sender_questions_find (self->questions, resource, service, NULL);
}

/* @status: (out): of the first one that is not approved. */
static Campaign
read_campaigns (SenderJson  *answer,
                const char **status)
{
  SenderJson *list = sender_preflight_get_list (answer, "compliance");

  if (list == NULL)
    return CAMPAIGN_UNKNOWN;
  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      const char *word =
        sender_json_get_string_member (sender_json_get_element (list, i), "campaign_status");

      if (g_strcmp0 (word, "VERIFIED") == 0)
        return CAMPAIGN_APPROVED;
      if (*status == NULL)
        *status = word;
    }
  if (!sender_twilio_list_is_whole (answer))
    return CAMPAIGN_UNKNOWN;
  if (sender_json_get_length (list) == 0)
    return CAMPAIGN_NONE;
  return *status != NULL ? CAMPAIGN_OTHER : CAMPAIGN_UNKNOWN;
}

static void
report_campaign (SenderPreflightReport *report,
                 const char            *path,
                 const char            *message)
{
  sender_preflight_report (report, "SS607", path, message);
}

/* A service that sends from a local number. */
static void
judge_service (const SenderPreflight *self,
               SenderPreflightReport *report,
               const char            *service,
               const char            *path)
{
  const SenderQuestion *question = find (self, SENDER_TWILIO_CAMPAIGNS, service);
  const char           *status = NULL;
  g_autofree char      *message = NULL;

  switch (read_campaigns (question != NULL ? question->json : NULL, &status))
    {
    case CAMPAIGN_APPROVED:
      break;
    case CAMPAIGN_NONE:
      message = g_strdup_printf (_ ("The messaging service %s has no A2P campaign; register one "
                                    "with Twilio."),
                                 service);
      report_campaign (report, path, message);
      break;
    case CAMPAIGN_OTHER:
      message = g_strdup_printf (_ ("The A2P campaign of the messaging service %s is not approved "
                                    "(%s)."),
                                 service, status);
      report_campaign (report, path, message);
      break;
    case CAMPAIGN_UNKNOWN:
    default:
      sender_preflight_report_question (report, get_subject (), question);
      break;
    }
}

/* TRUE if all that could have the number were read; else the gap is told. */
static gboolean
read_all_services (const SenderPreflight *self,
                   SenderPreflightReport *report,
                   SenderJson            *list)
{
  guint n = sender_json_get_length (list);

  for (guint i = 0; i < MIN (n, SENDER_PREFLIGHT_MAX_SERVICES); i++)
    {
      const char           *sid = sender_preflight_get_service (list, i);
      const SenderQuestion *question =
        sid != NULL ? find (self, SENDER_TWILIO_SERVICE_NUMBERS, sid) : NULL;

      if (question == NULL || !sender_preflight_get_list (question->json, "phone_numbers") ||
          !sender_twilio_list_is_whole (question->json))
        {
          sender_preflight_report_question (report, get_subject (), question);
          return FALSE;
        }
    }
  if (n <= SENDER_PREFLIGHT_MAX_SERVICES)
    return TRUE;
  sender_preflight_report_gap (report, get_subject (),
                               _ ("The account has more messaging services than are asked for."));
  return FALSE;
}

static const char *
find_service (const SenderPreflight *self,
              SenderJson            *list,
              const char            *number)
{
  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      const char *sid = sender_preflight_get_service (list, i);

      if (sid != NULL && sender_preflight_service_has (self, sid, number))
        return sid;
    }
  return NULL;
}

/**
 * sender_preflight_has_campaign:
 * @index: of a local number of the United States
 *
 * Tells whether a number sends under an approved campaign.
 *
 * Returns: whether it does; %FALSE while it is not known
 */
gboolean
sender_preflight_has_campaign (const SenderPreflight *self,
                               guint                  index)
{
  const SenderQuestion *services = find (self, SENDER_TWILIO_SERVICES, NULL);
  SenderJson           *list =
    sender_preflight_get_list (services != NULL ? services->json : NULL, "services");
  const char *number =
    sender_origination_number_get_number (sender_preflight_get_number (self, index));
  const char           *service = list != NULL ? find_service (self, list, number) : NULL;
  const SenderQuestion *question =
    service != NULL ? find (self, SENDER_TWILIO_CAMPAIGNS, service) : NULL;
  const char *status = NULL;

  return question != NULL && read_campaigns (question->json, &status) == CAMPAIGN_APPROVED;
}

static void
judge_number (const SenderPreflight *self,
              SenderPreflightReport *report,
              guint                  index)
{
  const char *number =
    sender_origination_number_get_number (sender_preflight_get_number (self, index));
  const SenderQuestion *question = find (self, SENDER_TWILIO_SERVICES, NULL);
  SenderJson           *list =
    sender_preflight_get_list (question != NULL ? question->json : NULL, "services");
  const char      *service = list != NULL ? find_service (self, list, number) : NULL;
  g_autofree char *path = g_strdup_printf ("numbers[%u].number", index);

  if (list == NULL)
    sender_preflight_report_question (report, get_subject (), question);
  else if (service != NULL)
    judge_service (self, report, service, path);
  else if (read_all_services (self, report, list))
    report_campaign (report, path,
                     _ ("This number is in no messaging service with an approved A2P campaign; "
                        "register one with Twilio and add the number to its service."));
}

/* The request names a service, so that its numbers send, whichever are listed. */
static void
judge_named_service (const SenderPreflight *self,
                     SenderPreflightReport *report,
                     const char            *service,
                     const char            *path)
{
  const SenderQuestion *question = find (self, SENDER_TWILIO_SERVICE_NUMBERS, service);

  if (question == NULL)
    return;
  if (g_error_matches (question->error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    sender_preflight_report (report, "SS604", path,
                             _ ("This messaging service does not belong to the account."));
  else if (sender_preflight_service_has (self, service, NULL))
    judge_service (self, report, service, path);
  else if (sender_preflight_get_list (question->json, "phone_numbers") == NULL ||
           !sender_twilio_list_is_whole (question->json))
    sender_preflight_report_question (report, get_subject (), question);
}

/* Whether a number is of the United States is not known: its country, or whose it is. */
static void
judge_doubt (const SenderPreflight *self,
             SenderPreflightReport *report,
             guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  const char              *text = sender_origination_number_get_number (number);
  const SenderQuestion    *look_up =
    sender_questions_find (self->questions, SENDER_TWILIO_LOOKUP, NULL, text);
  const SenderQuestion *ownership = sender_preflight_find_ownership (self, index);

  if (!sender_origination_number_has_sms (number) || sender_preflight_is_toll_free (number) ||
      look_up == NULL || !g_str_has_prefix (text, "+1"))
    return;
  if (sender_preflight_get_country (self, number) == NULL)
    sender_preflight_report_question (report, get_subject (), look_up);
  else if (sender_preflight_needs_campaign (self, index) &&
           (ownership == NULL || ownership->json == NULL))
    sender_preflight_report_question (report, get_subject (), ownership);
}

/**
 * sender_preflight_judge_campaigns:
 * @report: where to tell
 *
 * Judges what local numbers of the United States send under.
 */
void
sender_preflight_judge_campaigns (const SenderPreflight *self,
                                  SenderPreflightReport *report)
{
  g_autofree char *path = NULL;
  g_autofree char *service = sender_preflight_dup_service (self, &path);

  if (service != NULL)
    {
      judge_named_service (self, report, service, path);
      return;
    }
  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    if (sender_preflight_needs_campaign (self, i) && sender_preflight_find_owned (self, i) != NULL)
      judge_number (self, report, i);
    else
      judge_doubt (self, report, i);
}
