/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-file.h"

#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_SECONDS 10
#define LOCK_STEP_US 20000
#define FOLDER_MODE 0700
#define FILE_MODE 0600

static gboolean
fail (GError    **error,
      const char *format,
      const char *path,
      int         code)
{
  SenderError      kind = code == ENOENT ? SENDER_ERROR_NOT_FOUND : SENDER_ERROR_STORAGE;
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, path);
#pragma GCC diagnostic pop
  g_set_error (error, SENDER_ERROR, kind, "%s: %s", sentence, g_strerror (code));
  return FALSE;
}

/**
 * sender_document_file_lock:
 * @path: the document; need not exist
 * @cancellable: (nullable): stops waiting
 * @error: return location
 *
 * Locks the folder of a document against other writers, waiting for up to 10 s. The folder itself
 * is
 * locked, so that no lock files are left in anybody's checkout. It is made if it is missing.
 *
 * Returns: a descriptor for [func@document_file_unlock], -1 with %SENDER_ERROR_STORAGE or
 *   %SENDER_ERROR_CONFLICT set
 */
int
sender_document_file_lock (const char   *path,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gint64           deadline = g_get_monotonic_time () + LOCK_SECONDS * G_USEC_PER_SEC;
  int              lock = -1;

  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    {
      fail (error, _ ("Can’t make the folder “%s”"), folder, errno);
      return -1;
    }
  lock = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0)
    {
      fail (error, _ ("Can’t open the folder “%s”"), folder, errno);
      return -1;
    }
  while (flock (lock, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        fail (error, _ ("Can’t lock the folder “%s”"), folder, errno);
      else if (g_get_monotonic_time () > deadline)
        g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
                     _ ("Another program has been writing in “%s” for %d s; nothing was changed"),
                     folder, LOCK_SECONDS);
      else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_usleep (LOCK_STEP_US);
          continue;
        }
      close (lock);
      return -1;
    }
  return lock;
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
  g_autoptr (SenderJson) json = NULL;
  g_autofree char       *text = NULL;
  SenderConfig          *config = NULL;
  gsize                  length = 0;
  struct stat            info;

  if (stat (path, &info) != 0)
    {
      fail (error, _ ("Can’t read “%s”"), path, errno);
      return NULL;
    }
  if (info.st_size > SENDER_JSON_MAX_LENGTH)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT, _ ("“%s” is larger than 4 MiB"), path);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      fail (error, _ ("Can’t read “%s”"), path, S_ISDIR (info.st_mode) ? EISDIR : EACCES);
      return NULL;
    }
  json = sender_json_parse (text, (gssize) length, error);
  if (json != NULL)
    config = sender_format_document_read (json, read_only, error);
  if (config == NULL)
    g_prefix_error (error, "%s: ", path);
  return config;
}

/* What a killed writer left behind; nobody else writes while the folder is locked. */
static void
remove_leftovers (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + 6)
      {
        g_autofree char *leftover = g_build_filename (folder, name, NULL);

        g_unlink (leftover);
      }
}

/* The previous generation is the same file under another name, so keeping it can't fail half way.
 * */
static gboolean
keep_previous (const char *path,
               GError    **error)
{
  g_autofree char *previous = g_strconcat (path, "~", NULL);
  g_autofree char *between = g_strconcat (path, ".before", NULL);

  g_unlink (between);
  if (link (path, between) != 0)
    return errno == ENOENT || fail (error, _ ("Can’t keep the previous “%s”"), path, errno);
  if (g_rename (between, previous) != 0)
    {
      int code = errno;

      g_unlink (between);
      return fail (error, _ ("Can’t keep the previous “%s”"), path, code);
    }
  /* A rename of two names of one file does nothing and leaves the first. */
  g_unlink (between);
  return TRUE;
}

/**
 * sender_document_file_write:
 * @path: where
 * @config: what
 * @error: return location
 *
 * Writes a document, mode 0600. When it returns the document is on disk, also after a power cut;
 * when
 * it fails or is killed, the file is the old one. The caller holds the lock.
 *
 * Returns: whether it is written; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_file_write (const char   *path,
                            SenderConfig *config,
                            GError      **error)
{
  g_autofree char   *text = sender_format_document_write (config);
  g_autofree char   *resolved = realpath (path, NULL);
  const char        *target = resolved != NULL ? resolved : path;
  g_autoptr (GError) local_error = NULL;

  remove_leftovers (target);
  if (!keep_previous (target, error))
    return FALSE;
  if (g_file_set_contents_full (target, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                FILE_MODE, &local_error))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
               _ ("“%s” was not saved and is as it was before: %s"), path, local_error->message);
  return FALSE;
}

/**
 * sender_document_file_delete:
 * @path: a document
 * @error: return location
 *
 * Moves a document into the folder `.deleted` beside it. The caller holds the lock.
 *
 * Returns: whether it was moved; else %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_file_delete (const char *path,
                             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *trash = g_build_filename (folder, ".deleted", NULL);
  g_autofree char *target = g_build_filename (trash, base, NULL);
  g_autofree char *previous = g_strconcat (path, "~", NULL);

  if (g_mkdir_with_parents (trash, FOLDER_MODE) != 0)
    return fail (error, _ ("Can’t make the folder “%s”"), trash, errno);
  if (g_rename (path, target) != 0)
    return fail (error, _ ("Can’t delete “%s”"), path, errno);
  g_unlink (previous);
  return TRUE;
}
