/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-page.h"

#include "given.h"

#include "sender-cell-button.h"
#include "sender-choice-popover.h"
#include "sender-live-source.h"
#include "sender-memory-vault.h"
#include "sender-message-editor.h"
#include "sender-path.h"
#include "sender-publishing.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

/* The page of messages with what the stand-in for PingOne has. */

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define GENERAL "messages.general.SMS.en"
#define JSON "{\"OTP\":\"${otp}\"}"

/* Somebody wrote a text for a call, and another language is enabled. */
#define SOMEBODYS                                                             \
  "{'languages':["                                                            \
  "{'id':'l1','locale':'en','enabled':true,'default':true},"                  \
  "{'id':'l2','locale':'de','enabled':true,'default':false}],"                \
  "'contents':{'strong_authentication':[{'id':'c1','deliveryMethod':'Voice'," \
  "'locale':'en','content':'Somebody’s ${otp}','voice':'Alice'}]}}"

typedef struct
{
  char            *folder;
  SenderWorkspace *workspace;
  SenderConfig    *config;
  SenderDocument  *document;
  GtkWidget       *page;
  GtkWidget       *window;
} Fixture;

static SenderStandIns *
start_stand_ins (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  SenderStandIns          *stand_ins = NULL;

  sender_stand_ins_start_async (20, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the stand-ins");
  stand_ins = sender_stand_ins_start_finish (result, &error);
  g_assert_no_error (error);
  return stand_ins;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char           *file = NULL;
  g_autoptr (SenderStore)    store = NULL;
  g_autoptr (SenderHistory)  history = NULL;
  g_autoptr (SenderVault)    vault = sender_memory_vault_new ();
  g_autoptr (SenderStandIns) stand_ins = start_stand_ins ();

  given_change (stand_ins, "pingone/environments", SOMEBODYS);
  self->folder = sender_test_make_dir ();
  file = g_build_filename (self->folder, "history.sqlite", NULL);
  store = sender_store_new (self->folder);
  history = sender_history_new (file);
  self->workspace = sender_workspace_new (
    store, history, vault, sender_stand_ins_get_endpoints (stand_ins), stand_ins);
  self->config = sender_test_config_studio ();
  sender_test_config_edit (self->config, GIVEN_CONNECTION ";;-" VOICE);
  self->document = sender_document_new (self->config, NULL, FALSE);
  given_secret (vault, self->config, SENDER_SECRET_KIND_PINGONE, GIVEN_CLIENT_SECRET);
  given_secret (vault, self->config, SENDER_SECRET_KIND_PROVIDER, "provider-secret");
  self->page = g_object_ref_sink (g_object_new (SENDER_TYPE_MESSAGES_PAGE, NULL));
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  g_object_set (self->page, "workspace", self->workspace, "document", self->document, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  widgets_end (self->page);
  widgets_settle ();
  g_assert_finalize_object (self->document);
  g_object_unref (self->config);
  g_object_unref (self->workspace);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

static SenderMatrixView *
get_matrix (Fixture *self)
{
  return sender_messages_page_get_matrix (SENDER_MESSAGES_PAGE (self->page));
}

/* What the page shows is read in full. */
static gboolean
is_complete (gpointer user_data)
{
  Fixture                     *self = user_data;
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (self->document, self->workspace);

  return sender_live_source_is_complete (source) &&
         !sender_operation_is_running (sender_live_source_get_operation (source));
}

static void
wait_read (Fixture *self)
{
  sender_test_wait_until (is_complete, self, "the contents");
  widgets_wait_said (self->page, "as the stand-in has them");
  widgets_settle ();
}

static gboolean
is_settled_cb (gpointer user_data)
{
  Fixture *self = user_data;

  return sender_record_equal (
    self->config, sender_undo_get_present (sender_document_get_undo (self->document)));
}

static void
settle (Fixture *self)
{
  sender_test_wait_until (is_settled_cb, self, "the document to settle");
  widgets_settle ();
}

static void
act (Fixture    *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->page, action, NULL));
  settle (self);
}

static gboolean
press (Fixture        *self,
       guint           key,
       GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (get_matrix (self)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static guint
count_chosen (Fixture *self)
{
  g_autoptr (GArray) chosen = sender_matrix_view_list_chosen (get_matrix (self));

  return chosen->len;
}

/* The built-in list until the environment was read; then its own, with what it has. */
static void
test_states (Fixture      *self,
             gconstpointer data)
{
  GtkWidget *cell = NULL;

  wait_read (self);
  g_assert_true (widgets_say (self->page, "SIMULATED"));
  g_assert_true (widgets_say (self->page, "id_verification"));
  g_assert_true (widgets_say (self->page, "German"));
  cell = widgets_get_nth (self->page, SENDER_TYPE_CELL_BUTTON, 0);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sign-In Code, SMS, English: JSON, not published");
  g_assert_true (widgets_say (self->page, "Ping’s own text · PingOne does not have it yet."));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), VOICE));
  g_assert_true (widgets_say (self->page, "Somebody’s ${otp}"));
  g_assert_nonnull (widgets_get_button (self->page, "Take Over"));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), GENERAL));
  g_assert_true (widgets_say (self->page, "Ping’s own text"));
  g_assert_nonnull (widgets_get_button (self->page, "Write Your Own"));
  act (self, "messages.write");
  sender_test_config_assert (self->config, GENERAL, JSON);
}

