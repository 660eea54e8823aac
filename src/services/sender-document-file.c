/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-file.h"

#include "sender-document-place.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Locking and reading; sender-document-write.c writes, sender-document-trash.c deletes. */

#define LOCK_SECONDS 10
#define LOCK_STEP_US 20000
#define FOLDER_MODE 0700

/**
 * sender_document_file_make_folder:
 * @path: a document that is to be written
 * @error: return location
 *
 * Makes the folder of a document if it is missing, for its owner only.
 *
 * Returns: whether it is there; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_file_make_folder (const char *path,
                                  GError    **error)
{
  g_autofree char *place = sender_document_place_resolve (path, error);
  g_autofree char *folder = place != NULL ? g_path_get_dirname (place) : NULL;

  if (folder == NULL)
    return FALSE;
  return g_mkdir_with_parents (folder, FOLDER_MODE) == 0 ||
         sender_document_place_fail (error, _ ("Can’t make the folder “%s”"), folder, errno);
}

static gboolean
wait_for_lock (int           lock,
               const char   *folder,
               gint64        deadline,
               GCancellable *cancellable,
               GError      **error)
{
  while (flock (lock, LOCK_EX | LOCK_NB) != 0)
    {
      g_autofree char *shown = NULL;

      if (errno != EWOULDBLOCK && errno != EINTR)
        return sender_document_place_fail (error, _ ("Can’t lock the folder “%s”"), folder, errno);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () <= deadline)
        {
          g_usleep (LOCK_STEP_US);
          continue;
        }
      shown = g_filename_display_name (folder);
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
                   _ ("Another program has been writing in “%s” for %d s; nothing was changed"),
                   shown, LOCK_SECONDS);
      return FALSE;
    }
  return TRUE;
}

/* While it was waited for, a link may have been turned, or the folder replaced by a checkout. */
static gboolean
is_still_there (int         lock,
                const char *path,
                const char *place)
{
  g_autofree char *now = sender_document_place_resolve (path, NULL);
  g_autofree char *folder = g_path_get_dirname (place);
  struct stat      held;
  struct stat      present;

  return g_strcmp0 (now, place) == 0 && fstat (lock, &held) == 0 && stat (folder, &present) == 0 &&
         held.st_dev == present.st_dev && held.st_ino == present.st_ino;
}

/**
 * sender_document_file_lock:
 * @path: the document; need not exist, its folder must
 * @place: (out) (transfer full) (optional): the file behind @path, to be read and written while the
 *   lock is held
 * @cancellable: (nullable): stops waiting
 * @error: return location
 *
 * Locks the folder a document is in against other writers, waiting for up to 10 s. That is the
 * folder of the file, not of a symbolic link to it, so that all its names share one lock. The
 * folder itself is locked, so that no lock files are left in anybody’s checkout.
 *
 * Returns: a descriptor for [func@document_file_unlock], -1 with %SENDER_ERROR_NOT_FOUND,
 *   %SENDER_ERROR_STORAGE or %SENDER_ERROR_CONFLICT set
 */
int
sender_document_file_lock (const char   *path,
                           char        **place,
                           GCancellable *cancellable,
                           GError      **error)
{
  gint64 deadline = g_get_monotonic_time () + LOCK_SECONDS * G_USEC_PER_SEC;

  for (;;)
    {
      g_autofree char *resolved = sender_document_place_resolve (path, error);
      g_autofree char *folder = resolved != NULL ? g_path_get_dirname (resolved) : NULL;
      int              lock = -1;

      if (folder == NULL)
        return -1;
      lock = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (lock < 0)
        {
          sender_document_place_fail (error, _ ("Can’t open the folder “%s”"), folder, errno);
          return -1;
        }
      if (!wait_for_lock (lock, folder, deadline, cancellable, error))
        {
          close (lock);
          return -1;
        }
      if (is_still_there (lock, path, resolved))
        {
          if (place != NULL)
            *place = g_steal_pointer (&resolved);
          return lock;
        }
      close (lock);
    }
}

/**
 * sender_document_file_unlock:
 * @lock: what [func@document_file_lock] returned
 *
 * Lets other writers in.
 */
void
sender_document_file_unlock (int lock)
{
  close (lock);
}

/**
 * sender_document_file_read:
 * @path: a document
 * @read_only: (out) (optional): a newer version, not to be written
 * @error: return location
 *
 * Reads a document.
 *
 * Returns: (transfer full) (nullable): the configuration, or %NULL with %SENDER_ERROR_FORMAT,
 *   %SENDER_ERROR_LIMIT, %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_STORAGE set
 */
SenderConfig *
sender_document_file_read (const char *path,
                           gboolean   *read_only,
                           GError    **error)
{
  gsize                  length = 0;
  g_autofree char       *text = sender_document_place_read (path, &length, error);
  g_autoptr (SenderJson) json = NULL;
  SenderConfig          *config = NULL;

  if (text == NULL)
    return NULL;
  json = sender_json_parse (text, (gssize) length, error);
  if (json != NULL)
    config = sender_format_document_read (json, read_only, error);
  if (config == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_prefix_error (error, "%s: ", shown);
    }
  return config;
}
