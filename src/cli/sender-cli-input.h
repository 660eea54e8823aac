/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a command reads: files, secrets, answers. All of it can be interrupted. */

/* Reads a whole file or, for `-`, standard input; at most 4 MiB. */
char *sender_cli_read (const char *file,
                       gsize      *length,
                       GError    **error);
/* Reads a secret from a descriptor; one final newline is stripped. */
char *sender_cli_read_secret (int      fd,
                              GError **error);
char *sender_cli_read_secret_line (int fd, GError **error);
/* Asks a question on the terminal. */
gboolean sender_cli_ask (const char *question,
                         GError    **error);

G_END_DECLS
