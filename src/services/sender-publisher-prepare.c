/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-fingerprint.h"
#include "sender-message.h"
#include "sender-notification.h"
#include "sender-print-key.h"
#include "sender-secret-key.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

/* From the disk, from the service, from the keyring, one after the other. */

typedef struct
{
  SenderSurveyParts parts;         /* that are read of what is live */
  GStrv             templates;     /* (owned) (nullable): whose contents are read as well */
  gboolean          is_live_known; /* nothing of it is read */
  gboolean          is_extension;  /* but for the contents of @templates nothing is read */
} Preparation;

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  g_strfreev (preparation->templates);
  g_free (preparation);
}

static gboolean
is_here (SenderPublisher *self,
         const char      *environment)
{
  g_autofree char *here = sender_connection_dup_environment (self->config);

  return g_strcmp0 (here, environment) == 0;
}

/* Without it a plan can be made all the same: it says less. */
static void
print_key_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  SenderPublisher   *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->print_key = sender_print_key_lookup_finish (SENDER_VAULT (source), result, &error);
  self->lacks_print_key = g_error_matches (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  g_task_return_boolean (task, TRUE);
}

/* One that can't be asked is not waited for a second time. */
static void
find_print_key (GTask   *task,
                gboolean has_answered)
{
  SenderPublisher *self = g_task_get_source_object (task);

  g_clear_pointer (&self->print_key, sender_wipe_free);
  self->lacks_print_key = FALSE;
  if (has_answered)
    sender_print_key_lookup_async (self->vault, self->config, g_task_get_cancellable (task),
                                   print_key_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
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
  find_print_key (task, self->knowledge != SENDER_SECRET_UNTOLD);
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
    find_print_key (task, g_error_matches (self->no_secret, SENDER_ERROR,
                                           SENDER_ERROR_SECRET_MISSING));
}

static void
find_secret (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  SenderSecretKey  key = sender_secret_key_make (self->config, SENDER_SECRET_KIND_PROVIDER);

  if (self->is_secret_given)
    check_fingerprint (task);
  else
    sender_vault_lookup_async (self->vault, &key, g_task_get_cancellable (task), secret_cb,
                               g_object_ref (task));
}

/* What this time nobody asked for stays as it was. Who has called it off may be carrying out a plan
 * of what there was by now. */
static void
survey_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  SenderPublisher       *self = g_task_get_source_object (task);
  const Preparation     *preparation = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autofree char       *gap = NULL;
  g_autoptr (SenderLive) live =
    sender_survey_finish (SENDER_PLATFORM (source), result, &gap, &error);

  if (live == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->live != NULL)
    sender_live_complete (live, self->live);
  g_clear_pointer (&self->live, sender_live_unref);
  self->live = g_steal_pointer (&live);
  if (preparation->is_extension)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* What nobody asked for this time is as unknown as it was. */
  if ((preparation->parts & SENDER_SURVEY_OPTIONAL) != 0)
    {
      g_free (self->gap);
      self->gap = g_steal_pointer (&gap);
    }
  find_secret (task);
}

