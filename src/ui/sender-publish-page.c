/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-page.h"

#include "sender-config.h"
#include "sender-export-group.h"
#include "sender-plan-view.h"
#include "sender-plan-words.h"
#include "sender-publication-rows.h"
#include "sender-publish-head.h"
#include "sender-publish-question.h"
#include "sender-publish-steps.h"
#include "sender-publishing.h"
#include "sender-snapshot-group.h"
#include "sender-takeover-question.h"
#include "sender-test-record.h"
#include "sender-window.h"

#include <glib/gi18n.h>

/* What was read longer ago, in seconds, is read again when the page is looked at. */
#define FRESH 60

struct _SenderPublishPage
{
  SenderPage parent_instance;

  /* Owned. */
  GSignalGroup     *checks;      /* of the inspection */
  GSignalGroup     *states;      /* of the document */
  GPtrArray        *shown[2];    /* rows of conditions, and of writes */
  GCancellable     *cancellable; /* (nullable): of the look into the history */
  SenderPublishing *publishing;  /* (nullable) */
  GSignalGroup     *plans;       /* of @publishing */
  SenderTestRecord  record;

  /* Template widgets. */
  SenderPublishHead   *head;
  SenderPublishSteps  *steps;
  SenderPlanView      *plan;
  SenderSnapshotGroup *snapshots;
  SenderExportGroup *export;
  AdwPreferencesGroup *conditions;
  AdwPreferencesGroup *writes;
};

G_DEFINE_FINAL_TYPE (SenderPublishPage, sender_publish_page, SENDER_TYPE_PAGE)

static gboolean
has_plan (SenderPublishPage *self)
{
  return self->publishing != NULL && sender_publishing_get_plan (self->publishing) != NULL;
}

static const char *
get_obstacle (SenderPublishPage *self)
{
  return self->publishing != NULL ? sender_publishing_get_obstacle (self->publishing) : NULL;
}

