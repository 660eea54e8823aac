/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-private.h"

#include "sender-message.h"
#include "sender-mirror.h"

#include <string.h>

/* Reading the states that were kept, and letting go of one. */

/* Where those of one configuration are. (transfer full) */
char *
sender_archive_dup_snapshots (SenderArchive *self,
                              const char    *configuration)
{
  g_autofree char *folder = sender_archive_dup_folder (self, configuration);

  return g_build_filename (folder, "snapshots", NULL);
}

static void
snapshot_free (gpointer data)
{
  SenderSnapshot *self = data;

  g_free (self->id);
  g_date_time_unref (self->at);
  sender_live_unref (self->live);
  g_clear_pointer (&self->base, sender_live_unref);
  g_free (self->sender);
  g_free (self);
}

/* Where it was not noted, what was ours tells, if that is a single one, or none. */
static void
load_sender (SenderSnapshot *self,
             SenderJson     *json)
{
  SenderJson *noted = sender_json_get_member (json, "sender");
  SenderJson *senders = self->base != NULL ? sender_live_get_senders (self->base) : NULL;
  guint       n = senders != NULL ? sender_json_get_length (senders) : 0;

  self->is_sender_noted = noted != NULL || (senders != NULL && n <= 1);
  if (noted != NULL)
    self->sender = g_strdup (sender_json_get_string_member (json, "sender"));
  else if (n == 1)
    self->sender = g_strdup (
      sender_json_get_string_member (sender_json_get_element (senders, 0), "id"));
}

/* NULL for what is none, or was damaged: the others are not lost with it. */
static SenderSnapshot *
load_snapshot (const char *folder,
               const char *name)
{
  g_autofree char       *path = g_build_filename (folder, name, NULL);
  gboolean               is_one = g_str_has_suffix (name, SENDER_ARCHIVE_SUFFIX);
  g_autoptr (SenderJson) json = is_one ? sender_archive_load (path, NULL) : NULL;
  const char            *iso = json != NULL ? sender_json_get_string_member (json, "at") : NULL;
  SenderJson            *live = json != NULL ? sender_json_get_member (json, "live") : NULL;
  g_autoptr (GDateTime)  at = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (SenderLive) read = live != NULL ? sender_live_new_from_json (live, NULL) : NULL;
  SenderJson            *base = json != NULL ? sender_json_get_member (json, "base") : NULL;
  SenderSnapshot        *self = NULL;

  if (at == NULL || read == NULL)
    return NULL;
  self = g_new0 (SenderSnapshot, 1);
  self->id = g_strndup (name, strlen (name) - strlen (SENDER_ARCHIVE_SUFFIX));
  self->at = g_steal_pointer (&at);
  self->live = g_steal_pointer (&read);
  self->base = base != NULL ? sender_live_new_from_json (base, NULL) : NULL;
  load_sender (self, json);
  return self;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return -strcmp ((*(SenderSnapshot *const *) a)->id, (*(SenderSnapshot *const *) b)->id);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const char      *folder = data;
  GPtrArray       *found = g_ptr_array_new_with_free_func (snapshot_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      SenderSnapshot *snapshot = load_snapshot (folder, name);

      if (snapshot != NULL)
        g_ptr_array_add (found, snapshot);
    }
  g_ptr_array_sort (found, compare_newest_first);
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sender_archive_list_snapshots_async:
 * @configuration: id of a configuration
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lists the states that were kept.
 */
void
sender_archive_list_snapshots_async (SenderArchive      *self,
                                     const char         *configuration,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_archive_list_snapshots_async);
  g_task_set_task_data (task, sender_archive_dup_snapshots (self, configuration), g_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * sender_archive_list_snapshots_finish:
 * @result: the result
 * @error: return location
 *
 * Ends listing.
 *
 * Returns: (transfer full) (nullable) (element-type SenderSnapshot): the newest first
 */
GPtrArray *
sender_archive_list_snapshots_finish (SenderArchive *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
drop_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (sender_archive_remove (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sender_archive_drop_snapshot_async:
 * @configuration: id of a configuration
 * @id: what a state is called
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Lets go of a state: of what was not changed there is nothing to go back to.
 */
void
sender_archive_drop_snapshot_async (SenderArchive      *self,
                                    const char         *configuration,
                                    const char         *id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char  *folder = sender_archive_dup_snapshots (self, configuration);
  g_autofree char  *name = g_strconcat (id, SENDER_ARCHIVE_SUFFIX, NULL);

  g_task_set_source_tag (task, sender_archive_drop_snapshot_async);
  g_task_set_task_data (task, g_build_filename (folder, name, NULL), g_free);
  g_task_run_in_thread (task, drop_thread);
}

/**
 * sender_archive_drop_snapshot_finish:
 * @result: the result
 * @error: return location
 *
 * Ends letting go.
 *
 * Returns: whether it is gone; else %SENDER_ERROR_STORAGE is set
 */
gboolean
sender_archive_drop_snapshot_finish (SenderArchive *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sender_snapshot_list_templates:
 * @self: an earlier state
 *
 * Lists the templates of the messages that were ours: going back compares them, also where the
 * configuration has none of them any more.
 *
 * Returns: (transfer full): their names
 */
GStrv
sender_snapshot_list_templates (const SenderSnapshot *self)
{
  g_autoptr (GPtrArray)    messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  sender_mirror_add_live_messages (messages, self->base);
  for (guint i = 0; i < messages->len; i++)
    g_strv_builder_add (names, sender_message_get_template_name (messages->pdata[i]));
  return g_strv_builder_end (names);
}

/**
 * sender_snapshots_keep:
 * @snapshots: (element-type SenderSnapshot): earlier states
 * @environment: (nullable): id of an environment
 *
 * Leaves the states of one environment.
 */
void
sender_snapshots_keep (GPtrArray  *snapshots,
                       const char *environment)
{
  for (guint i = snapshots->len; i > 0; i--)
    {
      const SenderSnapshot *snapshot = g_ptr_array_index (snapshots, i - 1);

      if (g_strcmp0 (sender_live_get_environment (snapshot->live), environment) != 0)
        g_ptr_array_remove_index (snapshots, i - 1);
    }
}
