/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * Whether a secret is the one that was last published to the environment of a configuration, which
 * PingOne does not say: a keyed fingerprint of that one is kept in the keyring, and nothing of it
 * elsewhere.
 */

void sender_fingerprint_check_async (SenderVault        *vault,
                                     SenderConfig       *config,
                                     const char         *secret,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* @is_same (out): whether @secret is the one. FALSE without fingerprint. */
gboolean sender_fingerprint_check_finish (SenderVault  *vault,
                                          GAsyncResult *result,
                                          gboolean     *is_same,
                                          GError      **error);
/* From now on @secret is the one. */
void     sender_fingerprint_store_async (SenderVault        *vault,
                                         SenderConfig       *config,
                                         const char         *secret,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean sender_fingerprint_store_finish (SenderVault  *vault,
                                          GAsyncResult *result,
                                          GError      **error);

G_END_DECLS
