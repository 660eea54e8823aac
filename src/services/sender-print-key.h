/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * What tells the credentials in headers of a state that was kept: their prints are on disk, and the
 * key to these is in the keyring, one for each configuration.
 */

void sender_print_key_lookup_async (SenderVault        *vault,
                                    SenderConfig       *config,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* SENDER_ERROR_SECRET_MISSING if there is none yet. (transfer full) (nullable): wiped by the
 * caller */
char *sender_print_key_lookup_finish (SenderVault  *vault,
                                      GAsyncResult *result,
                                      GError      **error);
/* Makes one. */
void  sender_print_key_make_async (SenderVault        *vault,
                                   SenderConfig       *config,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
char *sender_print_key_make_finish (SenderVault  *vault,
                                    GAsyncResult *result,
                                    GError      **error);

G_END_DECLS
