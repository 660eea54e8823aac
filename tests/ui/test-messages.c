/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-page.h"

#include "sender-cell-button.h"
#include "sender-choice-popover.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message-editor.h"
#include "sender-message-samples.h"
#include "sender-message-text.h"
#include "sender-path.h"
#include "sender-proof-line.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define JSON "{\"OTP\":\"${otp}\"}"

/* A page in a window of its own, with a document. */
typedef struct
{
  SenderConfig   *config;
  SenderDocument *document;
  GtkWidget      *page;
  GtkWidget      *window; /* (nullable) */
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *fragment)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_label (GTK_LABEL (widget)), fragment) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, fragment))
      return TRUE;
  return FALSE;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->config = sender_test_config_studio ();
  if (data != NULL)
    sender_test_config_edit (self->config, data);
  self->document = sender_document_new (self->config, NULL, FALSE);
  self->page = g_object_ref_sink (g_object_new (SENDER_TYPE_MESSAGES_PAGE, NULL));
  g_object_set (self->page, "document", self->document, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  if (self->window != NULL)
    {
      gtk_window_set_child (GTK_WINDOW (self->window), NULL);
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  g_assert_finalize_object (self->page);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->document);
  g_assert_finalize_object (self->config);
}

/* Out of the pointer's reach: GTK 4.8 warns of a tooltip that is due when its window is gone. */
static void
present (Fixture *self)
{
  self->window = gtk_window_new ();
  gtk_widget_set_can_target (self->page, FALSE);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
is_settled_cb (gpointer user_data)
{
  Fixture *self = user_data;

  return sender_record_equal (
    self->config, sender_undo_get_present (sender_document_get_undo (self->document)));
}

/* Until the document has noticed what was edited, and the page what the document says. */
static void
settle (Fixture *self)
{
  sender_test_wait_until (is_settled_cb, self, "the document to settle");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
act (Fixture    *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->page, action, NULL));
  settle (self);
}

static GtkTextBuffer *
get_buffer (Fixture *self)
{
  GtkWidget *text = find (self->page, SENDER_TYPE_MESSAGE_TEXT);

  return gtk_text_view_get_buffer (sender_message_text_get_view (SENDER_MESSAGE_TEXT (text)));
}

static char *
dup_text (Fixture *self)
{
  char *text = NULL;

  g_object_get (get_buffer (self), "text", &text, NULL);
  return text;
}

static void
assert_text (Fixture    *self,
             const char *expected)
{
  g_autofree char *text = dup_text (self);

  g_assert_cmpstr (text, ==, expected);
}

static SenderMatrixView *
get_matrix (Fixture *self)
{
  return sender_messages_page_get_matrix (SENDER_MESSAGES_PAGE (self->page));
}

static const char *
get_path (Fixture *self)
{
  return sender_matrix_view_get_cell (get_matrix (self))->path;
}

static void
test_typing (Fixture      *self,
             gconstpointer data)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter    cursor = { 0 };

  assert_text (self, JSON);
  buffer = get_buffer (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, 1);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  gtk_text_buffer_insert_at_cursor (buffer, "\"ä\":1,", -1);
  sender_test_config_assert (self->config, SMS, "{\"ä\":1,\"OTP\":\"${otp}\"}");
  settle (self);
  /* What the record says comes back without moving the cursor. */
  sender_test_config_edit (self->config, SMS "={\"ä\":1,\"OTP\":\"${otp}\",\"b\":2}");
  assert_text (self, "{\"ä\":1,\"OTP\":\"${otp}\",\"b\":2}");
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&cursor), ==, 7);
  settle (self);
  sender_document_undo (self->document);
  settle (self);
  sender_document_undo (self->document);
  assert_text (self, JSON);
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
}

static gboolean
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean               handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

