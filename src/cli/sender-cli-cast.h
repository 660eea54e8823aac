/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-rehearsal.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* What a rehearsal needs besides the configuration: an account, flows, a number, a phone. Nothing
 * of it opens anything. */

#define SENDER_CLI_CAST_ACCOUNT "AC00000000000000000000000000000000"
#define SENDER_CLI_CAST_TOKEN "00000000000000000000000000000000"
#define SENDER_CLI_CAST_PHONE "+14155550123"

/* What only a person can supply is supplied; (element-type utf8): the paths that were set. */
GPtrArray *sender_cli_cast_supply (SenderConfig *config,
                                   GError      **error);
/* Tells the stand-ins of the configuration's account and flows. */
gboolean sender_cli_cast_announce (SenderCliRehearsal *rehearsal,
                                   SenderConfig       *config,
                                   GError            **error);

G_END_DECLS
