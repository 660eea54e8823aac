/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-export.h"

#include "sender-error.h"
#include "sender-format-pingone.h"
#include "sender-json.h"

#include <string.h>

/**
 * sender_export_dup_pingone:
 * @config: a configuration
 *
 * Writes the object as PingOne takes it, without the secret.
 *
 * Returns: (transfer full): the text
 */
char *
sender_export_dup_pingone (SenderConfig *config)
{
  g_autoptr (SenderJson) json = sender_format_pingone_write (config);

  return sender_json_to_pretty (json);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_STORAGE, "%s", error->message);
}

/**
 * sender_export_pingone_async:
 * @config: a configuration
 * @file: where to; replaced if it is there
 * @cancellable: (nullable): to stop
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Writes the object as PingOne takes it to a file.
 */
void
sender_export_pingone_async (SenderConfig       *config,
                             GFile              *file,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask             *task = g_task_new (NULL, cancellable, callback, user_data);
  char              *text = sender_export_dup_pingone (config);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_task_set_source_tag (task, sender_export_pingone_async);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                       written_cb, task);
}

/**
 * sender_export_pingone_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the writing.
 *
 * Returns: whether it is written; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_export_pingone_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
