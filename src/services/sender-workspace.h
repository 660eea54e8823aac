/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"
#include "sender-dispatcher.h"
#include "sender-document.h"
#include "sender-history.h"
#include "sender-platform.h"
#include "sender-stand-ins.h"
#include "sender-store.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * The services that belong together: one library of configurations, its keyring, its history, and
 * where requests go. The application has its own; Practice has another, whose requests go to the
 * stand-ins. Property (read): simulated. Signal: secret-changed (id of the configuration, kind).
 */

#define SENDER_TYPE_WORKSPACE (sender_workspace_get_type ())

G_DECLARE_FINAL_TYPE (SenderWorkspace, sender_workspace, SENDER, WORKSPACE, GObject)

/* @stand_ins (nullable): those of Practice, which end with the workspace. */
SenderWorkspace  *sender_workspace_new (SenderStore     *store,
                                        SenderHistory   *history,
                                        SenderVault     *vault,
                                        SenderEndpoints *endpoints,
                                        SenderStandIns  *stand_ins);
SenderStore      *sender_workspace_get_store (SenderWorkspace *self);
SenderHistory    *sender_workspace_get_history (SenderWorkspace *self);
SenderVault      *sender_workspace_get_vault (SenderWorkspace *self);
SenderEndpoints  *sender_workspace_get_endpoints (SenderWorkspace *self);
SenderDispatcher *sender_workspace_get_dispatcher (SenderWorkspace *self);
SenderStandIns   *sender_workspace_get_stand_ins (SenderWorkspace *self);
/* What was live, beside the library. */
SenderArchive *sender_workspace_get_archive (SenderWorkspace *self);
/* All that is done goes to stand-ins, and is to be marked SIMULATED wherever it is shown. */
gboolean sender_workspace_is_simulated (SenderWorkspace *self);

/* Opens a document, and looks whether the keyring has its secret: that becomes known later. */
void            sender_workspace_open_async (SenderWorkspace    *self,
                                             const char         *path,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
SenderDocument *sender_workspace_open_finish (SenderWorkspace *self,
                                              GAsyncResult    *result,
                                              GError         **error);
/* SENDER_ERROR_CONFLICT if the file says something else than when it was read; not if
 * @overwrite. */
void     sender_workspace_save_async (SenderWorkspace    *self,
                                      SenderDocument     *document,
                                      gboolean            overwrite,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_workspace_save_finish (SenderWorkspace *self,
                                       GAsyncResult    *result,
                                       GError         **error);
/* Asks the keyring whether it has the secret of the kind of authorization that is set. The
 * document's inspection is told; an error says why it can't be known. */
void     sender_workspace_find_secret_async (SenderWorkspace    *self,
                                             SenderDocument     *document,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean sender_workspace_find_secret_finish (SenderWorkspace *self,
                                              GAsyncResult    *result,
                                              GError         **error);
/* The client of PingOne for the connection of @config. Nothing is asked of PingOne yet: an error is
 * of the connection, or of the keyring. (transfer full) (nullable) */
void            sender_workspace_connect_async (SenderWorkspace    *self,
                                                SenderConfig       *config,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
SenderPlatform *sender_workspace_connect_finish (SenderWorkspace *self,
                                                 GAsyncResult    *result,
                                                 GError         **error);
/* For whoever stores or removes one: it is looked for again wherever it is shown. */
void sender_workspace_tell_secret_changed (SenderWorkspace       *self,
                                           const SenderSecretKey *key);

G_END_DECLS
