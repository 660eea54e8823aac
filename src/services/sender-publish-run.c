/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-run.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-pingone-secrets.h"
#include "sender-publish-group.h"
#include "sender-publish-read.h"

#include <glib/gi18n-lib.h>

/*
 * Steps that are about one object of the service make a group: it is read before the first of them
 * and after the last. What the service did not answer is read again; only where it did not land is
 * it written once more.
 */
typedef struct
{
  SenderPublishOrder   order;
  SenderPlatform      *platform; /* (owned) */
  SenderArchive       *archive;  /* (owned) */
  SenderPublishResult *result;   /* (owned) */
  SenderLive          *live;     /* (owned) */
  guint                position; /* of the step that is written */
  SenderPublishGroup   group;
  gboolean             is_again; /* written once more after a doubt */
  guint                n_proven; /* writes of the group whose answers say what is kept now */
  GError              *doubt;    /* (owned) (nullable): why nobody knows whether it landed */
} Run;

static void begin_group (GTask *task);
static void write_step (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->platform);
  g_object_unref (run->archive);
  g_clear_pointer (&run->result, sender_publish_result_free);
  sender_live_unref (run->live);
  g_clear_error (&run->doubt);
  g_free (run);
}

static SenderPublishStep *
get_step (Run  *run,
          guint position)
{
  return &g_array_index (run->result->steps, SenderPublishStep, position);
}

static void
tell (Run *run)
{
  if (run->order.progress != NULL)
    run->order.progress (run->result, run->order.progress_data);
}

/* Takes @error. Before the first write a failure leaves nothing behind, but for what is live of an
 * earlier publish. */
static void
stop (GTask  *task,
      GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (run->order.earlier != NULL || sender_publish_result_has_written (run->result))
    run->result->state = SENDER_PUBLISH_PARTIAL;
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
    run->result->state = SENDER_PUBLISH_CONFLICT;
  else
    {
      g_task_return_error (task, error);
      return;
    }
  run->result->error = error;
  g_task_return_boolean (task, TRUE);
}

static void
stop_for_conflict (GTask            *task,
                   const SenderStep *step,
                   const char       *text)
{
  stop (task, g_error_new (SENDER_ERROR, SENDER_ERROR_CONFLICT, "%s: %s", step->title, text));
}

static void
group_verified (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  for (guint i = run->position; i < run->group.end; i++)
    get_step (run, i)->state = SENDER_PUBLISH_STEP_DONE;
  tell (run);
  run->position = run->group.end;
  begin_group (task);
}

/* An answer without an id leaves it to what is read. */
static void
take_id (Run                     *run,
         const SenderPublishRead *read)
{
  const SenderStep *step = get_step (run, run->position)->step;
  SenderJson       *object = NULL;

  if (run->result->sender != NULL || step->object != SENDER_CHANGE_IN_SENDER)
    return;
  object = sender_publish_read_find (read, step);
  if (object != NULL)
    run->result->sender = g_strdup (sender_json_get_string_member (object, "id"));
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask)             task = user_data;
  Run                          *run = g_task_get_task_data (task);
  GError                       *error = NULL;
  g_autoptr (SenderPublishRead) read = sender_publish_read_finish (result, &error);

  if (read == NULL)
    {
      stop (task, error);
      return;
    }
  take_id (run, read);
  for (guint i = run->position; i < run->group.end; i++)
    {
      const SenderPublishStep *step = get_step (run, i);
      g_autofree char         *difference = NULL;

      if (!sender_publish_step_is_writing (step))
        continue;
      difference = sender_publish_read_dup_difference (read, step->step, run->live);
      if (difference != NULL)
        {
          stop_for_conflict (task, step->step, difference);
          return;
        }
    }
  sender_publish_read_store (read, run->live);
  group_verified (task);
}

static void
end_group (GTask *task)
{
  Run              *run = g_task_get_task_data (task);
  const SenderStep *step = get_step (run, run->group.end - 1)->step;
  guint             written = run->group.end;

  run->position = run->group.start;
  while (written > run->position && !sender_publish_step_is_writing (get_step (run, written - 1)))
    written--;
  step = get_step (run, written - 1)->step;
  if (run->n_proven == run->group.n_writes)
    {
      group_verified (task);
      return;
    }
  sender_publish_read_async (run->platform, step, SENDER_PUBLISH_READ_AFTER, run->result->sender,
                             g_task_get_cancellable (task), verified_cb, g_object_ref (task));
}

