/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What reads in its own direction, whatever stands around it: for what is shown, never for what is
 * copied, sent, kept or compared. Characters that turn the text after them (U+202A to U+202E, and
 * isolates U+2066 to U+2069 that have no counterpart) are shown as U+FFFD. */

/* Only the latter. (transfer full) */
char *sender_isolate_clean (const char *text);
/* A number, a URL, a key, an id: always from left to right. (transfer full) */
char *sender_isolate_value (const char *value);
/* A name that somebody gave: as its first letter goes. Without what could turn or be turned, the
 * name itself. (transfer full) */
char *sender_isolate_name (const char *name);
/* A whole sentence: the numbers, URLs and variables that are found in it. (transfer full) */
char *sender_isolate_sentence (const char *sentence);

G_END_DECLS
