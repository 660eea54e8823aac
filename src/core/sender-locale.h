/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Languages of messages: `en`, `en-GB` or `en_GB`. Pure functions. */

/* Tags that are offered, the likeliest first; NULL after the last. */
const char *sender_locale_get_offered (guint position);
/* “English”, “English (GB)”; the tag itself if its language is not known. (transfer full) */
char *sender_locale_dup_label (const char *locale);
/* A language of two or three letters, with parts of two to eight letters and digits after it. */
gboolean sender_locale_is_valid (const char *locale);
/* The language alone: `en` of `en-GB`. (transfer full) */
char *sender_locale_dup_language (const char *locale);
/* `en-GB` and `en_gb` are one. */
gboolean sender_locale_equal (const char *a,
                              const char *b);

G_END_DECLS
