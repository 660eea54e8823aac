/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* Before anything is written: nobody else may be at it, or have been since the plan was made. */

typedef struct
{
  SenderArchiveLock *lock; /* (owned) (nullable) */
  SenderArchiveFile  file; /* that is read */
} Claim;

static void
claim_free (gpointer data)
{
  Claim *claim = data;

  g_clear_pointer (&claim->lock, sender_archive_lock_free);
  g_free (claim);
}

gboolean
sender_publisher_is_kept (SenderPublisher  *self,
                          SenderArchiveFile file,
                          SenderJson       *json)
{
  SenderJson *kept = self->kept[file];

  return kept == NULL || json == NULL ? kept == json : sender_json_equal (kept, json);
}

static void read_file (GTask *task);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  SenderPublisher       *self = g_task_get_source_object (task);
  Claim                 *claim = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autoptr (SenderJson) json = sender_archive_read_finish (SENDER_ARCHIVE (source), result,
                                                            &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (!sender_publisher_is_kept (self, claim->file, json))
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s",
                             _ ("Another publish of this configuration came in between, so the "
                                "plan holds no longer. Nothing was written."));
  else if (++claim->file < SENDER_ARCHIVE_N_FILES)
    read_file (task);
  else
    g_task_return_pointer (task, g_steal_pointer (&claim->lock),
                           (GDestroyNotify) sender_archive_lock_free);
}

static void
read_file (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  const Claim     *claim = g_task_get_task_data (task);

  sender_archive_read_async (self->archive, sender_config_get_id (self->config),
                             sender_live_get_environment (self->live), claim->file,
                             g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Claim            *claim = g_task_get_task_data (task);
  GError           *error = NULL;

  claim->lock = sender_archive_lock_finish (SENDER_ARCHIVE (source), result, &error);
  if (claim->lock != NULL)
    read_file (task);
  else
    g_task_return_error (task, error);
}

/**
 * sender_publisher_claim_async:
 * @self: what has read what plans are made of
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes the lock of a publish, and reads again what is kept here: what was planned holds only if
 * nobody has published since.
 */
void
sender_publisher_claim_async (SenderPublisher    *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_publisher_claim_async);
  g_task_set_task_data (task, g_new0 (Claim, 1), claim_free);
  sender_archive_lock_async (self->archive, sender_config_get_id (self->config),
                             SENDER_ARCHIVE_LOCK_WRITE, cancellable, locked_cb,
                             g_object_ref (task));
}

/**
 * sender_publisher_claim_finish:
 * @self: what has read what plans are made of
 * @result: the result
 * @error: return location
 *
 * Ends taking the lock.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %SENDER_ERROR_BUSY,
 *   %SENDER_ERROR_CONFLICT or %SENDER_ERROR_STORAGE set
 */
SenderArchiveLock *
sender_publisher_claim_finish (SenderPublisher *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
