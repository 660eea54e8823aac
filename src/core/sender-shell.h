/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Words of a command as a POSIX shell splits them, with the $'…' of bash and zsh. Nothing is
 * expanded, and what a shell would do besides (pipes, further commands, substitution) is refused.
 */

/**
 * SenderShellWord:
 * @text: what the program would be given, were there no variables
 * @start: where the word begins in the text it was split from
 * @expands: a shell would have put the value of a variable into it
 */
typedef struct
{
  char       *text;
  const char *start;
  gboolean    expands;
} SenderShellWord;

/* The words of one command. (transfer full) (element-type SenderShellWord) */
GPtrArray *sender_shell_split (const char *text,
                               GError    **error);

/* Appends @text so that a shell gives it to a program unchanged. */
void sender_shell_append_quoted (GString    *out,
                                 const char *text);

G_END_DECLS
