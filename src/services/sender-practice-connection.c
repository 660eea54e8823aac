/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-practice-connection.h"

#include "sender-config.h"
#include "sender-environment.h"
#include "sender-json.h"
#include "sender-pingone.h"
#include "sender-practice-cast.h"
#include "sender-secret-key.h"

#include <glib/gi18n-lib.h>

/**
 * sender_practice_connection_enter:
 * @config: a configuration
 *
 * Connects a configuration to what exists in Practice only.
 */
void
sender_practice_connection_enter (SenderConfig *config)
{
  g_object_set (sender_config_get_environment (config),
                "name", _ ("Practice"),
                "id", SENDER_PRACTICE_ENVIRONMENT,
                "region", SENDER_REGION_NA,
                NULL);
  g_object_set (sender_config_get_pingone (config),
                "client-id", SENDER_PRACTICE_CLIENT,
                "client-authentication", SENDER_CLIENT_AUTHENTICATION_BASIC,
                NULL);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;

  if (sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
client_told_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  GCancellable          *cancellable = g_task_get_cancellable (task);
  SenderConfig          *config = g_task_get_task_data (task);
  SenderWorkspace       *workspace = g_task_get_source_object (task);
  SenderSecretKey        key = sender_secret_key_make (config, SENDER_SECRET_KIND_PINGONE);
  g_autofree char       *label = sender_secret_key_dup_label (config, SENDER_SECRET_KIND_PINGONE);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) answer =
    sender_stand_ins_ask_finish (SENDER_STAND_INS (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    sender_vault_store_async (sender_workspace_get_vault (workspace), &key, label,
                              SENDER_PRACTICE_CLIENT_SECRET, cancellable, stored_cb,
                              g_steal_pointer (&task));
}

static SenderJson *
make_client (void)
{
  SenderJson *client = sender_json_new_object ();

  sender_json_set_string (client, "client_id", SENDER_PRACTICE_CLIENT);
  sender_json_set_string (client, "client_secret", SENDER_PRACTICE_CLIENT_SECRET);
  sender_json_set_string (client, "environment", SENDER_PRACTICE_ENVIRONMENT);
  sender_json_set_string (client, "authentication", "basic");
  return client;
}

static void
environment_told_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  GCancellable          *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) answer =
    sender_stand_ins_ask_finish (SENDER_STAND_INS (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    sender_stand_ins_ask_async (SENDER_STAND_INS (source), "POST", "pingone/clients",
                                make_client (), cancellable, client_told_cb,
                                g_steal_pointer (&task));
}

/**
 * sender_practice_connection_prepare_async:
 * @workspace: that of a Practice
 * @config: what [func@practice_connection_enter] was called with
 * @cancellable: (nullable): to stop
 * @callback: called when it can be used
 * @user_data: data for @callback
 *
 * Makes the other side of the connection, and keeps its secret.
 */
void
sender_practice_connection_prepare_async (SenderWorkspace    *workspace,
                                          SenderConfig       *config,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data)
{
  GTask      *task = g_task_new (workspace, cancellable, callback, user_data);
  SenderJson *environment = sender_json_new_object ();

  g_task_set_source_tag (task, sender_practice_connection_prepare_async);
  g_task_set_task_data (task, g_object_ref (config), g_object_unref);
  sender_json_set_string (environment, "id", SENDER_PRACTICE_ENVIRONMENT);
  sender_stand_ins_ask_async (sender_workspace_get_stand_ins (workspace), "POST",
                              "pingone/environments", environment, cancellable,
                              environment_told_cb, task);
}

/**
 * sender_practice_connection_prepare_finish:
 * @workspace: the workspace
 * @result: the result
 * @error: return location
 *
 * Ends the preparation.
 *
 * Returns: whether the connection can be used
 */
gboolean
sender_practice_connection_prepare_finish (SenderWorkspace *workspace,
                                           GAsyncResult    *result,
                                           GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
