/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-run.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-message.h"

#include <glib/gi18n-lib.h>

/**
 * RunData:
 * @config: (owned): a copy, since the original is edited meanwhile
 * @request: (not owned): of @config
 * @message: (not owned): of @config
 *
 * What the thread works on.
 */
typedef struct
{
  SenderConfig         *config;
  SenderChannelRequest *request;
  SenderMessage        *message;
} RunData;

static void
run_data_free (gpointer data)
{
  RunData *self = data;

  g_clear_object (&self->config);
  g_free (self);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  RunData     *data = task_data;
  GError      *error = NULL;
  SenderProof *proof = sender_proof_run (data->config, data->request, data->message, cancellable,
                                         &error);

  if (proof != NULL)
    g_task_return_pointer (task, proof, (GDestroyNotify) sender_proof_free);
  else
    g_task_return_error (task, error);
}

/**
 * sender_proof_run_async:
 * @config: the configuration
 * @message: one of its messages
 * @cancellable: (nullable): stops it
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Proves a message with all codes; see [func@proof_run].
 */
void
sender_proof_run_async (SenderConfig       *config,
                        SenderMessage      *message,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  RunData          *data = g_new0 (RunData, 1);
  guint             position = 0;

  g_task_set_source_tag (task, sender_proof_run_async);
  g_task_set_task_data (task, data, run_data_free);
  data->config = sender_record_copy (config);
  if (sender_list_find (sender_config_get_messages (config), message, &position))
    data->message = sender_list_get (sender_config_get_messages (data->config), position);
  data->request = sender_config_get_request (data->config, sender_message_get_channel (message), 0);
  if (data->message != NULL && data->request != NULL)
    g_task_run_in_thread (task, run_in_thread);
  else
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_INVALID,
                             _ ("The channel has no request that would carry the message"));
}

/**
 * sender_proof_run_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Gets the result.
 *
 * Returns: (transfer full): the proof, %NULL if it was cancelled or can't be done
 */
SenderProof *
sender_proof_run_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sender_proof_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sender_proof_run_describe:
 * @proof: a proof
 *
 * Says how many codes survive, and if not all, which is lost first.
 *
 * Returns: (transfer full): one line
 */
char *
sender_proof_run_describe (const SenderProof *proof)
{
  if (proof->survived == proof->codes && proof->users->len > 0)
    return g_strdup_printf (_ ("%'u of %'u codes survive; some names break the message"),
                            proof->survived, proof->codes);
  if (proof->survived == proof->codes || proof->first_failure == NULL)
    return g_strdup_printf (_ ("%'u of %'u codes survive"), proof->survived, proof->codes);
  return g_strdup_printf (_ ("%'u of %'u codes survive; %s is the first that does not"),
                          proof->survived, proof->codes, proof->first_failure);
}
