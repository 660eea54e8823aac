/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The pieces of JSON's grammar that need no state. */

/* Moves @next over a number; NULL, or what is wrong where @next now stands. */
const char *sender_json_syntax_skip_number (const char **next,
                                            const char  *end);

/* The UTF-16 unit of an escape such as \u00e9 at @at, or -1. */
int sender_json_syntax_get_unit (const char *at,
                                 const char *end);

/* Decodes an escape at @next to @out and moves both; FALSE, moving neither, if it is none. */
gboolean sender_json_syntax_read_escape (const char **next,
                                         const char  *end,
                                         char       **out);

G_END_DECLS
