/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-check.h"
#include "sender-origination-number.h"
#include "sender-format-pingone-shape.h"

#include <string.h>

/* An element of numbers (reference "PingOne side", 1.5). */

static const SenderPingoneWord types[] = {
  { "PHONE_NUMBER", SENDER_NUMBER_TYPE_STANDARD },
  { "TOLL_FREE", SENDER_NUMBER_TYPE_TOLL_FREE },
  { "SHORT_CODE", SENDER_NUMBER_TYPE_SHORT_CODE },
  { NULL },
};

static gboolean
read_number (gpointer    record,
             SenderJson *value,
             GError    **error)
{
  return sender_pingone_read_text (record, "number", value);
}

static SenderJson *
write_number (gpointer    record,
              SenderJson *known)
{
  return sender_json_new_string (sender_origination_number_get_number (record));
}

static gboolean
read_type (gpointer    record,
           SenderJson *value,
           GError    **error)
{
  g_object_set (record, "type",
                sender_pingone_word_to_value (types, sender_json_get_text (value),
                                              SENDER_NUMBER_TYPE_UNKNOWN),
                NULL);
  return TRUE;
}

static SenderJson *
write_type (gpointer    record,
            SenderJson *known)
{
  return sender_pingone_word_from_value (
    types, (int) sender_origination_number_get_number_type (record));
}

/* Capabilities unknown here stay in the object. */
static gboolean
read_capabilities (gpointer    record,
                   SenderJson *value,
                   GError    **error)
{
  for (guint i = 0; i < sender_json_get_length (value); i++)
    {
      SenderJson *word = sender_json_get_element (value, i);

      if (!sender_json_check_kind (word, SENDER_JSON_STRING, "capabilities", error))
        return FALSE;
      if (strcmp (sender_json_get_text (word), "SMS") == 0)
        g_object_set (record, "sms", TRUE, NULL);
      else if (strcmp (sender_json_get_text (word), "VOICE") == 0)
        g_object_set (record, "voice", TRUE, NULL);
    }
  return TRUE;
}

static SenderJson *
write_capabilities (gpointer    record,
                    SenderJson *known)
{
  SenderJson *array = sender_json_new_array ();

  if (sender_origination_number_has_sms (record))
    sender_json_append (array, sender_json_new_string ("SMS"));
  if (sender_origination_number_has_voice (record))
    sender_json_append (array, sender_json_new_string ("VOICE"));
  for (guint i = 0; known != NULL && i < sender_json_get_length (known); i++)
    {
      SenderJson *word = sender_json_get_element (known, i);

      if (g_strcmp0 (sender_json_get_text (word), "SMS") != 0 &&
          g_strcmp0 (sender_json_get_text (word), "VOICE") != 0)
        sender_json_append (array, sender_json_copy (word));
    }
  return array;
}

static gboolean
read_selected (gpointer    record,
               SenderJson *value,
               GError    **error)
{
  g_object_set (record, "selected", sender_json_get_boolean (value), NULL);
  return TRUE;
}

static SenderJson *
write_selected (gpointer    record,
                SenderJson *known)
{
  return sender_json_new_boolean (sender_origination_number_is_selected (record));
}

static gboolean
read_available (gpointer    record,
                SenderJson *value,
                GError    **error)
{
  g_object_set (record, "available", sender_json_get_boolean (value), NULL);
  return TRUE;
}

static SenderJson *
write_available (gpointer    record,
                 SenderJson *known)
{
  return sender_json_new_boolean (sender_origination_number_is_available (record));
}

static gboolean
read_countries (gpointer    record,
                SenderJson *value,
                GError    **error)
{
  return sender_pingone_read_words (record, "countries", "supportedCountries", value, error);
}

static SenderJson *
write_countries (gpointer    record,
                 SenderJson *known)
{
  return sender_pingone_words_or_null (sender_origination_number_get_countries (record));
}

static const SenderPingoneMember members[] = {
  { "number", SENDER_JSON_STRING, read_number, write_number },
  { "type", SENDER_JSON_STRING, read_type, write_type },
  { "capabilities", SENDER_JSON_ARRAY, read_capabilities, write_capabilities },
  { "selected", SENDER_JSON_BOOLEAN, read_selected, write_selected },
  { "available", SENDER_JSON_BOOLEAN, read_available, write_available },
  { "supportedCountries", SENDER_JSON_ARRAY, read_countries, write_countries },
};

const SenderPingoneShape sender_pingone_number = {
  sender_origination_number_get_type,
  members,
  G_N_ELEMENTS (members),
};
