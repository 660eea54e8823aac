/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-fingerprint.h"
#include "sender-plan-words.h"
#include "sender-publish-carry.h"
#include "sender-publish-record.h"
#include "sender-secret-key.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

/* What comes after a plan was carried out: what is live is what was published, the journal ends,
 * and the fingerprint of a secret that is live by now is kept, also where the rest was refused. */

typedef struct
{
  const SenderPlan    *plan;
  SenderPublishFunc    progress;
  gpointer             progress_data;
  SenderLive          *before; /* (owned) (nullable): what was live when it began */
  SenderArchiveLock   *lock;   /* (owned) (nullable): while files and service are written */
  SenderPublishRecord *record; /* (owned) (nullable) */
  SenderPublishResult *result; /* (owned) (nullable) */
  GError              *error;  /* (owned) (nullable): why nothing was written */
} Publishing;

static void
publishing_free (gpointer data)
{
  Publishing *publishing = data;

  g_clear_pointer (&publishing->before, sender_live_unref);
  g_clear_pointer (&publishing->lock, sender_archive_lock_free);
  g_clear_pointer (&publishing->record, sender_publish_record_free);
  g_clear_pointer (&publishing->result, sender_publish_result_free);
  g_clear_error (&publishing->error);
  g_free (publishing);
}

/* Who is called back may prepare the next one at once. */
static void
answer (GTask *task)
{
  Publishing *publishing = g_task_get_task_data (task);

  g_clear_pointer (&publishing->lock, sender_archive_lock_free);
  if (publishing->error != NULL)
    g_task_return_error (task, g_steal_pointer (&publishing->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&publishing->result),
                           (GDestroyNotify) sender_publish_result_free);
}

/* It is all live by now: what could not be kept here is said, and nothing is lost by it. */
static void
note (GTask  *task,
      GError *error)
{
  Publishing *publishing = g_task_get_task_data (task);

  if (error != NULL && publishing->result != NULL && publishing->result->error == NULL)
    publishing->result->error = error;
  else
    g_clear_error (&error);
}

/* As long as the journal stays, the next start takes it for one that did not end. */
static void
note_unkept (GTask  *task,
             GError *error)
{
  Publishing *publishing = g_task_get_task_data (task);

  publishing->result->is_unkept = publishing->result->state == SENDER_PUBLISH_PUBLISHED ||
                                  publishing->result->state == SENDER_PUBLISH_UNCHANGED;
  note (task, error);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (!sender_history_note_finish (SENDER_HISTORY (source), result, &error))
    g_prefix_error (&error, "%s ", _ ("How it ended is not in the history."));
  note (task, error);
  answer (task);
}

static void
end (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  Publishing      *publishing = g_task_get_task_data (task);

  if (publishing->record != NULL)
    sender_publish_record_end_async (publishing->record, publishing->result, publishing->error,
                                     sender_platform_get_correlation_id (self->platform),
                                     recorded_cb, g_object_ref (task));
  else
    answer (task);
}

static void
fingerprint_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  sender_fingerprint_store_finish (SENDER_VAULT (source), result, &error);
  note (task, error);
  end (task);
}

static void
keep_fingerprint (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  Publishing      *publishing = g_task_get_task_data (task);
  gboolean         has_sent =
    sender_publish_result_has_sent (publishing->result, SENDER_STEP_CREATE) ||
    sender_publish_result_has_sent (publishing->result, SENDER_STEP_UPDATE);

  if (self->knowledge != SENDER_SECRET_UNTOLD && has_sent)
    sender_fingerprint_store_async (self->vault, self->config, self->secret, NULL, fingerprint_cb,
                                    g_object_ref (task));
  else
    end (task);
}

static void
journal_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (!sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    note_unkept (task, error);
  keep_fingerprint (task);
}

static void
clear_journal (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);

  sender_archive_write_async (self->archive, sender_config_get_id (self->config), NULL,
                              SENDER_ARCHIVE_JOURNAL, NULL, NULL, journal_cb, g_object_ref (task));
}

static void
published_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  /* With the journal the next start knows all the same. */
  if (sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    clear_journal (task);
  else
    {
      note_unkept (task, error);
      keep_fingerprint (task);
    }
}

static void
keep_published (GTask      *task,
                SenderLive *live)
{
  SenderPublisher       *self = g_task_get_source_object (task);
  Publishing            *publishing = g_task_get_task_data (task);
  GError                *error = NULL;
  g_autoptr (SenderJson) json = NULL;

  if (!sender_publisher_make_published (self, publishing->plan, publishing->result->sender,
                                        publishing->before, live, &json, &error))
    {
      note_unkept (task, error);
      keep_fingerprint (task);
      return;
    }
  sender_archive_write_async (self->archive, sender_config_get_id (self->config),
                              sender_live_get_environment (live), SENDER_ARCHIVE_PUBLISHED, json,
                              NULL, published_cb, g_object_ref (task));
}

static void
unwritten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  /* A journal that stays tells the next start that nothing of it is live. */
  sender_archive_write_finish (SENDER_ARCHIVE (source), result, NULL);
  end (task);
}

/* Nothing was written: there is nothing to go on with, but for an earlier publish. */
static void
end_unwritten (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);

  if (self->journal != NULL)
    end (task);
  else
    sender_archive_write_async (self->archive, sender_config_get_id (self->config), NULL,
                                SENDER_ARCHIVE_JOURNAL, NULL, NULL, unwritten_cb,
                                g_object_ref (task));
}

/* Whether what is kept as published is to stay as it is. What an earlier publish has written, and
 * only its journal tells, is to be kept. */
