/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-platform.h"

G_BEGIN_DECLS

/* What plan, publish and restore have in common. */

/* That a publish did not end, and how to go on. */
const char *sender_cli_get_interrupted_words (SenderPublishWay way);

/* The same of a configuration that was not prepared: whether there is one. */
gboolean sender_cli_note_interrupted (SenderCli    *cli,
                                      SenderConfig *config);

/* The paths that --ours names. (transfer full) (element-type utf8) */
GHashTable *sender_cli_list_ours (SenderCli *cli);
gboolean    sender_cli_check_ours (GHashTable       *paths,
                                   const SenderPlan *plan,
                                   GError          **error);

/* Whether @plan may be carried out: it is shown, and where the environment is production somebody
 * is asked. */
gboolean sender_cli_agree (SenderCli        *cli,
                           SenderConfig     *config,
                           SenderPublisher  *publisher,
                           const SenderPlan *plan,
                           GError          **error);
int      sender_cli_carry_out (SenderCli        *cli,
                               SenderPublisher  *publisher,
                               const SenderPlan *plan,
                               GError          **error);

G_END_DECLS
