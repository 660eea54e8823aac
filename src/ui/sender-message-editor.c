/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-editor.h"

#include "checks/sender-json-template.h"
#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-config.h"
#include "sender-findings-box.h"
#include "sender-list.h"
#include "sender-locale.h"
#include "sender-message-limit.h"
#include "sender-message-remote.h"
#include "sender-message-text.h"
#include "sender-notification.h"
#include "sender-path.h"
#include "sender-sample.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SenderMessageEditor
{
  GtkBox parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  SenderMessage  *message;  /* (owned) (nullable) */
  GStrv           names;    /* (owned) (nullable): of the chips */
  GBindingGroup  *fields;   /* (owned): of the message */

  /* Template widgets. */
  GtkLabel            *title;
  GtkLabel            *place;
  GtkMenuButton       *sources;
  GtkWidget           *remove;
  GtkWidget           *card;
  SenderMessageText   *text;
  GtkBox              *chips;
  GtkLabel            *counter;
  GtkWidget           *gap;
  GtkLabel            *gap_text;
  GtkWidget           *write;
  SenderMessageRemote *remote;
  GtkWidget           *voice_list;
  GtkEditable         *voice;
  GtkLabel            *note;
  SenderFindingsBox   *findings;
};

G_DEFINE_FINAL_TYPE (SenderMessageEditor, sender_message_editor, GTK_TYPE_BOX)

static void
insert_cb (SenderMessageEditor *self,
           GtkButton           *chip)
{
  sender_message_text_insert (self->text, gtk_button_get_label (chip));
}

static void
add_chip (SenderMessageEditor *self,
          const char          *name)
{
  g_autofree char *label = g_strdup_printf ("${%s}", name);
  g_autofree char *spoken = g_strdup_printf (_ ("Insert %s"), label);
  GtkWidget       *chip = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "chip");
  sender_button_words_wrap (GTK_BUTTON (chip));
  gtk_widget_set_tooltip_text (chip, sender_notification_get_variable_label (name));
  /* GTK 4.24 has it labelled by the text it shows, which would count for more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (insert_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, chip);
}

static void
show_chips (SenderMessageEditor *self,
            const char          *template_name)
{
  SenderConfig *config = sender_document_get_config (self->document);
  SenderLive   *live =
    sender_inspection_get_live (sender_document_get_inspection (self->document));
  g_auto (GStrv) names = sender_sample_offer (config, live, template_name);
  GtkWidget     *child = NULL;

  sender_message_text_set_names (self->text, (const char *const *) names);
  if (self->names != NULL && g_strv_equal ((const char *const *) self->names,
                                           (const char *const *) names))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (gsize i = 0; names[i] != NULL; i++)
    add_chip (self, names[i]);
  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
}

static void
show_counter (SenderMessageEditor *self)
{
  SenderMessageLength length = sender_message_length_measure (
    sender_message_get_channel (self->message), sender_message_get_content (self->message));
  g_autofree char *text = sender_message_length_to_text (&length);
  g_autofree char *sentence = sender_message_length_describe (&length);
  GtkWidget       *widget = GTK_WIDGET (self->counter);

  gtk_label_set_label (self->counter, text);
  gtk_widget_set_tooltip_text (widget, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  gtk_widget_remove_css_class (widget, "dim-label");
  gtk_widget_add_css_class (widget, length.refused ? "error" : length.over ? "warning"
                                                                           : "dim-label");
}

static void
show_note (SenderMessageEditor *self)
{
  gboolean is_voice =
    self->message != NULL && sender_message_get_channel (self->message) == SENDER_CHANNEL_VOICE;

  gtk_widget_set_visible (GTK_WIDGET (self->note), is_voice);
  gtk_widget_set_visible (self->voice_list, is_voice);
  if (is_voice)
    gtk_label_set_label (self->note,
                         sender_notification_get_voice_note (
                           sender_json_template_is (sender_message_get_content (self->message))));
}

static void
findings_shown_cb (SenderMessageEditor *self)
{
  sender_findings_box_mark (self->findings, GTK_WIDGET (self->findings));
}

static GMenuModel *
list_sources (SenderMessageEditor *self)
{
  SenderConfig *config = sender_document_get_config (self->document);
  SenderList   *messages = sender_config_get_messages (config);
  GMenu        *menu = g_menu_new ();

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage        *message = sender_list_get (messages, i);
      g_autofree char      *label = sender_matrix_dup_message_title (message);
      g_autofree char      *path = sender_path_for_message (config, message);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (message == self->message)
        continue;
      g_menu_item_set_action_and_target (item, "messages.copy-from", "s", path);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* The menu is made when it is opened: it lists every message there is. */
static void
open_sources_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  SenderMessageEditor   *self = user_data;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->document == NULL)
    return;
  menu = list_sources (self);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
