/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-steps.h"

#include "sender-button-words.h"
#include "sender-direction.h"
#include "sender-publish-words.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderPublishSteps
{
  AdwPreferencesGroup parent_instance;

  SenderPublishing *publishing; /* (owned) (nullable) */
  GSignalGroup     *plans;      /* (owned): of @publishing */

  /* Template widgets. */
  GtkListBox *list;
  GtkWidget  *verbs;
  GtkButton  *go_on;
  GtkButton  *take_back;
  GtkButton  *test;
  GtkButton  *stop;
  GtkButton  *dismiss;
};

G_DEFINE_FINAL_TYPE (SenderPublishSteps, sender_publish_steps, ADW_TYPE_PREFERENCES_GROUP)

/* No green: that a thing is written is no message delivered. */
typedef struct
{
  const char *icon;
  const char *class;
} Look;

static const Look looks[] = {
  [SENDER_PUBLISH_STEP_OPEN] = { "content-loading-symbolic", "dim-label" },
  [SENDER_PUBLISH_STEP_DOUBT] = { "dialog-question-symbolic", "warning" },
  [SENDER_PUBLISH_STEP_DONE] = { "object-select-symbolic", "dim-label" },
};

static void
add_row (SenderPublishSteps    *self,
         const char            *title,
         const char            *word,
         SenderPublishStepState state)
{
  g_autofree char *shown = sender_direction_dup_sentence (title);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *image = gtk_image_new_from_icon_name (looks[state].icon);
  GtkWidget       *label = gtk_label_new (word);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (image, looks[state].class);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->list, row);
}

static void
clear (SenderPublishSteps *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_words (SenderPublishSteps *self,
            const char         *title,
            const char         *detail)
{
  g_autofree char *shown = sender_direction_dup_sentence (detail);
  g_autofree char *escaped = g_markup_escape_text (shown != NULL ? shown : "", -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
}

/* Which of the buttons are there. */
static void
show_verbs (SenderPublishSteps *self,
            gboolean            is_running,
            gboolean            is_unfinished,
            gboolean            is_done)
{
  gtk_widget_set_visible (GTK_WIDGET (self->stop), is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->go_on), is_unfinished);
  gtk_widget_set_visible (GTK_WIDGET (self->take_back), is_unfinished);
  gtk_widget_set_visible (GTK_WIDGET (self->test), is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->dismiss), !is_running && !is_unfinished);
}

static void
show_result (SenderPublishSteps        *self,
             const SenderPublishResult *result,
             gboolean                   is_unfinished)
{
  SenderOperation *operation = sender_publishing_get_operation (self->publishing);
  gboolean         is_running = sender_operation_is_running (operation);
  SenderPublishWay way = sender_publishing_get_way (self->publishing);
  g_autofree char *summary = sender_publish_result_dup_summary (result, way);
  g_autofree char *detail = NULL;

  for (guint i = 0; i < result->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (result->steps, SenderPublishStep, i);

      add_row (self, step->step->title, sender_publish_step_get_label (step), step->state);
    }
  if (is_running)
    detail = g_strdup (_ ("Each object is read again before it is written, and compared after "
                          "it."));
  else if (result->error != NULL)
    detail = g_strdup_printf ("%s %s", summary, result->error->message);
  else
    detail = g_steal_pointer (&summary);
  show_words (self, is_running ? _ ("Publishing…") : _ ("Publish Ended"), detail);
  show_verbs (self, is_running, is_unfinished && !is_running,
              result->state == SENDER_PUBLISH_PUBLISHED && way == SENDER_PUBLISH_FORTH &&
                !is_running);
}

static const char *
get_left_words (SenderPublishWay way)
{
  if (way == SENDER_PUBLISH_RESTORE)
    return _ ("Going back to an earlier state did not end. This is what of it is live now. Go on "
              "with the rest, or take back what it wrote.");
  if (way == SENDER_PUBLISH_BACK)
    return _ ("An earlier publish was being taken back, and that did not end. This is what of it "
              "is done. Go on with the rest.");
  return _ ("This is what of it is live now. Go on with the rest, or take back what it wrote.");
}

static void
show_left (SenderPublishSteps         *self,
           const SenderPublishJournal *journal,
           const SenderPlan           *plan)
{
  for (guint i = 0; plan != NULL && i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      add_row (self, step->title, sender_plan_get_left_label (plan, step),
               step->action == SENDER_STEP_KEEP ? SENDER_PUBLISH_STEP_DONE
                                                : SENDER_PUBLISH_STEP_OPEN);
    }
  show_words (self, _ ("An Earlier Publish Did Not End"),
              get_left_words (journal->way));
  show_verbs (self, FALSE, TRUE, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->take_back), journal->way != SENDER_PUBLISH_BACK);
}

/* Nothing was written at all. */
static void
show_failure (SenderPublishSteps *self,
              const char         *error)
{
  g_autofree char *detail = g_strdup_printf (_ ("Nothing was published. %s"), error);

  show_words (self, _ ("Not Published"), detail);
  show_verbs (self, FALSE, FALSE, FALSE);
}

static void
show (SenderPublishSteps *self)
{
  const SenderPublishResult *result = NULL;
  SenderLiveSource          *source = NULL;
  gboolean                   is_unfinished = FALSE;
  const char                *error = NULL;
  gboolean                   is_running = FALSE;

  clear (self);
  if (self->publishing != NULL)
    {
      source = sender_publishing_get_source (self->publishing);
      result = sender_publishing_get_result (self->publishing);
      is_unfinished = sender_live_source_get_journal (source) != NULL;
      error = sender_publishing_get_failure (self->publishing);
      is_running =
        sender_operation_is_running (sender_publishing_get_operation (self->publishing));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          result != NULL || is_unfinished || error != NULL || is_running);
  if (result != NULL)
    show_result (self, result, is_unfinished);
  else if (is_running)
    {
      show_words (self, _ ("Publishing…"), _ ("What is live before is kept first."));
      show_verbs (self, TRUE, FALSE, FALSE);
    }
  else if (is_unfinished)
    show_left (self, sender_live_source_get_journal (source),
               sender_live_source_get_plan (source));
  else if (error != NULL)
    show_failure (self, error);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static void
sender_publish_steps_dispose (GObject *object)
{
  SenderPublishSteps *self = SENDER_PUBLISH_STEPS (object);

  g_clear_object (&self->plans);
  g_clear_object (&self->publishing);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PUBLISH_STEPS);
  G_OBJECT_CLASS (sender_publish_steps_parent_class)->dispose (object);
}

static void
sender_publish_steps_class_init (SenderPublishStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_publish_steps_dispose;
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-publish-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, list);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, verbs);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, go_on);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, take_back);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, test);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, stop);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishSteps, dismiss);
}

static void
sender_publish_steps_init (SenderPublishSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->go_on);
  sender_button_words_wrap (self->take_back);
  sender_button_words_wrap (self->test);
  sender_button_words_wrap (self->stop);
  sender_button_words_wrap (self->dismiss);
  self->plans = g_signal_group_new (SENDER_TYPE_PUBLISHING);
  g_signal_group_connect_swapped (self->plans, "changed", G_CALLBACK (show), self);
}

/**
 * sender_publish_steps_set_publishing:
 * @publishing: (nullable): what is carried out
 *
 * Shows that from now on.
 */
void
sender_publish_steps_set_publishing (SenderPublishSteps *self,
                                     SenderPublishing   *publishing)
{
  g_set_object (&self->publishing, publishing);
  g_signal_group_set_target (self->plans, publishing);
  show (self);
}
