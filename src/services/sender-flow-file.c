/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-file.h"

#include "sender-error.h"
#include "sender-json.h"

#include <string.h>

/* One byte over the limit is read, so that it is seen to be over. */
static gboolean
read_more_cb (const char *contents,
              goffset     size,
              gpointer    user_data)
{
  return size <= SENDER_JSON_MAX_LENGTH;
}

static void
return_storage_error (GTask  *task,
                      GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, error);
  else
    {
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_STORAGE, "%s", error->message);
      g_error_free (error);
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  g_autofree char       *text = NULL;
  g_autoptr (SenderJson) json = NULL;
  gsize                  length = 0;
  GError                *error = NULL;
  SenderFlow            *flow = NULL;

  if (!g_file_load_partial_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      return_storage_error (task, error);
      return;
    }
  json = sender_json_parse (text, (gssize) length, &error);
  if (json != NULL)
    flow = sender_flow_new_from_json (json, &error);
  if (flow != NULL)
    g_task_return_pointer (task, flow, (GDestroyNotify) sender_flow_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sender_flow_file_read_async:
 * @file: a file
 * @cancellable: (nullable): stops it
 * @callback: called with the flow
 * @user_data: data for @callback
 *
 * Reads a flow definition.
 */
void
sender_flow_file_read_async (GFile              *file,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_flow_file_read_async);
  g_file_load_partial_contents_async (file, cancellable, read_more_cb, loaded_cb, task);
}

/**
 * sender_flow_file_read_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the reading.
 *
 * Returns: (transfer full) (nullable): the flow; else %SENDER_ERROR_STORAGE, %SENDER_ERROR_FORMAT
 *   or %SENDER_ERROR_LIMIT is set
 */
SenderFlow *
sender_flow_file_read_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    return_storage_error (task, error);
}

/**
 * sender_flow_file_write_async:
 * @file: where to
 * @channel: a channel
 * @message: (nullable): whose keys the flow reads
 * @cancellable: (nullable): stops it
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Writes a right flow to be pasted into Twilio Studio.
 */
void
sender_flow_file_write_async (GFile              *file,
                              SenderChannel       channel,
                              SenderMessage      *message,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask                 *task = g_task_new (NULL, cancellable, callback, user_data);
  SenderFlowTemplate     kind = channel == SENDER_CHANNEL_VOICE ? SENDER_FLOW_TEMPLATE_VOICE
                                                                : SENDER_FLOW_TEMPLATE_SMS;
  g_autoptr (SenderJson) definition = sender_flow_template (kind, message);
  char                  *text = sender_json_to_pretty (definition);
  g_autoptr (GBytes)     bytes = g_bytes_new_take (text, strlen (text));

  g_task_set_source_tag (task, sender_flow_file_write_async);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                       replaced_cb, task);
}

/**
 * sender_flow_file_write_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the writing.
 *
 * Returns: whether it is written; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_flow_file_write_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
