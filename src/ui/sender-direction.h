/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown where people read from right to left; elsewhere it stays as it is but for what
 * would turn it. Not for labels that can be copied from: see sender_direction_keep(). */

/* A number, a URL, a key, an id that stands alone. (transfer full) */
char *sender_direction_dup_value (const char *value);
/* A sentence that may have such values in it, or names. (transfer full) */
char *sender_direction_dup_sentence (const char *sentence);
/* The same as the title and the subtitle of a row without markup. */
void sender_direction_show_row (AdwActionRow *row,
                                const char   *title,
                                const char   *subtitle);
/* The same in a label. @value, @sentence (nullable): nothing. */
void sender_direction_show_value (GtkLabel   *label,
                                  const char *value);
void sender_direction_show_sentence (GtkLabel   *label,
                                     const char *sentence);
/* A number, a URL or the like that is typed. */
void sender_direction_keep_typed (GtkEditable *editable);
/* A label of nothing but values, from left to right, at the side of the line where the others are.
 * What is copied from it is just the text. */
void sender_direction_keep (GtkLabel *label);

G_END_DECLS
