/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fingerprint.h"

#include "sender-connection.h"
#include "sender-error.h"
#include "sender-keyed-digest.h"
#include "sender-secret-key.h"
#include "sender-wipe.h"

/* What it is found by: each environment holds a secret of its own. What was kept before it was told
 * apart is left alone: taken for that of another environment it would keep a secret from being
 * written. @kind (out) (transfer full): borrowed by the key. */
static SenderSecretKey
make_key (SenderConfig *config,
          char        **kind)
{
  g_autofree char *environment = sender_connection_dup_environment (config);

  *kind = g_strconcat (SENDER_SECRET_KIND_PUBLISHED, " ", environment, NULL);
  return sender_secret_key_make (config, *kind);
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
    g_task_return_int (task, sender_keyed_digest_fits (kept, g_task_get_task_data (task)) ? 1 : 0);
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING))
    {
      g_error_free (error);
      g_task_return_int (task, 0);
    }
  else
    g_task_return_error (task, error);
  sender_vault_free_secret (kept);
}

static GTask *
start (SenderVault        *vault,
       gpointer            tag,
       const char         *secret,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask *task = g_task_new (vault, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (secret), (GDestroyNotify) sender_wipe_free);
  return task;
}

/**
 * sender_fingerprint_check_async:
 * @vault: where it is kept
 * @config: a configuration, and in it the environment
 * @secret: its secret
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Compares a secret with the one that was last published.
 */
void
sender_fingerprint_check_async (SenderVault        *vault,
                                SenderConfig       *config,
                                const char         *secret,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autofree char *kind = NULL;
  SenderSecretKey  key = make_key (config, &kind);

  sender_vault_lookup_async (vault, &key, cancellable, looked_up_cb,
                             start (vault, sender_fingerprint_check_async, secret, cancellable,
                                    callback, user_data));
}

/**
 * sender_fingerprint_check_finish:
 * @result: the result
 * @is_same: (out): whether it is that one
 * @error: return location
 *
 * Ends comparing.
 *
 * Returns: whether the keyring could be asked
 */
gboolean
sender_fingerprint_check_finish (SenderVault  *vault,
                                 GAsyncResult *result,
                                 gboolean     *is_same,
                                 GError      **error)
{
  gssize same = g_task_propagate_int (G_TASK (result), error);

  *is_same = same == 1;
  return same >= 0;
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sender_fingerprint_store_async:
 * @vault: where it is kept
 * @config: a configuration, and in it the environment
 * @secret: the secret that was published
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Keeps the fingerprint of a secret.
 */
void
sender_fingerprint_store_async (SenderVault        *vault,
                                SenderConfig       *config,
                                const char         *secret,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autofree char *kind = NULL;
  SenderSecretKey  key = make_key (config, &kind);
  g_autofree char *label =
    sender_secret_key_dup_label (config, SENDER_SECRET_KIND_PUBLISHED);
  g_auto (SenderWipedText) made = sender_keyed_digest_new (secret);

  sender_vault_store_async (vault, &key, label, made, cancellable, stored_cb,
                            start (vault, sender_fingerprint_store_async, secret, cancellable,
                                   callback, user_data));
}

/**
 * sender_fingerprint_store_finish:
 * @result: the result
 * @error: return location
 *
 * Ends keeping.
 *
 * Returns: whether it is kept
 */
gboolean
sender_fingerprint_store_finish (SenderVault  *vault,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
