/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-lock.h"

#include "sender-document-place.h"
#include "sender-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#define NAME "publishing.lock"
#define FOLDER_MODE 0700
#define FILE_MODE 0600
/* Who reads, or writes no more than what was taken over, is done in a moment; a publish is not
 * waited for. */
#define PATIENCE (G_USEC_PER_SEC / 2)
#define STEP (10 * G_TIME_SPAN_MILLISECOND)

struct _SenderArchiveLock
{
  int file; /* -1: nothing was ever published, there is nothing to lock */
};

/* What the thread needs. */
typedef struct
{
  char                 *folder;
  SenderArchiveLockKind kind;
} Locking;

static void
locking_free (gpointer data)
{
  Locking *locking = data;

  g_free (locking->folder);
  g_free (locking);
}

/**
 * sender_archive_lock_free:
 * @self: (transfer full): a lock
 *
 * Gives it back. The file stays: to remove it would be to let two in.
 */
void
sender_archive_lock_free (SenderArchiveLock *self)
{
  if (self->file >= 0)
    close (self->file);
  g_free (self);
}

/* Who only reads makes no file. */
static gboolean
open_file (SenderArchiveLock *self,
           const Locking     *locking,
           GError           **error)
{
  g_autofree char *path = g_build_filename (locking->folder, NAME, NULL);
  gboolean         writes = locking->kind == SENDER_ARCHIVE_LOCK_WRITE;

  if (writes && g_mkdir_with_parents (locking->folder, FOLDER_MODE) != 0)
    return sender_document_place_fail (error, _ ("Can’t make the folder “%s”"), locking->folder,
                                       errno);
  self->file = open (path, writes ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC, FILE_MODE);
  if (self->file >= 0 || (!writes && errno == ENOENT))
    return TRUE;
  return sender_document_place_fail (error, _ ("Can’t open “%s”"), path, errno);
}

static gboolean
take (SenderArchiveLock *self,
      const Locking     *locking,
      GError           **error)
{
  gboolean writes = locking->kind == SENDER_ARCHIVE_LOCK_WRITE;
  gint64   deadline = g_get_monotonic_time () + PATIENCE;

  while (self->file >= 0 && flock (self->file, (writes ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return sender_document_place_fail (error, _ ("Can’t lock the folder “%s”"),
                                           locking->folder, errno);
      if (g_get_monotonic_time () >= deadline)
        {
          g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BUSY,
                               _ ("A publish of this configuration is going on elsewhere. Try "
                                  "again when it has ended."));
          return FALSE;
        }
      g_usleep (STEP);
    }
  return TRUE;
}

static void
lock_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (SenderArchiveLock) self = g_new0 (SenderArchiveLock, 1);
  GError                       *error = NULL;

  self->file = -1;
  if (open_file (self, data, &error) && take (self, data, &error))
    g_task_return_pointer (task, g_steal_pointer (&self),
                           (GDestroyNotify) sender_archive_lock_free);
  else
    g_task_return_error (task, error);
}

/**
 * sender_archive_lock_async:
 * @self: an archive
 * @configuration: id of a configuration
 * @kind: what it is for
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Locks what is kept of a configuration, against this program as well as against others.
 */
void
sender_archive_lock_async (SenderArchive        *self,
                           const char           *configuration,
                           SenderArchiveLockKind kind,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Locking          *locking = g_new0 (Locking, 1);

  g_task_set_source_tag (task, sender_archive_lock_async);
  g_task_set_task_data (task, locking, locking_free);
  locking->folder = sender_archive_dup_folder (self, configuration);
  locking->kind = kind;
  g_task_run_in_thread (task, lock_thread);
}

/**
 * sender_archive_lock_finish:
 * @self: an archive
 * @result: the result
 * @error: return location
 *
 * Ends locking.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %SENDER_ERROR_BUSY set if a publish
 *   is going on, or %SENDER_ERROR_STORAGE
 */
SenderArchiveLock *
sender_archive_lock_finish (SenderArchive *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
