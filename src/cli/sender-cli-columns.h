/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns of a terminal, which are neither bytes nor characters. */

guint sender_cli_count_columns (const char *text);
/* @text and as many spaces as make @width columns. (transfer full) */
char *sender_cli_pad (const char *text,
                      guint       width);
/* Columns of the longest of @words, a list with %NULL at its end. */
guint sender_cli_count_columns_of (const char        *context,
                                   const char *const *words);

G_END_DECLS
