/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-proof.h"

G_BEGIN_DECLS

/* The proof of a message on a thread of its own, over the configuration as it is now. */

/* @message: one of @config. SENDER_ERROR_INVALID if its channel has no request. */
void         sender_proof_run_async (SenderConfig       *config,
                                     SenderMessage      *message,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
SenderProof *sender_proof_run_finish (GAsyncResult *result,
                                      GError      **error);
/* The result in one line. (transfer full) */
char *sender_proof_run_describe (const SenderProof *proof);

G_END_DECLS
