/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include "sender-enums.h"
#include "sender-config.h"
#include "sender-flow.h"

G_BEGIN_DECLS

/* The flow a workspace has for a channel: its secret is looked up, and stand-ins are told first
 * whom they stand in for. */

void        sender_flow_fetch_async (SenderWorkspace    *workspace,
                                     SenderConfig       *config,
                                     SenderChannel       channel,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
SenderFlow *sender_flow_fetch_finish (GAsyncResult *result,
                                      char        **name,
                                      GError      **error);

G_END_DECLS
