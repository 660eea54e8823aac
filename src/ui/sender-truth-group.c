/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-truth-group.h"

#include "sender-button-words.h"
#include "sender-config.h"
#include "sender-fallback-rehearsal.h"
#include "sender-fallback.h"
#include "sender-group-title.h"

#include <glib/gi18n.h>

struct _SenderTruthGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  SenderFallbackRehearsal *rehearsal;
  SenderDocument          *document; /* (nullable) */
  SenderLive              *live;     /* (nullable): who knows the names */
  GSignalGroup            *choices;  /* of the fallback */
  GSignalGroup            *steps;    /* of the operation */
  GPtrArray               *rows;     /* (element-type GtkWidget): of the table, the head first */
  GtkSizeGroup            *columns[2];

  /* Template widgets. */
  GtkButton    *rehearse;
  AdwActionRow *progress;
  GtkWidget    *spinner;
  GtkWidget    *stop;
  GtkWidget    *mark;
  GtkLabel     *note;
};

G_DEFINE_FINAL_TYPE (SenderTruthGroup, sender_truth_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
add_cell (GtkWidget    *box,
          const char   *text,
          GtkSizeGroup *column,
          gboolean      is_head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_set_hexpand (label, column == NULL);
  if (column != NULL)
    {
      gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
      gtk_size_group_add_widget (column, label);
    }
  if (is_head)
    {
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_row (SenderTruthGroup *self,
         const char       *first,
         const char       *disabled,
         const char       *enabled,
         gboolean          is_head)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (row, "truth");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, !is_head);
  add_cell (box, first, NULL, is_head);
  add_cell (box, disabled, self->columns[0], is_head);
  add_cell (box, enabled, self->columns[1], is_head);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
clear_rows (SenderTruthGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_case (SenderTruthGroup     *self,
          const SenderTruthRow *truth)
{
  GtkWidget       *row = add_row (self, truth->provider, truth->disabled, truth->enabled, FALSE);
  g_autofree char *spoken =
    g_strdup_printf (_ ("The provider %s. Fallback disabled: delivered by %s. Enabled: delivered "
                        "by %s."),
                     truth->provider, truth->disabled, truth->enabled);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Along an order of providers: as sentences, for names are long. */
static void
add_step (SenderTruthGroup      *self,
          const SenderTruthStep *step)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *failure = sender_truth_step_dup_failure (step);
  g_autofree char *way = sender_truth_step_dup_way (step, self->live);
  g_autofree char *deliverer = sender_truth_step_dup_deliverer (step, self->live);
  g_autofree char *text = g_strdup_printf (_ ("Asked: %s. Delivered by: %s."), way, deliverer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), failure);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_enabled (SenderTruthGroup *self)
{
  return self->document != NULL &&
         sender_fallback_is_enabled (
           sender_config_get_fallback (sender_document_get_config (self->document)));
}

static void
show_table (SenderTruthGroup *self)
{
  GArray    *table = sender_fallback_rehearsal_get_table (self->rehearsal);
  GPtrArray *order = sender_fallback_rehearsal_get_order (self->rehearsal);
  gboolean   enabled = is_enabled (self) && order == NULL;
  gboolean   disabled = !is_enabled (self) && order == NULL;

  clear_rows (self);
  if (table == NULL)
    return;
  add_row (self, _ ("The provider…"),
           disabled ? _ ("Fallback disabled (now)") : _ ("Fallback disabled"),
           enabled ? _ ("Fallback enabled (now)") : _ ("Fallback enabled"), TRUE);
  for (guint i = 0; i < table->len; i++)
    add_case (self, &g_array_index (table, SenderTruthRow, i));
  for (guint i = 0; order != NULL && i < order->len; i++)
    add_step (self, g_ptr_array_index (order, i));
}

static void
show_note (SenderTruthGroup *self)
{
  GArray     *table = sender_fallback_rehearsal_get_table (self->rehearsal);
  const char *note = sender_truth_table_get_assumption ();

  if (table != NULL && !sender_truth_table_is_sound (table))
    note = _ ("Even a provider that works delivers nothing here: what the configuration asks for "
              "is refused. Mend its errors, then rehearse again.");
  if (sender_fallback_rehearsal_is_outdated (self->rehearsal))
    note = _ ("The configuration was changed after this rehearsal. Rehearse again.");
  gtk_widget_set_visible (self->mark, table != NULL);
  gtk_label_set_label (self->note, note);
  gtk_button_set_label (self->rehearse, table != NULL ? _ ("Rehearse Again") : _ ("Rehearse"));
}

static void
show_progress (SenderTruthGroup *self)
{
  SenderOperation *operation = sender_fallback_rehearsal_get_operation (self->rehearsal);
  const char      *error = sender_operation_get_error (operation);
  gboolean         is_running = sender_operation_is_running (operation);
  GtkWidget       *progress = GTK_WIDGET (self->progress);
  gboolean         has_table = sender_fallback_rehearsal_get_table (self->rehearsal) != NULL;
  const char      *title = sender_operation_get_message (operation);

  if (error != NULL)
    title = _ ("The rehearsal failed");
  else if (!is_running)
    title = _ ("Not rehearsed yet");
  gtk_widget_set_visible (progress, is_running || error != NULL || !has_table);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (self->spinner, is_running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->rehearse), !is_running);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->progress), title);
  adw_action_row_set_subtitle (self->progress, error);
  if (error != NULL)
    gtk_widget_add_css_class (progress, "error");
  else
    gtk_widget_remove_css_class (progress, "error");
}

