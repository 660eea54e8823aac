/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-private.h"

#include "sender-error.h"
#include "sender-message.h"
#include "sender-mirror.h"

#include <glib/gi18n-lib.h>
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

/* What the thread is asked, and what it found. */
typedef struct
{
  char      *folder;
  GPtrArray *found;   /* (owned) (element-type SenderSnapshot) */
  GPtrArray *damaged; /* (owned) (element-type filename) */
} Listing;

static void snapshot_unref (gpointer data);

static void
snapshot_clear (gpointer data)
{
  SenderSnapshot *self = data;

  if (self->newer != NULL)
    snapshot_unref (self->newer);
  g_free (self->id);
  g_date_time_unref (self->at);
  sender_live_unref (self->live);
  g_clear_pointer (&self->base, sender_live_unref);
  g_clear_pointer (&self->left, sender_live_unref);
  g_clear_pointer (&self->found, sender_live_unref);
  g_clear_pointer (&self->credentials, sender_json_unref);
  g_free (self->sender);
}

static void
snapshot_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, snapshot_clear);
}

static Listing *
listing_new (char *folder)
{
  Listing *self = g_new0 (Listing, 1);

  self->folder = folder;
  self->found = g_ptr_array_new_with_free_func (snapshot_unref);
  self->damaged = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_free (self->folder);
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->damaged);
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

/* States of before have none, and are gone back to without. (transfer full) (nullable) */
static SenderLive *
load_later (SenderSnapshot *self,
            SenderJson     *json,
            const char     *name)
{
  SenderJson *member = sender_json_get_member (json, name);
  SenderLive *later = member != NULL ? sender_live_new_from_json (member, NULL) : NULL;

  if (later != NULL)
    sender_live_complete (later, self->live);
  return later;
}

/* NULL for what is damaged: the others are not lost with it. Without what of it was ours, going
 * back would take that for somebody else's. */
static SenderSnapshot *
load_snapshot (const char *path,
               const char *name)
{
  g_autoptr (SenderJson) json = sender_archive_load (path, NULL);
  const char            *iso = json != NULL ? sender_json_get_string_member (json, "at") : NULL;
  SenderJson            *live = json != NULL ? sender_json_get_member (json, "live") : NULL;
  SenderJson            *base = json != NULL ? sender_json_get_member (json, "base") : NULL;
  SenderJson            *credentials =
    json != NULL ? sender_json_get_member (json, "credentials") : NULL;
  g_autoptr (GDateTime)  at = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (SenderLive) read = live != NULL ? sender_live_new_from_json (live, NULL) : NULL;
  g_autoptr (SenderLive) ours = base != NULL ? sender_live_new_from_json (base, NULL) : NULL;
  SenderSnapshot        *self = NULL;

  if (at == NULL || read == NULL || (base != NULL && ours == NULL))
    return NULL;
  self = g_atomic_rc_box_new0 (SenderSnapshot);
  self->id = g_strndup (name, strlen (name) - strlen (SENDER_ARCHIVE_SUFFIX));
  self->at = g_steal_pointer (&at);
  self->live = g_steal_pointer (&read);
  self->base = g_steal_pointer (&ours);
  if (credentials != NULL && sender_json_get_kind (credentials) == SENDER_JSON_OBJECT)
    self->credentials = sender_json_ref (credentials);
  load_sender (self, json);
  self->left = load_later (self, json, "made");
  self->found = load_later (self, json, "found");
  self->has_ended = self->found == NULL && sender_json_get_member (json, "ended") != NULL;
  return self;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return -strcmp ((*(SenderSnapshot *const *) a)->id, (*(SenderSnapshot *const *) b)->id);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* NULL without an error: nothing was ever kept. */
static GDir *
open_folder (const char *folder,
             GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char   *shown = g_filename_display_name (folder);
  GDir              *dir = g_dir_open (folder, 0, &local_error);

  if (dir == NULL && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t read “%s”: %s"), shown,
                 local_error->message);
  return dir;
}

static void
read_all (Listing *listing,
          GDir    *dir)
{
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (listing->folder, name, NULL);
      SenderSnapshot  *snapshot = NULL;

      if (!g_str_has_suffix (name, SENDER_ARCHIVE_SUFFIX))
        continue;
      snapshot = load_snapshot (path, name);
      if (snapshot != NULL)
        g_ptr_array_add (listing->found, snapshot);
      else
        g_ptr_array_add (listing->damaged, g_steal_pointer (&path));
    }
}

