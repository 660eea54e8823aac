/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The countries of ISO 3166-1: their codes and names. */

guint sender_country_get_n (void);
/* The code at @position, in the order of codes. */
const char *sender_country_get_code (guint position);
/* The name, translated where the system has the names of ISO 3166; NULL if @code is none. */
const char *sender_country_get_name (const char *code);
/* Whether @text begins the code, or a word of the name in the user's language or in English. */
gboolean sender_country_matches (const char *code,
                                 const char *text);
/* The names of the first few, and how many more there are; "" for none. (transfer full) */
char *sender_country_dup_list (const char *const *codes);

G_END_DECLS
