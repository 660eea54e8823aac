/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-head.h"

#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-direction.h"
#include "sender-operation-line.h"
#include "sender-plan-words.h"
#include "sender-takeover-question.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderPublishHead
{
  AdwBin parent_instance;

  SenderPublishing *publishing; /* (owned) (nullable) */
  GSignalGroup     *plans;      /* (owned): of @publishing */
  gboolean          asks;       /* whether to take over, once all is read */

  /* Template widgets. */
  GtkLabel            *title;
  GtkWidget           *simulated;
  GtkLabel            *detail;
  GtkWidget           *connect;
  GtkWidget           *read;
  GtkWidget           *now;
  GtkWidget           *tallies;
  GtkWidget           *take_over;
  SenderOperationLine *line;
};

G_DEFINE_FINAL_TYPE (SenderPublishHead, sender_publish_head, ADW_TYPE_BIN)

/* Before anything was read. */
static const struct
{
  const char *title;
  const char *detail;
} states[] = {
  [SENDER_LIVE_STATE_NOT_CONNECTED] = {
    N_ ("No Environment Is Connected"),
    N_ ("Once an environment of PingOne is connected, what publishing would change there is shown "
        "here first. Below is what would be written."),
  },
  [SENDER_LIVE_STATE_NO_SECRET] = {
    N_ ("The Client Secret Is Missing"),
    N_ ("With the secret of the worker application, what is live at PingOne can be read."),
  },
  [SENDER_LIVE_STATE_UNREAD] = {
    N_ ("Not Read Yet"),
    N_ ("What publishing would change is known once what is live was read."),
  },
  [SENDER_LIVE_STATE_READING] = {
    N_ ("Reading from PingOne"),
    N_ ("What publishing would change is known in a moment."),
  },
  [SENDER_LIVE_STATE_FAILED] = {
    N_ ("What Is Live Is Not Known"),
    N_ ("What is published at PingOne goes on working. Reading it changes nothing."),
  },
};

static void
add_tally (SenderPublishHead *self,
           const char        *icon,
           const char *class,
           char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (image, class);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->tallies), box);
  g_free (text);
}

static void
show_tallies (SenderPublishHead *self,
              const SenderPlan  *plan)
{
  GtkWidget *child = NULL;
  guint      counts[3] = { 0 };

  while ((child = gtk_widget_get_first_child (self->tallies)) != NULL)
    gtk_box_remove (GTK_BOX (self->tallies), child);
  for (SenderChangeKind kind = 0; plan != NULL && kind < G_N_ELEMENTS (counts); kind++)
    counts[kind] = sender_plan_count (plan, kind);
  if (counts[SENDER_CHANGE_OURS] > 0)
    add_tally (self, "document-edit-symbolic", "accent",
               g_strdup_printf (ngettext ("%u ours", "%u ours", counts[SENDER_CHANGE_OURS]),
                                counts[SENDER_CHANGE_OURS]));
  if (counts[SENDER_CHANGE_THEIRS] > 0)
    add_tally (self, "sender-provider-symbolic", "warning",
               g_strdup_printf (ngettext ("%u theirs", "%u theirs", counts[SENDER_CHANGE_THEIRS]),
                                counts[SENDER_CHANGE_THEIRS]));
  if (counts[SENDER_CHANGE_UNKNOWABLE] > 0)
    add_tally (self, "sender-key-symbolic", "dim-label",
               g_strdup_printf (ngettext ("%u that can’t be compared", "%u that can’t be compared",
                                          counts[SENDER_CHANGE_UNKNOWABLE]),
                                counts[SENDER_CHANGE_UNKNOWABLE]));
  gtk_widget_set_visible (self->tallies, gtk_widget_get_first_child (self->tallies) != NULL);
}

static char *
dup_plan_detail (SenderPublishHead *self,
                 const SenderPlan  *plan)
{
  SenderLiveSource *source = sender_publishing_get_source (self->publishing);
  g_autofree char  *extent = NULL;

  if (plan == NULL)
    return g_strdup (sender_publishing_get_fault (self->publishing));
  extent = sender_plan_dup_extent (plan, sender_live_source_get_live (source),
                                   sender_live_source_get_read_at (source));
  if (plan->undecided != NULL)
    return g_strdup_printf ("%s %s", sender_plan_get_undecided_words (plan), extent);
  if (sender_plan_has_writes (plan))
    return g_steal_pointer (&extent);
  return g_strdup_printf ("%s %s",
                          sender_plan_says_all (plan)
                            ? _ ("What is live is what the configuration says.")
                            : _ ("There is nothing of yours to publish."),
                          extent);
}

static char *
dup_plan_title (SenderPublishHead *self)
{
  SenderLiveSource     *source = sender_publishing_get_source (self->publishing);
  const SenderSnapshot *snapshot = sender_publishing_get_snapshot (self->publishing);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char      *at = NULL;

  if (snapshot == NULL)
    return sender_plan_dup_title (
      sender_document_get_config (sender_live_source_get_document (source)));
  local = g_date_time_to_local (snapshot->at);
  at = g_date_time_format (local, "%x %H:%M");
  return g_strdup_printf (_ ("Going Back to %s"), at);
}