static void
next_step (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->is_again = FALSE;
  while (run->position < run->group.end &&
         !sender_publish_step_is_open (get_step (run, run->position)))
    run->position++;
  if (run->position < run->group.end)
    write_step (task);
  else
    {
      run->position = run->group.end;
      end_group (task);
    }
}

static void
journal_again_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  /* The journal of before says less, but nothing wrong: what is live tells most of it as well. */
  sender_archive_write_finish (SENDER_ARCHIVE (source), result, NULL);
  next_step (task);
}

static void
write_journal (GTask              *task,
               GAsyncReadyCallback callback)
{
  Run                   *run = g_task_get_task_data (task);
  g_autoptr (SenderJson) json = sender_publish_journal_make (
    run->order.live, run->order.base, run->order.credentials, run->result, run->order.way,
    run->order.snapshot, run->order.earlier);

  sender_archive_write_async (run->archive, sender_config_get_id (run->order.config), NULL,
                              SENDER_ARCHIVE_JOURNAL, json, NULL, callback, g_object_ref (task));
}

/* Of a content the answer itself says what is kept now; all else is read. @object (nullable). */
static gboolean
is_proof (const SenderStep *step,
          SenderJson       *object)
{
  return step->object == SENDER_CHANGE_IN_TEMPLATE && step->body != NULL && object != NULL &&
         sender_step_is_done_by (step, object, NULL);
}

static void
step_landed (GTask      *task,
             SenderJson *object)
{
  Run               *run = g_task_get_task_data (task);
  SenderPublishStep *step = get_step (run, run->position);
  const char        *id = object != NULL ? sender_json_get_string_member (object, "id") : NULL;

  if (is_proof (step->step, object))
    {
      sender_publish_read_put_content (run->live, step->step, object);
      run->n_proven++;
    }
  step->state = SENDER_PUBLISH_STEP_DOUBT; /* until it was read back */
  step->has_landed = TRUE;
  tell (run);
  if (step->step->object == SENDER_CHANGE_IN_SENDER &&
      step->step->action == SENDER_STEP_CREATE && id != NULL)
    {
      g_free (run->result->sender);
      run->result->sender = g_strdup (id);
    }
  write_journal (task, journal_again_cb);
}

/* It did not land: that is tried once more, and then it is a failure like any other. */
static void
write_again (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  get_step (run, run->position)->state = SENDER_PUBLISH_STEP_OPEN;
  if (run->is_again)
    {
      stop (task, g_steal_pointer (&run->doubt));
      return;
    }
  run->is_again = TRUE;
  write_step (task);
}

/* A write got no answer: what is there tells. */
static void
doubt_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)             task = user_data;
  Run                          *run = g_task_get_task_data (task);
  SenderPublishStep            *step = get_step (run, run->position);
  GError                       *error = NULL;
  g_autoptr (SenderPublishRead) read = sender_publish_read_finish (result, &error);
  g_autofree char              *difference = NULL;

  /* An update may be of the secret alone, which nothing shows: the time of the change does. */
  if (read == NULL)
    stop (task, error);
  else if (sender_publish_read_shows_planned (read, step->step))
    write_again (task);
  else if (!sender_publish_read_shows_done (read, step->step))
    stop_for_conflict (task, step->step, sender_publish_read_describe_other (step->step));
  else if ((difference = sender_publish_read_dup_difference (read, step->step, run->live)) != NULL)
    stop_for_conflict (task, step->step, difference);
  else
    step_landed (task, sender_publish_read_find (read, step->step));
}

static void
name_is_taken (GTask            *task,
               const SenderStep *step)
{
  Run    *run = g_task_get_task_data (task);
  GError *error = sender_publish_read_blame_namesake (step, run->live);

  if (error != NULL)
    stop (task, error);
  else
    stop_for_conflict (task, step,
                       _ ("Somebody else made it in between. Nothing of it was overwritten."));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)              task = user_data;
  Run                           *run = g_task_get_task_data (task);
  SenderPublishStep             *step = get_step (run, run->position);
  GError                        *error = NULL;
  g_auto (SenderPlatformWritten) written = { 0 };
  gboolean                       good = FALSE;

  good = sender_platform_write_finish (SENDER_PLATFORM (source), result, &written, &error);
  step->status = written.status;
  if (good)
    {
      step_landed (task, written.answer);
      return;
    }
  if (sender_publish_read_is_taken (step->step, written.fault))
    {
      name_is_taken (task, step->step);
      g_clear_error (&error);
      return;
    }
  if (!written.maybe)
    {
      /* A conflict is what we find; whatever the service calls so, it has refused. */
      if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
        error->code = SENDER_ERROR_REFUSED;
      stop (task, error);
      return;
    }
  step->state = SENDER_PUBLISH_STEP_DOUBT;
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      stop (task, error);
      return;
    }
  g_clear_error (&run->doubt);
  run->doubt = error;
  sender_publish_read_async (run->platform, step->step, SENDER_PUBLISH_READ_DOUBT,
                             run->result->sender, g_task_get_cancellable (task), doubt_cb,
                             g_object_ref (task));
}

