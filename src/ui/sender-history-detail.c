/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-detail.h"

#include "sender-delivery-words.h"
#include "sender-direction.h"
#include "sender-explain.h"
#include "sender-history-row.h"
#include "sender-history-words.h"
#include "sender-notification.h"

#include <glib/gi18n.h>

struct _SenderHistoryDetail
{
  AdwBin parent_instance;

  SenderHistory *history; /* (owned) (nullable) */
  GSignalGroup  *reading; /* (owned): of the item */
  GCancellable  *cancellable;
  GPtrArray     *rows; /* (owned): of groups, made for this test */
  char          *id;   /* of what is shown */
  gint64         started;
  gint64         ended;
  char          *state;  /* of it, in words */
  char          *sequel; /* (nullable): likewise */
  gboolean       is_test;

  /* Template widgets. */
  GtkWidget           *back;
  GtkLabel            *title;
  GtkWidget           *simulated;
  AdwActionRow        *outcome;
  AdwActionRow        *cause;
  GtkWidget           *explain;
  GtkWidget           *link;
  AdwPreferencesGroup *timeline;
  AdwPreferencesGroup *facts;
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderHistoryDetail, sender_history_detail, ADW_TYPE_BIN)

static void
close_detail (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
copy_clicked_cb (GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          g_object_get_data (G_OBJECT (button), "text"));
  gtk_button_set_icon_name (button, "object-select-symbolic");
}

static GtkWidget *
make_copy_button (const char *name,
                  const char *text)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Copy %s"), name);

  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_clicked_cb), NULL);
  return button;
}

static GtkWidget *
add_row (SenderHistoryDetail *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  g_autofree char *shown = subtitle != NULL ? sender_direction_dup_sentence (subtitle) : NULL;
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                       "use-markup", FALSE,
                                       "title", title,
                                       "subtitle", shown,
                                       "title-lines", 0,
                                       "subtitle-lines", 0,
                                       NULL);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_fact (SenderHistoryDetail *self,
          const char          *name,
          const char          *value,
          gboolean             can_copy)
{
  GtkWidget *row = NULL;

  if (value == NULL || *value == '\0')
    return;
  row = add_row (self, self->facts, name, value);
  gtk_widget_add_css_class (row, "fact");
  if (can_copy)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_copy_button (name, value));
}

static void
show_test_facts (SenderHistoryDetail      *self,
                 const SenderHistoryEntry *entry)
{
  g_autofree char *status = entry->http_status != 0
                              ? g_strdup_printf ("%u", entry->http_status)
                              : NULL;

  add_fact (self, _ ("From"), entry->from, FALSE);
  if (entry->template_name != NULL)
    add_fact (self, _ ("Message"), sender_notification_get_label (entry->template_name), FALSE);
  add_fact (self, _ ("Answer to the Request"), status, FALSE);
  add_fact (self, _ ("Execution SID"), entry->execution_sid, TRUE);
  add_fact (self, _ ("Message SID"), entry->message_sid, TRUE);
  add_fact (self, _ ("Call SID"), entry->call_sid, TRUE);
}

static void
show_event_facts (SenderHistoryDetail      *self,
                  const SenderHistoryEntry *entry)
{
  g_autofree char *environment = entry->production
                                   ? g_strdup_printf (_ ("%s (production)"), entry->environment)
                                   : g_strdup (entry->environment);

  add_fact (self, _ ("Environment"), environment, FALSE);
  add_fact (self, _ ("Continuation"), self->sequel, FALSE);
  add_fact (self, _ ("Correlation-Id"), entry->correlation, TRUE);
}

static void
show_facts (SenderHistoryDetail      *self,
            const SenderHistoryEntry *entry)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char      *moment = sender_delivery_format_moment (entry->started, zone);

  add_fact (self, self->is_test ? _ ("Sent") : _ ("Begun"), moment, FALSE);
  add_fact (self, _ ("Configuration"), entry->configuration_name, FALSE);
  if (self->is_test)
    show_test_facts (self, entry);
  else
    show_event_facts (self, entry);
}

static void
show_headings (SenderHistoryDetail      *self,
               const SenderHistoryEntry *entry)
{
  const char *timeline = _ ("Timeline");

  if (entry->kind == SENDER_HISTORY_PUBLISH)
    timeline = _ ("Steps");
  else if (entry->kind == SENDER_HISTORY_CHECK)
    timeline = _ ("Findings");
  adw_preferences_group_set_title (self->timeline, timeline);
  adw_preferences_group_set_title (
    self->facts, self->is_test ? _ ("Request") : sender_history_entry_get_kind_label (entry));
}

/* The page of the help, and the vendor's own. */
static void
show_links (SenderHistoryDetail     *self,
            const SenderExplanation *known)
{
  g_autofree char *topic = known != NULL ? g_strdup_printf ("%d", known->code) : NULL;

  gtk_widget_set_visible (self->explain, known != NULL);
  gtk_widget_set_visible (self->link, known != NULL);
  if (known == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->explain), "s", topic);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->explain), "window.explain");
  gtk_link_button_set_uri (GTK_LINK_BUTTON (self->link), known->url);
}

