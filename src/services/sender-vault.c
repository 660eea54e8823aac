/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-vault.h"

#include <libsecret/secret.h>

G_DEFINE_INTERFACE (SenderVault, sender_vault, G_TYPE_OBJECT)

static void
sender_vault_default_init (SenderVaultInterface *iface)
{
}

/**
 * sender_vault_store_async:
 * @key: what it is found by
 * @label: what a keyring manager shows
 * @secret: the secret; copied into memory that is not swapped where the vault can
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Keeps a secret, replacing the one under the same key.
 */
void
sender_vault_store_async (SenderVault           *self,
                          const SenderSecretKey *key,
                          const char            *label,
                          const char            *secret,
                          GCancellable          *cancellable,
                          GAsyncReadyCallback    callback,
                          gpointer               user_data)
{
  SENDER_VAULT_GET_IFACE (self)->store_async (self, key, label, secret, cancellable, callback,
                                              user_data);
}

/**
 * sender_vault_store_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the keeping.
 *
 * Returns: whether it is kept; else one of `SENDER_ERROR_KEYRING_…` is set
 */
gboolean
sender_vault_store_finish (SenderVault  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return SENDER_VAULT_GET_IFACE (self)->store_finish (self, result, error);
}

/**
 * sender_vault_lookup_async:
 * @key: what it is found by
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Looks a secret up.
 */
void
sender_vault_lookup_async (SenderVault           *self,
                           const SenderSecretKey *key,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               user_data)
{
  SENDER_VAULT_GET_IFACE (self)->lookup_async (self, key, cancellable, callback, user_data);
}

/**
 * sender_vault_lookup_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the look-up.
 *
 * Returns: (transfer full) (nullable): the secret, freed with [func@vault_free_secret]; %NULL with
 *   %SENDER_ERROR_SECRET_MISSING if there is none, or one of `SENDER_ERROR_KEYRING_…`
 */
char *
sender_vault_lookup_finish (SenderVault  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return SENDER_VAULT_GET_IFACE (self)->lookup_finish (self, result, error);
}

/**
 * sender_vault_clear_async:
 * @key: what it is found by; without an authorization, those of every kind
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Forgets a secret.
 */
void
sender_vault_clear_async (SenderVault           *self,
                          const SenderSecretKey *key,
                          GCancellable          *cancellable,
                          GAsyncReadyCallback    callback,
                          gpointer               user_data)
{
  SENDER_VAULT_GET_IFACE (self)->clear_async (self, key, cancellable, callback, user_data);
}

/**
 * sender_vault_clear_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the forgetting.
 *
 * Returns: whether there was one; %FALSE without an error if there was none
 */
gboolean
sender_vault_clear_finish (SenderVault  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return SENDER_VAULT_GET_IFACE (self)->clear_finish (self, result, error);
}

/**
 * sender_vault_free_secret:
 * @secret: (nullable) (transfer full): a secret
 *
 * Overwrites and frees a secret.
 */
void
sender_vault_free_secret (char *secret)
{
  secret_password_free (secret);
}
