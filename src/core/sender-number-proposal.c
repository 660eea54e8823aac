/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-proposal.h"

#include "sender-phone.h"

/**
 * sender_number_propose_country:
 * @text: a number as somebody typed it
 *
 * Reads the country off the prefix of a toll-free number. The ranges of the North American plan
 * serve several countries; the one that PingOne's rules name first is proposed.
 *
 * Returns: (nullable): its code, %NULL if the number is not toll-free
 */
const char *
sender_number_propose_country (const char *text)
{
  return sender_phone_guess_type (text) == SENDER_NUMBER_TYPE_TOLL_FREE ? "US" : NULL;
}

static void
set_proposal (SenderOriginationNumber *number,
              const char              *text)
{
  const char *country = sender_number_propose_country (text);
  const char *countries[] = { country, NULL };

  g_object_set (number,
                "type", sender_phone_guess_type (text),
                "countries", countries,
                NULL);
}

static gboolean
has_request (SenderConfig *config,
             SenderChannel channel)
{
  return sender_config_get_request (config, channel, 0) != NULL;
}

/**
 * sender_number_propose:
 * @config: what it is for
 * @text: the number as somebody typed it
 *
 * Makes a number of the type that fits. A number that is right in all but spelling is spelt as
 * PingOne needs it. A short code can't call.
 *
 * Returns: (transfer full): the number; it is not in @config yet
 */
SenderOriginationNumber *
sender_number_propose (SenderConfig *config,
                       const char   *text)
{
  SenderOriginationNumber *number = sender_origination_number_new ();
  g_autofree char         *key = sender_phone_get_key (text);
  gboolean                 sms = has_request (config, SENDER_CHANNEL_SMS);
  gboolean                 voice = has_request (config, SENDER_CHANNEL_VOICE);

  set_proposal (number, text);
  if (sender_origination_number_get_number_type (number) == SENDER_NUMBER_TYPE_SHORT_CODE)
    voice = FALSE;
  g_object_set (number,
                "number", key,
                "sms", sms || !voice,
                "voice", voice,
                NULL);
  return number;
}

static gboolean
is_proposed (SenderOriginationNumber *number,
             const char              *text)
{
  const char        *country = sender_number_propose_country (text);
  const char *const  proposed[] = { country, NULL };
  const char *const *countries = sender_origination_number_get_countries (number);

  return sender_origination_number_get_number_type (number) == sender_phone_guess_type (text) &&
         g_strv_equal (countries, proposed);
}

/**
 * sender_number_follow:
 * @number: a number whose text was changed
 * @before: its text before
 *
 * Proposes type and countries anew where nothing but what was proposed stands there.
 */
void
sender_number_follow (SenderOriginationNumber *number,
                      const char              *before)
{
  const char *text = sender_origination_number_get_number (number);

  if (*text == '\0' || g_str_equal (text, before) || !is_proposed (number, before))
    return;
  set_proposal (number, text);
  if (sender_origination_number_get_number_type (number) == SENDER_NUMBER_TYPE_SHORT_CODE)
    g_object_set (number, "voice", FALSE, "sms", TRUE, NULL);
}