show_sources (SenderMessageEditor *self)
{
  SenderConfig *config = sender_document_get_config (self->document);
  guint         count = sender_list_get_n_items (sender_config_get_messages (config));

  gtk_widget_set_visible (GTK_WIDGET (self->sources), count > (self->message != NULL ? 1 : 0));
}

static void
show_head (SenderMessageEditor *self,
           SenderMatrixView    *view)
{
  const SenderMatrixRow    *row = sender_matrix_view_get_row (view);
  const SenderMatrixColumn *column = sender_matrix_view_get_column (view);
  g_autofree char          *title = sender_matrix_row_dup_title (row);
  g_autofree char          *locale = sender_locale_dup_label (column->locale);
  g_autofree char          *place =
    g_strdup_printf ("%s · %s", sender_channel_get_label (column->channel), locale);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->place, place);
}

static void
sender_message_editor_dispose (GObject *object)
{
  SenderMessageEditor *self = SENDER_MESSAGE_EDITOR (object);

  g_clear_object (&self->fields);
  g_clear_object (&self->document);
  g_clear_object (&self->message);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_MESSAGE_EDITOR);
  G_OBJECT_CLASS (sender_message_editor_parent_class)->dispose (object);
}

static void
sender_message_editor_finalize (GObject *object)
{
  SenderMessageEditor *self = SENDER_MESSAGE_EDITOR (object);

  g_strfreev (self->names);
  G_OBJECT_CLASS (sender_message_editor_parent_class)->finalize (object);
}

static gboolean
sender_message_editor_grab_focus (GtkWidget *widget)
{
  SenderMessageEditor *self = SENDER_MESSAGE_EDITOR (widget);

  return gtk_widget_grab_focus (self->message != NULL ? GTK_WIDGET (self->text) : self->write);
}

static void
sender_message_editor_class_init (SenderMessageEditorClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_message_editor_dispose;
  object_class->finalize = sender_message_editor_finalize;
  widget_class->grab_focus = sender_message_editor_grab_focus;

  g_type_ensure (SENDER_TYPE_FINDINGS_BOX);
  g_type_ensure (SENDER_TYPE_MESSAGE_REMOTE);
  g_type_ensure (SENDER_TYPE_MESSAGE_TEXT);
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-message-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, title);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, place);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, sources);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, card);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, text);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, counter);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, gap);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, gap_text);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, write);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, remote);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, voice_list);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, voice);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, note);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageEditor, findings);
  gtk_widget_class_bind_template_callback (widget_class, findings_shown_cb);
}

static void
sender_message_editor_init (SenderMessageEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->sources, open_sources_cb, self, NULL);
  g_object_set (gtk_editable_get_delegate (self->voice), "enable-undo", FALSE, NULL);
  self->fields = g_binding_group_new ();
  g_binding_group_bind (self->fields, "voice", self->voice, "text",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

/**
 * sender_message_editor_show:
 * @document: the document
 * @view: the matrix whose selected cell is edited
 *
 * Shows the message of the selected cell, or why there is none.
 */
void
sender_message_editor_show (SenderMessageEditor *self,
                            SenderDocument      *document,
                            SenderMatrixView    *view)
{
  const SenderMatrixCell *cell = sender_matrix_view_get_cell (view);
  gboolean                has = cell->message != NULL;

  g_set_object (&self->document, document);
  g_set_object (&self->message, cell->message);
  g_binding_group_set_source (self->fields, cell->message);
  show_head (self, view);
  gtk_widget_set_visible (self->card, has);
  gtk_widget_set_visible (self->gap, !has);
  gtk_widget_set_visible (self->remove, has);
  sender_message_text_set_message (self->text, cell->message,
                                   !sender_document_is_read_only (document));
  show_note (self);
  g_object_set (self->findings, "document", document, "path", cell->path, NULL);
  show_sources (self);
  sender_message_remote_show (self->remote, cell);
  if (has)
    {
      show_chips (self, sender_message_get_template_name (cell->message));
      show_counter (self);
    }
  else
    {
      g_autofree char *text = sender_matrix_cell_describe (cell);

      gtk_label_set_label (self->gap_text, text);
      gtk_button_set_label (GTK_BUTTON (self->write),
                            cell->content != NULL ? _ ("Write Your Own") : _ ("Write Message"));
      gtk_widget_set_visible (self->write, cell->state != SENDER_CELL_NOT_SENT);
    }
}

/**
 * sender_message_editor_clear:
 *
 * Lets go of the message.
 */
void
sender_message_editor_clear (SenderMessageEditor *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->message);
  g_binding_group_set_source (self->fields, NULL);
  g_object_set (self->findings, "document", NULL, NULL);
  sender_message_text_set_message (self->text, NULL, FALSE);
}
