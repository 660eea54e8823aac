/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pull-in.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-program.h"

/* Storing what was found, and taking it back. The base of a configuration comes before it: without
 * one, all of it would pass for somebody else’s. */

typedef struct
{
  SenderStore   *store;   /* (owned) */
  SenderArchive *archive; /* (owned) */
  SenderPullIn  *found;   /* (not owned) */
  guint          next;    /* the one whose base is being kept or forgotten */
  GError        *error;   /* (owned) (nullable): what went wrong first */
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->store);
  g_object_unref (adding->archive);
  g_clear_error (&adding->error);
  g_free (adding);
}

static const SenderPulled *
get_pulled (const Adding *adding)
{
  return g_ptr_array_index (adding->found->fresh, adding->next);
}

static GTask *
start (SenderPullIn       *self,
       SenderStore        *store,
       SenderArchive      *archive,
       gpointer            tag,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask  *task = g_task_new (NULL, cancellable, callback, user_data);
  Adding *adding = g_new0 (Adding, 1);

  adding->store = g_object_ref (store);
  adding->archive = g_object_ref (archive);
  adding->found = self;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, adding, adding_free);
  /* What is done must not be told as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  sender_program_hold ();
  return task;
}

static void
end (GTask *task)
{
  Adding *adding = g_task_get_task_data (task);

  if (adding->error != NULL)
    g_task_return_error (task, g_steal_pointer (&adding->error));
  else
    g_task_return_boolean (task, TRUE);
  sender_program_release ();
}

static void
write_base (GTask              *task,
            SenderJson         *base,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback)
{
  Adding             *adding = g_task_get_task_data (task);
  const SenderPulled *pulled = get_pulled (adding);

  sender_archive_write_async (adding->archive, sender_config_get_id (pulled->config),
                              pulled->published->environment, SENDER_ARCHIVE_PUBLISHED, base,
                              cancellable, callback, g_object_ref (task));
}

static void forget_next (GTask *task);

/* Nobody asks for what belongs to no configuration, and why there is none is told. */
static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;

  if (!sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    g_debug ("%s", error->message);
  forget_next (task);
}

/* Those before adding->next. */
static void
forget_next (GTask *task)
{
  Adding *adding = g_task_get_task_data (task);

  if (adding->next == 0)
    {
      end (task);
      return;
    }
  adding->next--;
  write_base (task, NULL, NULL, forgotten_cb);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding           *adding = g_task_get_task_data (task);

  if (sender_store_add_finish (SENDER_STORE (source), result, &adding->error))
    end (task);
  else
    forget_next (task);
}

static void keep_next (GTask *task);

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding           *adding = g_task_get_task_data (task);

  /* One that failed may be written all the same: it is forgotten too. */
  adding->next++;
  if (sender_archive_write_finish (SENDER_ARCHIVE (source), result, &adding->error))
    keep_next (task);
  else
    forget_next (task);
}

static void
keep_next (GTask *task)
{
  Adding                *adding = g_task_get_task_data (task);
  GPtrArray             *fresh = adding->found->fresh;
  g_autoptr (GPtrArray)  configs = NULL;
  g_autoptr (SenderJson) base = NULL;

  if (adding->next < fresh->len)
    {
      base = sender_published_to_json (get_pulled (adding)->published);
      write_base (task, base, g_task_get_cancellable (task), kept_cb);
      return;
    }
  configs = g_ptr_array_new ();
  for (guint i = 0; i < fresh->len; i++)
    g_ptr_array_add (configs, sender_pull_in_get_fresh (adding->found, i));
  sender_store_add_async (adding->store, configs, g_task_get_cancellable (task), added_cb,
                          g_object_ref (task));
}

/**
 * sender_pull_in_add_async:
 * @store: the library
 * @archive: what was published
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Stores every configuration that is fresh, and what its first plan goes by. Where one can’t be,
 * nothing of them stays.
 */
void
sender_pull_in_add_async (SenderPullIn       *self,
                          SenderStore        *store,
                          SenderArchive      *archive,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = start (self, store, archive, sender_pull_in_add_async, cancellable,
                                  callback, user_data);

  keep_next (task);
}

/**
 * sender_pull_in_add_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the adding.
 *
 * Returns: whether all are stored; else none is
 */
gboolean
sender_pull_in_add_finish (GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void delete_next (GTask *task);

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Adding            *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    g_debug ("%s", error->message);
  adding->next++;
  delete_next (task);
}

/* What stays in the library keeps its base; somebody else may have been faster. */
static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Adding            *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (sender_store_delete_finish (SENDER_STORE (source), result, NULL, &error) ||
      g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    {
      write_base (task, NULL, NULL, taken_back_cb);
      return;
    }
  if (adding->error == NULL)
    adding->error = g_steal_pointer (&error);
  adding->next++;
  delete_next (task);
}

static void
delete_next (GTask *task)
{
  Adding          *adding = g_task_get_task_data (task);
  g_autofree char *path = NULL;

  if (adding->next == adding->found->fresh->len)
    {
      end (task);
      return;
    }
  path = sender_store_get_path (adding->store,
                                sender_config_get_id (get_pulled (adding)->config));
  sender_store_delete_async (adding->store, path, NULL, deleted_cb, g_object_ref (task));
}

/**
 * sender_pull_in_take_back_async:
 * @store: the library
 * @archive: what was published
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes each configuration that was stored out of the library, as a deletion does, and forgets its
 * base.
 */
void
sender_pull_in_take_back_async (SenderPullIn       *self,
                                SenderStore        *store,
                                SenderArchive      *archive,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = start (self, store, archive, sender_pull_in_take_back_async, NULL,
                                  callback, user_data);

  delete_next (task);
}

/**
 * sender_pull_in_take_back_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the taking back.
 *
 * Returns: whether none is left; else what kept the first of those that are
 */
gboolean
sender_pull_in_take_back_finish (GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
