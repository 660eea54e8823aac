/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-pull.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-library-private.h"

#include <glib/gi18n-lib.h>

/* Client, what is live, which of it is here, storing what is not, opening the first of that. */

typedef struct
{
  SenderConfig      *connection; /* (owned): our copy */
  SenderPullArrival *arrival;    /* (owned) */
  SenderOperation   *operation;  /* (owned): of the library */
  GCancellable      *caller;     /* (owned) (nullable): what the operation ends with */
  gulong             caller_id;
} Pull;

static void
pull_free (gpointer data)
{
  Pull *pull = data;

  if (pull->caller != NULL)
    g_clear_signal_handler (&pull->caller_id, pull->caller);
  g_clear_object (&pull->caller);
  g_object_unref (pull->operation);
  g_object_unref (pull->connection);
  g_clear_pointer (&pull->arrival, sender_pull_arrival_free);
  g_free (pull);
}

/**
 * sender_pull_arrival_free:
 *
 * Frees what came of it.
 */
void
sender_pull_arrival_free (SenderPullArrival *self)
{
  g_clear_pointer (&self->found, sender_pull_in_free);
  g_clear_object (&self->document);
  g_free (self);
}

static SenderWorkspace *
get_workspace (GTask *task)
{
  return sender_library_get_workspace (g_task_get_source_object (task));
}

static SenderStore *
get_store (GTask *task)
{
  return sender_workspace_get_store (get_workspace (task));
}

/* Who has asked is told what went wrong: the operation only says that it is over. */
static void
end_operation (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);

  sender_operation_end (pull->operation, g_task_get_cancellable (task), NULL, NULL);
}

/* Takes @task and @error. */
static void
fail (GTask  *task,
      GError *error)
{
  end_operation (task);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Takes @task. */
static void
succeed (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);

  end_operation (task);
  sender_library_return (task, g_steal_pointer (&pull->arrival),
                         (GDestroyNotify) sender_pull_arrival_free);
}

/* All is stored: that the first one can't be shown takes nothing back. */
static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask             *task = user_data;
  Pull              *pull = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  pull->arrival->document = sender_workspace_open_finish (SENDER_WORKSPACE (source), result,
                                                          &error);
  if (error != NULL)
    g_debug ("%s", error->message);
  succeed (task);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask           *task = user_data;
  Pull            *pull = g_task_get_task_data (task);
  g_autofree char *path = NULL;
  GError          *error = NULL;

  if (!sender_pull_in_add_finish (result, &error))
    {
      fail (task, error);
      return;
    }
  path = sender_store_get_path (
    get_store (task), sender_config_get_id (sender_pull_in_get_fresh (pull->arrival->found, 0)));
  sender_workspace_open_async (get_workspace (task), path, NULL, opened_cb, task);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask         *task = user_data;
  Pull          *pull = g_task_get_task_data (task);
  SenderLibrary *self = g_task_get_source_object (task);
  SenderPullIn  *found = NULL;
  GError        *error = NULL;

  found = sender_pull_in_find_finish (SENDER_STORE (source), result, &error);
  if (found == NULL)
    {
      fail (task, error);
      return;
    }
  pull->arrival->found = found;
  if (found->fresh->len == 0)
    {
      succeed (task);
      return;
    }
  for (guint i = 0; i < found->fresh->len; i++)
    sender_library_ensure_free_name (self, sender_pull_in_get_fresh (found, i));
  sender_pull_in_add_async (found, get_store (task),
                            sender_workspace_get_archive (get_workspace (task)),
                            g_task_get_cancellable (task), added_cb, task);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask                 *task = user_data;
  Pull                  *pull = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autoptr (SenderLive) live = sender_pull_finish (SENDER_PLATFORM (source), result, &error);

  if (live == NULL)
    fail (task, error);
  else
    sender_pull_in_find_async (get_store (task),
                               sender_workspace_get_archive (get_workspace (task)), live,
                               pull->connection, g_task_get_cancellable (task), found_cb, task);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask                     *task = user_data;
  Pull                      *pull = g_task_get_task_data (task);
  GError                    *error = NULL;
  g_autoptr (SenderPlatform) platform =
    sender_workspace_connect_finish (SENDER_WORKSPACE (source), result, &error);

  if (platform == NULL)
    fail (task, error);
  else
    sender_pull_async (platform, pull->connection, g_task_get_cancellable (task), read_cb, task);
}

/* The caller's end is the operation's. */
static void
follow_caller (Pull         *pull,
               GCancellable *caller)
{
  if (caller == NULL)
    return;
  pull->caller = g_object_ref (caller);
  pull->caller_id = g_signal_connect_object (caller, "cancelled",
                                             G_CALLBACK (sender_operation_cancel), pull->operation,
                                             G_CONNECT_SWAPPED);
  if (g_cancellable_is_cancelled (caller))
    sender_operation_cancel (pull->operation);
}

/**
 * sender_library_pull_async:
 * @connection: a configuration that is connected to the environment
 * @cancellable: (nullable): stops it, as the operation does
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Brings each sender of an environment in that no configuration stands for.
 */
void
sender_library_pull_async (SenderLibrary      *self,
                           SenderConfig       *connection,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  SenderOperation *operation = sender_library_get_pulling (self);
  GCancellable    *stop = NULL;
  GTask           *task = NULL;
  Pull            *pull = NULL;

  if (sender_operation_is_running (operation))
    {
      g_task_report_new_error (self, callback, user_data, sender_library_pull_async, SENDER_ERROR,
                               SENDER_ERROR_BUSY, "%s", _ ("That is under way already"));
      return;
    }
  stop = sender_operation_begin (operation, _ ("Reading senders from PingOne…"));
  task = g_task_new (self, stop, callback, user_data);
  pull = g_new0 (Pull, 1);
  pull->connection = sender_record_copy (connection);
  pull->arrival = g_new0 (SenderPullArrival, 1);
  pull->operation = g_object_ref (operation);
  g_task_set_source_tag (task, sender_library_pull_async);
  g_task_set_task_data (task, pull, pull_free);
  /* What is stored must not be told as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  follow_caller (pull, cancellable);
  sender_workspace_connect_async (sender_library_get_workspace (self), pull->connection, stop,
                                  connected_cb, task);
}

/**
 * sender_library_pull_finish:
 * @result: the result
 * @error: return location
 *
 * Ends bringing them in.
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL if nothing was stored
 */
SenderPullArrival *
sender_library_pull_finish (SenderLibrary *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (sender_pull_in_take_back_finish (result, &error))
    {
      sender_library_return (task, g_object_ref (get_store (task)), g_object_unref);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * sender_library_take_back_async:
 * @arrival: what came of bringing senders in
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes what was stored out of the library again, and forgets where it came from.
 */
void
sender_library_take_back_async (SenderLibrary           *self,
                                const SenderPullArrival *arrival,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, sender_library_take_back_async);
  sender_pull_in_take_back_async (arrival->found, get_store (task),
                                  sender_workspace_get_archive (get_workspace (task)),
                                  taken_back_cb, task);
}

/**
 * sender_library_take_back_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the taking back.
 *
 * Returns: whether none of it is left
 */
gboolean
sender_library_take_back_finish (SenderLibrary *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_autoptr (GObject) done = g_task_propagate_pointer (G_TASK (result), error);

  return done != NULL;
}