static void
revision_cb (SenderTruthGroup *self)
{
  show_table (self);
  show_note (self);
  show_progress (self);
}

static void
rehearse (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SenderTruthGroup *self = SENDER_TRUTH_GROUP (widget);

  if (self->document != NULL)
    sender_fallback_rehearsal_run (self->rehearsal);
}

static void
cancel (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  sender_operation_cancel (
    sender_fallback_rehearsal_get_operation (SENDER_TRUTH_GROUP (widget)->rehearsal));
}

static void
sender_truth_group_dispose (GObject *object)
{
  SenderTruthGroup *self = SENDER_TRUTH_GROUP (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->steps);
  if (self->rehearsal != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->rehearsal, self);
      sender_fallback_rehearsal_set_document (self->rehearsal, NULL);
    }
  g_clear_object (&self->rehearsal);
  g_clear_object (&self->document);
  g_clear_pointer (&self->live, sender_live_unref);
  g_clear_object (&self->columns[0]);
  g_clear_object (&self->columns[1]);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_TRUTH_GROUP);
  G_OBJECT_CLASS (sender_truth_group_parent_class)->dispose (object);
}

static void
sender_truth_group_class_init (SenderTruthGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_truth_group_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-truth-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderTruthGroup, rehearse);
  gtk_widget_class_bind_template_child (widget_class, SenderTruthGroup, progress);
  gtk_widget_class_bind_template_child (widget_class, SenderTruthGroup, spinner);
  gtk_widget_class_bind_template_child (widget_class, SenderTruthGroup, stop);
  gtk_widget_class_bind_template_child (widget_class, SenderTruthGroup, mark);
  gtk_widget_class_bind_template_child (widget_class, SenderTruthGroup, note);
  gtk_widget_class_install_action (widget_class, "truth.rehearse", NULL, rehearse);
  gtk_widget_class_install_action (widget_class, "truth.cancel", NULL, cancel);
}

static void
sender_truth_group_init (SenderTruthGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->rehearse);
  sender_group_title_wrap (ADW_PREFERENCES_GROUP (self));
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->rehearsal = sender_fallback_rehearsal_new ();
  self->choices = g_signal_group_new (SENDER_TYPE_FALLBACK);
  self->steps = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->choices, "notify::enabled", G_CALLBACK (show_table), self);
  g_signal_group_connect_swapped (self->steps, "notify::state", G_CALLBACK (show_progress), self);
  g_signal_group_set_target (self->steps,
                             sender_fallback_rehearsal_get_operation (self->rehearsal));
  g_signal_connect_swapped (self->rehearsal, "notify::revision", G_CALLBACK (revision_cb), self);
  g_signal_connect_swapped (self->rehearsal, "notify::outdated", G_CALLBACK (show_note), self);
  show_progress (self);
  show_note (self);
}

/**
 * sender_truth_group_set_document:
 * @document: (nullable): what is rehearsed
 *
 * Says what it is about.
 */
void
sender_truth_group_set_document (SenderTruthGroup *self,
                                 SenderDocument   *document)
{
  SenderConfig *config = document != NULL ? sender_document_get_config (document) : NULL;

  g_set_object (&self->document, document);
  g_signal_group_set_target (self->choices,
                             config != NULL ? sender_config_get_fallback (config) : NULL);
  sender_fallback_rehearsal_set_document (self->rehearsal, document);
}

/**
 * sender_truth_group_set_live:
 * @live: (nullable): what the environment holds
 *
 * Says who knows what other senders are called.
 */
void
sender_truth_group_set_live (SenderTruthGroup *self,
                             SenderLive       *live)
{
  if (self->live == live)
    return;
  g_clear_pointer (&self->live, sender_live_unref);
  self->live = live != NULL ? sender_live_ref (live) : NULL;
  show_table (self);
}