static void
test_grid (Fixture      *self,
           gconstpointer data)
{
  GtkWidget *matrix = GTK_WIDGET (get_matrix (self));
  GtkWidget *cell = find (matrix, SENDER_TYPE_CELL_BUTTON);

  gtk_test_accessible_assert_role (matrix, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sign-In Code, SMS, English: JSON");
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (gtk_widget_get_focusable (cell));
  g_assert_cmpstr (get_path (self), ==, SMS);
  g_assert_true (press (matrix, GDK_KEY_Right));
  g_assert_cmpstr (get_path (self), ==, VOICE);
  g_assert_false (gtk_widget_get_focusable (cell));
  g_assert_true (press (matrix, GDK_KEY_Right));
  g_assert_cmpstr (get_path (self), ==, VOICE);
  g_assert_true (press (matrix, GDK_KEY_Down));
  g_assert_cmpstr (get_path (self), ==, "messages.general.Voice.en");
  g_assert_true (press (matrix, GDK_KEY_Home));
  g_assert_true (press (matrix, GDK_KEY_Up));
  g_assert_cmpstr (get_path (self), ==, SMS);
  g_assert_false (press (matrix, GDK_KEY_a));
  g_assert_true (press (matrix, GDK_KEY_Return));
  gtk_widget_set_direction (matrix, GTK_TEXT_DIR_RTL);
  g_assert_true (press (matrix, GDK_KEY_Left));
  g_assert_cmpstr (get_path (self), ==, VOICE);
}

/* Cells follow the findings, and the selection stays where rows come and go. */
static void
test_cells (Fixture      *self,
            gconstpointer data)
{
  GtkWidget *cell = find (GTK_WIDGET (get_matrix (self)), SENDER_TYPE_CELL_BUTTON);

  gtk_text_buffer_set_text (get_buffer (self), "{\"OTP\":${otp}}", -1);
  settle (self);
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_true (has_label (find (self->page, SENDER_TYPE_MESSAGE_EDITOR), "quot"));
  sender_document_undo (self->document);
  settle (self);
  g_assert_false (gtk_widget_has_css_class (cell, "error"));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "messages.general.SMS.en"));
  sender_test_config_edit (self->config, "messages.device_pairing.SMS.de=" JSON);
  settle (self);
  g_assert_cmpstr (get_path (self), ==, "messages.general.SMS.en");
}

static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), VOICE));
  act (self, "messages.remove");
  g_assert_null (sender_path_get (self->config, VOICE, NULL));
  g_assert_true (has_label (self->page, "sends its own text"));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), SMS));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), VOICE));
  act (self, "messages.write");
  sender_test_config_assert (self->config, VOICE, JSON);
  assert_text (self, JSON);
}

static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), SMS));
  g_assert_true (gtk_widget_activate_action (self->page, "messages.copy-from", "s",
                                             "messages.general.SMS.en"));
  settle (self);
  sender_test_config_assert (self->config, SMS, "{}");
  assert_text (self, "{}");
  /* Into a place without a message. */
  sender_matrix_view_select (get_matrix (self), 1, 1);
  g_assert_null (sender_messages_page_get_message (SENDER_MESSAGES_PAGE (self->page)));
  g_assert_true (gtk_widget_activate_action (self->page, "messages.copy-from", "s", SMS));
  settle (self);
  sender_test_config_assert (self->config, "messages.general.Voice.en", "{}");
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_convert (Fixture      *self,
              gconstpointer data)
{
  present (self);
  act (self, "messages.convert");
  g_assert_true (has_label (GTK_WIDGET (find_dialog ()), "Hello"));
  g_assert_true (has_label (GTK_WIDGET (find_dialog ()), JSON));
  adw_message_dialog_response (find_dialog (), "cancel");
  settle (self);
  sender_test_config_assert (self->config, "messages.general.SMS.en", "Hello");
  act (self, "messages.convert");
  adw_message_dialog_response (find_dialog (), "convert");
  settle (self);
  sender_test_config_assert (self->config, "messages.general.SMS.en", JSON);
  sender_test_config_assert (self->config, "messages.general.Voice.en", JSON);
  sender_document_undo (self->document);
  settle (self);
  sender_test_config_assert (self->config, "messages.general.SMS.en", "Hello");
  sender_test_config_assert (self->config, "messages.general.Voice.en", "Hello");
}

static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  g_assert_null (sender_matrix_view_get_cell (get_matrix (self)));
  act (self, "messages.add-first");
  sender_test_config_assert (self->config, SMS, JSON);
  sender_test_config_assert (self->config, VOICE, JSON);
  assert_text (self, JSON);
  sender_document_undo (self->document);
  settle (self);
  g_assert_null (sender_matrix_view_get_cell (get_matrix (self)));
}

static GtkWidget *
get_sample_row (Fixture *self,
                guint    position)
{
  GtkWidget *list = find (find (self->page, SENDER_TYPE_MESSAGE_SAMPLES), GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) position));
}

static void
test_samples (Fixture      *self,
              gconstpointer data)
{
  GtkWidget  *samples = find (self->page, SENDER_TYPE_MESSAGE_SAMPLES);
  GtkWidget  *worst = find (samples, GTK_TYPE_TOGGLE_BUTTON);
  SenderList *variables = sender_config_get_variables (self->config);

  gtk_editable_set_text (GTK_EDITABLE (get_sample_row (self, 0)), "777");
  g_assert_cmpuint (sender_list_get_n_items (variables), ==, 0);
  g_assert_true (has_label (self->page, "\"OTP\":\"777\""));
  gtk_editable_set_text (GTK_EDITABLE (get_sample_row (self, 1)), "Ann");
  g_assert_cmpstr (sender_config_get_sample (self->config, "user.username"), ==, "Ann");
  g_assert_true (has_label (self->page, "\"name\":\"Ann\""));
  settle (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (worst), TRUE);
  g_assert_true (has_label (self->page, "\"OTP\":\"000000\""));
  g_assert_true (has_label (self->page, "can’t read the message"));
  g_assert_cmpstr (sender_config_get_sample (self->config, "user.username"), ==, "Ann");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (worst), FALSE);
  g_assert_true (has_label (self->page, "\"name\":\"Ann\""));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), "variables[0].sample"));
}

