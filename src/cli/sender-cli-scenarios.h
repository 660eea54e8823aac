/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-rehearsal.h"

G_BEGIN_DECLS

/* Plays the scenario @wanted, or all, and prints what came of each. @good turns FALSE where one did
 * not end as it should. */
gboolean sender_cli_scenarios_play (SenderCli          *cli,
                                    SenderCliRehearsal *rehearsal,
                                    SenderConfig       *config,
                                    const char         *wanted,
                                    gboolean           *good,
                                    GError            **error);

G_END_DECLS
