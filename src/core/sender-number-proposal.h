/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-origination-number.h"

G_BEGIN_DECLS

/* What a number is likely to be, read off its digits; everything can be changed afterwards. */

/* The country a toll-free number belongs to, NULL if its prefix does not tell. */
const char *sender_number_propose_country (const char *text);
/* A new one, ticked for the channels that @config has a request for. (transfer full) */
SenderOriginationNumber *sender_number_propose (SenderConfig *config,
                                                const char   *text);
/* After the text was changed: the type and the countries follow, unless they had been chosen
 * otherwise than @before proposes. */
void sender_number_follow (SenderOriginationNumber *number,
                           const char              *before);

G_END_DECLS
