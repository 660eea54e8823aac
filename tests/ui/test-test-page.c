/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run-fixture.h"
#include "sender-config.h"
#include "sender-document.h"
#include "sender-handset.h"
#include "sender-test-config.h"
#include "sender-test-form.h"
#include "sender-test-page.h"
#include "ui-find.h"
#include "widgets.h"

#include <string.h>

typedef struct
{
  RunFixture      run;
  SenderDocument *document;
  GtkWidget      *page;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  run_fixture_set_up (&self->run, data);
  self->document = sender_document_new (self->run.config, NULL, FALSE);
  self->page = g_object_ref_sink (g_object_new (SENDER_TYPE_TEST_PAGE, "workspace",
                                                self->run.workspace, "document", self->document,
                                                NULL));
}

/* Whatever was asked of the history holds the page until it is answered. */
static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  widgets_end (self->page);
  g_assert_finalize_object (self->document);
  run_fixture_tear_down (&self->run, data);
}

static SenderTestForm *
get_form (Fixture *self)
{
  return SENDER_TEST_FORM (ui_find (self->page, ui_is_type, "SenderTestForm"));
}

static gboolean
has_ended (gpointer data)
{
  return !sender_operation_is_running (sender_test_run_get_operation (data));
}

static SenderTestRun *
send (Fixture *self)
{
  sender_test_form_set_destination (get_form (self), DISPATCH_TO);
  g_assert_true (gtk_widget_activate_action (self->page, "test.send", NULL));
  g_assert_nonnull (sender_test_page_get_run (SENDER_TEST_PAGE (self->page)));
  return sender_test_page_get_run (SENDER_TEST_PAGE (self->page));
}

static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  gtk_widget_activate_action (self->page, "test.send", NULL);
  g_assert_null (sender_test_page_get_run (SENDER_TEST_PAGE (self->page)));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "country code"));
  sender_test_form_set_destination (get_form (self), "0123");
  g_assert_nonnull (ui_find (self->page, ui_has_label, "begins with +"));
  sender_test_form_set_destination (get_form (self), DISPATCH_TO);
  g_assert_null (ui_find (self->page, ui_has_label, "begins with +"));
  g_assert_cmpuint (stub_server_get_n_requests (self->run.test->server), ==, 0);
}

static void
test_channel (Fixture      *self,
              gconstpointer data)
{
  g_assert_nonnull (ui_find (self->page, ui_is_button, "Send Test SMS"));
  g_object_set (get_form (self), "channel", SENDER_CHANNEL_VOICE, NULL);
  g_assert_nonnull (ui_find (self->page, ui_is_button, "Send Test Voice"));
  sender_test_config_set (self->run.config, "-voice", NULL);
  sender_document_commit (self->document, "Remove");
  g_assert_nonnull (ui_find (self->page, ui_has_label, "has no request for Voice"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Go There"));
  sender_document_undo (self->document);
  g_assert_null (ui_find (self->page, ui_has_label, "has no request for Voice"));
}

/* The timeline grows, the form is a line, only delivered is green, and no label has the secret. */
static void
test_delivered (Fixture      *self,
                gconstpointer data)
{
  SenderTestRun *run = NULL;
  GtkWidget     *title = NULL;

  dispatch_test_add_all (self->run.test, "delivered");
  run = send (self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_form (self))));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Cancel"));
  g_assert_null (ui_find (self->page, ui_is_button, "Send _Again"));
  sender_test_wait_until (has_ended, run, "the test");
  title = ui_find (self->page, ui_has_label, "Delivered after");
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_has_css_class (title, "success"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Accepted by Studio"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "First Byte"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "SIMULATED"));
  g_assert_nonnull (ui_find (self->page, ui_has_text, "Authorization: "));
  g_assert_null (ui_find (self->page, ui_has_text, RUN_SECRET));
  g_assert_null (ui_find (self->page, ui_is_button, "_Cancel"));
  gtk_widget_activate_action (self->page, "test.change", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_form (self))));
}

static void
answer (Fixture    *self,
        const char *code,
        const char *verdict)
{
  GtkWidget *row = ui_find (self->page, ui_is_type, "SenderTestAnswerRow");
  GtkWidget *entry = ui_find (row, ui_is_type, "GtkEntry");
  GtkWidget *button = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  button = ui_find (row, ui_is_button, *code != '\0' ? "C_ompare" : "_None");
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (ui_find (row, ui_has_label, verdict));
}