static void
write_step (GTask *task)
{
  Run                   *run = g_task_get_task_data (task);
  const SenderStep      *step = get_step (run, run->position)->step;
  const char            *member = NULL;
  SenderPlatformResource resource = SENDER_PLATFORM_SETTINGS;
  const char            *a = NULL;
  const char            *b = NULL;
  g_autoptr (SenderJson) body = sender_step_make_body (
    step, sender_live_get_settings (run->live), run->result->sender);

  sender_publish_read_get_target (step, &resource, &a, &b);
  if (step->object == SENDER_CHANGE_IN_SENDER && body != NULL)
    member = sender_pingone_get_secret_path (run->order.config);
  sender_platform_write_async (run->platform, sender_publish_read_get_write (step), resource, a, b,
                               body, member, member != NULL ? run->order.secret : NULL,
                               g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
read_before_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask)             task = user_data;
  Run                          *run = g_task_get_task_data (task);
  GError                       *error = NULL;
  g_autoptr (SenderPublishRead) read = sender_publish_read_finish (result, &error);

  if (read == NULL)
    {
      stop (task, error);
      return;
    }
  for (guint i = run->position; i < run->group.end; i++)
    {
      const SenderPublishStep *step = get_step (run, i);

      if (sender_publish_step_is_writing (step) &&
          !sender_publish_read_shows_planned (read, step->step))
        {
          stop_for_conflict (task, step->step,
                             _ ("Somebody else changed it in between. Nothing of it was "
                                "overwritten."));
          return;
        }
    }
  sender_publish_read_store (read, run->live);
  next_step (task);
}

static void
begin_group (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->group = sender_publish_group_find (run->result, run->position);
  run->position = run->group.start;
  run->n_proven = 0;
  if (run->group.n_writes == 0)
    {
      run->result->state = SENDER_PUBLISH_PUBLISHED;
      g_task_return_boolean (task, TRUE);
    }
  else if (run->group.has_something)
    sender_publish_read_async (run->platform, get_step (run, run->position)->step,
                               SENDER_PUBLISH_READ_BEFORE, run->result->sender,
                               g_task_get_cancellable (task), read_before_cb, g_object_ref (task));
  else
    next_step (task);
}

static void
journal_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (sender_archive_write_finish (SENDER_ARCHIVE (source), result, &error))
    begin_group (task);
  else
    stop (task, error);
}

/**
 * sender_publish_run_async:
 * @platform: the client
 * @archive: where the journal is kept
 * @order: what is to be carried out; what it names must live until it has ended
 * @cancellable: (nullable): to stop; a write that is on its way may land all the same
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Carries a plan out, object by object. Nothing is written before the journal is on disk.
 */
void
sender_publish_run_async (SenderPlatform           *platform,
                          SenderArchive            *archive,
                          const SenderPublishOrder *order,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (platform, cancellable, callback, user_data);
  Run              *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, sender_publish_run_async);
  /* What was written before it was cancelled is to be told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  run->order = *order;
  run->platform = g_object_ref (platform);
  run->archive = g_object_ref (archive);
  run->result = sender_publish_result_new (order->plan);
  run->live = sender_live_copy (order->live);
  if (!sender_plan_has_writes (order->plan))
    g_task_return_boolean (task, TRUE);
  else
    write_journal (task, journal_cb);
}

/**
 * sender_publish_run_finish:
 * @result: the result
 * @live: (out) (transfer full): what is live now, as far as it was read
 * @error: return location
 *
 * Ends carrying a plan out.
 *
 * Returns: (transfer full) (nullable): what became of it; %NULL where nothing was written
 */
SenderPublishResult *
sender_publish_run_finish (SenderPlatform *platform,
                           GAsyncResult   *result,
                           SenderLive    **live,
                           GError        **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *live = sender_live_ref (run->live);
  return g_steal_pointer (&run->result);
}
