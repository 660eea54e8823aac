/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-live.h"

G_BEGIN_DECLS

/* What PingOne has of a sender becomes what its configuration says. */

/* @sender (nullable): id of the sender, as far as it is known; else the one of the same name is
 * meant. @prints (nullable): of the headers that are credentials and were last published.
 * SENDER_ERROR_NOT_FOUND if neither is there, SENDER_ERROR_BAD_REPLY; @config is unchanged then.
 * (transfer none) (nullable): the object of @live that was taken over. */
SenderJson *sender_takeover_apply (SenderConfig *config,
                                   SenderLive   *live,
                                   const char   *sender,
                                   SenderJson   *prints,
                                   GError      **error);
/* What is to be told of credentials in headers that went with it. (transfer full) (nullable) */
char *sender_takeover_dup_lost (SenderConfig *before,
                                SenderConfig *taken);

/* Whether it has credentials in headers, which stay its own. */
gboolean sender_takeover_has_credentials (SenderConfig *config);

G_END_DECLS
