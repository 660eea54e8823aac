/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli.h"
#include "sender-dispatch.h"
#include "sender-passcode-order.h"
#include "sender-platform.h"

G_BEGIN_DECLS

/* A test that PingOne sends, from --user, --to, --template, --locale, --variant and --set. */

/**
 * SenderCliPasscode:
 * @config: the configuration
 * @order: what PingOne is asked for; the user is filled in once PingOne has said the ID
 * @user: (owned): as it was typed, later the ID
 * @wait: seconds to follow, 0 for the usual
 *
 * One such test.
 */
typedef struct
{
  SenderConfig       *config;
  SenderPasscodeOrder order;
  char               *user;
  double              wait;
} SenderCliPasscode;

/* Whether `--via pingone` was said; FALSE with an error for words that don't go together. */
gboolean sender_cli_passcode_is_asked_for (SenderCli *cli,
                                           gboolean  *asked,
                                           GError   **error);
gboolean sender_cli_passcode_init (SenderCliPasscode *self,
                                   SenderCli         *cli,
                                   SenderConfig      *config,
                                   SenderChannel      channel,
                                   GError           **error);
void     sender_cli_passcode_clear (SenderCliPasscode *self);
/* Says what it costs, asks, sends, follows, checks the code; the exit status. */
int sender_cli_passcode_run (SenderCliPasscode *self,
                             SenderCli         *cli,
                             GError           **error);

/* The code that the phone showed, from --code-fd or the terminal: whether it is as good as the
 * words on the command line ask for. */
gboolean sender_cli_passcode_check (SenderCli      *cli,
                                    SenderPlatform *platform,
                                    SenderDispatch *dispatch);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCliPasscode, sender_cli_passcode_clear)

G_END_DECLS