/* Wherever the focus is in the window, Escape leaves the plan to go back. */
static void
update_actions (SenderPublishPage *self)
{
  gboolean goes_back =
    self->publishing != NULL &&
    sender_publishing_get_target (self->publishing) == SENDER_PUBLISHING_RESTORE &&
    !sender_operation_is_running (sender_publishing_get_operation (self->publishing));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "publish.stay",
                                 goes_back && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

/* (transfer full) */
static GPtrArray *
list_conditions (SenderPublishPage *self,
                 SenderDocument    *document)
{
  SenderPublicationFacts facts = { .record = self->record, .obstacle = get_obstacle (self) };
  g_autofree char       *shared = NULL;
  g_autofree char       *lost = NULL;

  if (self->publishing != NULL)
    {
      SenderLiveSource *source = sender_publishing_get_source (self->publishing);

      shared = sender_publishing_dup_shared (self->publishing);
      lost = sender_publishing_dup_lost (self->publishing);
      facts.gap = sender_live_source_get_gap (source);
      facts.shared = shared;
      facts.lost = lost;
      facts.unkept = sender_live_source_get_unkept (source);
    }
  return sender_publication_list_conditions (document, &facts);
}

static void
show (SenderPublishPage *self)
{
  SenderDocument       *document = sender_page_get_document (SENDER_PAGE (self));
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (GPtrArray) writes = NULL;

  if (document != NULL)
    {
      conditions = list_conditions (self, document);
      writes = sender_publication_list_writes (sender_document_get_config (document));
    }
  /* The plan says it better. */
  gtk_widget_set_visible (GTK_WIDGET (self->writes), !has_plan (self));
  sender_publication_rows_show (self->conditions, self->shown[0], conditions, TRUE);
  sender_publication_rows_show (self->writes, self->shown[1], writes, FALSE);
  if (writes != NULL && writes->len == 0)
    sender_publication_rows_add (self->writes, self->shown[1], _ ("Nothing"),
                                 _ ("A server of this kind is set up in PingOne itself. Nothing "
                                    "here describes it."),
                                 "provider.kind");
  update_actions (self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderPublishPage) self = user_data;
  g_autoptr (GError)            error = NULL;
  SenderTestRecord              record =
    sender_test_record_find_finish (SENDER_HISTORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->record = record;
  show (self);
}

static void
stop_looking (SenderPublishPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A test may have been sent since the page was last seen. */
static void
look (SenderPublishPage *self)
{
  SenderPage      *page = SENDER_PAGE (self);
  SenderWorkspace *workspace = sender_page_get_workspace (page);
  SenderConfig    *config = sender_page_get_config (page);

  stop_looking (self);
  if (workspace == NULL || config == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  sender_test_record_find_async (sender_workspace_get_history (workspace),
                                 sender_config_get_id (config),
                                 sender_workspace_is_simulated (workspace), self->cancellable,
                                 found_cb, g_object_ref (self));
}

static gboolean
is_fresh (SenderLiveSource *source)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GDateTime            *read_at = sender_live_source_get_read_at (source);

  return sender_live_source_get_state (source) == SENDER_LIVE_STATE_READING ||
         (read_at != NULL && g_date_time_difference (now, read_at) < FRESH * G_TIME_SPAN_SECOND);
}

/* Whoever looks at the page wants to know how things stand now. */
static void
look_live (SenderPublishPage *self)
{
  SenderLiveSource *source = NULL;

  if (self->publishing == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  source = sender_publishing_get_source (self->publishing);
  if (!is_fresh (source))
    sender_live_source_read (source);
  sender_publishing_find_snapshots (self->publishing);
  sender_publishing_find_others (self->publishing);
}

static void
follow_publishing (SenderPublishPage *self)
{
  SenderPage                  *page = SENDER_PAGE (self);
  SenderDocument              *document = sender_page_get_document (page);
  SenderWorkspace             *workspace = sender_page_get_workspace (page);
  g_autoptr (SenderLiveSource) source = NULL;

  g_clear_object (&self->publishing);
  if (document != NULL && workspace != NULL)
    {
      source = sender_live_source_for (document, workspace);
      self->publishing = sender_publishing_for (source);
    }
  g_signal_group_set_target (self->plans, self->publishing);
  sender_publish_head_set_publishing (self->head, self->publishing);
  sender_publish_steps_set_publishing (self->steps, self->publishing);
  sender_plan_view_set_publishing (self->plan, self->publishing);
  sender_snapshot_group_set_publishing (self->snapshots, self->publishing);
  look_live (self);
}

static void
follow (SenderPage *page)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (page);
  SenderDocument    *document = sender_page_get_document (page);

  follow_publishing (self);
  sender_export_group_set_document (self->export, document);
  g_signal_group_set_target (self->states, document);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  self->record = SENDER_TEST_RECORD_UNKNOWN;
  show (self);
  look (self);
}

static void
tell (SenderPublishPage *self,
      const char        *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (SENDER_IS_WINDOW (root))
    sender_window_tell (SENDER_WINDOW (root), text);
}

/* @path (nullable): what is decided about is in the plan, what is mended is on its page; what
 * PingOne would refuse is said in full by the first row. */
static void
refuse (SenderPublishPage *self,
        const char        *obstacle,
        const char        *path,
        gboolean           is_undecided)
{
  tell (self, obstacle);
  if (path == NULL && get_obstacle (self) != NULL)
    gtk_widget_grab_focus (g_ptr_array_index (self->shown[0], 0));
  if (path != NULL && !(is_undecided && sender_plan_view_reveal (self->plan, path)))
    gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s", path);
}

/* Who keeps what can’t be published beside ours takes it over. */
static void
kept_cb (SenderPublishPage *self)
{
  SenderLiveSource *source = sender_publishing_get_source (self->publishing);
  const SenderPlan *plan = sender_publishing_get_plan (self->publishing);

  if (sender_publishing_get_target (self->publishing) == SENDER_PUBLISHING_PUBLISH &&
      sender_takeover_question_is_needed (source))
    gtk_widget_activate_action (GTK_WIDGET (self->head), "publish.take-over", NULL);
  else
    tell (self, sender_plan_get_undecided_words (plan));
}

static void
start_plan (SenderPublishPage *self)
{
  const SenderPlan *plan = sender_publishing_get_plan (self->publishing);
  g_autofree char  *path = NULL;
  g_autofree char  *obstacle = NULL;

  if (plan == NULL ||
      sender_operation_is_running (sender_publishing_get_operation (self->publishing)))
    {
      tell (self, plan == NULL ? sender_publishing_get_fault (self->publishing)
                               : _ ("Publishing is going on"));
      return;
    }
  if (!sender_plan_has_writes (plan) && plan->undecided == NULL &&
      sender_live_source_get_journal (sender_publishing_get_source (self->publishing)) == NULL)
    {
      tell (self, _ ("There is nothing to publish"));
      return;
    }
  obstacle = sender_publishing_dup_obstacle (self->publishing, &path);
  if (obstacle != NULL)
    refuse (self, obstacle, path, g_strcmp0 (path, plan->undecided) == 0);
  else if (sender_publish_question_is_needed (self->publishing))
    sender_publish_question_ask (GTK_WIDGET (self), self->publishing);
  else
    sender_publishing_run (self->publishing);
}

static void
start (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (widget);
  SenderLiveSource  *source = NULL;

  if (self->publishing == NULL)
    return;
  source = sender_publishing_get_source (self->publishing);
  switch (sender_live_source_get_state (source))
    {
    case SENDER_LIVE_STATE_NOT_CONNECTED:
    case SENDER_LIVE_STATE_NO_SECRET:
      gtk_widget_activate_action (widget, "window.connect", NULL);
      break;
    case SENDER_LIVE_STATE_READ:
      start_plan (self);
      break;
    case SENDER_LIVE_STATE_UNREAD:
    case SENDER_LIVE_STATE_READING:
    case SENDER_LIVE_STATE_FAILED:
    default:
      tell (self, _ ("What is live is to be read first"));
      look_live (self);
    }
}

static void
read_again (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (widget);

  if (self->publishing != NULL)
    sender_live_source_read (sender_publishing_get_source (self->publishing));
}

static void
aim (GtkWidget             *widget,
     SenderPublishingTarget target,
     const char            *snapshot)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (widget);

  if (self->publishing != NULL)
    sender_publishing_set_target (self->publishing, target, snapshot);
}

static void
stay (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  aim (widget, SENDER_PUBLISHING_PUBLISH, NULL);
}

static void
restore (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (widget)));

  aim (widget, SENDER_PUBLISHING_RESTORE, g_variant_get_string (parameter, NULL));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

static void
go_on (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  aim (widget, SENDER_PUBLISHING_PUBLISH, NULL);
  start (widget, name, parameter);
}

static void
take_back (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  aim (widget, SENDER_PUBLISHING_ROLL_BACK, NULL);
  start (widget, name, parameter);
}

static void
stop (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderPublishing *publishing = SENDER_PUBLISH_PAGE (widget)->publishing;

  if (publishing != NULL)
    sender_operation_cancel (sender_publishing_get_operation (publishing));
}

static void
dismiss (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  if (SENDER_PUBLISH_PAGE (widget)->publishing != NULL)
    sender_publishing_dismiss (SENDER_PUBLISH_PAGE (widget)->publishing);
}

static void
sender_publish_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_publish_page_parent_class)->map (widget);
  update_actions (SENDER_PUBLISH_PAGE (widget));
  look (SENDER_PUBLISH_PAGE (widget));
  look_live (SENDER_PUBLISH_PAGE (widget));
}

