/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-claim.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* Both files, one after the other, under one lock: to know them, or to see that they still are what
 * they were. */
typedef struct
{
  char                 *configuration;
  char                 *environment;
  SenderArchiveLockKind kind;
  SenderArchiveKept     expected; /* for a claim */

  SenderArchiveLock *lock; /* (owned) (nullable) */
  SenderArchiveKept  kept;
  SenderArchiveFile  file; /* that is read */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->lock, sender_archive_lock_free);
  sender_archive_kept_clear (&reading->expected);
  sender_archive_kept_clear (&reading->kept);
  g_free (reading->configuration);
  g_free (reading->environment);
  g_free (reading);
}

/**
 * sender_archive_kept_clear:
 *
 * Frees what it holds.
 */
void
sender_archive_kept_clear (SenderArchiveKept *self)
{
  for (guint i = 0; i < SENDER_ARCHIVE_N_FILES; i++)
    g_clear_pointer (&self->files[i], sender_json_unref);
}

/**
 * sender_archive_kept_has:
 * @file: a file
 * @json: (nullable): what it may have held, %NULL for none
 *
 * Compares.
 *
 * Returns: whether it held that
 */
gboolean
sender_archive_kept_has (const SenderArchiveKept *self,
                         SenderArchiveFile        file,
                         SenderJson              *json)
{
  SenderJson *held = self->files[file];

  return held == NULL || json == NULL ? held == json : sender_json_equal (held, json);
}

static gboolean
is_as_expected (const Reading *reading)
{
  for (guint i = 0; i < SENDER_ARCHIVE_N_FILES; i++)
    if (!sender_archive_kept_has (&reading->expected, i, reading->kept.files[i]))
      return FALSE;
  return TRUE;
}

static void
end_reading (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (reading->kind == SENDER_ARCHIVE_LOCK_READ)
    {
      g_clear_pointer (&reading->lock, sender_archive_lock_free);
      g_task_return_boolean (task, TRUE);
    }
  else if (is_as_expected (reading))
    g_task_return_pointer (task, g_steal_pointer (&reading->lock),
                           (GDestroyNotify) sender_archive_lock_free);
  else
    {
      g_clear_pointer (&reading->lock, sender_archive_lock_free);
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s",
                               _ ("Another publish or pull of this configuration came in "
                                  "between, so what was read before holds no longer. Try again."));
    }
}

static void read_file (GTask *task);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading          *reading = g_task_get_task_data (task);
  GError           *error = NULL;

  reading->kept.files[reading->file] =
    sender_archive_read_finish (SENDER_ARCHIVE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (++reading->file < SENDER_ARCHIVE_N_FILES)
    read_file (task);
  else
    end_reading (task);
}

static void
read_file (GTask *task)
{
  const Reading *reading = g_task_get_task_data (task);

  sender_archive_read_async (g_task_get_source_object (task), reading->configuration,
                             reading->environment, reading->file, g_task_get_cancellable (task),
                             read_cb, g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading          *reading = g_task_get_task_data (task);
  GError           *error = NULL;

  reading->lock = sender_archive_lock_finish (SENDER_ARCHIVE (source), result, &error);
  if (reading->lock != NULL)
    read_file (task);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
begin (GTask                   *task,
       const char              *configuration,
       const char              *environment,
       SenderArchiveLockKind    kind,
       const SenderArchiveKept *expected)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->configuration = g_strdup (configuration);
  reading->environment = g_strdup (environment);
  reading->kind = kind;
  for (guint i = 0; expected != NULL && i < SENDER_ARCHIVE_N_FILES; i++)
    if (expected->files[i] != NULL)
      reading->expected.files[i] = sender_json_ref (expected->files[i]);
  g_task_set_task_data (task, reading, reading_free);
  sender_archive_lock_async (g_task_get_source_object (task), configuration, kind,
                             g_task_get_cancellable (task), locked_cb, task);
}

/**
 * sender_archive_read_all_async:
 * @configuration: id of a configuration
 * @environment: id of an environment
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what is kept of a configuration while nobody publishes it: of a publish that is going on
 * no file tells the truth yet.
 */
void
sender_archive_read_all_async (SenderArchive      *self,
                               const char         *configuration,
                               const char         *environment,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_archive_read_all_async);
  begin (task, configuration, environment, SENDER_ARCHIVE_LOCK_READ, NULL);
}

/**
 * sender_archive_read_all_finish:
 * @result: the result
 * @kept: (out caller-allocates): gets what is kept
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: whether all was read, or %FALSE with %SENDER_ERROR_BUSY, %SENDER_ERROR_FORMAT or
 *   %SENDER_ERROR_STORAGE set
 */
gboolean
sender_archive_read_all_finish (SenderArchive     *self,
                                GAsyncResult      *result,
                                SenderArchiveKept *kept,
                                GError           **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  *kept = (SenderArchiveKept){ { NULL } };
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *kept = reading->kept;
  reading->kept = (SenderArchiveKept){ { NULL } };
  return TRUE;
}

/**
 * sender_archive_claim_async:
 * @configuration: id of a configuration
 * @environment: id of an environment
 * @kept: what was kept when what is to be written was found out
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes the lock of a publish, and reads again what is kept: nobody else may be at it, or have been
 * since.
 */
void
sender_archive_claim_async (SenderArchive           *self,
                            const char              *configuration,
                            const char              *environment,
                            const SenderArchiveKept *kept,
                            GCancellable            *cancellable,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_archive_claim_async);
  begin (task, configuration, environment, SENDER_ARCHIVE_LOCK_WRITE, kept);
}

/**
 * sender_archive_claim_finish:
 * @result: the result
 * @error: return location
 *
 * Ends taking the lock.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %SENDER_ERROR_BUSY,
 *   %SENDER_ERROR_CONFLICT, %SENDER_ERROR_FORMAT or %SENDER_ERROR_STORAGE set
 */
SenderArchiveLock *
sender_archive_claim_finish (SenderArchive *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
