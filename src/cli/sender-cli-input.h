/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli.h"

G_BEGIN_DECLS

/* What senderctl reads: files, standard input, secrets, answers. All of it can be interrupted. */

/* What a sentence calls a file, or standard input. */
const char *sender_cli_get_file_label (const char *file);
/* A whole file or, for `-`, standard input, at most 4 MiB. (transfer full): @length bytes,
 * zero-terminated. */
char *sender_cli_read (SenderCli  *cli,
                       const char *file,
                       gsize      *length,
                       GError    **error);
/* The secret of an option such as `secret-fd`, else of @fd. (transfer full):
 * sender_vault_free_secret(). */
char *sender_cli_read_secret (SenderCli  *cli,
                              const char *option,
                              int         fd,
                              GError    **error);
/* Asks a question on the terminal. */
gboolean sender_cli_ask (SenderCli  *cli,
                         const char *question,
                         GError    **error);

/* The line that is answered. (transfer full) (nullable) */
char *sender_cli_ask_text (SenderCli  *cli,
                           const char *question,
                           GError    **error);
/* The same, for an answer that has to be typed: a name. */
gboolean sender_cli_ask_word (SenderCli  *cli,
                              const char *question,
                              const char *word,
                              GError    **error);

G_END_DECLS
