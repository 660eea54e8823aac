/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* Plain texts that should be JSON, and what they could be. */

/**
 * SenderConversion:
 * @message: the message
 * @path: its path
 * @before: its text
 * @after: the JSON that is suggested
 *
 * One message to convert.
 */
typedef struct
{
  SenderMessage *message;
  char          *path;
  char          *before;
  char          *after;
} SenderConversion;

/* Those that a rule calls plain among JSON, or no JSON although a flow reads it. @findings: of the
 * configuration. (element-type SenderConversion) (transfer full) */
GPtrArray *sender_conversion_list (SenderConfig *config,
                                   GListModel   *findings);
/* What a message could say as JSON: what its siblings say, with every variable of its own text.
 * (transfer full) */
char *sender_conversion_suggest (SenderConfig  *config,
                                 SenderMessage *message);
/* Writes the suggestions. */
void sender_conversion_apply (GPtrArray *conversions);

G_END_DECLS
