/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"

#include "sender-config.h"
#include "sender-live-source.h"
#include "sender-pages.h"
#include "sender-plan-row.h"
#include "sender-record.h"
#include "sender-secret-key.h"
#include "sender-takeover-question.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "ui-find.h"
#include "widgets.h"

/* Taking over what PingOne has, on the page of publishing, from the stand-ins. */

#define OWN "00000000-0000-4000-8000-0000000000a1"
#define BUTTON "_Take Over What PingOne Has…"
#define THEIRS "https://theirs.example/send"
#define NEWER "https://newer.example/send"

typedef struct
{
  SenderWorkspace *workspace;
  SenderConfig    *config;
  SenderDocument  *document;
  GtkWidget       *page;
  GtkWidget       *window;
} Fixture;

static void
set_sender (Fixture    *fixture,
            const char *name)
{
  g_autofree char *text = g_strdup_printf (
    "{'senders':[{'id':'" OWN "','provider':'CUSTOM_PROVIDER','name':'%s',"
    "'requests':[{'deliveryMethod':'SMS','method':'POST','url':'" THEIRS "'}]}]}",
    name);

  given_change (sender_workspace_get_stand_ins (fixture->workspace), "pingone/environments", text);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->workspace = given_practice (NULL);
  set_sender (fixture, data);
  fixture->config = sender_test_config_studio ();
  sender_test_config_edit (fixture->config,
                           "name=Local;;provider.name=Northwind;;" GIVEN_CONNECTION);
  fixture->document = sender_document_new (fixture->config, NULL, FALSE);
  given_secret (sender_workspace_get_vault (fixture->workspace), fixture->config,
                SENDER_SECRET_KIND_PINGONE, GIVEN_CLIENT_SECRET);
  fixture->page = g_object_ref_sink (sender_pages_new (SENDER_SECTION_PUBLISH));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  g_object_set (fixture->page, "document", fixture->document, "workspace", fixture->workspace,
                NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widgets_end (fixture->page);
  widgets_settle ();
  g_object_unref (fixture->document);
  g_object_unref (fixture->config);
  g_object_unref (fixture->workspace);
}

static gboolean
is_read_cb (gpointer user_data)
{
  Fixture                     *fixture = user_data;
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);

  return sender_live_source_get_state (source) == SENDER_LIVE_STATE_READ;
}

static gboolean
is_asked_cb (gpointer user_data)
{
  return widgets_find_question () != NULL;
}

/* All that PingOne has is read before anybody is asked. */
static AdwMessageDialog *
ask (Fixture *fixture)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);

  g_assert_false (sender_live_source_is_complete (source));
  g_signal_emit_by_name (widgets_get_button (fixture->page, BUTTON), "clicked");
  sender_test_wait_until (is_asked_cb, fixture, "the question");
  widgets_settle ();
  g_assert_true (sender_live_source_is_complete (source));
  return widgets_find_question ();
}

/* As a click does, which closes it too. */
static void
answer (AdwMessageDialog *dialog,
        const char       *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  widgets_settle ();
}

static gboolean
is_offered (Fixture *fixture)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);

  return sender_takeover_question_is_needed (source);
}

/* One step, which can be undone; then there is nothing left to take over. */
static void
test_taken (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderConfig) before = NULL;
  AdwMessageDialog        *dialog = NULL;

  sender_test_wait_until (is_read_cb, fixture, "what is live");
  before = sender_record_copy (fixture->config);
  dialog = ask (fixture);
  g_assert_true (widgets_say (GTK_WIDGET (dialog), THEIRS));
  answer (dialog, "take");
  sender_test_config_assert (fixture->config, "sms.url", THEIRS);
  sender_test_config_assert (fixture->config, "name", "Local");
  g_assert_false (is_offered (fixture));
  sender_document_undo (fixture->document);
  g_assert_true (sender_record_equal (fixture->config, before));
  g_assert_true (is_offered (fixture));
}