/* The whole matrix is one stop of Tab, wherever in its row the selected cell is. */
static void
test_stop (Fixture      *self,
           gconstpointer data)
{
  wait_read (self);
  gtk_window_present (GTK_WINDOW (self->window));
  widgets_settle ();
  for (guint column = 0; column < 4; column++)
    {
      GtkWidget *cell = widgets_get_nth (self->page, SENDER_TYPE_CELL_BUTTON, 4 + column);

      sender_matrix_view_select (get_matrix (self), 1, column);
      gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_matrix (self)),
                                             GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == cell);
      g_assert_false (gtk_widget_child_focus (GTK_WIDGET (get_matrix (self)),
                                              GTK_DIR_TAB_FORWARD));
    }
}

static void
test_take_over (Fixture      *self,
                gconstpointer data)
{
  wait_read (self);
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), VOICE));
  act (self, "messages.take-over");
  sender_test_config_assert (self->config, VOICE, "Somebody’s ${otp}");
  g_assert_true (widgets_say (self->page, "PingOne has it."));
  sender_document_undo (self->document);
  settle (self);
  g_assert_null (sender_path_get (self->config, VOICE, NULL));
}

static SenderChangeKind
get_kind (Fixture    *self,
          const char *path)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (self->document, self->workspace);
  const SenderPlan *plan = sender_live_source_get_plan (source);

  for (guint i = 0; i < plan->changes->len; i++)
    if (g_str_equal (((const SenderChange *) plan->changes->pdata[i])->path, path))
      return ((const SenderChange *) plan->changes->pdata[i])->kind;
  g_assert_not_reached ();
}

/* What is edited of a text that was taken over is our own edit, and nobody else’s. */
static void
test_take_over_and_edit (Fixture      *self,
                         gconstpointer data)
{
  wait_read (self);
  sender_test_config_edit (self->config, VOICE "=Mine ${otp}");
  settle (self);
  g_assert_cmpint (get_kind (self, VOICE), ==, SENDER_CHANGE_THEIRS);
  g_assert_true (sender_page_reveal (SENDER_PAGE (self->page), VOICE));
  act (self, "messages.take-over");
  sender_test_config_assert (self->config, VOICE, "Somebody’s ${otp}");
  sender_test_config_edit (self->config, VOICE "=Mine ${otp}");
  settle (self);
  g_assert_cmpint (get_kind (self, VOICE), ==, SENDER_CHANGE_OURS);
  sender_document_undo (self->document);
  sender_document_undo (self->document);
  settle (self);
  g_assert_cmpint (get_kind (self, VOICE), ==, SENDER_CHANGE_THEIRS);
}

static void
count_cb (guint *n_made)
{
  (*n_made)++;
}

/* An edit makes the page anew once, whatever follows from it. */
static void
test_made_once (Fixture      *self,
                gconstpointer data)
{
  guint n_made = 0;

  wait_read (self);
  g_signal_connect_swapped (get_matrix (self), "selected", G_CALLBACK (count_cb), &n_made);
  sender_test_config_edit (self->config, SMS "={\"code\":\"${otp}\"}");
  settle (self);
  g_assert_cmpuint (n_made, ==, 1);
  sender_test_config_edit (self->config, SMS "={\"other\":\"${otp}\"}");
  settle (self);
  g_assert_cmpuint (n_made, ==, 2);
  g_signal_handlers_disconnect_by_data (get_matrix (self), &n_made);
}

static guint
count_messages (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (sender_config_get_messages (self->config)));
}

