/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-sender-check.h"

#include "sender-answer.h"
#include "sender-phone.h"
#include "sender-pingone-check.h"

#include <string.h>

static const char *const types[] = { "PHONE_NUMBER", "TOLL_FREE", "SHORT_CODE", NULL };
static const char *const capabilities[] = { "SMS", "VOICE", NULL };

static void
check_codes (SenderJson *details,
             SenderJson *countries,
             const char *prefix)
{
  for (guint i = 0; i < sender_json_get_length (countries); i++)
    {
      SenderJson *code = sender_json_get_element (countries, i);

      if (sender_json_get_kind (code) != SENDER_JSON_STRING ||
          !sender_phone_is_country (sender_json_get_text (code)))
        sender_pingone_complain (details, "INVALID_VALUE", "%ssupportedCountries[%u]", prefix, i);
    }
}

/* Countries by type (reference: PingOne, 1.5): none for a full number, one or more for a toll-free
 * one, exactly one for a short code; only Ping's partners take null for the United States. */
static void
check_countries (SenderJson *details,
                 SenderJson *number,
                 const char *prefix,
                 const char *type,
                 gboolean    own)
{
  SenderJson *given = sender_json_get_member (number, "supportedCountries");
  SenderJson *countries = NULL;
  guint       n = 0;

  if (strcmp (type, "PHONE_NUMBER") == 0)
    {
      if (given != NULL)
        sender_pingone_complain (details, "INVALID_VALUE", "%ssupportedCountries", prefix);
      return;
    }
  if (own)
    countries = sender_pingone_need_kind (details, number, prefix, "supportedCountries",
                                          SENDER_JSON_ARRAY);
  else
    countries = sender_pingone_check_kind (details, number, prefix, "supportedCountries",
                                           SENDER_JSON_ARRAY);
  if (countries == NULL)
    return;
  n = sender_json_get_length (countries);
  if (n == 0)
    sender_pingone_complain (details, "EMPTY_VALUE", "%ssupportedCountries", prefix);
  else if (own && n > 1 && strcmp (type, "SHORT_CODE") == 0)
    sender_pingone_complain (details, "INVALID_VALUE", "%ssupportedCountries", prefix);
  check_codes (details, countries, prefix);
}

static void
check_capabilities (SenderJson *details,
                    SenderJson *number,
                    const char *prefix)
{
  SenderJson *list = sender_pingone_check_kind (details, number, prefix, "capabilities",
                                                SENDER_JSON_ARRAY);

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *word = sender_json_get_element (list, i);

      if (sender_json_get_kind (word) != SENDER_JSON_STRING ||
          !g_strv_contains (capabilities, sender_json_get_text (word)))
        sender_pingone_complain (details, "INVALID_VALUE", "%scapabilities[%u]", prefix, i);
    }
}

static void
check_number (SenderJson *details,
              SenderJson *number,
              const char *prefix,
              gboolean    own)
{
  const char *type = sender_pingone_need_word (details, number, prefix, "type", types);

  sender_pingone_need_text (details, number, prefix, "number");
  check_capabilities (details, number, prefix);
  sender_pingone_check_kind (details, number, prefix, "selected", SENDER_JSON_BOOLEAN);
  sender_pingone_check_kind (details, number, prefix, "available", SENDER_JSON_BOOLEAN);
  if (type != NULL)
    check_countries (details, number, prefix, type, own);
}

/**
 * sender_pingone_numbers_check:
 * @details: what is wrong so far
 * @numbers: an array
 * @own: whether they belong to a custom provider
 *
 * Checks numbers. What a number looks like is not looked at: the platform does not either.
 */
void
sender_pingone_numbers_check (SenderJson *details,
                              SenderJson *numbers,
                              gboolean    own)
{
  for (guint i = 0; i < sender_json_get_length (numbers); i++)
    {
      SenderJson      *number = sender_json_get_element (numbers, i);
      g_autofree char *prefix = g_strdup_printf ("numbers[%u].", i);

      if (sender_json_get_kind (number) == SENDER_JSON_OBJECT)
        check_number (details, number, prefix, own);
      else
        sender_pingone_complain (details, "INVALID_VALUE", "numbers[%u]", i);
    }
}
