/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-page.h"

#include "sender-batch-bar.h"
#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-config.h"
#include "sender-convert-dialog.h"
#include "sender-live-source.h"
#include "sender-matrix-view.h"
#include "sender-message-conversion.h"
#include "sender-message-edits.h"
#include "sender-message-editor.h"
#include "sender-message-result.h"
#include "sender-message-route.h"
#include "sender-message-samples.h"
#include "sender-message.h"
#include "sender-messages-actions.h"
#include "sender-messages-batch.h"
#include "sender-messages-origin.h"
#include "sender-path.h"
#include "sender-variable.h"
#include "sender-variables.h"

#include <glib/gi18n.h>

struct _SenderMessagesPage
{
  SenderPage parent_instance;

  GSignalGroup     *checks; /* (owned): of the inspection */
  SenderLiveSource *source; /* (owned) (nullable) */
  GSignalGroup     *news;   /* (owned): of the source */
  SenderLive       *base;   /* (owned) (nullable): by which the matrix was made */
  gboolean          is_watching;

  /* Template widgets. */
  GtkStack             *stack;
  AdwStatusPage        *empty;
  GtkWidget            *add_first;
  GtkWidget            *set_up;
  GtkLabel             *description;
  GtkLabel             *origin;
  GtkButton            *convert;
  GtkWidget            *add;
  SenderMatrixView     *matrix;
  SenderBatchBar       *batch;
  SenderMessageEditor  *editor;
  SenderMessageSamples *samples;
  GtkWidget            *outcome;
  SenderMessageRoute   *route;
  SenderMessageResult  *result;
};

G_DEFINE_FINAL_TYPE (SenderMessagesPage, sender_messages_page, SENDER_TYPE_PAGE)

static SenderDocument *
get_document (SenderMessagesPage *self)
{
  return sender_page_get_document (SENDER_PAGE (self));
}

static GListModel *
get_findings (SenderMessagesPage *self)
{
  return sender_inspection_get_findings (sender_document_get_inspection (get_document (self)));
}

static void
show_result (SenderMessagesPage *self)
{
  SenderMessage *message = sender_messages_page_get_message (self);

  if (message != NULL)
    sender_message_result_show (self->result, get_document (self), message,
                                sender_message_samples_get_values (self->samples));
}

static void
samples_changed_cb (SenderMessagesPage *self)
{
  if (get_document (self) != NULL)
    show_result (self);
}

static void
show_batch (SenderMessagesPage *self)
{
  g_autoptr (GArray) chosen = sender_matrix_view_list_chosen (self->matrix);

  sender_batch_bar_show (self->batch, sender_matrix_view_get_matrix (self->matrix), chosen,
                         sender_messages_page_get_message (self));
}

/* The message of the selected cell, in all its aspects. */
static void
selected_cb (SenderMessagesPage *self)
{
  SenderDocument *document = get_document (self);
  SenderMessage  *message = sender_messages_page_get_message (self);

  show_batch (self);
  if (document == NULL || sender_matrix_view_get_cell (self->matrix) == NULL)
    return;
  sender_message_editor_show (self->editor, document, self->matrix);
  gtk_widget_set_visible (self->outcome, message != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->samples), message != NULL);
  sender_message_samples_show (self->samples, sender_document_get_config (document),
                               message != NULL ? sender_message_get_content (message) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "messages.add-variant", message != NULL);
  if (message != NULL)
    sender_message_route_show (self->route, document, message);
  show_result (self);
  sender_message_result_prove (self->result, document, message);
}

static void
show_conversions (SenderMessagesPage *self)
{
  SenderDocument       *document = get_document (self);
  g_autoptr (GPtrArray) found =
    sender_conversion_list (sender_document_get_config (document), get_findings (self));
  g_autofree char *label = sender_convert_dialog_dup_label (found->len);
  g_autofree char *text = sender_convert_dialog_dup_description (found->len);

  gtk_widget_set_visible (GTK_WIDGET (self->convert), found->len > 0);
  gtk_button_set_label (self->convert, label);
  gtk_label_set_label (self->description, text);
}

static void
show_empty (SenderMessagesPage *self)
{
  SenderConfig *config = sender_page_get_config (SENDER_PAGE (self));
  guint         n_channels = sender_messages_count_channels (config);
  const char   *text = _ ("A request takes a message along, and neither SMS nor Voice has one.");

  if (n_channels > 0)
    text = _ ("Without a message PingOne sends its own text, which a flow can’t read. Add the "
              "sign-in code in English, as {\"OTP\":\"${otp}\"}, for each channel that has a "
              "request.");
  adw_status_page_set_description (self->empty, text);
  gtk_widget_set_visible (self->add_first, n_channels > 0);
  gtk_widget_set_visible (self->set_up, n_channels == 0);
}

