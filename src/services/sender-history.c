/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history.h"

#include "sender-database.h"
#include "sender-history-rows.h"

#include <string.h>

/**
 * SenderHistory:
 *
 * What was sent and what became of it. One thread does all the work on one connection, in the order
 * it was asked for.
 */
struct _SenderHistory
{
  GObject parent_instance;

  char           *path;
  GThreadPool    *worker;   /* (owned): one thread */
  SenderDatabase *database; /* (owned) (nullable): touched by the worker only */
};

G_DEFINE_FINAL_TYPE (SenderHistory, sender_history, G_TYPE_OBJECT)

/* A job on the worker's thread: returns the task. */
typedef void (*JobFunc) (SenderHistory *self,
                         GTask         *task,
                         gpointer       input,
                         GError       **error);

typedef struct
{
  JobFunc        run;
  gpointer       input; /* (owned) */
  GDestroyNotify free_input;
} Job;

typedef struct
{
  char *configuration; /* (nullable) */
  char *pattern;       /* (nullable): for LIKE */
  guint offset;
  guint limit;
} Query;

static void
job_free (gpointer data)
{
  Job *job = data;

  job->free_input (job->input);
  g_free (job);
}

static void
work (gpointer data,
      gpointer user_data)
{
  g_autoptr (GTask)  task = data;
  SenderHistory     *self = g_task_get_source_object (task);
  Job               *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->database == NULL)
    self->database = sender_database_open (self->path, &error);
  if (self->database != NULL)
    job->run (self, task, job->input, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
push (SenderHistory      *self,
      gpointer            tag,
      JobFunc             run,
      gpointer            input,
      GDestroyNotify      free_input,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job   *job = g_new0 (Job, 1);

  job->run = run;
  job->input = input;
  job->free_input = free_input;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (self->worker, task, NULL);
}

static void
sender_history_finalize (GObject *object)
{
  SenderHistory *self = SENDER_HISTORY (object);

  /* A task holds a reference, so nothing is under way here; it may be the worker itself that lets
   * go
   * of the last one, and a thread can't wait for its own end. */
  g_thread_pool_free (self->worker, FALSE, FALSE);
  g_clear_pointer (&self->database, sender_database_close);
  g_free (self->path);
  G_OBJECT_CLASS (sender_history_parent_class)->finalize (object);
}

static void
sender_history_class_init (SenderHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_history_finalize;
}

static void
sender_history_init (SenderHistory *self)
{
  self->worker = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
}

/**
 * sender_history_new:
 * @path: (nullable): the file, %NULL for `$XDG_DATA_HOME/sender-studio/history.sqlite`
 *
 * Makes a history; the file is opened at the first use.
 *
 * Returns: (transfer full): the history
 */
SenderHistory *
sender_history_new (const char *path)
{
  SenderHistory *self = g_object_new (SENDER_TYPE_HISTORY, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_data_dir (), "sender-studio",
                                                "history.sqlite", NULL);
  return self;
}

static void
write_job (SenderHistory *self,
           GTask         *task,
           gpointer       input,
           GError       **error)
{
  if (sender_history_rows_write (self->database, input, error))
    g_task_return_boolean (task, TRUE);
}

/**
 * sender_history_begin_async:
 * @dispatch: what is about to be sent
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Records the intent. When it finishes, it survives a power cut.
 */
void
sender_history_begin_async (SenderHistory      *self,
                            SenderDispatch     *dispatch,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  push (self, sender_history_begin_async, write_job, sender_history_snapshot_new (dispatch),
        sender_history_snapshot_free,
        cancellable, callback, user_data);
}

/**
 * sender_history_begin_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the recording.
 *
 * Returns: whether it is recorded; else %SENDER_ERROR_STORAGE is set and nothing may be sent
 */
gboolean
sender_history_begin_finish (SenderHistory *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sender_history_update_async:
 * @dispatch: a dispatch that began
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Records where a dispatch is by now.
 */
void
sender_history_update_async (SenderHistory      *self,
                             SenderDispatch     *dispatch,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  push (self, sender_history_update_async, write_job, sender_history_snapshot_new (dispatch),
        sender_history_snapshot_free,
        cancellable, callback, user_data);
}

/**
 * sender_history_update_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the recording.
 *
 * Returns: whether it is recorded
 */
gboolean
sender_history_update_finish (SenderHistory *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
return_rows (GTask     *task,
             GPtrArray *rows)
{
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static void
list_job (SenderHistory *self,
          GTask         *task,
          gpointer       input,
          GError       **error)
{
  const Query *wanted = input;

  return_rows (task, sender_history_rows_list (self->database, wanted->configuration,
                                               wanted->pattern, wanted->offset, wanted->limit,
                                               error));
}

static void
list_open_job (SenderHistory *self,
               GTask         *task,
               gpointer       input,
               GError       **error)
{
  return_rows (task, sender_history_rows_list_open (self->database, error));
}

static void
query_free (gpointer data)
{
  Query *wanted = data;

  g_free (wanted->configuration);
  g_free (wanted->pattern);
  g_free (wanted);
}

/* What the user typed is text to find, not a pattern. */
static char *
make_pattern (const char *search)
{
  g_autofree char *folded = g_utf8_casefold (search, -1);
  GString         *out = g_string_new ("%");

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '%');
  return g_string_free (out, FALSE);
}

/**
 * sender_history_list_async:
 * @configuration: (nullable): id, %NULL for all
 * @search: (nullable): text in the name, number, state, template or SIDs
 * @offset: how many of the newest to pass over
 * @limit: how many to get
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lists dispatches, newest first.
 */
void
sender_history_list_async (SenderHistory      *self,
                           const char         *configuration,
                           const char         *search,
                           guint               offset,
                           guint               limit,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Query *wanted = g_new0 (Query, 1);

  wanted->configuration = g_strdup (configuration);
  wanted->pattern = search != NULL && *search != '\0' ? make_pattern (search) : NULL;
  wanted->offset = offset;
  wanted->limit = limit;
  push (self, sender_history_list_async, list_job, wanted, query_free, cancellable, callback,
        user_data);
}

/**
 * sender_history_list_open_async:
 * @cancellable: (nullable): to stop
 * @callback: called when done; ends with [method@History.list_finish]
 * @user_data: data for @callback
 *
 * Lists dispatches that began and never ended, oldest first: a crash or a suspend came between.
 */
void
sender_history_list_open_async (SenderHistory      *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  push (self, sender_history_list_open_async, list_open_job, NULL, g_free, cancellable, callback,
        user_data);
}

/**
 * sender_history_list_finish:
 * @result: the result
 * @error: return location
 *
 * Ends a listing.
 *
 * Returns: (transfer full) (nullable) (element-type SenderHistoryEntry): the rows
 */
GPtrArray *
sender_history_list_finish (SenderHistory *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
