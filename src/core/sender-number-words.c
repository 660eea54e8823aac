/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-words.h"

#include "sender-country.h"
#include "sender-phone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sender_number_type_get_label:
 * @type: a type
 *
 * Gets what people call it.
 *
 * Returns: the words, translated
 */
const char *
sender_number_type_get_label (SenderNumberType type)
{
  switch (type)
    {
    case SENDER_NUMBER_TYPE_STANDARD:
      return _ ("Standard");
    case SENDER_NUMBER_TYPE_TOLL_FREE:
      return _ ("Toll-free");
    case SENDER_NUMBER_TYPE_SHORT_CODE:
      return _ ("Short code");
    case SENDER_NUMBER_TYPE_UNKNOWN:
    default:
      return _ ("Other");
    }
}

/**
 * sender_number_describe_countries:
 *
 * Lists the countries.
 *
 * Returns: (transfer full): their codes; or “Any” for a type that has none, “None” where one is
 *   missing
 */
char *
sender_number_describe_countries (SenderOriginationNumber *self)
{
  const char *const *countries = sender_origination_number_get_countries (self);

  if (countries[0] != NULL)
    return g_strjoinv (", ", (GStrv) countries);
  if (sender_origination_number_get_number_type (self) == SENDER_NUMBER_TYPE_STANDARD)
    return g_strdup (_ ("Any"));
  return g_strdup (_ ("None"));
}

static const char *
describe_channels (SenderOriginationNumber *self)
{
  gboolean voice = sender_origination_number_has_voice (self);

  if (sender_origination_number_has_sms (self))
    return voice ? _ ("SMS, Voice") : _ ("SMS");
  return voice ? _ ("Voice") : _ ("neither SMS nor Voice");
}

/**
 * sender_number_describe:
 *
 * Says what a number is, without the number.
 *
 * Returns: (transfer full): the text
 */
char *
sender_number_describe (SenderOriginationNumber *self)
{
  g_autofree char *countries = sender_number_describe_countries (self);

  return g_strjoin (" · ",
                    sender_number_type_get_label (sender_origination_number_get_number_type (self)),
                    describe_channels (self),
                    sender_origination_number_get_countries (self)[0] != NULL ? countries : NULL,
                    NULL);
}

/**
 * sender_number_describe_flags:
 *
 * Says what PingOne keeps of the number beside what is set here.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if it is selected and available as usual
 */
char *
sender_number_describe_flags (SenderOriginationNumber *self)
{
  gboolean selected = sender_origination_number_is_selected (self);

  if (!sender_origination_number_is_available (self))
    return g_strdup (selected ? _ ("Not available in the account")
                              : _ ("Not selected, not available in the account"));
  return selected ? NULL : g_strdup (_ ("Not selected: PingOne does not send from it"));
}

/**
 * sender_numbers_describe:
 * @numbers: the numbers of a configuration
 *
 * Counts what they do.
 *
 * Returns: (transfer full): one sentence without a full stop
 */
char *
sender_numbers_describe (SenderList *numbers)
{
  guint            n_items = sender_list_get_n_items (numbers);
  guint            n_sms = 0;
  guint            n_voice = 0;
  g_autofree char *sms = NULL;
  g_autofree char *voice = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);

      n_sms += sender_origination_number_has_sms (number) != FALSE;
      n_voice += sender_origination_number_has_voice (number) != FALSE;
    }
  sms = g_strdup_printf (ngettext ("%u sends SMS", "%u send SMS", n_sms), n_sms);
  voice = g_strdup_printf (ngettext ("%u places calls", "%u place calls", n_voice), n_voice);
  return g_strdup_printf (_ ("%s, %s"), sms, voice);
}

static gboolean
matches_country (SenderOriginationNumber *self,
                 const char              *text)
{
  const char *const *countries = sender_origination_number_get_countries (self);

  for (guint i = 0; countries[i] != NULL; i++)
    if (sender_country_matches (countries[i], text))
      return TRUE;
  return FALSE;
}

/**
 * sender_number_matches:
 * @text: what somebody looks for
 *
 * Tells whether the number is looked for. Spaces and marks between digits do not matter.
 *
 * Returns: whether it is
 */
gboolean
sender_number_matches (SenderOriginationNumber *self,
                       const char              *text)
{
  const char      *number = sender_origination_number_get_number (self);
  g_autofree char *key = NULL;
  g_autofree char *wanted = NULL;

  if (*text == '\0' || strstr (number, text) != NULL)
    return TRUE;
  if (strpbrk (text, "0123456789") == NULL)
    return matches_country (self, text) ||
           g_str_match_string (text,
                               sender_number_type_get_label (
                                 sender_origination_number_get_number_type (self)),
                               TRUE);
  key = sender_phone_get_key (number);
  wanted = sender_phone_get_key (text);
  return strstr (key, wanted) != NULL;
}
