/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-fingerprint.h"
#include "sender-mirror.h"
#include "sender-secret-key.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

/* From the disk, from the service, from the keyring, one after the other. */

typedef struct
{
  SenderSurveyParts  parts;
  SenderArchiveLock *lock; /* (owned) (nullable): while the disk is read */
} Preparation;

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  g_clear_pointer (&preparation->lock, sender_archive_lock_free);
  g_free (preparation);
}

static gboolean
is_here (SenderPublisher *self,
         const char      *environment)
{
  g_autofree char *here = sender_connection_dup_environment (self->config);

  return g_strcmp0 (here, environment) == 0;
}

static void
fingerprint_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  gboolean          is_same = FALSE;

  if (!sender_fingerprint_check_finish (SENDER_VAULT (source), result, &is_same, NULL))
    self->knowledge = SENDER_SECRET_UNTOLD;
  else
    self->knowledge = is_same ? SENDER_SECRET_PUBLISHED : SENDER_SECRET_OTHER;
  g_task_return_boolean (task, TRUE);
}

static void
check_fingerprint (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);

  sender_fingerprint_check_async (self->vault, self->config, self->secret,
                                  g_task_get_cancellable (task), fingerprint_cb,
                                  g_object_ref (task));
}

/* Without a secret a plan can be made all the same; only writing takes it. */
static void
secret_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);

  g_clear_error (&self->no_secret);
  sender_wipe_free (self->secret);
  self->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &self->no_secret);
  if (self->secret != NULL)
    check_fingerprint (task);
  else if (g_error_matches (self->no_secret, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_error_copy (self->no_secret));
  else
    g_task_return_boolean (task, TRUE);
}

static void
survey_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  SenderSecretKey   key = sender_secret_key_make (self->config, SENDER_SECRET_KIND_PROVIDER);
  GError           *error = NULL;

  g_clear_pointer (&self->live, sender_live_unref);
  self->live = sender_survey_finish (SENDER_PLATFORM (source), result, &error);
  if (self->live == NULL)
    g_task_return_error (task, error);
  else if (self->is_secret_given)
    check_fingerprint (task);
  else
    sender_vault_lookup_async (self->vault, &key, g_task_get_cancellable (task), secret_cb,
                               g_object_ref (task));
}

static void
add_template (GPtrArray  *names,
              const char *name)
{
  if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* Of the messages we have, of those we published, and of those that were being published. */
static GPtrArray *
list_templates (SenderPublisher *self)
{
  GPtrArray            *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) messages = sender_mirror_list_messages (self->config);
  SenderLive           *base = self->published != NULL ? self->published->live : NULL;
  g_auto (GStrv)        published = base != NULL ? sender_live_list_templates (base) : NULL;
  GPtrArray            *steps = self->journal != NULL ? self->journal->steps : NULL;

  for (guint i = 0; i < messages->len; i++)
    add_template (names, sender_message_get_template_name (messages->pdata[i]));
  for (guint i = 0; published != NULL && published[i] != NULL; i++)
    add_template (names, published[i]);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_template (names, ((const SenderStep *) steps->pdata[i])->template_name);
  g_ptr_array_add (names, NULL);
  return names;
}

static void
read_live (GTask *task)
{
  SenderPublisher      *self = g_task_get_source_object (task);
  const Preparation    *preparation = g_task_get_task_data (task);
  g_autoptr (GPtrArray) templates = list_templates (self);
  g_autofree char      *environment = sender_connection_dup_environment (self->config);

  sender_survey_async (self->platform, environment,
                       SENDER_SURVEY_SENDERS | SENDER_SURVEY_SETTINGS | preparation->parts,
                       (const char *const *) templates->pdata, g_task_get_cancellable (task),
                       survey_cb, g_object_ref (task));
}

/* A restoration goes on to the state to which it went. */
static void
states_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  GError           *error = NULL;

  g_clear_pointer (&self->states, g_ptr_array_unref);
  self->states = sender_archive_list_snapshots_finish (SENDER_ARCHIVE (source), result, &error);
  if (self->states == NULL)
    g_task_return_error (task, error);
  else
    read_live (task);
}

static void
journal_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  Preparation      *preparation = g_task_get_task_data (task);
  GError           *error = NULL;
  SenderJson       *json = sender_archive_read_finish (SENDER_ARCHIVE (source), result,
                                                       &error);

  g_clear_pointer (&preparation->lock, sender_archive_lock_free);
  g_clear_pointer (&self->journal, sender_publish_journal_free);
  g_clear_pointer (&self->kept[SENDER_ARCHIVE_JOURNAL], sender_json_unref);
  self->kept[SENDER_ARCHIVE_JOURNAL] = json;
  if (json != NULL)
    self->journal = sender_publish_journal_new_from_json (json, &error);
  if (self->journal != NULL && !is_here (self, sender_live_get_environment (self->journal->before)))
    g_set_error (&error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("A publish to another environment, %s, did not end. Go on with it, or take it "
                    "back, there first."),
                 sender_live_get_environment (self->journal->before));
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->journal != NULL && self->journal->snapshot != NULL)
    sender_archive_list_snapshots_async (self->archive, sender_config_get_id (self->config),
                                         g_task_get_cancellable (task), states_cb,
                                         g_object_ref (task));
  else
    read_live (task);
}

static void
published_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  GError           *error = NULL;
  SenderJson       *json = sender_archive_read_finish (SENDER_ARCHIVE (source), result, &error);

  g_clear_pointer (&self->published, sender_published_free);
  g_clear_pointer (&self->kept[SENDER_ARCHIVE_PUBLISHED], sender_json_unref);
  self->kept[SENDER_ARCHIVE_PUBLISHED] = json;
  if (json != NULL)
    self->published = sender_published_new_from_json (json, &error);
  /* What was published elsewhere says nothing of here. */
  if (self->published != NULL && !is_here (self, self->published->environment))
    g_clear_pointer (&self->published, sender_published_free);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    sender_archive_read_async (self->archive, sender_config_get_id (self->config),
                               SENDER_ARCHIVE_JOURNAL, g_task_get_cancellable (task), journal_cb,
                               g_object_ref (task));
}

/* Of a publish that is going on neither file tells the truth yet. */
static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);
  Preparation      *preparation = g_task_get_task_data (task);
  GError           *error = NULL;

  preparation->lock = sender_archive_lock_finish (SENDER_ARCHIVE (source), result, &error);
  if (preparation->lock == NULL)
    g_task_return_error (task, error);
  else
    sender_archive_read_async (self->archive, sender_config_get_id (self->config),
                               SENDER_ARCHIVE_PUBLISHED, g_task_get_cancellable (task),
                               published_cb, g_object_ref (task));
}

/**
 * sender_publisher_prepare_async:
 * @parts: what is read beside senders, settings and contents
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what plans are made of.
 */
void
sender_publisher_prepare_async (SenderPublisher    *self,
                                SenderSurveyParts   parts,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Preparation      *preparation = g_new0 (Preparation, 1);

  g_task_set_source_tag (task, sender_publisher_prepare_async);
  g_task_set_task_data (task, preparation, preparation_free);
  preparation->parts = parts;
  sender_archive_lock_async (self->archive, sender_config_get_id (self->config),
                             SENDER_ARCHIVE_LOCK_READ, cancellable, locked_cb,
                             g_object_ref (task));
}

/**
 * sender_publisher_prepare_finish:
 * @result: the result
 * @error: return location
 *
 * Ends reading.
 *
 * Returns: whether plans can be made
 */
gboolean
sender_publisher_prepare_finish (SenderPublisher *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