static void
test_question (Fixture      *self,
               gconstpointer data)
{
  SenderTestRun *run = NULL;

  dispatch_test_add_all (self->run.test, "delivered");
  run = send (self);
  g_assert_null (ui_find (self->page, ui_has_label, "Which code"));
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Which code did the phone show?"));
  answer (self, "none", "not the code that was sent");
  answer (self, sender_test_run_get_code (run), "That is the code that was sent");
  answer (self, "", "came without it");
}

static GtkWidget *
find_way (Fixture *self)
{
  return ui_find (self->page, ui_is_type, "SenderTestWay");
}

/* Where the connection is not complete, the row says why, and there is nothing to choose. */
static void
test_no_connection (Fixture      *self,
                    gconstpointer data)
{
  AdwComboRow *way = ADW_COMBO_ROW (find_way (self));

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (way)), ==, 1);
  g_assert_nonnull (ui_find (GTK_WIDGET (way), ui_has_label, "The environment ID is missing"));
  g_assert_null (ui_find (self->page, ui_has_label, "PingOne User"));
  run_fixture_connect (&self->run);
  sender_document_commit (self->document, "Connect");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (way)), ==, 2);
  g_assert_null (ui_find (GTK_WIDGET (way), ui_has_label, "is missing"));
  adw_combo_row_set_selected (way, 1);
  g_assert_nonnull (ui_find (self->page, ui_has_label, "PingOne User"));
  sender_document_undo (self->document);
  g_assert_cmpuint (adw_combo_row_get_selected (way), ==, 0);
  g_assert_null (ui_find (self->page, ui_has_label, "PingOne User"));
}

static gboolean
is_checked (gpointer data)
{
  return ui_find (data, ui_has_label, "the code is right") != NULL;
}

/* What PingOne decides is not asked for; the code is checked by PingOne. */
static void
test_via_pingone (Fixture      *self,
                  gconstpointer data)
{
  StubServer    *server = self->run.test->server;
  SenderTestRun *run = NULL;
  GtkWidget     *user = NULL;

  run_fixture_connect (&self->run);
  run_fixture_add_way (&self->run, "delivered");
  stub_server_add_answer (server, "POST /" DISPATCH_ENVIRONMENT "/deviceAuthentications/", 200,
                          NULL, "{\"status\":\"COMPLETED\"}");
  sender_document_commit (self->document, "Connect");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_way (self)), 1);
  g_assert_null (ui_find (self->page, ui_has_label, "Sample Values"));
  sender_test_form_set_destination (get_form (self), DISPATCH_TO);
  gtk_widget_activate_action (self->page, "test.send", NULL);
  g_assert_null (sender_test_page_get_run (SENDER_TEST_PAGE (self->page)));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Enter the user"));
  g_assert_null (ui_find (self->page, ui_is_button, "_Go There"));
  user = gtk_widget_get_ancestor (ui_find (self->page, ui_has_label, "PingOne User"),
                                  ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (user), "robin");
  g_assert_null (ui_find (self->page, ui_has_label, "Enter the user"));
  run = send (self);
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Delivered after"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "through PingOne"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Accepted by PingOne"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Flow started"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "PingOne’s own template"));
  g_assert_null (ui_find (self->page, ui_has_text, "Authorization: "));
  answer (self, DISPATCH_CODE, "Asking PingOne");
  sender_test_wait_until (is_checked, self->page, "what PingOne says");
  g_assert_cmpuint (stub_server_count_requests (server, DISPATCH_ASK), ==, 1);
  g_assert_cmpuint (stub_server_count_requests (server, DISPATCH_POST), ==, 0);
}

static gboolean
is_entry (GtkWidget *widget,
          gpointer   title)
{
  return ADW_IS_ENTRY_ROW (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
find_entry (Fixture    *self,
            const char *title)
{
  return widgets_find (self->page, is_entry, (gpointer) title);
}

static const char *
get_request_body (StubServer *server,
                  const char *beginning)
{
  for (guint i = 0; i < stub_server_get_n_requests (server); i++)
    if (g_str_has_prefix (stub_server_get_request (server, i), beginning))
      return stub_server_get_request_body (server, i);
  return NULL;
}

/* PingOne is told the values of what only the message has, and not what is left empty. */
static void
test_values_via_pingone (Fixture      *self,
                         gconstpointer data)
{
  StubServer    *server = self->run.test->server;
  SenderTestRun *run = NULL;

  run_fixture_connect (&self->run);
  run_fixture_add_way (&self->run, "delivered");
  sender_test_config_edit (self->run.config,
                           "messages.strong_authentication.SMS.en="
                           "{\"OTP\":\"${otp}\",\"nick\":\"${nick}\",\"other\":\"${other}\"}");
  sender_document_commit (self->document, "Connect");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_way (self)), 1);
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Sample Values"));
  g_assert_null (find_entry (self, "otp"));
  sender_test_form_set_destination (get_form (self), DISPATCH_TO);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (self, "PingOne User")), "robin");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (self, "nick")), "Bo");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (self, "other")), "");
  run = send (self);
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_nonnull (strstr (get_request_body (server, DISPATCH_ASK),
                            "\"variables\":{\"nick\":\"Bo\"}"));
}

