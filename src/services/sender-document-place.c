/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-place.h"

#include "sender-error.h"
#include "sender-json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40
#define CHUNK 65536

/**
 * sender_document_place_fail:
 * @error: return location
 * @format: a sentence with one `%s`
 * @path: what it is about
 * @code: an `errno`
 *
 * Sets %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_STORAGE. Names of files need not be UTF-8, messages
 * must.
 *
 * Returns: %FALSE
 */
gboolean
sender_document_place_fail (GError    **error,
                            const char *format,
                            const char *path,
                            int         code)
{
  SenderError      kind = code == ENOENT ? SENDER_ERROR_NOT_FOUND : SENDER_ERROR_STORAGE;
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, shown);
#pragma GCC diagnostic pop
  g_set_error (error, SENDER_ERROR, kind, _ ("%s: %s"), sentence, g_strerror (code));
  return FALSE;
}

/**
 * sender_document_place_resolve:
 * @path: a name of a document
 * @error: return location
 *
 * Follows symbolic links, also to a file that is not there yet: it is what gets written, and the
 * lock of its folder is the one that all its names share.
 *
 * Returns: (transfer full) (nullable): a path that is no symbolic link, or %NULL with
 *   %SENDER_ERROR_STORAGE set
 */
char *
sender_document_place_resolve (const char *path,
                               GError    **error)
{
  g_autofree char *place = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (place, NULL);
      g_autofree char *folder = NULL;

      if (target == NULL)
        return g_steal_pointer (&place);
      folder = g_path_get_dirname (place);
      g_free (place);
      place = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                          : g_build_filename (folder, target, NULL);
    }
  sender_document_place_fail (error, _ ("Can’t follow “%s”"), path, ELOOP);
  return NULL;
}

static gboolean
check_kind (const char        *path,
            const struct stat *info,
            GError           **error)
{
  g_autofree char *shown = NULL;

  if (S_ISREG (info->st_mode))
    return TRUE;
  if (S_ISDIR (info->st_mode))
    return sender_document_place_fail (error, _ ("“%s” is no file"), path, EISDIR);
  shown = g_filename_display_name (path);
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
               _ ("“%s” is no ordinary file but a pipe, a socket or a device"), shown);
  return FALSE;
}

/**
 * sender_document_place_check:
 * @path: where a document is to be written
 * @error: return location
 *
 * A rename puts a document in the place of anything: of `/dev/null` too, if nobody looks.
 *
 * Returns: whether there is nothing, or an ordinary file; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_place_check (const char *path,
                             GError    **error)
{
  struct stat info;

  if (stat (path, &info) == 0)
    return check_kind (path, &info, error);
  return errno == ENOENT || sender_document_place_fail (error, _ ("Can’t write “%s”"), path, errno);
}

/* Looks before it opens, since opening alone makes some devices do things, and looks again, since
 * it may be another file by then. */
static int
open_file (const char *path,
           GError    **error)
{
  struct stat info;
  int         fd = -1;

  if (stat (path, &info) != 0)
    {
      sender_document_place_fail (error, _ ("Can’t read “%s”"), path, errno);
      return -1;
    }
  if (!check_kind (path, &info, error))
    return -1;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &info) != 0)
    sender_document_place_fail (error, _ ("Can’t read “%s”"), path, errno);
  else if (check_kind (path, &info, error))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/* A file may grow while it is read, and some tell no size: what counts is what was read. */
static gboolean
read_to_end (int         fd,
             GByteArray *bytes,
             const char *path,
             GError    **error)
{
  ssize_t n_read = 1;

  while (n_read != 0 && bytes->len <= SENDER_JSON_MAX_LENGTH)
    {
      guint before = bytes->len;

      g_byte_array_set_size (bytes, before + CHUNK);
      n_read = read (fd, bytes->data + before, CHUNK);
      if (n_read < 0 && errno != EINTR)
        return sender_document_place_fail (error, _ ("Can’t read “%s”"), path, errno);
      g_byte_array_set_size (bytes, before + (guint) MAX (n_read, 0));
    }
  if (bytes->len > SENDER_JSON_MAX_LENGTH)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT, _ ("“%s” is larger than 4 MiB"),
                   shown);
      return FALSE;
    }
  return TRUE;
}

/**
 * sender_document_place_read:
 * @path: a file
 * @length: (out): its length
 * @error: return location
 *
 * Reads a file whole. A pipe nobody writes to is refused and not waited for; of a huge file no more
 * is read than what shows that it is one.
 *
 * Returns: (transfer full) (nullable): its bytes and a NUL, or %NULL with %SENDER_ERROR_NOT_FOUND,
 *   %SENDER_ERROR_STORAGE or %SENDER_ERROR_LIMIT set
 */
char *
sender_document_place_read (const char *path,
                            gsize      *length,
                            GError    **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  int                    fd = open_file (path, error);
  gboolean               whole = FALSE;

  if (fd < 0)
    return NULL;
  bytes = g_byte_array_new ();
  whole = read_to_end (fd, bytes, path, error);
  close (fd);
  if (!whole)
    return NULL;
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

/**
 * sender_document_place_sync:
 * @folder: a folder
 * @error: return location
 *
 * Waits until the names in a folder are on disk. Where the file system can’t be asked for that,
 * there is nothing to wait for.
 *
 * Returns: whether they are; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_place_sync (const char *folder,
                            GError    **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = fd < 0 || fsync (fd) == 0 ? 0 : errno;

  if (fd >= 0)
    close (fd);
  if (code == 0 || code == EINVAL || code == ENOSYS || code == EOPNOTSUPP || code == EROFS)
    return TRUE;
  return sender_document_place_fail (error, _ ("The disk would not confirm “%s”"), folder, code);
}
