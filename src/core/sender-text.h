/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Small pure functions on text that several rules share. */

/* Optimal string alignment distance in characters (a swap of neighbours counts 1), never over
 * @limit + 1. */
guint sender_text_distance (const char *a,
                            const char *b,
                            guint       limit);

/* Whether @text holds a C0 or C1 control character or DEL. */
gboolean sender_text_has_control (const char *text);

/* Whether @text can be the name of a header (a token of RFC 9110, 5.6.2). */
gboolean sender_text_is_token (const char *text);

/* Whether @text is PREFIX followed by 32 hexadecimal digits (a Twilio SID). */
gboolean sender_text_is_sid (const char *text,
                             const char *prefix);

/* Whether every character is in the GSM 03.38 default alphabet or its extension table. */
gboolean sender_text_is_gsm7 (const char *text);

/* Septets (GSM-7, extension characters count 2) or, if not GSM-7, UTF-16 code units. */
guint sender_text_get_sms_units (const char *text);

/* `+14155550100` -> `+1•••••••0100`; shorter than 8 digits: all but the last two; other text:
 * `•••`. */
char *sender_text_mask_number (const char *number);

/* Whether @text holds typographic quotes (U+2018-201F, U+00AB, U+00BB, U+2039, U+203A, U+2033). */
gboolean sender_text_has_curly_quotes (const char *text);

/* @text with double typographic quotes as `"` and single ones as `'`. */
char *sender_text_straighten_quotes (const char *text);

/* @text between the quotation marks of the user's language. */
char *sender_text_quote (const char *text);

G_END_DECLS