/* Several at once, by keys alone, and one step back. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  guint count = 0;

  wait_read (self);
  g_assert_false (widgets_say (self->page, "cells chosen"));
  g_assert_true (press (self, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (press (self, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_cmpuint (count_chosen (self), ==, 4);
  g_assert_true (widgets_say (self->page, "4 cells chosen"));
  /* The message of the cell that is current is the one that is written. */
  sender_matrix_view_select (get_matrix (self), 0, 1);
  g_assert_true (press (self, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_nonnull (widgets_get_button (self->page, "Write the Same Message (1)"));
  act (self, "messages.write-same");
  sender_test_config_assert (self->config, "messages.strong_authentication.SMS.de", JSON);
  sender_document_undo (self->document);
  settle (self);
  g_assert_true (press (self, GDK_KEY_a, GDK_CONTROL_MASK));
  count = count_messages (self);
  act (self, "messages.write-same");
  g_assert_cmpuint (count_messages (self), >, count + 5);
  sender_document_undo (self->document);
  settle (self);
  g_assert_cmpuint (count_messages (self), ==, count);
  g_assert_true (press (self, GDK_KEY_Escape, 0));
  g_assert_cmpuint (count_chosen (self), ==, 1);
}

/* All messages go at once, and come back at once. */
static void
test_restore (Fixture      *self,
              gconstpointer data)
{
  wait_read (self);
  act (self, "messages.write");
  g_assert_true (press (self, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_nonnull (widgets_get_button (self->page, "Restore Ping’s Text (1)"));
  act (self, "messages.restore");
  g_assert_cmpuint (count_messages (self), ==, 0);
  sender_document_undo (self->document);
  settle (self);
  g_assert_cmpuint (count_messages (self), ==, 1);
}

static gboolean
says_cb (GtkWidget *widget,
         gpointer   text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return widgets_find (widget, says_cb, (gpointer) text) != NULL;
}

/* The languages of the environment come first; of others it is said that they are not enabled. */
static void
test_languages (Fixture      *self,
                gconstpointer data)
{
  GtkWidget *popover = NULL;
  GtkWidget *first = NULL;
  GtkWidget *third = NULL;

  wait_read (self);
  g_assert_true (gtk_widget_activate_action (self->page, "messages.add-language", NULL));
  popover = widgets_get_type (self->page, SENDER_TYPE_CHOICE_POPOVER);
  first = widgets_get_nth (popover, GTK_TYPE_LIST_BOX_ROW, 0);
  third = widgets_get_nth (popover, GTK_TYPE_LIST_BOX_ROW, 2);
  g_assert_true (says (first, "English"));
  g_assert_false (says (first, "Not enabled in the environment"));
  g_assert_true (says (widgets_get_nth (popover, GTK_TYPE_LIST_BOX_ROW, 1), "German"));
  g_assert_true (says (third, "Not enabled in the environment"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  widgets_settle ();
}

static gboolean
is_published_cb (gpointer user_data)
{
  return sender_publishing_get_result (user_data) != NULL &&
         !sender_operation_is_running (sender_publishing_get_operation (user_data));
}

static gboolean
has_deletion (const SenderPlan *plan)
{
  for (guint i = 0; plan != NULL && i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      if (step->object == SENDER_CHANGE_IN_TEMPLATE && step->action == SENDER_STEP_DELETE)
        return TRUE;
    }
  return FALSE;
}

/* Of what was published Ping's own text comes back by a deletion, and of nothing else. */
static void
test_published (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (SenderLiveSource) source = sender_live_source_for (self->document, self->workspace);
  g_autoptr (SenderPublishing) publishing = sender_publishing_for (source);

  wait_read (self);
  g_assert_false (has_deletion (sender_live_source_get_plan (source)));
  sender_publishing_run (publishing);
  sender_test_wait_until (is_published_cb, publishing, "the publish");
  widgets_wait_said (self->page, "PingOne has it.");
  g_assert_nonnull (widgets_get_button (self->page, "Restore Ping’s Text"));
  act (self, "messages.restore");
  g_assert_cmpuint (count_messages (self), ==, 0);
  g_assert_true (has_deletion (sender_live_source_get_plan (source)));
  g_assert_true (widgets_say (self->page, "Removed"));
  sender_document_undo (self->document);
  settle (self);
  g_assert_false (widgets_say (self->page, "Removed"));
  g_assert_false (has_deletion (sender_live_source_get_plan (source)));
}

static void
test_narrow (Fixture      *self,
             gconstpointer data)
{
  int minimum = 0;

  wait_read (self);
  g_assert_true (press (self, GDK_KEY_a, GDK_CONTROL_MASK));
  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define ADD(name, test) \
  g_test_add ("/ui/messages-online/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  gtk_source_init ();
  gtk_source_language_manager_get_search_path (gtk_source_language_manager_get_default ());
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_hide_spinners ();
  ADD ("states", test_states);
  ADD ("stop", test_stop);
  ADD ("take-over", test_take_over);
  ADD ("take-over-and-edit", test_take_over_and_edit);
  ADD ("made-once", test_made_once);
  ADD ("many", test_many);
  ADD ("restore", test_restore);
  ADD ("languages", test_languages);
  ADD ("published", test_published);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
