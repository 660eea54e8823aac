/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pull-into.h"

#include "sender-error.h"
#include "sender-published.h"
#include "sender-takeover.h"

#include <glib/gi18n-lib.h>

/* The configuration comes first: were only the base new, what was not taken over would pass for
 * our own edits, and the next publish would write it. */

typedef struct
{
  SenderArchive     *archive;
  char              *path;
  char              *id;
  char              *sender; /* (nullable) */
  SenderLive        *live;
  SenderJson        *prints; /* (owned) (nullable): of the headers that were last published */
  SenderArchiveLock *lock;   /* (owned) (nullable) */
  SenderConfig      *config; /* (owned) (nullable): as written */
  SenderPublished   *published;
  char              *unkept; /* (nullable): why that could not be kept */
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_clear_pointer (&taking->lock, sender_archive_lock_free);
  g_clear_pointer (&taking->prints, sender_json_unref);
  g_clear_pointer (&taking->published, sender_published_free);
  g_clear_object (&taking->config);
  g_clear_object (&taking->archive);
  g_clear_pointer (&taking->live, sender_live_unref);
  g_free (taking->path);
  g_free (taking->id);
  g_free (taking->sender);
  g_free (taking->unkept);
  g_free (taking);
}

/* The configuration is written: without its base less is known of it, and nothing is lost. */
static void
base_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Taking            *taking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&taking->lock, sender_archive_lock_free);
  if (!sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    taking->unkept = g_strdup (error->message);
  g_task_return_pointer (task, g_steal_pointer (&taking->config), g_object_unref);
}

/* What is written to the configuration is not left without its base by a late cancel. */
static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  Taking                *taking = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autoptr (SenderJson) json = NULL;

  taking->config = sender_store_update_finish (SENDER_STORE (source), result, &error);
  if (taking->config == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_check_cancellable (task, FALSE);
  json = sender_published_to_json (taking->published);
  sender_archive_write_async (taking->archive, taking->id,
                              sender_live_get_environment (taking->live), SENDER_ARCHIVE_PUBLISHED,
                              json, NULL, base_cb, g_object_ref (task));
}

static gboolean
take_over (SenderConfig *config,
           gpointer      user_data,
           GError      **error)
{
  Taking     *taking = user_data;
  SenderJson *sender = sender_takeover_apply (config, taking->live, taking->sender, taking->prints,
                                              error);

  if (sender == NULL)
    return FALSE;
  g_clear_pointer (&taking->published, sender_published_free);
  taking->published = sender_published_new_pulled (taking->live, sender);
  sender_published_take_headers (taking->published, config, taking->live,
                                 taking->prints);
  return TRUE;
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking           *taking = g_task_get_task_data (task);
  GError           *error = NULL;

  taking->lock = sender_archive_claim_finish (SENDER_ARCHIVE (source), result, &error);
  if (taking->lock != NULL)
    sender_store_update_async (g_task_get_source_object (task), taking->path, take_over, taking,
                               NULL, g_task_get_cancellable (task), updated_cb,
                               g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * sender_pull_into_async:
 * @store: where the configuration is kept
 * @archive: what was published
 * @order: what is taken over, and into what
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Takes what is live over into a configuration, and makes it the base of its next plan, unless
 * somebody has published it since that was read. The store keeps what the configuration was before.
 */
void
sender_pull_into_async (SenderStore          *store,
                        SenderArchive        *archive,
                        const SenderPullInto *order,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Taking           *taking = g_new0 (Taking, 1);
  SenderJson       *prints =
    sender_published_find_headers (order->kept->files[SENDER_ARCHIVE_PUBLISHED],
                                   sender_live_get_environment (order->live));

  taking->archive = g_object_ref (archive);
  taking->path = g_strdup (order->path);
  taking->id = g_strdup (order->id);
  taking->sender = g_strdup (order->sender);
  taking->live = sender_live_ref (order->live);
  taking->prints = prints != NULL ? sender_json_ref (prints) : NULL;
  g_task_set_source_tag (task, sender_pull_into_async);
  g_task_set_task_data (task, taking, taking_free);
  /* What was written of it is told by what there was before it. */
  if (order->kept->files[SENDER_ARCHIVE_JOURNAL] != NULL)
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s",
                             _ ("A publish of this configuration did not end. Go on with it, or "
                                "take it back, first."));
  else
    sender_archive_claim_async (archive, taking->id, sender_live_get_environment (taking->live),
                                order->kept, cancellable, claimed_cb, g_object_ref (task));
}

/**
 * sender_pull_into_finish:
 * @result: the result
 * @unkept: (out) (transfer full) (nullable): why it is written, but not the base of its next plan
 * @error: return location
 *
 * Ends taking over.
 *
 * Returns: (transfer full) (nullable): the configuration as it was written
 */
SenderConfig *
sender_pull_into_finish (SenderStore  *store,
                         GAsyncResult *result,
                         char        **unkept,
                         GError      **error)
{
  Taking *taking = g_task_get_task_data (G_TASK (result));

  *unkept = g_steal_pointer (&taking->unkept);
  return g_task_propagate_pointer (G_TASK (result), error);
}
