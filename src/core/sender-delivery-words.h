/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/* What a history says of a test, in words. */

/* “No Message”: the only words for a state. */
const char *sender_delivery_get_state_label (SenderDispatchState state);
/* `134 ms`, `3.2 s`, `1 min 4 s`. (transfer full) */
char *sender_delivery_format_seconds (double seconds);
/* “Today 14:02”, “Yesterday 09:30”, “18 Nov 16:20”, “18 Nov 2025” of a moment in microseconds since
 * the epoch, as seen @now. (transfer full) */
char *sender_delivery_format_when (gint64     at,
                                   GDateTime *now);
/* “18 November 2026, 16:20:11”. (transfer full) */
char *sender_delivery_format_moment (gint64     at,
                                     GTimeZone *zone);

G_END_DECLS
