/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-endpoints.h"
#include "sender-flow.h"

G_BEGIN_DECLS

/* The flow a channel starts, as it is live at Twilio. Reads only. */

/* SID of the flow in the channel's URL, NULL if it names none. (transfer full) (nullable) */
char *sender_flow_live_dup_sid (SenderConfig *config,
                                SenderChannel channel);
void  sender_flow_live_read_async (SenderEndpoints    *endpoints,
                                   SenderConfig       *config,
                                   SenderChannel       channel,
                                   const char         *secret,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
/* @name (out) (optional): what the flow is called there. */
SenderFlow *sender_flow_live_read_finish (GAsyncResult *result,
                                          char        **name,
                                          GError      **error);

G_END_DECLS
