/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-limit.h"

#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SMS_UNITS_GSM7 153
#define SMS_UNITS_UCS2 67
#define SMS_MAX_CHARACTERS 660
#define VOICE_MAX_BYTES 1024

static SenderMessageLength
measure_sms (const char *text)
{
  guint               characters = (guint) g_utf8_strlen (text, -1);
  SenderMessageLength length = { SENDER_LENGTH_UNIT_GSM7, 0, SMS_UNITS_GSM7, FALSE, FALSE };

  if (characters > SMS_MAX_CHARACTERS)
    return (SenderMessageLength){ SENDER_LENGTH_UNIT_CHARACTERS, characters, SMS_MAX_CHARACTERS,
                                  TRUE, TRUE };
  if (!sender_text_is_gsm7 (text))
    {
      length.unit = SENDER_LENGTH_UNIT_UCS2;
      length.limit = SMS_UNITS_UCS2;
    }
  length.used = sender_text_get_sms_units (text);
  length.over = length.used > length.limit;
  return length;
}

/**
 * sender_message_length_measure:
 * @channel: the channel it is for
 * @text: a message, with its variables as they are written
 *
 * Measures a message against the limit that counts for it: for SMS the one of PingOne's interface
 * (153, or 67 with letters outside of the alphabet of SMS) until it is over that of the console
 * (660); for all else the one of a call (1024 bytes).
 *
 * Returns: the length
 */
SenderMessageLength
sender_message_length_measure (SenderChannel channel,
                               const char   *text)
{
  SenderMessageLength length = { SENDER_LENGTH_UNIT_BYTES, 0, VOICE_MAX_BYTES, FALSE, FALSE };

  if (channel == SENDER_CHANNEL_SMS)
    return measure_sms (text);
  length.used = (guint) strlen (text);
  length.over = length.used > length.limit;
  length.refused = length.over;
  return length;
}

/**
 * sender_message_length_to_text:
 * @self: a length
 *
 * Writes the two figures.
 *
 * Returns: (transfer full): “36 of 153”
 */
char *
sender_message_length_to_text (const SenderMessageLength *self)
{
  /* Translators: so many characters are used of so many. */
  return g_strdup_printf (_ ("%u of %u"), self->used, self->limit);
}

/**
 * sender_message_length_describe:
 * @self: a length
 *
 * Says what the figures count.
 *
 * Returns: (transfer full): a sentence
 */
char *
sender_message_length_describe (const SenderMessageLength *self)
{
  switch (self->unit)
    {
    case SENDER_LENGTH_UNIT_GSM7:
      return g_strdup_printf (_ ("%u of the %u characters PingOne documents for SMS"), self->used,
                              self->limit);
    case SENDER_LENGTH_UNIT_UCS2:
      return g_strdup_printf (_ ("%u of %u characters, since some are outside the alphabet of SMS"),
                              self->used, self->limit);
    case SENDER_LENGTH_UNIT_CHARACTERS:
      return g_strdup_printf (_ ("%u characters; PingOne’s console takes at most %u"), self->used,
                              self->limit);
    case SENDER_LENGTH_UNIT_BYTES:
    default:
      return g_strdup_printf (_ ("%u of the %u bytes PingOne takes for a call"), self->used,
                              self->limit);
    }
}