static void
add_template (GPtrArray  *names,
              const char *name)
{
  if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
add_templates (GPtrArray *names,
               GStrv      more)
{
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    add_template (names, more[i]);
}

/* Of the messages we have, of those we published, and of those that were being published. */
static void
add_own_templates (SenderPublisher *self,
                   GPtrArray       *names)
{
  g_autoptr (GPtrArray) messages = sender_publisher_list_messages (self);
  GPtrArray            *steps = self->journal != NULL ? self->journal->steps : NULL;

  for (guint i = 0; i < messages->len; i++)
    add_template (names, sender_message_get_template_name (messages->pdata[i]));
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_template (names, ((const SenderStep *) steps->pdata[i])->template_name);
}

static gboolean
is_documented (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (sender_notification_find (names->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
read_live (GTask *task)
{
  SenderPublisher      *self = g_task_get_source_object (task);
  Preparation          *preparation = g_task_get_task_data (task);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *environment = NULL;

  if (preparation->is_live_known)
    {
      find_secret (task);
      return;
    }
  if (!preparation->is_extension)
    add_own_templates (self, names);
  add_templates (names, preparation->templates);
  /* What PingOne takes of the others only the environment tells. */
  if (self->live == NULL && !is_documented (names))
    preparation->parts |= SENDER_SURVEY_TEMPLATES;
  g_ptr_array_add (names, NULL);
  environment = sender_connection_dup_environment (self->config);
  sender_survey_async (self->platform, environment, preparation->parts,
                       (const char *const *) names->pdata, g_task_get_cancellable (task),
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
  self->states = sender_archive_list_snapshots_finish (SENDER_ARCHIVE (source), result, NULL,
                                                       &error);
  if (self->states == NULL)
    g_task_return_error (task, error);
  else
    read_live (task);
}

/* Takes what is in @kept. One whose publish has not ended elsewhere is told of that, and which. */
static gboolean
take_kept (SenderPublisher   *self,
           SenderArchiveKept *kept,
           GError           **error)
{
  SenderJson *published = kept->files[SENDER_ARCHIVE_PUBLISHED];
  SenderJson *journal = kept->files[SENDER_ARCHIVE_JOURNAL];

  if (!sender_archive_kept_has (&self->kept, SENDER_ARCHIVE_PUBLISHED, published) &&
      !sender_publisher_take_published (self, published, error))
    return FALSE;
  sender_archive_kept_clear (&self->kept);
  self->kept = *kept;
  *kept = (SenderArchiveKept){ { NULL } };
  g_clear_pointer (&self->journal, sender_publish_journal_free);
  if (journal == NULL)
    return TRUE;
  self->journal = sender_publish_journal_new_from_json (journal, error);
  if (self->journal == NULL || is_here (self, sender_live_get_environment (self->journal->before)))
    return self->journal != NULL;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
               _ ("A publish to another environment, %s, did not end. Go on with it, or take it "
                  "back, there first."),
               sender_live_get_environment (self->journal->before));
  return FALSE;
}

static void
go_by_kept (GTask             *task,
            SenderArchiveKept *kept)
{
  SenderPublisher *self = g_task_get_source_object (task);
  GError          *error = NULL;

  if (!take_kept (self, kept, &error))
    g_task_return_error (task, error);
  else if (self->journal != NULL && self->journal->snapshot != NULL)
    sender_archive_list_snapshots_async (self->archive, sender_config_get_id (self->config),
                                         g_task_get_cancellable (task), states_cb,
                                         g_object_ref (task));
  else
    read_live (task);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)          task = user_data;
  GError                    *error = NULL;
  g_auto (SenderArchiveKept) kept = { { NULL } };

  if (sender_archive_read_all_finish (SENDER_ARCHIVE (source), result, &kept, &error))
    go_by_kept (task, &kept);
  else
    g_task_return_error (task, error);
}

/* Takes @preparation. */
static void
begin (SenderPublisher    *self,
       Preparation        *preparation,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char  *here = sender_connection_dup_environment (self->config);

  g_task_set_source_tag (task, sender_publisher_prepare_async);
  g_task_set_task_data (task, preparation, preparation_free);
  if (preparation->is_extension)
    read_live (task);
  else if (self->is_kept_given)
    {
      self->is_kept_given = FALSE;
      go_by_kept (task, &self->given);
    }
  else
    sender_archive_read_all_async (self->archive, sender_config_get_id (self->config), here,
                                   cancellable, kept_cb, g_object_ref (task));
}

/**
 * sender_publisher_give_kept:
 * @kept: (inout): what was kept of the configuration before that was read; empty afterwards
 *
 * Makes the next [method@Publisher.prepare_async] go by it. A pull writes the configuration before
 * what is kept of it: whoever reads in the other order has no configuration that is older than what
 * is kept, and a write is refused if that is another by then.
 */
void
sender_publisher_give_kept (SenderPublisher   *self,
                            SenderArchiveKept *kept)
{
  sender_archive_kept_clear (&self->given);
  self->given = *kept;
  *kept = (SenderArchiveKept){ { NULL } };
  self->is_kept_given = TRUE;
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
  Preparation *preparation = g_new0 (Preparation, 1);

  preparation->parts = SENDER_SURVEY_SENDERS | SENDER_SURVEY_SETTINGS | parts;
  begin (self, preparation, cancellable, callback, user_data);
}

/**
 * sender_publisher_refresh_async:
 * @templates: (nullable) (array zero-terminated=1): whose contents are read beside those of the
 *   messages
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads anew what plans go by.
 */
void
sender_publisher_refresh_async (SenderPublisher    *self,
                                const char *const  *templates,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Preparation *preparation = g_new0 (Preparation, 1);

  preparation->parts = SENDER_SURVEY_SENDERS | SENDER_SURVEY_SETTINGS;
  preparation->templates = g_strdupv ((char **) templates);
  begin (self, preparation, cancellable, callback, user_data);
}

/**
 * sender_publisher_extend_async:
 * @templates: (array zero-terminated=1): some templates
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads the contents of templates beside what was read already.
 */
void
sender_publisher_extend_async (SenderPublisher    *self,
                               const char *const  *templates,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Preparation *preparation = g_new0 (Preparation, 1);

  preparation->is_extension = TRUE;
  preparation->templates = g_strdupv ((char **) templates);
  begin (self, preparation, cancellable, callback, user_data);
}

/**
 * sender_publisher_resume_async:
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads what is kept here, after a run that ended well. What is live is known: the run has read it
 * back.
 */
void
sender_publisher_resume_async (SenderPublisher    *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Preparation *preparation = g_new0 (Preparation, 1);

  preparation->is_live_known = TRUE;
  begin (self, preparation, cancellable, callback, user_data);
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
