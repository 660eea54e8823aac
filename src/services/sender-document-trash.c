/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-file.h"

#include "sender-document-place.h"
#include "sender-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Deleting, which only moves a document, and taking back. */

#define FOLDER_MODE 0700

/* A place in the folder that is still free, so that no deletion costs an earlier one. */
static char *
find_free (const char *folder,
           const char *base)
{
  const char      *dot = strrchr (base, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (base, (gsize) (dot - base)) : g_strdup (base);
  char            *place = g_build_filename (folder, base, NULL);
  struct stat      info;

  for (guint i = 2; lstat (place, &info) == 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u%s", stem, i, dot != NULL ? dot : "");

      g_free (place);
      place = g_build_filename (folder, name, NULL);
    }
  return place;
}

/* What lies beside a link is not its previous generation. If it can’t follow, it just stays. */
static void
move_previous (const char *from,
               const char *to)
{
  g_autofree char *previous = g_strconcat (from, "~", NULL);
  g_autofree char *kept = g_strconcat (to, "~", NULL);

  if (!g_file_test (to, G_FILE_TEST_IS_SYMLINK) && !g_file_test (kept, G_FILE_TEST_EXISTS))
    g_rename (previous, kept);
}

static char *
move_to_trash (const char *path,
               const char *trash,
               GError    **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *target = find_free (trash, base);

  if (g_rename (path, target) != 0)
    {
      sender_document_place_fail (error, _ ("Can’t delete “%s”"), path, errno);
      return NULL;
    }
  move_previous (path, target);
  return g_steal_pointer (&target);
}

/**
 * sender_document_file_delete:
 * @path: a document; of a symbolic link only the link is taken
 * @kept: (out) (optional) (transfer full): where it is now
 * @error: return location
 *
 * Moves a document, with its previous generation, into the folder `.deleted` beside it. The caller
 * holds the lock, if it is no link.
 *
 * Returns: whether it was moved; else %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_file_delete (const char *path,
                             char      **kept,
                             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *trash = g_build_filename (folder, ".deleted", NULL);
  g_autofree char *target = NULL;
  struct stat      info;

  if (lstat (path, &info) != 0)
    return sender_document_place_fail (error, _ ("Can’t delete “%s”"), path, errno);
  if (!S_ISLNK (info.st_mode) && !sender_document_place_check (path, error))
    return FALSE;
  if (g_mkdir_with_parents (trash, FOLDER_MODE) != 0)
    return sender_document_place_fail (error, _ ("Can’t make the folder “%s”"), trash, errno);
  target = move_to_trash (path, trash, error);
  if (target == NULL || !sender_document_place_sync (trash, error) ||
      !sender_document_place_sync (folder, error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&target);
  return TRUE;
}

/**
 * sender_document_file_restore:
 * @kept: where sender_document_file_delete() put it
 * @path: where it was
 * @error: return location
 *
 * Moves a deleted document back, with its previous generation. The caller holds the lock.
 *
 * Returns: whether it is back; else %SENDER_ERROR_CONFLICT, because something else is there by now,
 *   %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_file_restore (const char *kept,
                              const char *path,
                              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *trash = g_path_get_dirname (kept);
  struct stat      info;

  if (lstat (path, &info) == 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT,
                   _ ("“%s” is there again; what was deleted stays in “.deleted”"), shown);
      return FALSE;
    }
  if (g_rename (kept, path) != 0)
    return sender_document_place_fail (error, _ ("Can’t take “%s” back"), path, errno);
  move_previous (kept, path);
  return sender_document_place_sync (folder, error) && sender_document_place_sync (trash, error);
}