static void
test_flow (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (SenderJson) definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, NULL);
  g_autoptr (SenderFlow) flow = sender_flow_new_from_json (definition, NULL);

  g_assert_true (has_label (self->page, "flow not known"));
  g_assert_true (has_label (self->page, "is not known until the flow is"));
  sender_inspection_set_flow (sender_document_get_inspection (self->document), SENDER_CHANNEL_SMS,
                              flow);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_true (has_label (self->page, "said by"));
  g_assert_false (has_label (self->page, "not read by the flow"));
  g_assert_true (has_label (self->page, "What the phone shows"));
}

static gboolean
is_proved_cb (gpointer user_data)
{
  return strstr (sender_proof_line_get_text (user_data), "codes survive") != NULL;
}

/* Nothing is proved until the page is seen. */
static void
test_proof (Fixture      *self,
            gconstpointer data)
{
  SenderProofLine *line = SENDER_PROOF_LINE (find (self->page, SENDER_TYPE_PROOF_LINE));

  settle (self);
  g_assert_cmpstr (sender_proof_line_get_text (line), ==, "");
  present (self);
  sender_test_wait_until (is_proved_cb, line, "the proof");
  g_assert_cmpstr (sender_proof_line_get_text (line), ==, "1000000 of 1000000 codes survive");
}

/* A page that goes while a proof runs and something is chosen leaves nothing behind. */
static void
test_gone (Fixture      *self,
           gconstpointer data)
{
  present (self);
  act (self, "messages.add-language");
  gtk_widget_set_can_target (find (self->page, SENDER_TYPE_CHOICE_POPOVER), FALSE);
  g_assert_true (has_label (self->page, "German"));
  sender_document_commit (self->document, "Nothing");
}

static void
test_narrow (Fixture      *self,
             gconstpointer data)
{
  int minimum = 0;

  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_variant (Fixture      *self,
              gconstpointer data)
{
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), SMS ".vip"));
  assert_text (self, "{\"OTP\":${otp}}");
  g_assert_true (has_label (find (self->page, SENDER_TYPE_MESSAGE_EDITOR), "vip"));
  /* A finding of the variant is none of the message. */
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), SMS));
  g_assert_false (gtk_widget_has_css_class (
    find (GTK_WIDGET (get_matrix (self)), SENDER_TYPE_CELL_BUTTON), "error"));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self->page), "provider.name"));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self->page), "messages.none.SMS.en"));
}

/* Only a call has a voice; it is bound as the text is. */
static void
test_voice (Fixture      *self,
            gconstpointer data)
{
  GtkWidget *editor = find (self->page, SENDER_TYPE_MESSAGE_EDITOR);
  GtkWidget *row = find (editor, ADW_TYPE_ENTRY_ROW);

  g_assert_false (has_label (editor, "voice tags"));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), VOICE));
  g_assert_true (has_label (editor, "voice tags"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Alice");
  g_assert_cmpstr (
    sender_message_get_voice (sender_messages_page_get_message (SENDER_MESSAGES_PAGE (self->page))),
    ==, "Alice");
  settle (self);
  sender_document_undo (self->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
}

#define ADD(name, edits, func) \
  g_test_add ("/ui/messages/" name, Fixture, edits, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons, and what tells
   * that an icon is SVG. */
  adw_init ();
  g_free (g_content_type_guess ("icon.svg", NULL, 0, NULL));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  ADD ("typing", NULL, test_typing);
  ADD ("grid", "messages.general.SMS.en={}", test_grid);
  ADD ("cells", "messages.general.SMS.en={}", test_cells);
  ADD ("remove", NULL, test_remove);
  ADD ("copy", "messages.general.SMS.en={}", test_copy);
  ADD ("convert", "messages.general.SMS.en=Hello;;messages.general.Voice.en=Hello", test_convert);
  ADD ("empty", "-" SMS ";;-" VOICE, test_empty);
  ADD ("samples", SMS "={\"OTP\":\"${otp}\",\"name\":\"${user.username}\"}", test_samples);
  ADD ("flow", NULL, test_flow);
  ADD ("proof", NULL, test_proof);
  ADD ("gone", NULL, test_gone);
  ADD ("narrow", SMS "-GB=" JSON ";;" SMS "-US=" JSON, test_narrow);
  ADD ("voice", NULL, test_voice);
  ADD ("variant", SMS ".vip={\"OTP\":${otp}}", test_variant);
  return g_test_run ();
}
