/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/* How long a message may be, as far as PingOne tells (reference: PingOne side, 3.5). */

typedef enum
{
  SENDER_LENGTH_UNIT_GSM7, /* characters of the alphabet of SMS */
  SENDER_LENGTH_UNIT_UCS2, /* with others among them */
  SENDER_LENGTH_UNIT_CHARACTERS,
  SENDER_LENGTH_UNIT_BYTES,
} SenderLengthUnit;

/**
 * SenderMessageLength:
 * @unit: what is counted
 * @used: how many there are
 * @limit: how many are documented
 * @over: whether there are more
 * @refused: whether there are so many that PingOne takes them nowhere
 *
 * The length of a message and the limit it is measured against.
 */
typedef struct
{
  SenderLengthUnit unit;
  guint            used;
  guint            limit;
  gboolean         over;
  gboolean         refused;
} SenderMessageLength;

SenderMessageLength sender_message_length_measure (SenderChannel channel,
                                                   const char   *text);
/* “36 of 153”. (transfer full) */
char *sender_message_length_to_text (const SenderMessageLength *self);
/* The same in a sentence that says what is counted. (transfer full) */
char *sender_message_length_describe (const SenderMessageLength *self);

G_END_DECLS
