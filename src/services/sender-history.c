/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history.h"

#include "sender-history-private.h"
#include "sender-history-rows.h"

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
  GMainContext   *context;  /* (owned): where `changed` is told */
  GThreadPool    *worker;   /* (owned): one thread */
  SenderDatabase *database; /* (owned) (nullable): touched by the worker only */
};

G_DEFINE_FINAL_TYPE (SenderHistory, sender_history, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  SenderHistoryJob run;
  gpointer         input; /* (owned) */
  GDestroyNotify   free_input;
} Job;

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
    job->run (self->database, task, job->input, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sender_history_push (SenderHistory      *self,
                     gpointer            tag,
                     SenderHistoryJob    run,
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
  g_main_context_unref (self->context);
  g_free (self->path);
  G_OBJECT_CLASS (sender_history_parent_class)->finalize (object);
}

static void
sender_history_class_init (SenderHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_history_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_history_init (SenderHistory *self)
{
  self->context = g_main_context_ref_thread_default ();
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

static gboolean
tell_changed_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

void
sender_history_return_written (GTask *task)
{
  SenderHistory *self = g_task_get_source_object (task);

  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, tell_changed_cb,
                              g_object_ref (self), g_object_unref);
  g_task_return_boolean (task, TRUE);
}

static void
write_job (SenderDatabase *database,
           GTask          *task,
           gpointer        input,
           GError        **error)
{
  if (sender_history_rows_write (database, input, error))
    sender_history_return_written (task);
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
  sender_history_push (self, sender_history_begin_async, write_job,
                       sender_history_snapshot_new (dispatch), sender_history_snapshot_free,
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
  sender_history_push (self, sender_history_update_async, write_job,
                       sender_history_snapshot_new (dispatch), sender_history_snapshot_free,
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
answer_job (SenderDatabase *database,
            GTask          *task,
            gpointer        input,
            GError        **error)
{
  GStrv parts = input;

  if (sender_history_rows_answer (database, parts[0], parts[1], error))
    g_task_return_boolean (task, TRUE);
}

/**
 * sender_history_answer_async:
 * @id: of a dispatch
 * @answer: `same`, `other` or `none`
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Records what somebody at the phone said of the code.
 */
void
sender_history_answer_async (SenderHistory      *self,
                             const char         *id,
                             const char         *answer,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const char *const parts[] = { id, answer, NULL };

  sender_history_push (self, sender_history_answer_async, answer_job, g_strdupv ((GStrv) parts),
                       (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}

/**
 * sender_history_answer_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the recording.
 *
 * Returns: whether it is recorded
 */
gboolean
sender_history_answer_finish (SenderHistory *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_open_job (SenderDatabase *database,
               GTask          *task,
               gpointer        input,
               GError        **error)
{
  sender_history_return_rows (task, sender_history_rows_list_open (database, error), 0);
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
 * Lists tests, newest first.
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
  SenderHistoryFilter filter = SENDER_HISTORY_FILTER_ALL;

  filter.configuration = (char *) configuration;
  filter.search = (char *) search;
  filter.kind = SENDER_HISTORY_TEST;
  sender_history_find_async (self, &filter, offset, limit, FALSE, cancellable, callback, user_data);
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
  sender_history_push (self, sender_history_list_open_async, list_open_job, NULL, g_free,
                       cancellable, callback, user_data);
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
  return sender_history_find_finish (self, result, NULL, error);
}