static void
show_outcome (SenderHistoryDetail      *self,
              const SenderHistoryEntry *entry)
{
  const SenderExplanation *known = sender_explain_twilio (entry->error_code);
  g_autofree char         *duration = sender_history_entry_dup_duration (entry);
  g_autofree char         *title = *duration != '\0'
                                     ? g_strdup_printf (_ ("%s after %s"), self->state,
                                                        duration)
                                     : g_strdup (self->state);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcome), title);
  adw_action_row_set_subtitle (self->outcome, entry->reason != NULL ? entry->reason : "");
  sender_history_row_tint (GTK_WIDGET (self->outcome), sender_history_entry_get_tone (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->cause), entry->error_code != 0);
  show_links (self, known);
  if (entry->error_code == 0)
    return;
  g_free (title);
  title = known != NULL ? g_strdup_printf (_ ("%d: %s"), entry->error_code, known->meaning)
                        : g_strdup_printf (_ ("Error %d"), entry->error_code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cause), title);
  adw_action_row_set_subtitle (self->cause, known != NULL
                                              ? known->next_step
                                              : _ ("Nothing more is known of this code."));
}

static void
show_step (SenderHistoryDetail     *self,
           const SenderHistoryStep *step)
{
  double           seconds = (double) MAX (step->at - self->started, 0) / G_USEC_PER_SEC;
  g_autofree char *elapsed = sender_delivery_format_seconds (seconds);
  g_autofree char *shown = sender_direction_dup_sentence (step->text);
  GtkWidget       *row = add_row (self, self->timeline, shown, "");
  GtkWidget       *label = NULL;

  /* What is no test has no times of its own for its lines. */
  if (!self->is_test)
    return;
  label = gtk_label_new (elapsed);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* What it ended with stands above, too; of a code the cause does. */
  if (g_strcmp0 (step->stage, "end") == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->cause)))
    adw_action_row_set_subtitle (self->outcome, shown);
}

static void
steps_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (SenderHistoryDetail) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autoptr (GPtrArray)           steps = NULL;

  steps = sender_history_list_steps_finish (SENDER_HISTORY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), steps == NULL || steps->len > 0);
  if (steps == NULL)
    add_row (self, self->timeline, _ ("The timeline can’t be read"), error->message);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    show_step (self, g_ptr_array_index (steps, i));
}

static void
clear (SenderHistoryDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean   is_step = gtk_widget_is_ancestor (row, GTK_WIDGET (self->timeline));

      adw_preferences_group_remove (is_step ? self->timeline : self->facts, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* A list that is read again reads all its rows: only what is new here is shown anew, or the focus
 * and the place in the timeline would be lost. */
static gboolean
take_shown (SenderHistoryDetail      *self,
            const SenderHistoryEntry *entry)
{
  g_autofree char *state = sender_history_entry_dup_state_label (entry);
  g_autofree char *sequel = sender_history_entry_dup_sequel (entry);
  gboolean         is_shown = g_strcmp0 (self->id, entry->id) == 0 &&
                      g_strcmp0 (self->state, state) == 0 && self->ended == entry->ended &&
                      g_strcmp0 (self->sequel, sequel) == 0;

  g_free (self->id);
  g_free (self->state);
  g_free (self->sequel);
  self->id = g_strdup (entry->id);
  self->state = g_steal_pointer (&state);
  self->sequel = g_steal_pointer (&sequel);
  self->is_test = sender_history_entry_is_test (entry);
  self->started = entry->started;
  self->ended = entry->ended;
  return is_shown;
}

static void
show (SenderHistoryDetail *self)
{
  g_autoptr (SenderHistoryItem) item = g_signal_group_dup_target (self->reading);
  const SenderHistoryEntry     *entry = item != NULL ? sender_history_item_get_entry (item) : NULL;
  g_autofree char              *title = NULL;

  if (entry == NULL)
    {
      clear (self);
      g_clear_pointer (&self->id, g_free);
      return;
    }
  if (take_shown (self, entry))
    return;
  clear (self);
  title = sender_history_entry_dup_title (entry);
  sender_direction_show_sentence (self->title, title);
  gtk_widget_set_visible (self->simulated, entry->simulated);
  show_headings (self, entry);
  show_outcome (self, entry);
  show_facts (self, entry);
  self->cancellable = g_cancellable_new ();
  sender_history_list_steps_async (self->history, entry->id, self->cancellable, steps_read_cb,
                                   g_object_ref (self));
}

static void
sender_history_detail_dispose (GObject *object)
{
  SenderHistoryDetail *self = SENDER_HISTORY_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reading);
  g_clear_object (&self->history);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_HISTORY_DETAIL);
  G_OBJECT_CLASS (sender_history_detail_parent_class)->dispose (object);
}

static void
sender_history_detail_finalize (GObject *object)
{
  SenderHistoryDetail *self = SENDER_HISTORY_DETAIL (object);

  g_ptr_array_unref (self->rows);
  g_free (self->id);
  g_free (self->state);
  g_free (self->sequel);
  G_OBJECT_CLASS (sender_history_detail_parent_class)->finalize (object);
}

static void
sender_history_detail_class_init (SenderHistoryDetailClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_history_detail_dispose;
  object_class->finalize = sender_history_detail_finalize;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "detail.close", NULL, close_detail);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "detail.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "detail.close",
                                       NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-history-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, back);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, simulated);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, outcome);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, cause);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, explain);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, link);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, timeline);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryDetail, facts);
}

static void
sender_history_detail_init (SenderHistoryDetail *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_signal_group_new (SENDER_TYPE_HISTORY_ITEM);
  g_signal_group_connect_swapped (self->reading, "loaded", G_CALLBACK (show), self);
}

/**
 * sender_history_detail_show:
 * @history: (nullable): where its timeline is
 * @item: (nullable): the test
 *
 * Shows a test, and what is recorded of it from now on.
 */
void
sender_history_detail_show (SenderHistoryDetail *self,
                            SenderHistory       *history,
                            SenderHistoryItem   *item)
{
  g_set_object (&self->history, history);
  g_signal_group_set_target (self->reading, item);
  show (self);
  gtk_widget_grab_focus (self->back);
}
