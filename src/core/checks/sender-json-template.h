/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * JSON with ${…} in it, read as it was typed and before any value is known: which variables stand
 * inside strings and which do not, and small repairs. Pure functions.
 */

/* Whether @text begins as a JSON object does. */
gboolean sender_json_template_is (const char *text);

/* Names of the variables inside (or outside) strings, in order, without repeats. */
GStrv sender_json_template_list (const char *text,
                                 gboolean    inside);

/* @text with every value that holds a variable outside a string put between quotes; ${message}
 * alone stays, since it may be an object. @only (nullable): just values with that variable. */
char *sender_json_template_quote (const char *text,
                                  const char *only);

/* @text with `"` for the typographic quotes that delimit strings, and for `'` if @single. What
 * stands inside a string stays. */
char *sender_json_template_straighten (const char *text,
                                       gboolean    single);

/* @text with members named @from renamed. */
char *sender_json_template_rename (const char *text,
                                   const char *from,
                                   const char *to);

G_END_DECLS
