/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * Practice: a workspace of its own on stand-ins, with the published procedure's configuration and
 * its mistakes, connected to the stand-in for PingOne. Nothing leaves the computer, and nothing is
 * kept: library and history are in a folder that goes with the workspace, secrets in memory.
 */

void sender_practice_start_async (GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* @document (out) (transfer full): the procedure's configuration. (transfer full) */
SenderWorkspace *sender_practice_start_finish (GAsyncResult    *result,
                                               SenderDocument **document,
                                               GError         **error);

G_END_DECLS
