/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/* Rules for telephone numbers: pure functions. */

/* `+`, 7 to 15 digits, the first not 0 (E.164). */
gboolean sender_phone_is_e164 (const char *text);

/* +1 and 800, 833, 844, 855, 866, 877 or 888, then seven digits of which the first is 2-9. */
gboolean sender_phone_is_nanp_toll_free (const char *text);

/* 5 or 6 digits starting 2-9 where @country is NULL, US or CA; 3 to 8 digits elsewhere. */
gboolean sender_phone_is_short_code (const char *text,
                                     const char *country);

/* E.164 form of `+1 (415) 555-0100`, `0044 …`, `tel:+…`, or NULL where there is none.
 * Never guesses a country: a national number has no E.164 form. */
char *sender_phone_normalize (const char *text);

/* The type that fits the text best: short code, toll-free, else standard. */
SenderNumberType sender_phone_guess_type (const char *text);

/* Key under which two spellings of one number are the same. */
char *sender_phone_get_key (const char *text);

/* Whether @code is an ISO 3166-1 alpha-2 code (upper case). */
gboolean sender_phone_is_country (const char *code);

G_END_DECLS
