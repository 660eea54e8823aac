/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pull-in.h"

#include "sender-config.h"
#include "sender-mirror.h"
#include "sender-plan.h"
#include "sender-provider.h"
#include "sender-publish-journal.h"
#include "sender-published.h"

/* Which configuration stands for which sender. */

/* One that does. */
typedef struct
{
  SenderConfig *config; /* (owned) */
  SenderJson   *kept;   /* (owned) (nullable): what was published or pulled */
} Standing;

static void
standing_free (gpointer data)
{
  Standing *standing = data;

  g_object_unref (standing->config);
  g_clear_pointer (&standing->kept, sender_json_unref);
  g_free (standing);
}

typedef struct
{
  /* Input. */
  SenderArchive *archive;    /* (owned) */
  SenderLive    *live;       /* (owned) */
  SenderConfig  *connection; /* (owned): our copy */

  /* In progress. */
  GPtrArray  *library;  /* (owned) (nullable): who may stand for a sender, the connection last */
  guint       next;     /* of them: who is asked about */
  GHashTable *standing; /* (owned) (element-type utf8 Standing): by the sender */

  /* Output. */
  SenderPullIn *found; /* (owned) (nullable) */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->archive);
  sender_live_unref (search->live);
  g_object_unref (search->connection);
  g_clear_pointer (&search->library, g_ptr_array_unref);
  g_hash_table_unref (search->standing);
  g_clear_pointer (&search->found, sender_pull_in_free);
  g_free (search);
}

static void
known_free (gpointer data)
{
  SenderPullKnown *known = data;

  g_object_unref (known->config);
  g_free (known->fault);
  g_free (known);
}

/**
 * sender_pull_in_free:
 *
 * Frees what was found.
 */
void
sender_pull_in_free (SenderPullIn *self)
{
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_free (self);
}

/**
 * sender_pull_in_get_fresh:
 * @self: the senders of an environment
 * @position: of one that nothing here stands for
 *
 * Gets its configuration.
 *
 * Returns: (transfer none): the configuration
 */
SenderConfig *
sender_pull_in_get_fresh (const SenderPullIn *self,
                          guint               position)
{
  return ((SenderPulled *) g_ptr_array_index (self->fresh, position))->config;
}

/**
 * sender_pull_in_is_read_only:
 * @config: a configuration
 *
 * Tells whether its sender is of a kind that this version does not know, so that nothing of it is
 * written.
 *
 * Returns: whether it is
 */
gboolean
sender_pull_in_is_read_only (SenderConfig *config)
{
  return sender_provider_get_kind (sender_config_get_provider (config)) ==
         SENDER_PROVIDER_KIND_UNKNOWN;
}

/* What publishing it would meet. The secret is no matter of what was read. */
static SenderPlan *
plan (Search         *search,
      const Standing *standing,
      const char     *sender,
      GError        **error)
{
  g_autoptr (SenderPublished) published = NULL;
  SenderPlanInput             input = {
                .config = standing->config,
                .live = search->live,
                .sender = sender,
                .secret = SENDER_SECRET_PUBLISHED,
  };

  if (standing->kept != NULL)
    {
      published = sender_published_new_from_json (standing->kept, error);
      if (published == NULL)
        return NULL;
      input.base = published->live;
      input.headers = published->headers;
    }
  return sender_plan_new (&input, error);
}

static SenderPullKnown *
compare (Search         *search,
         const Standing *standing,
         const char     *sender)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderPlan) made = plan (search, standing, sender, &error);
  SenderPullKnown       *known = g_new0 (SenderPullKnown, 1);

  known->config = g_object_ref (standing->config);
  if (made != NULL)
    known->n_changes = made->changes->len;
  else
    known->fault = g_strdup (error->message);
  return known;
}

static void
name_config (const SenderPulled *pulled)
{
  const char *name = sender_provider_get_name (sender_config_get_provider (pulled->config));

  g_object_set (pulled->config, "name", *name != '\0' ? name : pulled->id, NULL);
}

/* What something stands for leaves the fresh ones. */
static void
sort (Search *search)
{
  GPtrArray *fresh = search->found->fresh;

  for (guint i = 0; i < fresh->len;)
    {
      const SenderPulled *pulled = g_ptr_array_index (fresh, i);
      const Standing     *standing = g_hash_table_lookup (search->standing, pulled->id);

      if (standing == NULL)
        {
          name_config (pulled);
          i++;
          continue;
        }
      g_ptr_array_add (search->found->known, compare (search, standing, pulled->id));
      g_ptr_array_remove_index (fresh, i);
    }
}

