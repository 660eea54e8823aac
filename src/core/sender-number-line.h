/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/* Reading one line of a text of numbers. */

/**
 * SenderNumberRead:
 * @texts: the numbers, as they are written there
 * @countries: codes of countries, if it names any
 * @type: if it names one, else %SENDER_NUMBER_TYPE_UNKNOWN
 * @sms: whether it names SMS
 * @voice: whether it names Voice
 *
 * What a line says.
 */
typedef struct
{
  GStrv            texts;
  GStrv            countries;
  SenderNumberType type;
  gboolean         sms;
  gboolean         voice;
} SenderNumberRead;

/* Whether it is the heading of a table; @column (out): where its numbers are. */
gboolean sender_number_line_is_heading (const char *line,
                                        int        *column);
/* @column: where the numbers are, -1 if they can be anywhere. */
void sender_number_line_read (const char       *line,
                              int               column,
                              SenderNumberRead *read);
void sender_number_read_clear (SenderNumberRead *read);

G_END_DECLS