static gboolean
is_read_anew_cb (gpointer user_data)
{
  Fixture                     *fixture = user_data;
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);

  return !sender_operation_is_running (sender_live_source_get_operation (source));
}

static gboolean
is_asked_anew_cb (gpointer user_data)
{
  AdwMessageDialog *dialog = widgets_find_question ();

  return dialog != NULL && widgets_say (GTK_WIDGET (dialog), NEWER);
}

/* What is live is another by the time of the answer: that is shown first. */
static void
test_changed_meanwhile (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);
  g_autoptr (SenderConfig) before = NULL;

  sender_test_wait_until (is_read_cb, fixture, "what is live");
  before = sender_record_copy (fixture->config);
  ask (fixture);
  given_change (sender_workspace_get_stand_ins (fixture->workspace), "pingone/changes",
                "{'in':'senders','set':{'requests':[{'deliveryMethod':'SMS','method':'POST',"
                "'url':'" NEWER "'}]}}");
  sender_live_source_read (source);
  sender_test_wait_until (is_read_anew_cb, fixture, "what is live anew");
  answer (widgets_find_question (), "take");
  g_assert_true (sender_record_equal (fixture->config, before));
  sender_test_wait_until (is_asked_anew_cb, fixture, "the question about what is live now");
  answer (widgets_find_question (), "take");
  sender_test_config_assert (fixture->config, "sms.url", NEWER);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (SenderConfig) before = NULL;

  sender_test_wait_until (is_read_cb, fixture, "what is live");
  before = sender_record_copy (fixture->config);
  answer (ask (fixture), "cancel");
  g_assert_true (sender_record_equal (fixture->config, before));
}

static gboolean
is_row_cb (GtkWidget *widget,
           gpointer   user_data)
{
  return SENDER_IS_PLAN_ROW (widget) &&
         g_strcmp0 (sender_plan_row_get_path (SENDER_PLAN_ROW (widget)), "provider") == 0;
}

/* The choice about the whole sender. */
static GtkToggleButton *
find_choice (Fixture *fixture)
{
  GtkWidget *row = widgets_find (fixture->page, is_row_cb, NULL);
  GtkWidget *button = row != NULL ? ui_find (row, ui_is_button, "Use Ours") : NULL;

  return button != NULL ? GTK_TOGGLE_BUTTON (button) : NULL;
}

/* One that only has our name is somebody else's until somebody says that it is ours; nothing else
 * is written before. */
static void
test_namesake (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);

  sender_test_wait_until (is_read_cb, fixture, "what is live");
  gtk_window_present (GTK_WINDOW (fixture->window));
  widgets_settle ();
  g_assert_true (widgets_say (fixture->page, "was not published from here"));
  g_assert_false (widgets_say (fixture->page, "nothing of yours to publish"));
  g_assert_false (sender_plan_has_writes (sender_live_source_get_plan (source)));
  gtk_toggle_button_set_active (find_choice (fixture), TRUE);
  widgets_settle ();
  g_assert_false (widgets_say (fixture->page, "was not published from here"));
  g_assert_true (sender_plan_has_writes (sender_live_source_get_plan (source)));
}

/* Where PingOne has another sender only, nothing is offered. */
static void
test_not_there (Fixture      *fixture,
                gconstpointer data)
{
  sender_test_wait_until (is_read_cb, fixture, "what is live");
  g_assert_false (is_offered (fixture));
  g_assert_false (widgets_say (fixture->page, "Take Over What PingOne Has"));
}

#define ADD(path, name, function) \
  g_test_add ("/ui/takeover-question/" path, Fixture, name, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  widgets_hide_spinners ();
  ADD ("taken", "Northwind", test_taken);
  ADD ("changed-meanwhile", "Northwind", test_changed_meanwhile);
  ADD ("refused", "Northwind", test_refused);
  ADD ("namesake", "Northwind", test_namesake);
  ADD ("not-there", "Somebody else’s", test_not_there);
  return g_test_run ();
}
