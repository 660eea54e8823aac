/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* Edits of a whole request, and what is said of it in words. */

/* Gives the channel a request as the Studio preset has it, if it has none. */
void sender_config_add_studio_request (SenderConfig *config,
                                       SenderChannel channel);

/* Copies what the channels' requests have in common: all but the spoken tags, and what PingOne
 * said of each. Makes one where there is none. */
gboolean sender_config_copy_request (SenderConfig *config,
                                     SenderChannel from,
                                     SenderChannel to);

/* What a request starts: “Flow FW…”; detail: what is known of it. All (out) (transfer full);
 * nothing, and FALSE, if the URL names no flow. @flow (nullable). */
gboolean sender_channel_request_describe_flow (SenderChannelRequest *request,
                                               SenderFlow           *flow,
                                               char                **title,
                                               char                **detail);

/* Which of Form and Raw PingOne keeps, and what becomes of the other. (transfer full) */
char *sender_channel_request_describe_body (SenderChannelRequest *request);

G_END_DECLS
