/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-private.h"

#include <string.h>

/* What became of a state that was kept: what the publish after it has left is known once that has
 * ended. Until then the state says what it was about to leave; and where it died, that stays so,
 * and what was found there later is noted beside it: others may have changed that meanwhile. */

typedef struct
{
  char       *folder;
  char       *id; /* (nullable): the newest */
  char       *environment;
  SenderJson *left;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *self = data;

  g_free (self->folder);
  g_free (self->id);
  g_free (self->environment);
  sender_json_unref (self->left);
  g_free (self);
}

/* Their names are in the order in which they were kept. (transfer full) (nullable) */
static char *
dup_newest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SENDER_ARCHIVE_SUFFIX) && g_strcmp0 (name, newest) > 0)
      {
        g_free (newest);
        newest = g_strdup (name);
      }
  return newest != NULL ? g_build_filename (folder, newest, NULL) : NULL;
}

static char *
dup_path (const Ending *self)
{
  g_autofree char *name = NULL;

  if (self->id == NULL)
    return dup_newest (self->folder);
  name = g_strconcat (self->id, SENDER_ARCHIVE_SUFFIX, NULL);
  return g_build_filename (self->folder, name, NULL);
}

/* One that has ended says already what was left. */
static gboolean
is_open (const Ending *self,
         SenderJson   *json)
{
  SenderJson *live = sender_json_get_member (json, "live");

  return live != NULL && sender_json_get_kind (live) == SENDER_JSON_OBJECT &&
         g_strcmp0 (sender_json_get_string_member (live, "environment"), self->environment) == 0 &&
         sender_json_get_member (json, "ended") == NULL;
}

static void
end_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Ending          *self = data;
  g_autofree char       *path = dup_path (self);
  g_autoptr (SenderJson) json = path != NULL ? sender_archive_load (path, NULL) : NULL;
  GError                *error = NULL;

  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT || !is_open (self, json))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  sender_json_set_member (json, self->id != NULL ? "made" : "found", sender_json_ref (self->left));
  sender_json_set_member (json, "ended", sender_json_new_boolean (TRUE));
  if (sender_archive_save (self->folder, path, json, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sender_archive_end_snapshot_async:
 * @configuration: id of a configuration
 * @id: (nullable): what a state is called; %NULL for the newest, of a publish that died
 * @left: what is live once the publish after it has ended, or when it is found to have died
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Notes with a state what the publish after it has left, which may not be all that it was about to.
 */
void
sender_archive_end_snapshot_async (SenderArchive      *self,
                                   const char         *configuration,
                                   const char         *id,
                                   SenderLive         *left,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Ending           *ending = g_new0 (Ending, 1);

  ending->folder = sender_archive_dup_snapshots (self, configuration);
  ending->id = g_strdup (id);
  ending->environment = g_strdup (sender_live_get_environment (left));
  ending->left = sender_live_to_json (left);
  g_task_set_source_tag (task, sender_archive_end_snapshot_async);
  g_task_set_task_data (task, ending, ending_free);
  g_task_run_in_thread (task, end_thread);
}

/**
 * sender_archive_end_snapshot_finish:
 * @result: the result
 * @error: return location
 *
 * Ends noting.
 *
 * Returns: whether it is noted, or there is nothing to note it with; else %SENDER_ERROR_STORAGE is
 *   set
 */
gboolean
sender_archive_end_snapshot_finish (SenderArchive *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
