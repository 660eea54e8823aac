/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-print-key.h"

#include "sender-keyed-digest.h"
#include "sender-secret-key.h"
#include "sender-wipe.h"

/* It belongs to no way to sign in: headers stay when that is changed. */
#define AUTHORIZATION "headers"

static SenderSecretKey
make_key (SenderConfig *config)
{
  return (SenderSecretKey){
    .configuration = sender_config_get_id (config),
    .kind = SENDER_SECRET_KIND_PRINTS,
    .authorization = AUTHORIZATION,
  };
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  char             *kept = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);

  if (kept != NULL)
    g_task_return_pointer (task, g_strdup (kept), (GDestroyNotify) sender_wipe_free);
  else
    g_task_return_error (task, error);
  sender_vault_free_secret (kept);
}

/**
 * sender_print_key_lookup_async:
 * @vault: where it is kept
 * @config: a configuration
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Looks the key up.
 */
void
sender_print_key_lookup_async (SenderVault        *vault,
                               SenderConfig       *config,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask          *task = g_task_new (vault, cancellable, callback, user_data);
  SenderSecretKey key = make_key (config);

  g_task_set_source_tag (task, sender_print_key_lookup_async);
  sender_vault_lookup_async (vault, &key, cancellable, looked_up_cb, task);
}

/**
 * sender_print_key_lookup_finish:
 * @result: the result
 * @error: return location
 *
 * Ends looking it up.
 *
 * Returns: (transfer full) (nullable): the key, %NULL with %SENDER_ERROR_SECRET_MISSING set if
 *   there is none, or with what the keyring said
 */
char *
sender_print_key_lookup_finish (SenderVault  *vault,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)),
                           (GDestroyNotify) sender_wipe_free);
  else
    g_task_return_error (task, error);
}

/**
 * sender_print_key_make_async:
 * @vault: where it is kept
 * @config: a configuration that has none
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes a key, and keeps it.
 */
void
sender_print_key_make_async (SenderVault        *vault,
                             SenderConfig       *config,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask           *task = g_task_new (vault, cancellable, callback, user_data);
  SenderSecretKey  key = make_key (config);
  char            *made = sender_keyed_digest_new_key ();
  g_autofree char *label = sender_secret_key_dup_label (config, SENDER_SECRET_KIND_PRINTS);

  g_task_set_source_tag (task, sender_print_key_make_async);
  g_task_set_task_data (task, made, (GDestroyNotify) sender_wipe_free);
  sender_vault_store_async (vault, &key, label, made, cancellable, stored_cb, task);
}

/**
 * sender_print_key_make_finish:
 * @result: the result
 * @error: return location
 *
 * Ends making it.
 *
 * Returns: (transfer full) (nullable): the key, once it is kept
 */
char *
sender_print_key_make_finish (SenderVault  *vault,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
