/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publishing-private.h"

#include <glib/gi18n-lib.h>

/* One carrying out. */
typedef struct
{
  SenderPublishing *publishing;  /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  SenderPublisher  *publisher;   /* (owned) */
} Run;

/* A window may be closed meanwhile: the program stays until what is being written is whole. */
static void
hold_program (gboolean hold)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL && hold)
    g_application_hold (application);
  else if (application != NULL)
    g_application_release (application);
}

static void
run_free (Run *run)
{
  hold_program (FALSE);
  g_object_unref (run->publishing);
  g_object_unref (run->cancellable);
  g_clear_object (&run->publisher);
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

static void
end (Run          *run,
     const GError *error)
{
  SenderPublishing *self = run->publishing;

  self->progress = NULL;
  self->target = SENDER_PUBLISHING_PUBLISH;
  if (self->result == NULL && error != NULL)
    self->failure = g_strdup (error->message);
  sender_operation_end (self->operation, run->cancellable, NULL, error);
  sender_publishing_find_snapshots (self);
  sender_live_source_release (self->source);
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

static void
carry_out (Run *run)
{
  SenderPublishing  *self = run->publishing;
  g_autoptr (GError) error = NULL;

  self->carried = plan_again (self, &error);
  if (self->carried == NULL)
    {
      end (run, error);
      run_free (run);
      return;
    }
  self->way = sender_publisher_get_way (run->publisher);
  sender_publisher_run_async (run->publisher, self->carried, progress_cb, self, run->cancellable,
                              ran_cb, run);
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
      carry_out (run);
      return;
    }
  g_prefix_error (&error, _ ("It was not saved, and so not published: "));
  end (run, error);
  run_free (run);
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
  hold_program (TRUE);
  run->publishing = g_object_ref (self);
  run->publisher = g_object_ref (publisher);
  run->cancellable = g_object_ref (sender_operation_begin (self->operation, _ ("Publishing…")));
  if (self->target == SENDER_PUBLISHING_PUBLISH &&
      sender_document_get_state (document) == SENDER_CONFIG_STATE_DRAFT)
    sender_workspace_save_async (sender_live_source_get_workspace (self->source), document, FALSE,
                                 run->cancellable, saved_cb, run);
  else
    carry_out (run);
  sender_publishing_tell (self);
}