static SenderConfig *
get_asked (const Search *search)
{
  return g_ptr_array_index (search->library, search->next);
}

/* Takes @kept. Of two that stand for one sender the last one counts. */
static void
note_standing (Search     *search,
               const char *sender,
               SenderJson *kept)
{
  Standing *standing = g_new0 (Standing, 1);

  standing->config = g_object_ref (get_asked (search));
  standing->kept = kept;
  g_hash_table_replace (search->standing, g_strdup (sender), standing);
}

static void ask_next (GTask *task);

/* (nullable): id of the sender that a publish which did not end has made, or was to change. */
static const char *
find_unfinished (Search     *search,
                 SenderJson *json,
                 GError    **error)
{
  g_autoptr (SenderPublishJournal) journal = sender_publish_journal_new_from_json (json, error);
  SenderJson                      *sender = NULL;

  if (journal == NULL || g_strcmp0 (sender_live_get_environment (journal->before),
                                    sender_live_get_environment (search->live)) != 0)
    return NULL;
  sender = sender_mirror_find_sender (get_asked (search), search->live, journal->sender);
  return sender != NULL ? sender_json_get_string_member (sender, "id") : NULL;
}

static void
journal_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  Search                *search = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autoptr (SenderJson) json = sender_archive_read_finish (SENDER_ARCHIVE (source), result,
                                                            &error);
  const char            *sender = json != NULL ? find_unfinished (search, json, &error) : NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (sender != NULL)
    note_standing (search, sender, NULL);
  search->next++;
  ask_next (task);
}

/* What can’t be read is an error: the sender would be taken for one that nobody here knows. */
static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  Search                *search = g_task_get_task_data (task);
  SenderConfig          *config = get_asked (search);
  GError                *error = NULL;
  g_autoptr (SenderJson) kept = sender_archive_read_finish (SENDER_ARCHIVE (source), result,
                                                            &error);
  const char            *sender = sender_published_find_sender (kept, config);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (sender == NULL)
    sender_archive_read_async (search->archive, sender_config_get_id (config), NULL,
                               SENDER_ARCHIVE_JOURNAL, g_task_get_cancellable (task), journal_cb,
                               g_object_ref (task));
  else
    {
      note_standing (search, sender, g_steal_pointer (&kept));
      search->next++;
      ask_next (task);
    }
}

static void
ask_next (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->next == search->library->len)
    {
      sort (search);
      g_task_return_pointer (task, g_steal_pointer (&search->found),
                             (GDestroyNotify) sender_pull_in_free);
      return;
    }
  sender_archive_read_async (search->archive, sender_config_get_id (get_asked (search)),
                             sender_live_get_environment (search->live), SENDER_ARCHIVE_PUBLISHED,
                             g_task_get_cancellable (task), kept_cb, g_object_ref (task));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search           *search = g_task_get_task_data (task);
  GError           *error = NULL;

  search->library = sender_store_load_all_finish (SENDER_STORE (source), result, &error);
  if (search->library == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (search->library, g_object_ref (search->connection));
  ask_next (task);
}

/**
 * sender_pull_in_find_async:
 * @store: the library
 * @archive: what was published
 * @live: what an environment holds, as sender_pull_finish() gave it
 * @connection: a configuration that is connected to the environment
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes a configuration of each sender that none here stands for, and compares the others. Nothing
 * is stored yet.
 */
void
sender_pull_in_find_async (SenderStore        *store,
                           SenderArchive      *archive,
                           SenderLive         *live,
                           SenderConfig       *connection,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Search           *search = g_new0 (Search, 1);
  GError           *error = NULL;

  search->archive = g_object_ref (archive);
  search->live = sender_live_ref (live);
  search->connection = sender_record_copy (connection);
  search->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, standing_free);
  search->found = g_new0 (SenderPullIn, 1);
  search->found->known = g_ptr_array_new_with_free_func (known_free);
  search->found->fresh = sender_pull_list (live, connection, &error);
  g_task_set_source_tag (task, sender_pull_in_find_async);
  g_task_set_task_data (task, search, search_free);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    sender_store_load_all_async (store, cancellable, loaded_cb, g_object_ref (task));
}

/**
 * sender_pull_in_find_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the search.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL if what is live, or what is kept
 *   here, can’t be read
 */
SenderPullIn *
sender_pull_in_find_finish (SenderStore  *store,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
