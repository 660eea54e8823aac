/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-fetch.h"

#include "sender-flow-live.h"
#include "sender-practice-cast.h"
#include "sender-secret-key.h"

/* One fetching, the data of its task. */
typedef struct
{
  SenderWorkspace *workspace; /* (owned) */
  SenderConfig    *config;    /* (owned) */
  SenderChannel    channel;
  char            *secret; /* (owned) (nullable) */
  char            *name;   /* (owned) (nullable): what the service calls the flow */
} Fetching;

static void
fetching_free (gpointer data)
{
  Fetching *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->config);
  sender_vault_free_secret (self->secret);
  g_free (self->name);
  g_free (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetching         *self = g_task_get_task_data (task);
  GError           *error = NULL;
  SenderFlow       *flow = sender_flow_live_read_finish (result, &self->name, &error);

  if (flow != NULL)
    g_task_return_pointer (task, flow, (GDestroyNotify) sender_flow_unref);
  else
    g_task_return_error (task, error);
}

static void
read_live (GTask *task)
{
  Fetching *self = g_task_get_task_data (task);

  sender_flow_live_read_async (sender_workspace_get_endpoints (self->workspace), self->config,
                               self->channel, self->secret, g_task_get_cancellable (task), read_cb,
                               task);
}

static void
announced_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (sender_practice_cast_announce_finish (SENDER_STAND_INS (source), result, &error))
    {
      read_live (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
secret_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask          *task = user_data;
  Fetching       *self = g_task_get_task_data (task);
  SenderStandIns *stand_ins = sender_workspace_get_stand_ins (self->workspace);
  GError         *error = NULL;

  self->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);
  if (self->secret == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (stand_ins != NULL)
    sender_practice_cast_announce_async (stand_ins, self->config, g_task_get_cancellable (task),
                                         announced_cb, task);
  else
    read_live (task);
}

/**
 * sender_flow_fetch_async:
 * @workspace: where to ask
 * @config: what to ask for
 * @channel: whose flow
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the flow that the channel's URL names from Twilio, or from the stand-ins, with the secret
 * the keyring has.
 */
void
sender_flow_fetch_async (SenderWorkspace    *workspace,
                         SenderConfig       *config,
                         SenderChannel       channel,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask          *task = g_task_new (NULL, cancellable, callback, user_data);
  Fetching       *self = g_new0 (Fetching, 1);
  SenderSecretKey key = sender_secret_key_make (config, SENDER_SECRET_KIND_PROVIDER);

  self->workspace = g_object_ref (workspace);
  self->config = g_object_ref (config);
  self->channel = channel;
  g_task_set_source_tag (task, sender_flow_fetch_async);
  g_task_set_task_data (task, self, fetching_free);
  sender_vault_lookup_async (sender_workspace_get_vault (workspace), &key, cancellable,
                             secret_found_cb, task);
}

/**
 * sender_flow_fetch_finish:
 * @result: the result
 * @name: (out) (transfer full) (nullable): what the service calls the flow
 * @error: return location: what the vault, the stand-ins or the service said
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable): the flow
 */
SenderFlow *
sender_flow_fetch_finish (GAsyncResult *result,
                          char        **name,
                          GError      **error)
{
  Fetching   *self = g_task_get_task_data (G_TASK (result));
  SenderFlow *flow = g_task_propagate_pointer (G_TASK (result), error);

  *name = flow != NULL ? g_steal_pointer (&self->name) : NULL;
  return flow;
}
