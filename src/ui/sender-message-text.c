/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-text.h"

#include "checks/sender-json-template.h"
#include "sender-focus.h"
#include "sender-variable-completion.h"
#include "sender-variables.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

struct _SenderMessageText
{
  AdwBin parent_instance;

  SenderMessage            *message;    /* (owned) (nullable) */
  GSignalGroup             *changes;    /* (owned): of the message */
  SenderVariableCompletion *completion; /* (owned) (nullable) */
  GtkTextView              *view;       /* (not owned) (nullable): the child */
  GtkTextBuffer            *buffer;     /* (not owned) (nullable): of the view */
  gboolean                  loading;
  guint                     language_id; /* an idle source */
};

G_DEFINE_FINAL_TYPE (SenderMessageText, sender_message_text, ADW_TYPE_BIN)

#define VARIABLE_TAG "variable"

static char *
dup_text (SenderMessageText *self)
{
  GtkTextIter start = { 0 };
  GtkTextIter end = { 0 };

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
tint_variables (SenderMessageText *self,
                const char        *text)
{
  GtkTextTagTable  *table = gtk_text_buffer_get_tag_table (self->buffer);
  GtkTextTag       *tag = gtk_text_tag_table_lookup (table, VARIABLE_TAG);
  SenderVariableRef ref = { 0 };
  GtkTextIter       start = { 0 };
  GtkTextIter       end = { 0 };

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
  gtk_text_tag_set_priority (tag, gtk_text_tag_table_get_size (table) - 1);
  while (sender_variables_next (text, ref.end, &ref))
    {
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                          (int) g_utf8_pointer_to_offset (text, text + ref.start));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                          (int) g_utf8_pointer_to_offset (text, text + ref.end));
      gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
    }
}

/* Only what stands in quotes is JSON's to colour; a plain text has no grammar. */
static gboolean
choose_language_cb (gpointer user_data)
{
  SenderMessageText        *self = SENDER_MESSAGE_TEXT (user_data);
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  GtkSourceLanguage        *language = NULL;
  g_autofree char          *text = dup_text (self);

  self->language_id = 0;
  if (sender_json_template_is (text))
    language = gtk_source_language_manager_get_language (manager, "json");
  if (gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (self->buffer)) != language)
    {
      gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->buffer), language);
      tint_variables (self, text);
    }
  return G_SOURCE_REMOVE;
}

/* Later, for the first grammar takes as long to read as the page takes to be made. */
static void
choose_language (SenderMessageText *self)
{
  if (self->language_id == 0)
    self->language_id = g_idle_add (choose_language_cb, self);
}

static void
buffer_changed_cb (SenderMessageText *self)
{
  g_autofree char *text = dup_text (self);

  choose_language (self);
  tint_variables (self, text);
  if (self->message != NULL && !self->loading)
    g_object_set (self->message, "content", text, NULL);
}

/* Replaces what differs and nothing else, so that the cursor stays where it is. */
static void
replace_difference (SenderMessageText *self,
                    const char        *old,
                    const char        *text)
{
  glong       head = 0;
  glong       old_length = g_utf8_strlen (old, -1);
  glong       length = g_utf8_strlen (text, -1);
  glong       tail = 0;
  GtkTextIter start = { 0 };
  GtkTextIter end = { 0 };
  const char *rest = text;
  const char *stop = text + strlen (text);

  while (*old != '\0' && g_utf8_get_char (old) == g_utf8_get_char (rest))
    {
      old = g_utf8_next_char (old);
      rest = g_utf8_next_char (rest);
      head++;
    }
  for (const char *last = old + strlen (old); tail < MIN (old_length, length) - head; tail++)
    {
      last = g_utf8_prev_char (last);
      if (g_utf8_get_char (last) != g_utf8_get_char (g_utf8_prev_char (stop)))
        break;
      stop = g_utf8_prev_char (stop);
    }
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) head);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) (old_length - tail));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, rest, (int) (stop - rest));
}

static void
load (SenderMessageText *self)
{
  const char      *text = self->message != NULL ? sender_message_get_content (self->message) : "";
  g_autofree char *old = dup_text (self);

  if (g_str_equal (old, text))
    return;
  self->loading = TRUE;
  replace_difference (self, old, text);
  self->loading = FALSE;
}

static void
content_changed_cb (SenderMessageText *self)
{
  if (self->buffer != NULL)
    load (self);
}

