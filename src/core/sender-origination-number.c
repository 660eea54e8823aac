/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-origination-number.h"

#include "sender-phone.h"

/**
 * SenderOriginationNumber:
 *
 * A number that messages and calls come from.
 */
struct _SenderOriginationNumber
{
  SenderRecord parent_instance;

  char            *number;
  SenderNumberType type;
  gboolean         sms;
  gboolean         voice;
  GStrv            countries;
  gboolean         selected;
  gboolean         available;
  SenderJson      *remote;
};

G_DEFINE_FINAL_TYPE (SenderOriginationNumber, sender_origination_number, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderOriginationNumber, "number", number, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderOriginationNumber, "type", type,
               SenderNumberType, sender_number_type_get_type, SENDER_FIELD_PLAIN),
  SENDER_BOOLEAN (SenderOriginationNumber, "sms", sms, SENDER_FIELD_PLAIN),
  SENDER_BOOLEAN (SenderOriginationNumber, "voice", voice, SENDER_FIELD_PLAIN),
  SENDER_STRV (SenderOriginationNumber, "countries", countries, SENDER_FIELD_PLAIN),
  SENDER_BOOLEAN (SenderOriginationNumber, "selected", selected, SENDER_FIELD_PLAIN),
  SENDER_BOOLEAN (SenderOriginationNumber, "available", available, SENDER_FIELD_PLAIN),
  SENDER_JSON (SenderOriginationNumber, "remote", remote,
               SENDER_FIELD_OPTIONAL | SENDER_FIELD_INTERNAL),
};

static void
sender_origination_number_class_init (SenderOriginationNumberClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_origination_number_init (SenderOriginationNumber *self)
{
  self->selected = TRUE;
  self->available = TRUE;
}

/**
 * sender_origination_number_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderOriginationNumber *
sender_origination_number_new (void)
{
  return g_object_new (SENDER_TYPE_ORIGINATION_NUMBER, NULL);
}

/**
 * sender_origination_number_get_number:
 *
 * Gets the number: as typed.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_origination_number_get_number (SenderOriginationNumber *self)
{
  return self->number;
}

/**
 * sender_origination_number_get_number_type:
 *
 * Gets the type.
 *
 * Returns: one of [enum@NumberType]
 */
SenderNumberType
sender_origination_number_get_number_type (SenderOriginationNumber *self)
{
  return self->type;
}

/**
 * sender_origination_number_has_sms:
 *
 * Tells `sms`.
 *
 * Returns: the value
 */
gboolean
sender_origination_number_has_sms (SenderOriginationNumber *self)
{
  return self->sms;
}

/**
 * sender_origination_number_has_voice:
 *
 * Tells `voice`.
 *
 * Returns: the value
 */
gboolean
sender_origination_number_has_voice (SenderOriginationNumber *self)
{
  return self->voice;
}

/**
 * sender_origination_number_get_countries:
 *
 * Gets the countries: ISO 3166-1 alpha-2, upper case.
 *
 * Returns: (transfer none): the words, %NULL-terminated
 */
const char *const *
sender_origination_number_get_countries (SenderOriginationNumber *self)
{
  return (const char *const *) self->countries;
}

/**
 * sender_origination_number_is_selected:
 *
 * Tells `selected`: chosen for sending.
 *
 * Returns: the value
 */
gboolean
sender_origination_number_is_selected (SenderOriginationNumber *self)
{
  return self->selected;
}

/**
 * sender_origination_number_is_available:
 *
 * Tells `available`: available in the vendor account.
 *
 * Returns: the value
 */
gboolean
sender_origination_number_is_available (SenderOriginationNumber *self)
{
  return self->available;
}

/**
 * sender_origination_number_get_remote:
 *
 * Gets the object of the platform this was read from, without secrets; what the record does not
 * say is written back from it.
 *
 * Returns: (transfer none) (nullable): an object
 */
SenderJson *
sender_origination_number_get_remote (SenderOriginationNumber *self)
{
  return self->remote;
}

/**
 * sender_origination_number_dup_identity:
 *
 * Makes entries comparable. The digits of a short code belong to somebody else in every country; of
 * one without a country PingOne takes it for the United States.
 *
 * Returns: (transfer full): under which two entries are the same number
 */
char *
sender_origination_number_dup_identity (SenderOriginationNumber *self)
{
  g_autofree char *key = sender_phone_get_key (self->number);
  g_autofree char *country = NULL;

  if (self->type != SENDER_NUMBER_TYPE_SHORT_CODE)
    return g_steal_pointer (&key);
  country = g_ascii_strup (self->countries[0] != NULL ? self->countries[0] : "US", -1);
  return g_strconcat (country, " ", key, NULL);
}
