/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-platform.h"

G_BEGIN_DECLS

/* What publish and restore have in common. */

gboolean sender_cli_confirm (SenderCli    *cli,
                             SenderConfig *config,
                             GError      **error);
int      sender_cli_carry_out (SenderCli        *cli,
                               SenderPublisher  *publisher,
                               const SenderPlan *plan,
                               GError          **error);

G_END_DECLS
