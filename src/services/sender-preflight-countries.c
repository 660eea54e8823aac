/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include <glib/gi18n-lib.h>

/* SS608 and SS609: where the account may send and call (reference: Twilio, sections 10 and 12.3).
 * A configuration does not say where its users are; the countries of its numbers stand for it. */

static const struct
{
  SenderChannel channel;
  const char   *id;
  const char   *subject;
} channels[] = {
  { SENDER_CHANNEL_SMS, "SS608", N_ ("countries for SMS") },
  { SENDER_CHANNEL_VOICE, "SS609", N_ ("countries for Voice") },
};

static char *
dup_message (SenderChannel channel,
             const char   *country)
{
  if (channel == SENDER_CHANNEL_SMS)
    return g_strdup_printf (_ ("The account may not send SMS to the country “%s”; enable it in "
                               "Twilio’s messaging geo permissions."),
                            country);
  return g_strdup_printf (_ ("The account may not call numbers in the country “%s”; enable it in "
                             "Twilio’s voice geo permissions."),
                          country);
}

static SenderJson *
find_permission (SenderJson *answer,
                 const char *country)
{
  SenderJson *list = sender_preflight_get_list (answer, "permissions");

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *item = sender_json_get_element (list, i);

      if (g_strcmp0 (sender_json_get_string_member (item, "country_code"), country) == 0)
        return sender_json_get_member (item, "enabled");
    }
  return NULL;
}

static const SenderQuestion *
find_question (const SenderPreflight *self,
               SenderChannel          channel,
               const char *const     *countries,
               const char            *country)
{
  g_autofree char *joined = g_strjoinv (",", (char **) countries);

  return channel == SENDER_CHANNEL_SMS
           ? sender_questions_find (self->questions, SENDER_TWILIO_SMS_PERMISSIONS, NULL, joined)
           : sender_questions_find (self->questions, SENDER_TWILIO_VOICE_PERMISSION, NULL, country);
}

/* Whether ordinary numbers of a country may be reached, as a boolean; NULL if that is not said. */
static SenderJson *
get_enabled (SenderChannel         channel,
             const SenderQuestion *question,
             const char           *country)
{
  SenderJson *enabled = NULL;

  if (question != NULL && question->json != NULL)
    enabled = channel == SENDER_CHANNEL_SMS
                ? find_permission (question->json, country)
                : sender_json_get_member (question->json, "low_risk_numbers_enabled");
  return enabled != NULL && sender_json_get_kind (enabled) == SENDER_JSON_BOOLEAN ? enabled : NULL;
}

/* Where the country came from: the list of the first number that has it, or the number itself. */
static char *
dup_path (const SenderPreflight *self,
          SenderChannel          channel,
          const char            *country)
{
  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    {
      const char *const *declared =
        sender_origination_number_get_countries (sender_preflight_get_number (self, i));

      if (sender_preflight_serves (self, i, channel, country))
        return g_strdup_printf (declared != NULL && g_strv_contains (declared, country)
                                  ? "numbers[%u].countries"
                                  : "numbers[%u].number",
                                i);
    }
  return g_strdup ("numbers");
}

static void
judge_country (const SenderPreflight *self,
               SenderPreflightReport *report,
               guint                  row,
               const char *const     *countries,
               const char            *country)
{
  SenderChannel         channel = channels[row].channel;
  const SenderQuestion *question = find_question (self, channel, countries, country);
  SenderJson           *enabled = get_enabled (channel, question, country);
  g_autofree char      *path = dup_path (self, channel, country);
  g_autofree char      *message = NULL;

  if (enabled == NULL)
    {
      sender_preflight_report_question (report, _ (channels[row].subject), question);
      return;
    }
  if (sender_json_get_boolean (enabled))
    return;
  message = dup_message (channel, country);
  sender_preflight_report (report, channels[row].id, path, message);
}

static void
judge_channel (const SenderPreflight *self,
               SenderPreflightReport *report,
               guint                  row)
{
  guint          n_all = 0;
  g_auto (GStrv) countries =
    sender_preflight_dup_countries (self, channels[row].channel, &n_all);

  for (guint i = 0; countries[i] != NULL; i++)
    judge_country (self, report, row, (const char *const *) countries, countries[i]);
  if (n_all > g_strv_length (countries))
    sender_preflight_report_gap (report, _ (channels[row].subject),
                                 _ ("There are more of them than are asked for."));
}

/* A number whose country nobody tells. */
static void
judge_look_up (const SenderPreflight *self,
               SenderPreflightReport *report,
               guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  const SenderQuestion    *question =
    sender_questions_find (self->questions, SENDER_TWILIO_LOOKUP, NULL,
                           sender_origination_number_get_number (number));

  if (question == NULL || sender_preflight_get_country (self, number) != NULL)
    return;
  if (sender_origination_number_has_sms (number))
    sender_preflight_report_question (report, _ (channels[0].subject), question);
  if (sender_origination_number_has_voice (number))
    sender_preflight_report_question (report, _ (channels[1].subject), question);
}

/**
 * sender_preflight_judge_countries:
 * @report: where to tell
 *
 * Judges which countries may be reached.
 */
void
sender_preflight_judge_countries (const SenderPreflight *self,
                                  SenderPreflightReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    judge_channel (self, report, i);
  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    judge_look_up (self, report, i);
}
