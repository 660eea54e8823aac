/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* What was last published or pulled: as the archive has it, and as somebody knows better. */

typedef struct
{
  SenderJson        *published; /* (owned) (nullable) */
  SenderArchiveLock *lock;      /* (owned) (nullable) */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_clear_pointer (&keeping->lock, sender_archive_lock_free);
  g_clear_pointer (&keeping->published, sender_json_unref);
  g_free (keeping);
}

/* What was published elsewhere says nothing of here. */
gboolean
sender_publisher_take_published (SenderPublisher *self,
                                 SenderJson      *json,
                                 GError         **error)
{
  g_autofree char *here = sender_connection_dup_environment (self->config);
  SenderPublished *published = NULL;

  if (json != NULL)
    {
      published = sender_published_new_from_json (json, error);
      if (published == NULL)
        return FALSE;
      sender_json_ref (json);
    }
  g_clear_pointer (&self->published, sender_published_free);
  g_clear_pointer (&self->believed, sender_json_unref);
  self->believed = json;
  if (published != NULL && g_strcmp0 (here, published->environment) != 0)
    g_clear_pointer (&published, sender_published_free);
  self->published = published;
  return TRUE;
}

/**
 * sender_publisher_get_kept:
 *
 * Gets what the archive holds as last published or pulled.
 *
 * Returns: (transfer none) (nullable): what was read of it, or written to it by
 *   [method@Publisher.keep_async]
 */
SenderJson *
sender_publisher_get_kept (SenderPublisher *self)
{
  return self->kept.files[SENDER_ARCHIVE_PUBLISHED];
}

/**
 * sender_publisher_believe:
 * @published: (nullable): what sender_published_to_json() wrote
 *
 * Makes plans from it, whatever the archive holds. When what that holds is another, that counts.
 */
void
sender_publisher_believe (SenderPublisher *self,
                          SenderJson      *published)
{
  g_autoptr (GError) error = NULL;

  if (published != self->believed && !sender_publisher_take_published (self, published, &error))
    g_warning ("What was taken over can’t be read: %s", error->message);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  Keeping          *keeping = g_task_get_task_data (task);
  GError           *error = NULL;

  if (!sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->kept.files[SENDER_ARCHIVE_PUBLISHED], sender_json_unref);
  self->kept.files[SENDER_ARCHIVE_PUBLISHED] = g_steal_pointer (&keeping->published);
  g_clear_pointer (&keeping->lock, sender_archive_lock_free);
  g_task_return_boolean (task, TRUE);
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  Keeping          *keeping = g_task_get_task_data (task);
  g_autofree char  *here = sender_connection_dup_environment (self->config);
  GError           *error = NULL;

  keeping->lock = sender_archive_claim_finish (SENDER_ARCHIVE (source), result, &error);
  if (keeping->lock == NULL)
    g_task_return_error (task, error);
  else if (self->journal != NULL)
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s",
                             _ ("A publish of this configuration did not end. Go on with it, or "
                                "take it back, first."));
  else
    sender_archive_write_async (self->archive, sender_config_get_id (self->config), here,
                                SENDER_ARCHIVE_PUBLISHED, keeping->published, NULL, written_cb,
                                g_object_ref (task));
}

/**
 * sender_publisher_keep_async:
 * @published: (nullable): what sender_published_to_json() wrote
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes it what the archive holds as last published or pulled, unless somebody else has published
 * since that was read.
 */
void
sender_publisher_keep_async (SenderPublisher    *self,
                             SenderJson         *published,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char  *here = sender_connection_dup_environment (self->config);
  Keeping          *keeping = g_new0 (Keeping, 1);

  g_task_set_source_tag (task, sender_publisher_keep_async);
  g_task_set_task_data (task, keeping, keeping_free);
  keeping->published = published != NULL ? sender_json_ref (published) : NULL;
  sender_archive_claim_async (self->archive, sender_config_get_id (self->config), here, &self->kept,
                              cancellable, claimed_cb, g_object_ref (task));
}

/**
 * sender_publisher_keep_finish:
 * @result: the result
 * @error: return location
 *
 * Ends keeping.
 *
 * Returns: whether the archive holds it
 */
gboolean
sender_publisher_keep_finish (SenderPublisher *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
