/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-checks.h"
#include "sender-cli-config.h"

G_BEGIN_DECLS

/**
 * SenderCliSurroundings:
 * @rest: (element-type SenderConfig): the other configurations
 * @context: what the rules are told
 * @secret: (nullable): what the keyring holds, where it was asked
 * @no_secret: (nullable): why there is none, and what to do
 *
 * What a configuration can't know of itself.
 */
typedef struct
{
  GPtrArray         *rest;
  SenderCheckContext context;
  char              *secret;
  char              *no_secret;
} SenderCliSurroundings;

gboolean sender_cli_surroundings_init (SenderCliSurroundings *self,
                                       SenderCli             *cli,
                                       GPtrArray             *others,
                                       SenderCliConfig       *item,
                                       GError               **error);
void     sender_cli_surroundings_clear (SenderCliSurroundings *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCliSurroundings, sender_cli_surroundings_clear)

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