static void
sender_publish_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_publish_page_parent_class)->unmap (widget);
  update_actions (SENDER_PUBLISH_PAGE (widget));
}

static void
sender_publish_page_dispose (GObject *object)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (object);

  stop_looking (self);
  g_clear_object (&self->checks);
  g_clear_object (&self->states);
  g_clear_object (&self->plans);
  g_clear_object (&self->publishing);
  g_clear_pointer (&self->shown[0], g_ptr_array_unref);
  g_clear_pointer (&self->shown[1], g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PUBLISH_PAGE);
  G_OBJECT_CLASS (sender_publish_page_parent_class)->dispose (object);
}

static void
sender_publish_page_class_init (SenderPublishPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_publish_page_dispose;
  widget_class->map = sender_publish_page_map;
  widget_class->unmap = sender_publish_page_unmap;
  page_class->document_changed = follow;
  page_class->workspace_changed = follow;
  g_type_ensure (SENDER_TYPE_EXPORT_GROUP);
  g_type_ensure (SENDER_TYPE_PLAN_VIEW);
  g_type_ensure (SENDER_TYPE_PUBLISH_HEAD);
  g_type_ensure (SENDER_TYPE_PUBLISH_STEPS);
  g_type_ensure (SENDER_TYPE_SNAPSHOT_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-publish-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, head);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, steps);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, plan);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, snapshots);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, export);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, writes);
  gtk_widget_class_install_action (widget_class, "publish.start", NULL, start);
  gtk_widget_class_install_action (widget_class, "publish.read", NULL, read_again);
  gtk_widget_class_install_action (widget_class, "publish.stay", NULL, stay);
  gtk_widget_class_install_action (widget_class, "publish.restore", "s", restore);
  gtk_widget_class_install_action (widget_class, "publish.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "publish.take-back", NULL, take_back);
  gtk_widget_class_install_action (widget_class, "publish.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "publish.dismiss", NULL, dismiss);
}

static void
sender_publish_page_init (SenderPublishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->plan, "kept", G_CALLBACK (kept_cb), self);
  self->shown[0] = g_ptr_array_new ();
  self->shown[1] = g_ptr_array_new ();
  self->plans = g_signal_group_new (SENDER_TYPE_PUBLISHING);
  g_signal_group_connect_swapped (self->plans, "changed", G_CALLBACK (show), self);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (show), self);
}
