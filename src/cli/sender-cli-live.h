/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"
#include "sender-checks.h"
#include "sender-cli-platform.h"

G_BEGIN_DECLS

/* What the environment of a configuration holds, for the checks and for whoever wants to know what
 * is in use. */

/**
 * SenderCliLive:
 * @live: (nullable): what was read
 * @sender: (nullable): id of the sender there
 * @refusal: (nullable): what PingOne said if it let nothing be read
 * @gap: (nullable): why nothing could be read otherwise, or, beside @live, what is missing there
 *
 * What is known of it.
 */
typedef struct
{
  SenderLive *live;
  char       *sender;
  char       *refusal;
  char       *gap;
} SenderCliLive;

/* Asks PingOne where the connection is complete and its secret is there. FALSE only for what ends
 * the command; it is to be cleared in any case. */
gboolean sender_cli_live_init (SenderCliLive *self,
                               SenderCli     *cli,
                               SenderConfig  *config,
                               GError       **error);
void     sender_cli_live_clear (SenderCliLive *self);
/* SS610 for what could not be read. */
void sender_cli_live_report (SenderCliLive *self,
                             GListStore    *findings);

/* Tells on standard error what the environment would refuse of a publish, or may; how much of it
 * is an error. */
guint sender_cli_live_note_refused (SenderConfig     *config,
                                    SenderLive       *live,
                                    const SenderPlan *plan);

/* Tells on standard error what the environment uses now. */
void sender_cli_tell_usage (SenderCli      *cli,
                            SenderPlatform *platform,
                            SenderConfig   *config);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCliLive, sender_cli_live_clear)

G_END_DECLS