static void
show_origin (SenderMessagesPage *self)
{
  g_autofree char *origin = sender_messages_dup_origin (self->source);

  gtk_label_set_label (self->origin, origin);
}

static void
keep_base (SenderMessagesPage *self,
           SenderLive         *base)
{
  if (base != NULL)
    sender_live_ref (base);
  g_clear_pointer (&self->base, sender_live_unref);
  self->base = base;
}

static SenderMessageMatrix *
make_matrix (SenderMessagesPage *self,
             SenderConfig       *config)
{
  SenderLive *live = NULL;
  SenderLive *base = NULL;

  live = sender_inspection_get_live (sender_document_get_inspection (get_document (self)));
  if (self->source != NULL)
    base = sender_live_source_get_base (self->source);
  keep_base (self, base);
  return sender_message_matrix_new (config, live, base, get_findings (self));
}

static void
refresh (SenderMessagesPage *self)
{
  SenderConfig        *config = sender_page_get_config (SENDER_PAGE (self));
  SenderMessageMatrix *matrix = NULL;
  gboolean             has = FALSE;

  if (config == NULL)
    return;
  matrix = make_matrix (self, config);
  has = matrix->cells->len > 0;
  show_origin (self);
  gtk_stack_set_visible_child_name (self->stack, has ? "messages" : "empty");
  if (has)
    show_conversions (self);
  else
    show_empty (self);
  sender_matrix_view_set_matrix (self->matrix, matrix);
  if (!has)
    sender_message_editor_clear (self->editor);
}

/* What was read makes the checks run, and with them the page is made anew; an edit does so too. Of
 * the rest only what was published counts here. */
static void
news_cb (SenderMessagesPage *self)
{
  if (sender_live_source_get_base (self->source) != self->base)
    refresh (self);
  else
    show_origin (self);
}

/* What nobody looks at is not read. */
static void
watch (SenderMessagesPage *self,
       gboolean            is_seen)
{
  gboolean is_watching = is_seen && self->source != NULL;

  if (self->is_watching != is_watching)
    sender_live_source_watch_contents (self->source, is_watching);
  self->is_watching = is_watching;
}

static void
sender_messages_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_messages_page_parent_class)->map (widget);
  watch (SENDER_MESSAGES_PAGE (widget), TRUE);
}

