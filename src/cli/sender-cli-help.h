/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli.h"

G_BEGIN_DECLS

/* Help, manual pages and completion, all from the table of commands. */

GOptionContext *sender_cli_help_make_context (const SenderCommand *command,
                                              GOptionArgFunc       func,
                                              gpointer             user_data);
/* Answers `--help` of a command; TRUE if it did. */
gboolean sender_cli_help_answer (SenderCli *cli,
                                 int       *status);
gboolean sender_cli_help_is_option (const char *word);
/* What the program does without a command. */
int sender_cli_help_run (GStrv words);

G_END_DECLS