static gboolean
stays_published (GTask *task)
{
  SenderPublisher  *self = g_task_get_source_object (task);
  const Publishing *publishing = g_task_get_task_data (task);

  return publishing->plan->keeps_base &&
         (self->journal == NULL || self->way == SENDER_PUBLISH_BACK);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  SenderPublisher       *self = g_task_get_source_object (task);
  Publishing            *publishing = g_task_get_task_data (task);
  g_autoptr (SenderLive) live = NULL;
  GError                *error = NULL;

  publishing->result = sender_publish_carry_finish (SENDER_PLATFORM (source), result, &live,
                                                    &error);
  if (publishing->result == NULL)
    {
      publishing->error = error;
      end_unwritten (task);
      return;
    }
  publishing->before = g_steal_pointer (&self->live);
  self->live = sender_live_ref (live);
  if (publishing->result->state == SENDER_PUBLISH_PARTIAL)
    keep_fingerprint (task);
  else if (publishing->result->state == SENDER_PUBLISH_CONFLICT || stays_published (task))
    clear_journal (task);
  else
    keep_published (task, live);
}

static void
carry_out (GTask *task)
{
  SenderPublisher         *self = g_task_get_source_object (task);
  const Publishing        *publishing = g_task_get_task_data (task);
  const SenderPublishOrder order = {
    .config = self->wanted,
    .plan = publishing->plan,
    .live = self->live,
    .base = self->base,
    .secret = self->secret,
    .key = self->print_key,
    .vault = self->lacks_print_key ? self->vault : NULL,
    .earlier = self->journal,
    .way = self->way,
    .snapshot = self->way == SENDER_PUBLISH_RESTORE ? self->snapshot : NULL,
    .progress = publishing->progress,
    .progress_data = publishing->progress_data,
  };

  sender_publish_carry_async (self->platform, self->archive, &order,
                              g_task_get_cancellable (task), run_cb, g_object_ref (task));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Publishing       *publishing = g_task_get_task_data (task);

  if (sender_history_note_finish (SENDER_HISTORY (source), result, &publishing->error))
    carry_out (task);
  else
    answer (task);
}

static void
begin (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  Publishing      *publishing = g_task_get_task_data (task);

  if (self->history == NULL)
    {
      carry_out (task);
      return;
    }
  publishing->record = sender_publish_record_new (self->history, self->config, self->way,
                                                  self->simulated, self->journal != NULL);
  /* It is written whole, whoever cancels meanwhile: then the run does not begin, and says so. */
  sender_publish_record_begin_async (publishing->record, publishing->plan, begun_cb,
                                     g_object_ref (task));
}

/* Another publish that came in between is a conflict like any other: nothing was written. */
static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Publishing       *publishing = g_task_get_task_data (task);

  publishing->lock =
    sender_archive_claim_finish (SENDER_ARCHIVE (source), result, &publishing->error);
  if (publishing->lock != NULL)
    {
      begin (task);
      return;
    }
  if (g_error_matches (publishing->error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
    {
      publishing->result = sender_publish_result_new (publishing->plan);
      publishing->result->state = SENDER_PUBLISH_CONFLICT;
      publishing->result->error = g_steal_pointer (&publishing->error);
    }
  answer (task);
}

static void
write_all (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  Publishing      *publishing = g_task_get_task_data (task);
  GError          *error = NULL;

  if (publishing->plan->needs_secret && !sender_publisher_has_secret (self, &error))
    g_task_return_error (task, error);
  else
    sender_archive_claim_async (self->archive, sender_config_get_id (self->config),
                                sender_live_get_environment (self->live), &self->kept,
                                g_task_get_cancellable (task), claimed_cb, g_object_ref (task));
}

static void
secret_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = g_task_get_source_object (task);

  sender_wipe_free (self->secret);
  g_clear_error (&self->no_secret);
  self->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &self->no_secret);
  write_all (task);
}

/* The secret may have been replaced since the plan was made: what leaves is the one that the
 * keyring has now. */
static void
find_secret (GTask *task)
{
  SenderPublisher *self = g_task_get_source_object (task);
  SenderSecretKey  key = sender_secret_key_make (self->config, SENDER_SECRET_KIND_PROVIDER);

  sender_vault_lookup_async (self->vault, &key, g_task_get_cancellable (task), secret_cb,
                             g_object_ref (task));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SenderPublisher  *self = SENDER_PUBLISHER (source);
  const Publishing *publishing = g_task_get_task_data (task);
  GError           *error = NULL;

  if (!sender_publisher_check_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (publishing->plan->needs_secret && !self->is_secret_given)
    find_secret (task);
  else
    write_all (task);
}

/**
 * sender_publisher_run_async:
 * @plan: the plan that was made last; it must live until the result is freed
 * @progress: (nullable): called at each step
 * @progress_data: data for @progress
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Carries a plan out, if nobody else is publishing and nobody has since the plan was made.
 */
void
sender_publisher_run_async (SenderPublisher    *self,
                            const SenderPlan   *plan,
                            SenderPublishFunc   progress,
                            gpointer            progress_data,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Publishing       *publishing = g_new0 (Publishing, 1);

  self->is_running = TRUE;
  publishing->plan = plan;
  publishing->progress = progress;
  publishing->progress_data = progress_data;
  g_task_set_source_tag (task, sender_publisher_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, publishing, publishing_free);
  if (plan->undecided != NULL)
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s",
                             sender_plan_get_undecided_words (plan));
  else
    sender_publisher_check_async (self, plan, cancellable, checked_cb, g_object_ref (task));
}

/**
 * sender_publisher_run_finish:
 * @result: the result
 * @error: return location
 *
 * Ends carrying a plan out.
 *
 * Returns: (transfer full) (nullable): what became of it; %NULL where nothing was written
 */
SenderPublishResult *
sender_publisher_run_finish (SenderPublisher *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  self->is_running = FALSE;
  return g_task_propagate_pointer (G_TASK (result), error);
}
