/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-private.h"

#include "sender-document-place.h"
#include "sender-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER_MODE 0700
#define FILE_MODE 0600

/**
 * SenderArchive:
 *
 * Keeps what was live.
 */
struct _SenderArchive
{
  GObject parent_instance;

  char *folder;
};

G_DEFINE_FINAL_TYPE (SenderArchive, sender_archive, G_TYPE_OBJECT)

/* What a thread does. */
typedef struct
{
  char             *folder; /* of the configuration, or of its snapshots */
  char             *path;
  SenderArchiveFile file;
  char             *environment; /* (nullable): of which @file is */
  SenderJson       *json;        /* (nullable) */
  char             *id;          /* (nullable): of a snapshot */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->folder);
  g_free (work->path);
  g_free (work->environment);
  g_clear_pointer (&work->json, sender_json_unref);
  g_free (work->id);
  g_free (work);
}

static void
sender_archive_finalize (GObject *object)
{
  g_free (SENDER_ARCHIVE (object)->folder);
  G_OBJECT_CLASS (sender_archive_parent_class)->finalize (object);
}

static void
sender_archive_class_init (SenderArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_archive_finalize;
}

static void
sender_archive_init (SenderArchive *self)
{
}

/**
 * sender_archive_new:
 * @folder: (nullable): where it is kept; %NULL for `$XDG_DATA_HOME/sender-studio/environments`
 *
 * Makes an archive.
 *
 * Returns: (transfer full): the archive
 */
SenderArchive *
sender_archive_new (const char *folder)
{
  SenderArchive *self = g_object_new (SENDER_TYPE_ARCHIVE, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (), "sender-studio",
                                                    "environments", NULL);
  return self;
}

/* NULL without an error if there is none. */
SenderJson *
sender_archive_load (const char *path,
                     GError    **error)
{
  g_autofree char   *text = NULL;
  gsize              length = 0;
  g_autoptr (GError) local_error = NULL;
  g_autofree char   *shown = g_filename_display_name (path);

  if (g_file_get_contents (path, &text, &length, &local_error))
    return sender_json_parse (text, (gssize) length, error);
  if (!g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t read “%s”: %s"), shown,
                 local_error->message);
  return NULL;
}

gboolean
sender_archive_save (const char *folder,
                     const char *path,
                     SenderJson *json,
                     GError    **error)
{
  g_autofree char   *text = sender_json_to_pretty (json);
  g_autoptr (GError) local_error = NULL;

  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    return sender_document_place_fail (error, _ ("Can’t make the folder “%s”"), folder,
                                       errno);
  /* GLib leaves the mode of a file that is there as it is, or not, by its version. */
  g_chmod (path, FILE_MODE);
  if (g_file_set_contents_full (path, text, (gssize) strlen (text),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                FILE_MODE, &local_error))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t keep what is live: %s"),
               local_error->message);
  return FALSE;
}

/* What is gone already is no error, nor is a folder that holds more. */
gboolean
sender_archive_remove (const char *path,
                       GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_unlink (path) != 0 && errno != ENOENT)
    return sender_document_place_fail (error, _ ("Can’t remove “%s”"), path, errno);
  g_rmdir (folder);
  return TRUE;
}

/**
 * sender_archive_dup_folder:
 * @configuration: id of a configuration
 *
 * Spells where all of it is kept: the name of a folder whatever the id says, as a document may be
 * written by anybody.
 *
 * Returns: (transfer full): the path
 */
char *
sender_archive_dup_folder (SenderArchive *self,
                           const char    *configuration)
{
  g_autofree char *name = g_uri_escape_string (configuration, NULL, FALSE);

  if (*name == '\0' || *name == '.')
    {
      g_autofree char *odd = g_compute_checksum_for_string (G_CHECKSUM_SHA256, configuration, -1);

      return g_build_filename (self->folder, odd, NULL);
    }
  return g_build_filename (self->folder, name, NULL);
}

static GTask *
start (SenderArchive      *self,
       Work               *work,
       gpointer            tag,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, work_free);
  return task;
}

static Work *
new_work (SenderArchive    *self,
          const char       *configuration,
          const char       *environment,
          SenderArchiveFile file)
{
  Work *work = g_new0 (Work, 1);

  work->folder = sender_archive_dup_folder (self, configuration);
  work->path = sender_archive_dup_path (work->folder, file, environment);
  work->file = file;
  work->environment = g_strdup (environment);
  return work;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Work *work = data;
  GError     *error = NULL;
  SenderJson *json = sender_archive_load_file (work->folder, work->file, work->environment, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, json, (GDestroyNotify) sender_json_unref);
}

