/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-endpoints.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Whether a vendor takes a credential, by one request that reads only: the flow that the
 * configuration calls, or the account.
 */

void sender_credential_check_async (SenderEndpoints    *endpoints,
                                    SenderConfig       *config,
                                    const char         *username,
                                    const char         *secret,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* What the vendor said of it, in words; NULL with SENDER_ERROR_UNAUTHORIZED if it is refused,
 * SENDER_ERROR_INVALID if nothing here can ask, else what kept the question from being answered.
 * (transfer full) */
char *sender_credential_check_finish (GAsyncResult *result,
                                      GError      **error);

G_END_DECLS
