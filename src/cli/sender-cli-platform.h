/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-config.h"
#include "sender-publisher.h"

G_BEGIN_DECLS

/* PingOne, as the commands reach it: with what the configuration says of the connection, and the
 * secrets of the keyring or of `--client-secret-fd` and `--secret-fd`. */

/* Options that go with every command of these. */
#define SENDER_CLI_PLATFORM_OPTIONS                                                   \
  { "secret-fd", 0, "N",                                                              \
    N_ ("Read the provider’s secret from file descriptor N, not from the keyring") }, \
  {                                                                                   \
    "client-secret-fd", 0, "N",                                                       \
      N_ ("Read the secret of the PingOne worker application from file descriptor N") \
  }

/* (transfer full) (nullable) */
SenderPlatform *sender_cli_connect (SenderCli    *cli,
                                    SenderConfig *config,
                                    GError      **error);
/* What is kept of a configuration: to be cleared. SENDER_ERROR_BUSY while it is published. */
gboolean sender_cli_read_kept (SenderCli         *cli,
                               SenderArchive     *archive,
                               SenderConfig      *config,
                               SenderArchiveKept *kept,
                               GError           **error);
/* With all that is live read, and @loaded as it is by now. (transfer full) (nullable) */
SenderPublisher *sender_cli_prepare (SenderCli        *cli,
                                     SenderCliConfig  *loaded,
                                     SenderSurveyParts parts,
                                     GError          **error);

/* Tells what of it was refused, if anything was. */
void sender_cli_note_gap (const char *gap);

/* What the service says is not there is no mistake of a word on the command line. */
void sender_cli_take_refusal (GError **error);

G_END_DECLS
