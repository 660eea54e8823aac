/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-authorization.h"
#include "sender-flow-answers.h"
#include "sender-phone.h"
#include "sender-text.h"

/* What to ask next. Questions that are there already are not added again, so each function just
 * says what it wants to know by now. */

static void
ask_flow (const SenderPreflight *self,
          SenderChannel          channel)
{
  g_autofree char *flow = sender_preflight_dup_flow (self, channel);

  if (flow != NULL)
    sender_flow_answers_ask (self->questions, flow);
}

/* The account itself is closed to most API keys, so only its own token asks. */
static void
ask_account (const SenderPreflight *self)
{
  SenderAuthorization *authorization = sender_config_get_authorization (self->config);
  const char          *username = sender_authorization_get_username (authorization);

  if (sender_text_is_sid (username, "AC"))
    sender_questions_add (self->questions, SENDER_TWILIO_ACCOUNT, username, NULL);
}

static void
ask_verification (const SenderPreflight *self,
                  guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  SenderJson              *owned = sender_preflight_find_owned (self, index);
  const char              *sid = NULL;

  if (owned != NULL)
    sid = sender_json_get_string_member (owned, "sid");
  if (sid != NULL && sender_origination_number_has_sms (number) &&
      sender_preflight_is_toll_free (number))
    sender_questions_add (self->questions, SENDER_TWILIO_VERIFICATIONS, sid, NULL);
}

static void
ask_number (const SenderPreflight *self,
            guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  const char              *text = sender_origination_number_get_number (number);
  const char              *account = sender_preflight_get_account (self);
  gboolean                 is_short = sender_preflight_is_short_code (number);

  if (sender_preflight_is_looked_up (number))
    sender_questions_add (self->questions, SENDER_TWILIO_LOOKUP, NULL, text);
  if (account == NULL)
    return;
  if (is_short ? *text != '\0' : sender_phone_is_e164 (text))
    sender_questions_add (self->questions,
                          is_short ? SENDER_TWILIO_SHORT_CODES : SENDER_TWILIO_INCOMING_NUMBERS,
                          account, text);
  ask_verification (self, index);
}

/* Which service sends from the number, and whether that one has a campaign. */
static void
ask_services (const SenderPreflight *self,
              const char            *number)
{
  SenderJson *answer =
    sender_questions_add (self->questions, SENDER_TWILIO_SERVICES, NULL, NULL)->json;
  SenderJson *list = sender_preflight_get_list (answer, "services");
  guint       n = list != NULL ? sender_json_get_length (list) : 0;

  for (guint i = 0; i < MIN (n, SENDER_PREFLIGHT_MAX_SERVICES); i++)
    {
      const char *sid = sender_preflight_get_service (list, i);

      if (sid == NULL)
        continue;
      sender_questions_add (self->questions, SENDER_TWILIO_SERVICE_NUMBERS, sid, NULL);
      if (sender_preflight_service_has (self, sid, number))
        sender_questions_add (self->questions, SENDER_TWILIO_CAMPAIGNS, sid, NULL);
    }
}

static void
ask_campaigns (const SenderPreflight *self)
{
  g_autofree char *service = sender_preflight_dup_service (self, NULL);

  if (service != NULL)
    {
      sender_questions_add (self->questions, SENDER_TWILIO_SERVICE_NUMBERS, service, NULL);
      if (sender_preflight_service_has (self, service, NULL))
        sender_questions_add (self->questions, SENDER_TWILIO_CAMPAIGNS, service, NULL);
      return;
    }
  /* A number of somebody else has no campaign here; SS604 says enough. */
  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    if (sender_preflight_needs_campaign (self, i) && sender_preflight_find_owned (self, i) != NULL)
      ask_services (self, sender_origination_number_get_number (
                            sender_preflight_get_number (self, i)));
}

static gboolean
is_looking_up (const SenderPreflight *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SenderQuestion *question = g_ptr_array_index (self->questions, i);

      if (question->resource == SENDER_TWILIO_LOOKUP && sender_question_is_open (question))
        return TRUE;
    }
  return FALSE;
}

/* All countries go into one question for SMS, so it waits for the last of them. */
static void
ask_countries (const SenderPreflight *self)
{
  guint            n_all = 0;
  g_auto (GStrv)   sms = sender_preflight_dup_countries (self, SENDER_CHANNEL_SMS, &n_all);
  g_auto (GStrv)   voice = sender_preflight_dup_countries (self, SENDER_CHANNEL_VOICE, &n_all);
  g_autofree char *joined = g_strjoinv (",", sms);

  if (is_looking_up (self))
    return;
  if (*joined != '\0')
    sender_questions_add (self->questions, SENDER_TWILIO_SMS_PERMISSIONS, NULL, joined);
  for (guint i = 0; voice[i] != NULL; i++)
    sender_questions_add (self->questions, SENDER_TWILIO_VOICE_PERMISSION, NULL, voice[i]);
}

/**
 * sender_preflight_ask:
 *
 * Adds the questions that the answers so far give rise to. There are 3 for a flow, 1 for the
 * account, 2 for a number (3 for one that is toll-free), 1 for all countries of SMS, 1 for each
 * country of Voice, and for local numbers of the United States 1 for the messaging services, 1 for
 * each of them and 1 for each that sends from such a number. With two flows, one such number and
 * one service that is 14. Lists longer than a page cost one more for each further page.
 */
void
sender_preflight_ask (const SenderPreflight *self)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    ask_flow (self, channel);
  ask_account (self);
  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    ask_number (self, i);
  ask_campaigns (self);
  ask_countries (self);
}