/* The scheme follows the appearance; the ground is the card's, by the style sheet. */
static void
appearance_changed_cb (SenderMessageText *self)
{
  gboolean    dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA     accent = { 0 };
  GtkTextTag *tag = NULL;

  if (self->buffer == NULL)
    return;
  gtk_source_buffer_set_style_scheme (
    GTK_SOURCE_BUFFER (self->buffer),
    gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                dark ? "Adwaita-dark" : "Adwaita"));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), VARIABLE_TAG);
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                      "accent_color", &accent))
    g_object_set (tag, "foreground-rgba", &accent, NULL);
  accent.alpha = 0.15f;
  g_object_set (tag, "background-rgba", &accent, NULL);
}

static void
set_up_completion (SenderMessageText *self)
{
  GtkSourceCompletion *completion =
    gtk_source_view_get_completion (GTK_SOURCE_VIEW (self->view));

  self->completion = sender_variable_completion_new ();
  gtk_source_completion_add_provider (completion,
                                      GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  g_object_set (completion, "remember-info-visibility", TRUE, "select-on-show", TRUE, NULL);
}

static void
make_view (SenderMessageText *self)
{
  g_autoptr (GtkSourceBuffer) buffer = NULL;
  GtkWidget                  *view = NULL;

  /* Here and not at the start: it brings style sheets that only the editor needs. */
  gtk_source_init ();
  buffer = gtk_source_buffer_new (NULL);
  view = gtk_source_view_new_with_buffer (buffer);
  self->view = GTK_TEXT_VIEW (view);
  self->buffer = GTK_TEXT_BUFFER (buffer);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_create_tag (self->buffer, VARIABLE_TAG, "weight", PANGO_WEIGHT_BOLD,
                              "allow-breaks", FALSE, NULL);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  g_object_set (view, "monospace", TRUE, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                "top-margin", 14, "bottom-margin", 14, "left-margin", 14, "right-margin", 14,
                "vexpand", TRUE, "input-hints", GTK_INPUT_HINT_NO_SPELLCHECK, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the message"), -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (appearance_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (appearance_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), view);
  set_up_completion (self);
  appearance_changed_cb (self);
}

static gboolean
sender_message_text_grab_focus (GtkWidget *widget)
{
  SenderMessageText *self = SENDER_MESSAGE_TEXT (widget);

  return self->view != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
sender_message_text_dispose (GObject *object)
{
  SenderMessageText *self = SENDER_MESSAGE_TEXT (object);

  g_clear_handle_id (&self->language_id, g_source_remove);
  g_clear_object (&self->changes);
  g_clear_object (&self->message);
  g_clear_object (&self->completion);
  self->view = NULL;
  self->buffer = NULL;
  G_OBJECT_CLASS (sender_message_text_parent_class)->dispose (object);
}

static void
sender_message_text_class_init (SenderMessageTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_message_text_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sender_focus_inside;
  GTK_WIDGET_CLASS (klass)->grab_focus = sender_message_text_grab_focus;
}

static void
sender_message_text_init (SenderMessageText *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_MESSAGE);
  g_signal_group_connect_swapped (self->changes, "notify::content",
                                  G_CALLBACK (content_changed_cb), self);
}

/**
 * sender_message_text_set_message:
 * @message: (nullable): what is edited
 * @editable: whether it can be changed
 *
 * Shows the text of a message.
 */
void
sender_message_text_set_message (SenderMessageText *self,
                                 SenderMessage     *message,
                                 gboolean           editable)
{
  if (message != NULL && self->view == NULL)
    make_view (self);
  if (g_set_object (&self->message, message))
    g_signal_group_set_target (self->changes, message);
  if (self->view == NULL)
    return;
  load (self);
  gtk_text_view_set_editable (self->view, editable);
}

/**
 * sender_message_text_set_names:
 * @names: names of variables
 *
 * Sets what is proposed after a `$`.
 */
void
sender_message_text_set_names (SenderMessageText *self,
                               const char *const *names)
{
  if (self->completion != NULL)
    sender_variable_completion_set_names (self->completion, names);
}

/**
 * sender_message_text_insert:
 * @text: a text
 *
 * Writes a text at the cursor, and goes on from there.
 */
void
sender_message_text_insert (SenderMessageText *self,
                            const char        *text)
{
  if (self->view == NULL || !gtk_text_view_get_editable (self->view))
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * sender_message_text_get_view:
 *
 * Gets the view.
 *
 * Returns: (transfer none) (nullable): the view, %NULL before the first message
 */
GtkTextView *
sender_message_text_get_view (SenderMessageText *self)
{
  return self->view;
}
