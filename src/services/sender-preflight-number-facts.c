/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-phone.h"

#include <string.h>

/* What is known of a number: whose it is, and which countries it serves. */

/**
 * sender_preflight_is_short_code:
 * @number: a number
 *
 * Tells whether a number is declared a short code.
 *
 * Returns: whether it is
 */
gboolean
sender_preflight_is_short_code (SenderOriginationNumber *number)
{
  return sender_origination_number_get_number_type (number) == SENDER_NUMBER_TYPE_SHORT_CODE;
}

/**
 * sender_preflight_is_toll_free:
 * @number: a number
 *
 * Tells whether the vendor wants a number to be verified before it sends: by its digits, whatever
 * it was declared.
 *
 * Returns: whether it does
 */
gboolean
sender_preflight_is_toll_free (SenderOriginationNumber *number)
{
  return !sender_preflight_is_short_code (number) &&
         sender_phone_is_nanp_toll_free (sender_origination_number_get_number (number));
}

/**
 * sender_preflight_find_ownership:
 * @index: of a number
 *
 * Finds the question whether the account has a number.
 *
 * Returns: (transfer none) (nullable): the question
 */
SenderQuestion *
sender_preflight_find_ownership (const SenderPreflight *self,
                                 guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);

  return sender_questions_find (self->questions,
                                sender_preflight_is_short_code (number)
                                  ? SENDER_TWILIO_SHORT_CODES
                                  : SENDER_TWILIO_INCOMING_NUMBERS,
                                sender_preflight_get_account (self),
                                sender_origination_number_get_number (number));
}

/**
 * sender_preflight_find_owned:
 * @index: of a number
 *
 * Finds what the account says of a number. The vendor's filter fits parts of numbers too, so that
 * the list may hold others.
 *
 * Returns: (transfer none) (nullable): an object; %NULL if it is not the account's, or not known
 */
SenderJson *
sender_preflight_find_owned (const SenderPreflight *self,
                             guint                  index)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  const char              *text = sender_origination_number_get_number (number);
  gboolean                 is_short = sender_preflight_is_short_code (number);
  SenderQuestion          *question = sender_preflight_find_ownership (self, index);
  SenderJson              *list = NULL;

  if (question != NULL)
    list = sender_preflight_get_list (question->json,
                                      is_short ? "short_codes" : "incoming_phone_numbers");
  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *item = sender_json_get_element (list, i);

      if (g_strcmp0 (sender_json_get_string_member (item, is_short ? "short_code" : "phone_number"),
                     text) == 0)
        return item;
    }
  return NULL;
}

/**
 * sender_preflight_is_looked_up:
 * @number: a number
 *
 * Tells whether the vendor is asked for a number's country: where the configuration says none.
 *
 * Returns: whether it is
 */
gboolean
sender_preflight_is_looked_up (SenderOriginationNumber *number)
{
  const char *const *declared = sender_origination_number_get_countries (number);

  return !sender_preflight_is_short_code (number) &&
         sender_phone_is_e164 (sender_origination_number_get_number (number)) &&
         (declared == NULL || declared[0] == NULL ||
          sender_origination_number_get_number_type (number) == SENDER_NUMBER_TYPE_STANDARD);
}

/**
 * sender_preflight_get_country:
 * @number: a number
 *
 * Gets the country of a number, by the vendor's look-up.
 *
 * Returns: (nullable): its code
 */
const char *
sender_preflight_get_country (const SenderPreflight   *self,
                              SenderOriginationNumber *number)
{
  SenderJson *answer = sender_questions_get_answer (self->questions, SENDER_TWILIO_LOOKUP, NULL,
                                                    sender_origination_number_get_number (number));
  const char *country =
    answer != NULL ? sender_json_get_string_member (answer, "country_code") : NULL;

  return country != NULL && sender_phone_is_country (country) ? country : NULL;
}

/* The declared ones, else that of the number itself. */
static GPtrArray *
list_countries (const SenderPreflight   *self,
                SenderOriginationNumber *number)
{
  GPtrArray         *all = g_ptr_array_new ();
  const char *const *declared = sender_origination_number_get_countries (number);
  const char        *own = sender_preflight_get_country (self, number);

  for (guint i = 0; declared != NULL && declared[i] != NULL; i++)
    if (sender_phone_is_country (declared[i]))
      g_ptr_array_add (all, (gpointer) declared[i]);
  if (all->len == 0 && own != NULL)
    g_ptr_array_add (all, (gpointer) own);
  return all;
}

static gboolean
has_channel (SenderOriginationNumber *number,
             SenderChannel            channel)
{
  return channel == SENDER_CHANNEL_SMS ? sender_origination_number_has_sms (number)
                                       : sender_origination_number_has_voice (number);
}

/**
 * sender_preflight_serves:
 * @index: of a number
 * @channel: a channel
 * @country: a country
 *
 * Tells whether a number is for users in a country.
 *
 * Returns: whether it is
 */
gboolean
sender_preflight_serves (const SenderPreflight *self,
                         guint                  index,
                         SenderChannel          channel,
                         const char            *country)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);
  g_autoptr (GPtrArray)    all = list_countries (self, number);

  return has_channel (number, channel) &&
         g_ptr_array_find_with_equal_func (all, country, g_str_equal, NULL);
}

/**
 * sender_preflight_dup_countries:
 * @channel: a channel
 * @n_all: (out): how many there are, some of which may be left out
 *
 * Gets the countries that the numbers of a channel are for.
 *
 * Returns: (transfer full): their codes
 */
GStrv
sender_preflight_dup_countries (const SenderPreflight *self,
                                SenderChannel          channel,
                                guint                 *n_all)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    {
      SenderOriginationNumber *number = sender_preflight_get_number (self, i);
      g_autoptr (GPtrArray)    some = list_countries (self, number);

      for (guint n = 0; has_channel (number, channel) && n < some->len; n++)
        if (!g_ptr_array_find_with_equal_func (found, some->pdata[n], g_str_equal, NULL))
          g_ptr_array_add (found, g_strdup (some->pdata[n]));
    }
  *n_all = found->len;
  if (found->len > SENDER_PREFLIGHT_MAX_COUNTRIES)
    g_ptr_array_set_size (found, SENDER_PREFLIGHT_MAX_COUNTRIES);
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