/* Whether one that can’t be read was kept after @self, and before @newer (nullable). */
static gboolean
has_gap (GPtrArray            *damaged,
         const SenderSnapshot *self,
         const SenderSnapshot *newer)
{
  for (guint i = 0; i < damaged->len; i++)
    {
      g_autofree char *name = g_path_get_basename (damaged->pdata[i]);

      if (strcmp (name, self->id) > 0 && (newer == NULL || strcmp (name, newer->id) < 0))
        return TRUE;
    }
  return FALSE;
}

static void
link_newer (GPtrArray *found,
            GPtrArray *damaged)
{
  for (guint i = 0; i < found->len; i++)
    {
      SenderSnapshot *self = found->pdata[i];
      SenderSnapshot *newer = i > 0 ? found->pdata[i - 1] : NULL;

      self->newer = newer != NULL ? g_atomic_rc_box_acquire (newer) : NULL;
      self->is_gap_next = has_gap (damaged, self, newer);
    }
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Listing         *listing = data;
  GError          *error = NULL;
  g_autoptr (GDir) dir = open_folder (listing->folder, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (dir != NULL)
    read_all (listing, dir);
  g_ptr_array_sort (listing->found, compare_newest_first);
  link_newer (listing->found, listing->damaged);
  g_ptr_array_sort (listing->damaged, compare_paths);
  g_ptr_array_add (listing->damaged, NULL);
  g_task_return_pointer (task, g_ptr_array_ref (listing->found),
                         (GDestroyNotify) g_ptr_array_unref);
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
  g_task_set_task_data (task, listing_new (sender_archive_dup_snapshots (self, configuration)),
                        listing_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * sender_archive_list_snapshots_finish:
 * @result: the result
 * @damaged: (out) (optional) (transfer full): paths of those that can't be read
 * @error: return location
 *
 * Ends listing.
 *
 * Returns: (transfer full) (nullable) (element-type SenderSnapshot): the newest first; %NULL with
 *   %SENDER_ERROR_STORAGE set
 */
GPtrArray *
sender_archive_list_snapshots_finish (SenderArchive *self,
                                      GAsyncResult  *result,
                                      GStrv         *damaged,
                                      GError       **error)
{
  const Listing *listing = g_task_get_task_data (G_TASK (result));

  if (damaged != NULL)
    *damaged = g_strdupv ((GStrv) listing->damaged->pdata);
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
 * sender_snapshots_dup_damage:
 * @damaged: paths of states that can't be read
 *
 * Says how many there are, where, and what to do.
 *
 * Returns: (transfer full) (nullable): sentences, %NULL if there are none
 */
char *
sender_snapshots_dup_damage (const char *const *damaged)
{
  guint            n = g_strv_length ((GStrv) damaged);
  g_autofree char *folder = n > 0 ? g_path_get_dirname (damaged[0]) : NULL;
  g_autofree char *shown = n > 0 ? g_filename_display_name (n == 1 ? damaged[0] : folder) : NULL;

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u earlier state can’t be read, as “%s” is damaged. Put a "
                                    "copy from a backup in its place, or remove it.",
                                    "%u earlier states can’t be read, as their files in “%s” are "
                                    "damaged. Put copies from a backup in their place, or remove "
                                    "them.",
                                    n),
                          n, shown);
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
