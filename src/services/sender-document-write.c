/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-file.h"

#include "sender-document-place.h"
#include "sender-error.h"
#include "sender-format-document.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * How a document is replaced, under the lock of its folder:
 *
 *   1. the new text is made durable under a name of our own: here a disk is found full;
 *   2. what is there gets a second name of our own: a link, or a copy where there are no links;
 *   3. a rename puts the new text in its place;
 *   4. a rename makes the second name the previous generation.
 *
 * Up to 3 nothing is touched that anybody else knows of. Between 3 and 4 a killed program leaves
 * the previous generation one older than it might be.
 */

#define FILE_MODE 0600
#define OWN_PREFIX ".sender-studio-"
/* GLib adds the last part while it writes. */
#define OWN_NAME "^\\.sender-studio-[0-9a-f]{16}\\.(new|before)(\\.[A-Za-z0-9]{6})?$"

typedef struct
{
  const char *text;
  char       *folder;   /* (owned) */
  char       *target;   /* (owned) */
  char       *previous; /* (owned) */
  char       *fresh;    /* (owned): the new text, until it is in its place */
  char       *before;   /* (owned): what was there, until it is the previous generation */
} Writing;

static void
writing_clear (Writing *writing)
{
  g_free (writing->folder);
  g_free (writing->target);
  g_free (writing->previous);
  g_free (writing->fresh);
  g_free (writing->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/* Two machines that share a folder need not see each other’s locks: their names must differ. */
static void
make_own_names (Writing *writing)
{
  g_autofree char *stem =
    g_strdup_printf (OWN_PREFIX "%08x%08x", g_random_int (), g_random_int ());
  g_autofree char *path = g_build_filename (writing->folder, stem, NULL);

  writing->fresh = g_strconcat (path, ".new", NULL);
  writing->before = g_strconcat (path, ".before", NULL);
}

/* What a killed writer left behind; nobody else writes while the folder is locked. */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, OWN_PREFIX) && g_regex_match_simple (OWN_NAME, name, 0, 0))
      {
        g_autofree char *leftover = g_build_filename (folder, name, NULL);

        g_unlink (leftover);
      }
}

static gboolean
write_durably (const char *path,
               const char *text,
               gsize       length,
               GError    **error)
{
  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   FILE_MODE, error);
}

/* Finds out before anything is written: afterwards the document would be saved all the same. */
static gboolean
check_previous (const char *previous,
                GError    **error)
{
  struct stat info;

  if (lstat (previous, &info) == 0)
    return S_ISLNK (info.st_mode) || sender_document_place_check (previous, error);
  return errno == ENOENT ||
         sender_document_place_fail (error, _ ("Can’t keep a previous version as “%s”"), previous,
                                     errno);
}

/* What says the same already is no generation of its own: saving twice must not cost the one
 * before. */
static gboolean
keep_before (Writing *writing,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize              length = 0;
  g_autofree char   *text = sender_document_place_read (writing->target, &length, &local_error);

  if (g_error_matches (local_error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND) ||
      (text != NULL && length == strlen (writing->text) &&
       memcmp (text, writing->text, length) == 0))
    return TRUE;
  if (link (writing->target, writing->before) == 0)
    return TRUE;
  if (text != NULL)
    return write_durably (writing->before, text, length, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
replace (Writing *writing,
         GError **error)
{
  if (!write_durably (writing->fresh, writing->text, strlen (writing->text), error) ||
      !keep_before (writing, error))
    return FALSE;
  if (g_rename (writing->fresh, writing->target) != 0)
    return sender_document_place_fail (error, _ ("Can’t replace “%s”"), writing->target, errno);
  /* If that fails the older one stays: the document is saved, and one before it is kept. */
  g_rename (writing->before, writing->previous);
  return TRUE;
}

static gboolean
prepare (Writing    *writing,
         const char *path,
         GError    **error)
{
  writing->target = sender_document_place_resolve (path, error);
  if (writing->target == NULL)
    return FALSE;
  writing->folder = g_path_get_dirname (writing->target);
  writing->previous = g_strconcat (writing->target, "~", NULL);
  make_own_names (writing);
  return sender_document_place_check (writing->target, error) &&
         check_previous (writing->previous, error);
}

/**
 * sender_document_file_write:
 * @path: where; the file behind a symbolic link is written
 * @config: what
 * @error: return location
 *
 * Writes a document, mode 0600. When it returns the document is on disk, also after a power cut;
 * when it fails or is killed, the file is the old one, and so is its previous generation. The
 * caller holds the lock.
 *
 * Returns: whether it is written; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_document_file_write (const char   *path,
                            SenderConfig *config,
                            GError      **error)
{
  g_autofree char   *text = sender_format_document_write (config);
  g_auto (Writing)   writing = { text, NULL, NULL, NULL, NULL, NULL };
  g_autofree char   *shown = g_filename_display_name (path);
  g_autoptr (GError) local_error = NULL;
  gboolean           written = FALSE;

  if (prepare (&writing, path, &local_error))
    {
      remove_leftovers (writing.folder);
      written = replace (&writing, &local_error);
      g_unlink (writing.fresh);
      g_unlink (writing.before);
    }
  if (written && sender_document_place_sync (writing.folder, &local_error))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE,
               written ? _ ("“%s” is written, but may be lost in a power cut: %s")
                       : _ ("“%s” was not saved and is as it was before: %s"),
               shown, local_error->message);
  return FALSE;
}
