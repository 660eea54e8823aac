/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-list.h"
#include "sender-origination-number.h"

G_BEGIN_DECLS

/* Numbers in words, for people. */

/* “Toll-free”. */
const char *sender_number_type_get_label (SenderNumberType type);
/* “US, CA”, or what no country means for the type. (transfer full) */
char *sender_number_describe_countries (SenderOriginationNumber *self);
/* “Toll-free · SMS, Voice · US”. (transfer full) */
char *sender_number_describe (SenderOriginationNumber *self);
/* What PingOne keeps of the number where it is not as usual, NULL where it is. (transfer full) */
char *sender_number_describe_flags (SenderOriginationNumber *self);
/* “4 send SMS, 3 place calls”. (transfer full) */
char *sender_numbers_describe (SenderList *numbers);
/* Whether a search for @text finds it: by digits, type or country. */
gboolean sender_number_matches (SenderOriginationNumber *self,
                                const char              *text);

G_END_DECLS
