/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

G_BEGIN_DECLS

/* A connection to the stand-in for PingOne, ready to be used: what can be published can be tried
 * without an account. */

/* Enters a pretend environment and a pretend worker application. */
void sender_practice_connection_enter (SenderConfig *config);
/* Tells the stand-ins of both, and keeps the pretend secret of @config. */
void     sender_practice_connection_prepare_async (SenderWorkspace    *workspace,
                                                   SenderConfig       *config,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
gboolean sender_practice_connection_prepare_finish (SenderWorkspace *workspace,
                                                    GAsyncResult    *result,
                                                    GError         **error);

G_END_DECLS
