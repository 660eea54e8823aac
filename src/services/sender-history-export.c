/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-export.h"

#include "sender-csv.h"

#define PAGE_ROWS 500

typedef struct
{
  SenderHistoryFilter *filter;
  GFile               *file;
  GOutputStream       *stream; /* (owned) (nullable): while it is written */
  GString             *text;
  guint                n_rows;
} Export;

static void read_page (GTask *task);

static void
export_free (gpointer data)
{
  Export *export = data;

  sender_history_filter_free (export->filter);
  g_object_unref (export->file);
  g_clear_object (&export->stream);
  g_string_free (export->text, TRUE);
  g_free (export);
}

static char *
format_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);

  return microseconds != 0 ? g_date_time_format_iso8601 (time) : g_strdup ("");
}

static char *
format_number (guint number)
{
  return number != 0 ? g_strdup_printf ("%u", number) : g_strdup ("");
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static void
append_row (GString                  *out,
            const SenderHistoryEntry *row)
{
  double            seconds = (double) (row->ended - row->started) / G_USEC_PER_SEC;
  g_autofree char  *started = format_time (row->started);
  g_autofree char  *took = row->ended != 0 ? g_strdup_printf ("%.3f", seconds) : g_strdup ("");
  g_autofree char  *status = format_number (row->http_status);
  g_autofree char  *code = format_number ((guint) row->error_code);
  g_autofree char  *errors = format_number (row->errors);
  g_autofree char  *warnings = format_number (row->warnings);
  gboolean          is_test = sender_history_entry_is_test (row);
  const char *const cells[] = {
    started,
    or_nothing (row->configuration_name),
    is_test ? sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) row->channel) : "",
    or_nothing (row->to),
    or_nothing (row->from),
    or_nothing (row->template_name),
    sender_history_entry_get_state_nick (row),
    took,
    row->simulated ? "simulated" : "",
    status,
    code,
    or_nothing (row->execution_sid),
    or_nothing (row->message_sid),
    or_nothing (row->call_sid),
    row->via_pingone ? "pingone" : "",
    sender_history_kind_get_nick (is_test ? SENDER_HISTORY_TEST : row->kind),
    row->kind == SENDER_HISTORY_PUBLISH ? sender_publish_way_get_nick (row->way) : "",
    or_nothing (row->environment),
    row->production ? "production" : "",
    errors,
    warnings,
    or_nothing (row->correlation),
    or_nothing (row->reason),
    NULL,
  };

  sender_csv_append_line (out, cells);
}

static void
append_head (GString *out)
{
  static const char *const names[] = {
    "started", "configuration", "channel", "to", "from", "template", "state", "seconds",
    "simulated", "http_status", "error_code", "execution_sid", "message_sid", "call_sid",
    "via", "kind", "way", "environment", "production", "errors", "warnings", "correlation_id",
    "reason", NULL
  };

  sender_csv_append_line (out, names);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A replaced file that is closed while cancelled stays what it was. */
static void
give_up (GTask  *task,
         GError *error)
{
  Export *export = g_task_get_task_data (task);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  if (export->stream != NULL)
    g_output_stream_close_async (export->stream, G_PRIORITY_DEFAULT, cancelled, NULL, NULL);
  g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      give_up (task, error);
      return;
    }
  g_string_truncate (export->text, 0);
  read_page (g_steal_pointer (&task));
}

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError               *error = NULL;
  g_autoptr (GPtrArray) rows = sender_history_find_finish (SENDER_HISTORY (source), result, NULL,
                                                           &error);

  if (rows == NULL)
    {
      give_up (task, error);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    append_row (export->text, g_ptr_array_index (rows, i));
  export->n_rows += rows->len;
  if (export->text->len > 0)
    g_output_stream_write_all_async (export->stream, export->text->str, export->text->len,
                                     G_PRIORITY_DEFAULT, g_task_get_cancellable (task), written_cb,
                                     g_object_ref (task));
  else
    g_output_stream_close_async (export->stream, G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task), closed_cb, g_object_ref (task));
}

/* @task is taken. */
static void
read_page (GTask *task)
{
  Export *export = g_task_get_task_data (task);

  sender_history_find_async (g_task_get_source_object (task), export->filter, export->n_rows,
                             PAGE_ROWS, FALSE, g_task_get_cancellable (task), page_cb, task);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError            *error = NULL;
  GFileOutputStream *stream = g_file_replace_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  export->stream = G_OUTPUT_STREAM (stream);
  append_head (export->text);
  read_page (g_steal_pointer (&task));
}

/**
 * sender_history_export_async:
 * @filter: which rows
 * @file: what to write
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Writes rows, newest first, a page at a time.
 */
void
sender_history_export_async (SenderHistory             *history,
                             const SenderHistoryFilter *filter,
                             GFile                     *file,
                             GCancellable              *cancellable,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  GTask *task = g_task_new (history, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->filter = sender_history_filter_copy (filter);
  /* What is added meanwhile would move the pages. */
  if (export->filter->until == 0)
    export->filter->until = g_get_real_time () + 1;
  export->file = g_object_ref (file);
  export->text = g_string_new (NULL);
  g_task_set_source_tag (task, sender_history_export_async);
  g_task_set_task_data (task, export, export_free);
  g_file_replace_async (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT, cancellable,
                        opened_cb, task);
}

/**
 * sender_history_export_finish:
 * @result: the result
 * @n_rows: (out) (optional): how many rows were written
 * @error: return location
 *
 * Ends the writing.
 *
 * Returns: whether the file is complete
 */
gboolean
sender_history_export_finish (SenderHistory *history,
                              GAsyncResult  *result,
                              guint         *n_rows,
                              GError       **error)
{
  const Export *export = g_task_get_task_data (G_TASK (result));

  if (n_rows != NULL)
    *n_rows = export->n_rows;
  return g_task_propagate_boolean (G_TASK (result), error);
}
