/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-importer.h"
#include "sender-store.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * What an import brought goes into the library: secrets to the vault, configurations to the store,
 * all of it or nothing.
 */

/* @import is kept until the end; a configuration whose id the library has gets one of its own. */
void sender_intake_run_async (SenderStore        *store,
                              SenderVault        *vault,
                              SenderImport       *import,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* (element-type utf8) (transfer full): what people should know of it, the importer's own words
 * first. */
GPtrArray *sender_intake_run_finish (GAsyncResult *result,
                                     GError      **error);

G_END_DECLS