static void
test_no_flow (Fixture      *self,
              gconstpointer data)
{
  SenderTestRun *run = NULL;
  GtkWidget     *user = NULL;
  GtkWidget     *title = NULL;

  run_fixture_connect (&self->run);
  stub_server_add_answer (self->run.test->server, DISPATCH_ASK, 201, NULL, DISPATCH_TAKEN);
  stub_server_add_answer (self->run.test->server, DISPATCH_LIST, 200, NULL,
                          "{\"executions\":[]}");
  sender_document_commit (self->document, "Connect");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_way (self)), 1);
  user = gtk_widget_get_ancestor (ui_find (self->page, ui_has_label, "PingOne User"),
                                  ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (user), "robin");
  run = send (self);
  sender_test_wait_until (has_ended, run, "the test");
  title = ui_find (self->page, ui_has_label, "Accepted after");
  g_assert_nonnull (title);
  g_assert_false (gtk_widget_has_css_class (title, "success"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "may have fallen back"));
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Which code did the phone show?"));
}

static void
test_undelivered (Fixture      *self,
                  gconstpointer data)
{
  SenderTestRun *run = NULL;
  GtkWidget     *title = NULL;

  dispatch_test_add_all (self->run.test, "undelivered");
  run = send (self);
  sender_test_wait_until (has_ended, run, "the test");
  title = ui_find (self->page, ui_has_label, "Undelivered after");
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_has_css_class (title, "error"));
  g_assert_false (gtk_widget_has_css_class (title, "success"));
}

static void
test_cancel (Fixture      *self,
             gconstpointer data)
{
  SenderTestRun *run = NULL;

  stub_server_play (self->run.test->server, { STUB_READ }, { STUB_HANG });
  run = send (self);
  dispatch_test_wait_request (self->run.test, DISPATCH_POST, 1);
  g_assert_nonnull (ui_find (self->page, ui_has_label, "can’t call it back"));
  gtk_widget_activate_action (self->page, "test.cancel", NULL);
  sender_test_wait_until (has_ended, run, "the end");
  g_assert_nonnull (ui_find (self->page, ui_has_label, "Unknown after"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "Send _Again"));
}

static void
test_conflict (Fixture      *self,
               gconstpointer data)
{
  SenderTestRun *run = NULL;

  stub_server_add_answer (self->run.test->server, DISPATCH_POST, 409, NULL,
                          "{\"code\":20409,\"message\":\"active\",\"details\":{"
                          "\"conflicting_execution_sid\":"
                          "\"FNffffffffffffffffffffffffffffffff\"}}");
  run = send (self);
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_nonnull (ui_find (self->page, ui_has_label, "FNffffffffffffffffffffffffffffffff"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_End It and Send Again"));
  g_assert_cmpuint (stub_server_get_n_requests (self->run.test->server), ==, 1);
}

/* Outside Practice there is no phone, and nothing is wider than the narrowest window. */
static void
test_width (Fixture      *self,
            gconstpointer data)
{
  SenderTestRun *run = NULL;
  int            minimum = 0;

  dispatch_test_add_all (self->run.test, "delivered");
  run = send (self);
  sender_test_wait_until (has_ended, run, "the test");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (ui_is_shown (ui_find (self->page, ui_is_type, "SenderHandset"), NULL));
  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define ADD(name, func) g_test_add ("/ui/test-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("empty", test_empty);
  ADD ("channel", test_channel);
  ADD ("delivered", test_delivered);
  ADD ("question", test_question);
  ADD ("undelivered", test_undelivered);
  ADD ("cancel", test_cancel);
  ADD ("conflict", test_conflict);
  ADD ("no-connection", test_no_connection);
  ADD ("via-pingone", test_via_pingone);
  ADD ("values-via-pingone", test_values_via_pingone);
  ADD ("no-flow", test_no_flow);
  ADD ("width", test_width);
  return g_test_run ();
}
