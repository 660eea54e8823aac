/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-origination-number.h"

G_BEGIN_DECLS

/* Numbers out of a text that somebody pasted: a column of numbers, CSV with or without headings, an
 * export of the vendor's console, “Sales: +1 206 555 0142”. */

typedef enum
{
  SENDER_NUMBER_LINE_NEW,       /* will be added */
  SENDER_NUMBER_LINE_TWICE,     /* stands further up in the text */
  SENDER_NUMBER_LINE_PRESENT,   /* is in the configuration */
  SENDER_NUMBER_LINE_NO_NUMBER, /* nothing in it is a number */
} SenderNumberLineKind;

/**
 * SenderNumberLine:
 * @position: of the line, from 1
 * @text: the line
 * @kind: what becomes of it
 * @number: (nullable): what was understood; %NULL of a line without a number
 *
 * One line of the text that is not empty.
 */
typedef struct
{
  guint                    position;
  char                    *text;
  SenderNumberLineKind     kind;
  SenderOriginationNumber *number;
} SenderNumberLine;

/* (element-type SenderNumberLine); several numbers on a line are several of them. Headings of CSV
 * are left out. (transfer full) */
GPtrArray *sender_number_text_parse (SenderConfig *config,
                                     const char   *text);
guint      sender_number_text_count (GPtrArray           *lines,
                                     SenderNumberLineKind kind);
/* Adds the new ones to the end, with one change of the list. Returns how many. */
guint sender_number_text_add (SenderConfig *config,
                              GPtrArray    *lines);
/* “3 new, 1 already there, 1 line without a number”. (transfer full) */
char *sender_number_text_summarize (GPtrArray *lines);
/* “Short code · SMS · US”, or why it is not added. (transfer full) */
char *sender_number_line_describe (const SenderNumberLine *self);

G_END_DECLS
