/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-config.h"

G_BEGIN_DECLS

/* Findings of a configuration, with what the terminal knows around it: the other configurations it
 * was named with (@others, (element-type SenderCliConfig)), and the keyring where it is asked.
 * (transfer full) (nullable) */
GListModel *sender_cli_check (SenderCli       *cli,
                              GPtrArray       *others,
                              SenderCliConfig *item,
                              GError         **error);

/* As above, but only what the configurations themselves say. (transfer full) */
GListModel *sender_cli_check_offline (GPtrArray *others, SenderCliConfig *item);

G_END_DECLS