static void
show_plan (SenderPublishHead *self)
{
  const SenderPlan *plan = sender_publishing_get_plan (self->publishing);
  g_autofree char  *title = dup_plan_title (self);
  g_autofree char  *detail = dup_plan_detail (self, plan);

  sender_direction_show_sentence (self->title, title);
  sender_direction_show_sentence (self->detail, detail);
  show_tallies (self, plan);
}

/* What a publish did that has not ended is not nothing. */
static const char *
get_state_detail (SenderLiveSource *source,
                  SenderLiveState   state)
{
  if (state == SENDER_LIVE_STATE_FAILED && sender_live_source_is_unfinished (source))
    return _ ("An earlier publish did not end. What of it is live is told, and can be gone on with "
              "or taken back, once it can be read again.");
  return _ (states[state].detail);
}

/* What is taken over is all that PingOne has: what nobody has asked for yet is read first. If that
 * fails, the operation says so. */
static void
ask_at_last (SenderPublishHead *self)
{
  SenderLiveSource *source = sender_publishing_get_source (self->publishing);

  if (!self->asks || sender_operation_is_running (sender_live_source_get_operation (source)))
    return;
  self->asks = FALSE;
  if (sender_live_source_is_complete (source))
    sender_takeover_question_ask (GTK_WIDGET (self), source);
}

/* What is in the title already, or said of the last publish below, is not said here as well. */
static SenderOperation *
get_told (SenderPublishHead *self,
          SenderLiveState    state)
{
  SenderOperation *operation = sender_live_source_get_operation (
    sender_publishing_get_source (self->publishing));
  const char *error = sender_operation_get_error (operation);
  gboolean    is_below = error != NULL &&
                      g_strcmp0 (error, sender_publishing_get_failure (self->publishing)) == 0;

  return state != SENDER_LIVE_STATE_NO_SECRET && !is_below ? operation : NULL;
}

static void
show (SenderPublishHead *self)
{
  SenderLiveSource *source = NULL;
  SenderLiveState   state = SENDER_LIVE_STATE_UNREAD;
  gboolean          goes_back = FALSE;

  if (self->publishing == NULL)
    return;
  source = sender_publishing_get_source (self->publishing);
  state = sender_live_source_get_state (source);
  goes_back = sender_publishing_get_target (self->publishing) == SENDER_PUBLISHING_RESTORE;
  if (state == SENDER_LIVE_STATE_READ)
    show_plan (self);
  else
    {
      sender_direction_show_sentence (self->title, _ (states[state].title));
      sender_direction_show_sentence (self->detail, get_state_detail (source, state));
      show_tallies (self, NULL);
    }
  sender_operation_line_set_operation (self->line, get_told (self, state));
  gtk_widget_set_visible (self->simulated, sender_live_source_is_simulated (source) &&
                                             state != SENDER_LIVE_STATE_NOT_CONNECTED);
  gtk_widget_set_visible (self->connect, state == SENDER_LIVE_STATE_NOT_CONNECTED ||
                                           state == SENDER_LIVE_STATE_NO_SECRET);
  gtk_widget_set_visible (self->read, !gtk_widget_get_visible (self->connect) && !goes_back &&
                                        state != SENDER_LIVE_STATE_READING);
  gtk_widget_set_visible (self->now, goes_back);
  gtk_widget_set_visible (self->take_over,
                          !goes_back && sender_takeover_question_is_needed (source));
  ask_at_last (self);
}

static void
take_over (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderPublishHead *self = SENDER_PUBLISH_HEAD (widget);

  if (self->publishing == NULL)
    return;
  self->asks = TRUE;
  sender_live_source_complete (sender_publishing_get_source (self->publishing));
  ask_at_last (self);
}

static void
sender_publish_head_dispose (GObject *object)
{
  SenderPublishHead *self = SENDER_PUBLISH_HEAD (object);

  g_clear_object (&self->plans);
  g_clear_object (&self->publishing);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PUBLISH_HEAD);
  G_OBJECT_CLASS (sender_publish_head_parent_class)->dispose (object);
}

static void
sender_publish_head_class_init (SenderPublishHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_publish_head_dispose;
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_OPERATION_LINE);
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-publish-head.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, title);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, simulated);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, detail);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, connect);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, read);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, now);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, tallies);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, take_over);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishHead, line);
  gtk_widget_class_install_action (widget_class, "publish.take-over", NULL, take_over);
}

static void
sender_publish_head_init (SenderPublishHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (GTK_BUTTON (self->connect));
  sender_button_words_wrap (GTK_BUTTON (self->read));
  sender_button_words_wrap (GTK_BUTTON (self->now));
  sender_button_words_wrap (GTK_BUTTON (self->take_over));
  self->plans = g_signal_group_new (SENDER_TYPE_PUBLISHING);
  g_signal_group_connect_swapped (self->plans, "changed", G_CALLBACK (show), self);
}

/**
 * sender_publish_head_set_publishing:
 * @publishing: (nullable): what is planned
 *
 * Shows that from now on.
 */
void
sender_publish_head_set_publishing (SenderPublishHead *self,
                                    SenderPublishing  *publishing)
{
  g_set_object (&self->publishing, publishing);
  self->asks = FALSE;
  g_signal_group_set_target (self->plans, publishing);
  sender_operation_line_set_operation (self->line, NULL);
  show (self);
}
