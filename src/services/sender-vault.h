/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Where secrets are kept: an interface, so that tests keep them in memory. Never blocking; each
 * call has its own deadline of 5 s.
 */

/**
 * SenderSecretKey:
 * @configuration: id of the configuration
 * @kind: `provider`, `pingone`, `published` or `prints`
 * @authorization: the kind of authorization it was entered for, `basic`: a Basic password must
 *   never leave as a Bearer token after a switch
 *
 * What a secret is found by.
 */
typedef struct
{
  const char *configuration;
  const char *kind;
  const char *authorization;
} SenderSecretKey;

#define SENDER_SECRET_KIND_PROVIDER "provider"
#define SENDER_SECRET_KIND_PINGONE "pingone"
/* Not a secret that is typed: of the one that was published last, its fingerprint. The id of the
 * environment follows. */
#define SENDER_SECRET_KIND_PUBLISHED "published"
/* Nor is this: the key to what is kept of credentials in headers. */
#define SENDER_SECRET_KIND_PRINTS "prints"

#define SENDER_TYPE_VAULT (sender_vault_get_type ())

G_DECLARE_INTERFACE (SenderVault, sender_vault, SENDER, VAULT, GObject)

struct _SenderVaultInterface
{
  GTypeInterface parent_iface;

  void (*store_async) (SenderVault           *self,
                       const SenderSecretKey *key,
                       const char            *label,
                       const char            *secret,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               user_data);
  gboolean (*store_finish) (SenderVault  *self,
                            GAsyncResult *result,
                            GError      **error);
  void (*lookup_async) (SenderVault           *self,
                        const SenderSecretKey *key,
                        GCancellable          *cancellable,
                        GAsyncReadyCallback    callback,
                        gpointer               user_data);
  char *(*lookup_finish) (SenderVault  *self,
                          GAsyncResult *result,
                          GError      **error);
  void (*clear_async) (SenderVault           *self,
                       const SenderSecretKey *key,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               user_data);
  gboolean (*clear_finish) (SenderVault  *self,
                            GAsyncResult *result,
                            GError      **error);
};

/* Replaces what is kept under the same key. */
void     sender_vault_store_async (SenderVault           *self,
                                   const SenderSecretKey *key,
                                   const char            *label,
                                   const char            *secret,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data);
gboolean sender_vault_store_finish (SenderVault  *self,
                                    GAsyncResult *result,
                                    GError      **error);
/* SENDER_ERROR_SECRET_MISSING if the vault works and holds none; SENDER_ERROR_KEYRING_* else. The
 * result is freed with secret_password_free(), as sender_vault_free_secret() does. */
void  sender_vault_lookup_async (SenderVault           *self,
                                 const SenderSecretKey *key,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data);
char *sender_vault_lookup_finish (SenderVault  *self,
                                  GAsyncResult *result,
                                  GError      **error);
/* @key->authorization NULL clears those of every kind. Returns FALSE without an error if there was
 * none. */
void     sender_vault_clear_async (SenderVault           *self,
                                   const SenderSecretKey *key,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data);
gboolean sender_vault_clear_finish (SenderVault  *self,
                                    GAsyncResult *result,
                                    GError      **error);
void     sender_vault_free_secret (char *secret);

G_END_DECLS
