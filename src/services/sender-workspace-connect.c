/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-workspace.h"

#include "sender-config.h"
#include "sender-secret-key.h"

static void
secret_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)           task = user_data;
  SenderWorkspace            *self = g_task_get_source_object (task);
  SenderConfig               *config = g_task_get_task_data (task);
  g_autoptr (SenderTransport) transport = NULL;
  SenderPlatform             *platform = NULL;
  GError                     *error = NULL;
  char                       *secret = NULL;

  secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);
  if (secret != NULL)
    {
      transport = sender_endpoints_make_platform_transport (sender_workspace_get_endpoints (self),
                                                            config);
      platform = sender_platform_new (transport, config, secret, &error);
      sender_vault_free_secret (secret);
    }
  if (platform != NULL)
    g_task_return_pointer (task, platform, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sender_workspace_connect_async:
 * @config: whose connection it is; not kept
 * @cancellable: (nullable): stops it
 * @callback: called with the client
 * @user_data: data for @callback
 *
 * Makes the client of PingOne, with the client secret from the keyring.
 */
void
sender_workspace_connect_async (SenderWorkspace    *self,
                                SenderConfig       *config,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask          *task = g_task_new (self, cancellable, callback, user_data);
  SenderSecretKey key = sender_secret_key_make (config, SENDER_SECRET_KIND_PINGONE);

  g_task_set_source_tag (task, sender_workspace_connect_async);
  g_task_set_task_data (task, sender_record_copy (config), g_object_unref);
  sender_vault_lookup_async (sender_workspace_get_vault (self), &key, cancellable, secret_cb,
                             task);
}

/**
 * sender_workspace_connect_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the making.
 *
 * Returns: (transfer full) (nullable): the client; else %SENDER_ERROR_INVALID, as the connection is
 *   not complete, or why there is no secret
 */
SenderPlatform *
sender_workspace_connect_finish (SenderWorkspace *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