/**
 * sender_archive_read_async:
 * @configuration: id of a configuration
 * @environment: (nullable): id of the environment, of which what was published is
 * @file: what to read
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what was kept.
 */
void
sender_archive_read_async (SenderArchive      *self,
                           const char         *configuration,
                           const char         *environment,
                           SenderArchiveFile   file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = start (self, new_work (self, configuration, environment, file),
                                  sender_archive_read_async, cancellable, callback, user_data);

  g_task_run_in_thread (task, read_thread);
}

/**
 * sender_archive_read_finish:
 * @result: the result
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: (transfer full) (nullable): the object; %NULL without an error if there is none
 */
SenderJson *
sender_archive_read_finish (SenderArchive *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Work *work = data;
  GError     *error = NULL;
  gboolean    is_done =
    work->json != NULL ? sender_archive_save (work->folder, work->path, work->json, &error)
                          : sender_archive_remove (work->path, &error);

  if (!is_done)
    {
      g_task_return_error (task, error);
      return;
    }
  if (work->file == SENDER_ARCHIVE_PUBLISHED)
    sender_archive_drop_old (work->folder, work->environment);
  g_task_return_boolean (task, TRUE);
}

/**
 * sender_archive_write_async:
 * @configuration: id of a configuration
 * @environment: (nullable): id of the environment, of which what was published is
 * @file: what to write
 * @json: (nullable): what it says; %NULL removes it
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Keeps something in place of what was kept before.
 */
void
sender_archive_write_async (SenderArchive      *self,
                            const char         *configuration,
                            const char         *environment,
                            SenderArchiveFile   file,
                            SenderJson         *json,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Work             *work = new_work (self, configuration, environment, file);
  g_autoptr (GTask) task = start (self, work, sender_archive_write_async, cancellable, callback,
                                  user_data);

  work->json = json != NULL ? sender_json_copy (json) : NULL;
  g_task_run_in_thread (task, write_thread);
}

/**
 * sender_archive_write_finish:
 * @result: the result
 * @error: return location
 *
 * Ends writing.
 *
 * Returns: whether it is on disk; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_archive_write_finish (SenderArchive *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Work *work = data;
  GError     *error = NULL;

  if (sender_archive_save (work->folder, work->path, work->json, &error))
    g_task_return_pointer (task, g_strdup (work->id), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * sender_archive_add_snapshot_async:
 * @configuration: id of a configuration
 * @live: what is live
 * @base: (nullable): what of it was published or pulled from here
 * @made: (nullable): what is about to be made of it
 * @credentials: (nullable): what was noted of the credentials in its headers
 * @sender: (nullable): id of the sender that is ours in it, %NULL if there is none
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Keeps a state, before it is changed. Its id says when that was.
 */
void
sender_archive_add_snapshot_async (SenderArchive      *self,
                                   const char         *configuration,
                                   SenderLive         *live,
                                   SenderLive         *base,
                                   SenderLive         *made,
                                   SenderJson         *credentials,
                                   const char         *sender,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Work                 *work = g_new0 (Work, 1);
  g_autoptr (GTask)     task = start (self, work, sender_archive_add_snapshot_async, cancellable,
                                      callback, user_data);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *at = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char      *iso = g_date_time_format_iso8601 (now);
  g_autofree char      *name = NULL;

  /* Two of one second are told apart. */
  work->folder = sender_archive_dup_snapshots (self, configuration);
  work->id = g_strdup_printf ("%s.%06dZ", at, g_date_time_get_microsecond (now));
  name = g_strconcat (work->id, SENDER_ARCHIVE_SUFFIX, NULL);
  work->path = g_build_filename (work->folder, name, NULL);
  work->json = sender_json_new_object ();
  sender_json_set_string (work->json, "at", iso);
  sender_json_set_member (work->json, "live", sender_live_to_json (live));
  if (base != NULL)
    sender_json_set_member (work->json, "base", sender_live_to_json (base));
  if (made != NULL)
    sender_json_set_member (work->json, "made", sender_live_to_json (made));
  if (credentials != NULL)
    sender_json_set_member (work->json, "credentials", sender_json_copy (credentials));
  sender_json_set_string (work->json, "sender", sender);
  g_task_run_in_thread (task, add_thread);
}

/**
 * sender_archive_add_snapshot_finish:
 * @result: the result
 * @error: return location
 *
 * Ends keeping a state.
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with %SENDER_ERROR_STORAGE set
 */
char *
sender_archive_add_snapshot_finish (SenderArchive *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
