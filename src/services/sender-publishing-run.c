/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publishing-private.h"

#include "sender-config.h"
#include "sender-document-load.h"
#include "sender-error.h"
#include "sender-program.h"

#include <glib/gi18n-lib.h>

/* One carrying out. */
typedef struct
{
  SenderPublishing *publishing;  /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  SenderPublisher  *publisher;   /* (owned) */
  SenderPlan       *agreed;      /* (owned) (nullable): what somebody has seen */
  SenderConfig     *saved;       /* (owned) (nullable): and what its file said then */
  gboolean          is_other;    /* and what is no longer so */
} Run;

static void
run_free (Run *run)
{
  sender_program_release ();
  g_object_unref (run->publishing);
  g_object_unref (run->cancellable);
  g_clear_object (&run->publisher);
  g_clear_pointer (&run->agreed, sender_plan_free);
  g_clear_object (&run->saved);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
progress_cb (const SenderPublishResult *result,
             gpointer                   user_data)
{
  SenderPublishing *self = user_data;

  self->progress = result;
  sender_publishing_tell (self);
}

/* Whether what is live was read, and what was written read back, to the end. */
static gboolean
knows_live (Run *run)
{
  const SenderPublishResult *result = run->publishing->result;

  return run->is_other ||
         (result != NULL && (result->state == SENDER_PUBLISH_PUBLISHED ||
                             result->state == SENDER_PUBLISH_UNCHANGED));
}

static void
end (Run          *run,
     const GError *error)
{
  SenderPublishing *self = run->publishing;

  self->progress = NULL;
  if (!run->is_other)
    self->target = SENDER_PUBLISHING_PUBLISH;
  if (self->result == NULL && error != NULL)
    self->failure = g_strdup (error->message);
  sender_operation_end (self->operation, run->cancellable, NULL, error);
  sender_publishing_find_snapshots (self);
  sender_live_source_release (self->source, knows_live (run));
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Run)    run = user_data;
  g_autoptr (GError) error = NULL;
  SenderPublishing  *self = run->publishing;

  self->result = sender_publisher_run_finish (SENDER_PUBLISHER (source), result, &error);
  end (run, self->result != NULL ? self->result->error : error);
}

static SenderPlan *
plan_again (SenderPublishing *self,
            GError          **error)
{
  if (self->target == SENDER_PUBLISHING_PUBLISH)
    return sender_live_source_plan_again (self->source, error);
  return sender_live_source_plan_state (self->source, sender_publishing_get_snapshot (self), error);
}

/* Takes @run. */
static void
fail (Run          *run,
      const GError *error)
{
  end (run, error);
  run_free (run);
}

/* Takes @run. The plan that is shown afterwards is the one of now. */
static void
stop (Run        *run,
      const char *why)
{
  g_autoptr (GError) error = g_error_new_literal (SENDER_ERROR, SENDER_ERROR_CONFLICT, why);

  run->is_other = TRUE;
  fail (run, error);
}

static void
stop_for_other_plan (Run *run)
{
  stop (run, _ ("Something was changed since the plan was made. What is shown now is the new "
                "plan."));
}

/* Takes @run. What is carried out is what somebody agreed to, by what is live now. */
static void
carry_out (Run *run)
{
  SenderPublishing      *self = run->publishing;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderPlan) plan = plan_again (self, &error);

  if (plan == NULL)
    {
      fail (run, error);
      return;
    }
  if (!sender_plan_equal (plan, run->agreed))
    {
      stop_for_other_plan (run);
      return;
    }
  self->carried = g_steal_pointer (&plan);
  self->way = sender_publisher_get_way (run->publisher);
  sender_publisher_run_async (run->publisher, self->carried, progress_cb, self, run->cancellable,
                              ran_cb, run);
}

/* What was read before the user saved again is not news, and is no longer what is published. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run                     *run = user_data;
  SenderDocument          *document = sender_live_source_get_document (run->publishing->source);
  gboolean                 is_newer = FALSE;
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) found = sender_document_load_finish (NULL, result, &is_newer, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (run, error);
      return;
    }
  sender_document_load_tell (document, run->saved, found, is_newer, error);
  if (sender_document_get_disk (document) != SENDER_DISK_STATE_SAME)
    stop (run, _ ("The configuration’s file was changed by another program meanwhile. The notice "
                  "at the top says what you can do."));
  else if (found == NULL)
    {
      g_prefix_error (&error, _ ("The configuration could not be read again: "));
      fail (run, error);
    }
  else if (!sender_record_equal (found, run->saved))
    stop_for_other_plan (run);
  else
    carry_out (run);
}

/* Takes @run. What is kept of the configuration was read just now. A pull writes the file before
 * that, so what it says by now is no older: an older one would pass for edits of ours. */
static void
load (Run *run)
{
  SenderDocument *document = sender_live_source_get_document (run->publishing->source);

  if (run->publishing->target == SENDER_PUBLISHING_PUBLISH)
    sender_document_load_async (NULL, sender_document_get_path (document), run->cancellable,
                                loaded_cb, run);
  else
    carry_out (run);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Run               *run = user_data;
  g_autoptr (GError) error = NULL;

  if (sender_publisher_prepare_finish (SENDER_PUBLISHER (source), result, &error))
    load (run);
  else
    fail (run, error);
}

/* Takes @run. The plan may be minutes old, and somebody may have thought about it for long. */
static void
refresh (Run *run)
{
  g_auto (GStrv) templates = sender_publishing_list_templates (run->publishing);

  sender_publisher_refresh_async (run->publisher, (const char *const *) templates,
                                  run->cancellable, refreshed_cb, run);
}

/* Takes @run. */
static void
begin (Run *run)
{
  SenderDocument    *document = sender_live_source_get_document (run->publishing->source);
  g_autoptr (GError) error = NULL;

  g_set_object (&run->saved, sender_undo_get_saved (sender_document_get_undo (document)));
  run->agreed = plan_again (run->publishing, &error);
  if (run->agreed != NULL)
    refresh (run);
  else
    fail (run, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Run               *run = user_data;
  g_autoptr (GError) error = NULL;

  if (sender_workspace_save_finish (SENDER_WORKSPACE (source), result, &error))
    {
      begin (run);
      return;
    }
  g_prefix_error (&error, _ ("It was not saved, and so not published: "));
  fail (run, error);
}

/**
 * sender_publishing_run:
 *
 * Carries the plan out. What is published is saved first, so that it is also kept here.
 */
void
sender_publishing_run (SenderPublishing *self)
{
  SenderDocument  *document = sender_live_source_get_document (self->source);
  SenderPublisher *publisher = NULL;
  Run             *run = NULL;

  if (sender_operation_is_running (self->operation))
    return;
  publisher = sender_live_source_hold (self->source);
  if (publisher == NULL)
    return;
  sender_publishing_forget_result (self);
  run = g_new0 (Run, 1);
  sender_program_hold ();
  run->publishing = g_object_ref (self);
  run->publisher = g_object_ref (publisher);
  run->cancellable = g_object_ref (sender_operation_begin (self->operation, _ ("Publishing…")));
  if (self->target == SENDER_PUBLISHING_PUBLISH &&
      sender_document_get_state (document) == SENDER_CONFIG_STATE_DRAFT)
    sender_workspace_save_async (sender_live_source_get_workspace (self->source), document, FALSE,
                                 run->cancellable, saved_cb, run);
  else
    begin (run);
  sender_publishing_tell (self);
}