static void
sender_messages_page_unmap (GtkWidget *widget)
{
  watch (SENDER_MESSAGES_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (sender_messages_page_parent_class)->unmap (widget);
}

/* What is live is asked for by whoever shows the document first. */
static void
find_source (SenderMessagesPage *self)
{
  SenderWorkspace *workspace = sender_page_get_workspace (SENDER_PAGE (self));

  watch (self, FALSE);
  g_clear_object (&self->source);
  if (get_document (self) != NULL && workspace != NULL)
    self->source = sender_live_source_for (get_document (self), workspace);
  g_signal_group_set_target (self->news, self->source);
  watch (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
sender_messages_page_workspace_changed (SenderPage *page)
{
  find_source (SENDER_MESSAGES_PAGE (page));
  refresh (SENDER_MESSAGES_PAGE (page));
}

static void
sender_messages_page_document_changed (SenderPage *page)
{
  SenderMessagesPage *self = SENDER_MESSAGES_PAGE (page);
  SenderDocument     *document = get_document (self);

  find_source (self);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  sender_matrix_view_set_matrix (self->matrix, NULL);
  sender_message_editor_clear (self->editor);
  sender_message_samples_show (self->samples, NULL, NULL);
  sender_message_result_prove (self->result, NULL, NULL);
  refresh (self);
}

/* `variables[0].sample` is edited beside a message that has the variable. */
static gboolean
reveal_variable (SenderMessagesPage *self,
                 const char         *path)
{
  SenderConfig              *config = sender_page_get_config (SENDER_PAGE (self));
  const SenderMessageMatrix *matrix = sender_matrix_view_get_matrix (self->matrix);
  const char                *property = NULL;
  SenderRecord              *record = sender_path_resolve (config, path, &property);
  const char                *name = NULL;

  if (!SENDER_IS_VARIABLE (record) || matrix == NULL)
    return FALSE;
  name = sender_variable_get_name (SENDER_VARIABLE (record));
  if (sender_message_samples_reveal (self->samples, name))
    return TRUE;
  for (guint i = 0; i < matrix->cells->len; i++)
    {
      SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, i);

      if (cell->message == NULL ||
          !sender_variables_uses (sender_message_get_content (cell->message), name))
        continue;
      sender_messages_page_select (self, cell->message);
      return sender_message_samples_reveal (self->samples, name);
    }
  return FALSE;
}

/* The place of a message that was removed is shown as well. */
static gboolean
reveal_gap (SenderMessagesPage *self,
            const char         *path)
{
  const SenderMessageMatrix *matrix = sender_matrix_view_get_matrix (self->matrix);

  for (guint i = 0; matrix != NULL && i < matrix->cells->len; i++)
    {
      SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, i);

      if (!g_str_equal (cell->path, path))
        continue;
      sender_matrix_view_select (self->matrix, i / matrix->columns->len, i % matrix->columns->len);
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      return TRUE;
    }
  return FALSE;
}

static gboolean
sender_messages_page_reveal (SenderPage *page,
                             const char *path)
{
  SenderMessagesPage *self = SENDER_MESSAGES_PAGE (page);
  SenderConfig       *config = sender_page_get_config (page);
  const char         *property = NULL;
  SenderRecord       *record = NULL;

  if (config == NULL)
    return FALSE;
  record = sender_path_resolve (config, path, &property);
  if (SENDER_IS_MESSAGE (record))
    {
      refresh (self);
      if (!sender_messages_page_select (self, SENDER_MESSAGE (record)))
        return FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      return TRUE;
    }
  return record != NULL ? reveal_variable (self, path) : reveal_gap (self, path);
}

static void
sender_messages_page_dispose (GObject *object)
{
  SenderMessagesPage *self = SENDER_MESSAGES_PAGE (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->news);
  watch (self, FALSE);
  g_clear_object (&self->source);
  keep_base (self, NULL);
  /* The child is one of the template's: the bin would look for it after the template let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_MESSAGES_PAGE);
  G_OBJECT_CLASS (sender_messages_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_BATCH_BAR);
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_MATRIX_VIEW);
  g_type_ensure (SENDER_TYPE_MESSAGE_EDITOR);
  g_type_ensure (SENDER_TYPE_MESSAGE_RESULT);
  g_type_ensure (SENDER_TYPE_MESSAGE_ROUTE);
  g_type_ensure (SENDER_TYPE_MESSAGE_SAMPLES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-messages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, add_first);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, set_up);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, description);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, origin);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, convert);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, add);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, batch);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, samples);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, route);
  gtk_widget_class_bind_template_child (widget_class, SenderMessagesPage, result);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, samples_changed_cb);
}

static void
sender_messages_page_class_init (SenderMessagesPageClass *klass)
{
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_messages_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = sender_messages_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = sender_messages_page_unmap;
  page_class->document_changed = sender_messages_page_document_changed;
  page_class->workspace_changed = sender_messages_page_workspace_changed;
  page_class->reveal = sender_messages_page_reveal;
  bind_template (GTK_WIDGET_CLASS (klass));
  sender_messages_actions_install (GTK_WIDGET_CLASS (klass));
  sender_messages_batch_install (GTK_WIDGET_CLASS (klass));
}

/* From the grid into the text: the Return key of a cell, which is selected already. */
static gboolean
matrix_key_cb (SenderMessagesPage *self,
               guint               key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return GDK_EVENT_STOP;
}

static void
sender_messages_page_init (SenderMessagesPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (refresh), self);
  self->news = g_signal_group_new (SENDER_TYPE_LIVE_SOURCE);
  g_signal_group_connect_swapped (self->news, "changed", G_CALLBACK (news_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->convert);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (matrix_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->matrix), keys);
}

/**
 * sender_messages_page_get_message:
 *
 * Gets what is edited.
 *
 * Returns: (transfer none) (nullable): the message, %NULL where there is none
 */
SenderMessage *
sender_messages_page_get_message (SenderMessagesPage *self)
{
  const SenderMatrixCell *cell = sender_matrix_view_get_cell (self->matrix);

  return cell != NULL ? cell->message : NULL;
}

/**
 * sender_messages_page_get_matrix:
 *
 * Gets the matrix, to know what is selected.
 *
 * Returns: (transfer none): the view
 */
SenderMatrixView *
sender_messages_page_get_matrix (SenderMessagesPage *self)
{
  return self->matrix;
}

/**
 * sender_messages_page_get_anchor:
 *
 * Gets what a popover that adds something points to.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
sender_messages_page_get_anchor (SenderMessagesPage *self)
{
  return self->add;
}

/**
 * sender_messages_page_select:
 * @message: a message
 *
 * Selects the cell of a message.
 *
 * Returns: whether there is one
 */
gboolean
sender_messages_page_select (SenderMessagesPage *self,
                             SenderMessage      *message)
{
  const SenderMessageMatrix *matrix = sender_matrix_view_get_matrix (self->matrix);
  guint                      row = 0;
  guint                      column = 0;

  if (matrix == NULL || !sender_message_matrix_find (matrix, message, &row, &column))
    return FALSE;
  sender_matrix_view_select (self->matrix, row, column);
  return TRUE;
}
