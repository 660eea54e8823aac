/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-config.h"
#include "sender-test-plan.h"

G_BEGIN_DECLS

/* What render, prove and test have in common: from --channel, --template, --locale, --to, --from
 * and --set; @default_to (nullable). */
gboolean sender_cli_send_init (SenderTestPlan *self,
                               SenderCli      *cli,
                               SenderConfig   *config,
                               SenderChannel   channel,
                               const char     *default_to,
                               const char     *default_otp,
                               GError        **error);

G_END_DECLS
