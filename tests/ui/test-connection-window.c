/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "connection-fixture.h"
#include "frame-fixture.h"
#include "sender-connection-row.h"
#include "sender-connection-window.h"
#include "sender-environment-line.h"
#include "sender-error.h"
#include "sender-help-topics.h"
#include "sender-help-window.h"
#include "sender-help.h"
#include "sender-pingone-stand-in.h"
#include "sender-secret-key.h"
#include "sender-session-vault.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "told-vault.h"
#include "widgets.h"

#include <string.h>

/* The connection to PingOne in its window, with real widgets against the stand-in. */

#define OLD "an-old-secret-4711"
#define WRONG "a-wrong-secret-4711"
#define RIGHT SENDER_PINGONE_DEFAULT_SECRET
#define ELSEWHERE "00000000-0000-4000-8000-000000000009"
#define AUTH_FAULT(rest) "{\"service\":\"pingone-auth\"," rest "}"
static gboolean
is_ready (gpointer user_data)
{
  return widgets_say (user_data, "Not stored.");
}

/* Each thing PingOne may say, and where that leads. */
static const struct
{
  const char *edits; /* (nullable) */
  const char *fault; /* (nullable) */
  const char *secret;
  const char *said;
  const char *title; /* (nullable): of the row to mend */
} outcomes[] = {
  { NULL, NULL, RIGHT, "PingOne accepts this connection", NULL },
  { "environment.id=", NULL, RIGHT, "The environment ID is missing.", "Environment ID" },
  { "environment.domain=https://x", NULL, RIGHT, "is no host name",
    "Custom Domain, If There Is One" },
  { NULL, NULL, WRONG, "and the environment ID with that of the environment it is in.",
    "Client ID" },
  { "pingone.client-authentication=post", NULL, RIGHT, "Choose Basic", "Client Authentication" },
  { NULL, AUTH_FAULT ("\"kind\":\"status\",\"status\":404"), RIGHT,
    "there is no environment of that ID", "Environment ID" },
  { "pingone.worker-environment=" ELSEWHERE,
    AUTH_FAULT ("\"kind\":\"status\",\"status\":404"), RIGHT, "for the worker application",
    "Its Environment ID, If It Is in Another" },
  { "environment.id=" ELSEWHERE ";;pingone.worker-environment=" SENDER_PINGONE_DEFAULT_ENVIRONMENT,
    NULL, RIGHT, "the role Environment Admin there.", "Environment ID" },
  { NULL, AUTH_FAULT ("\"kind\":\"refuse\""), RIGHT,
    "Nothing was sent. Compare the region, check the network, then verify again.", NULL },
  { NULL, AUTH_FAULT ("\"kind\":\"status\",\"status\":400"), RIGHT, "400", NULL },
};

static void
test_outcomes (ConnectionFixture *self,
               gconstpointer      data)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      GtkWidget *mend = widgets_get_button (self->window, "_Go to Field");

      g_test_message ("%u: %s", i, outcomes[i].said);
      conn_edit (self, CONN_EDITS ";;environment.domain=;;pingone.worker-environment=");
      if (outcomes[i].edits != NULL)
        conn_edit (self, outcomes[i].edits);
      if (outcomes[i].fault != NULL)
        credential_fixture_tell (&self->base, "faults", outcomes[i].fault);
      conn_type (self, outcomes[i].secret);
      conn_click (self, "_Verify");
      g_assert_true (widgets_say (self->window, "Verifying…"));
      widgets_wait_said (self->window, outcomes[i].said);
      g_assert_false (widgets_say (self->window, "Verifying…"));
      g_assert_cmpint (widgets_is_shown (mend), ==, outcomes[i].title != NULL);
      if (outcomes[i].title != NULL)
        {
          conn_click (self, "_Go to Field");
          conn_assert_focus_in (self, widgets_get_row (self->window, outcomes[i].title),
                                outcomes[i].title);
        }
      credential_fixture_tell (&self->base, "reset", "{}");
    }
}

/* What is right is chosen as one step, and asked as a whole. */
static void
test_adopt (ConnectionFixture *self,
            gconstpointer      data)
{
  conn_edit (self, "pingone.client-authentication=post");
  conn_type (self, RIGHT);
  conn_click (self, "_Verify");
  widgets_wait_said (self->window, "Choose Basic");
  conn_assert_kept (self, NULL);
  conn_assert_focus_in (self, widgets_get_button (self->window, "Use _Basic"), "the offer");
  conn_click (self, "Use _Basic");
  widgets_wait_said (self->window, "PingOne accepts this connection");
  sender_test_config_assert (conn_get_config (self), "pingone.client-authentication", "basic");
  conn_assert_kept (self, RIGHT);
  g_assert_false (widgets_is_shown (widgets_get_button (self->window, "Use _Basic")));
  gtk_widget_activate_action (self->window, "connection.undo", NULL);
  sender_test_config_assert (conn_get_config (self), "pingone.client-authentication", "post");
  widgets_wait_said (self->window, "was changed since PingOne accepted it");
  gtk_widget_activate_action (self->window, "connection.redo", NULL);
  widgets_wait_said (self->window, "PingOne accepts this connection");
}

/* The old secret stays until PingOne has taken the new one. */
static void
test_replaced (ConnectionFixture *self,
               gconstpointer      data)
{
  conn_type (self, OLD);
  conn_click (self, "Store Without Verifying");
  widgets_wait_said (self->window, "Stored in the keyring");
  conn_assert_kept (self, OLD);
  conn_click (self, "Change…");
  conn_type (self, WRONG);
  conn_click (self, "Verify and Store");
  widgets_wait_said (self->window, "in neither way");
  conn_assert_kept (self, OLD);
  g_assert_cmpstr (widgets_get_secret (conn_get_entry (self)), ==, WRONG);
  conn_type (self, RIGHT);
  conn_click (self, "Verify and Store");
  widgets_wait_said (self->window, "PingOne accepts this connection");
  conn_assert_kept (self, RIGHT);
  g_assert_cmpstr (widgets_get_secret (conn_get_entry (self)), ==, "");
  g_assert_false (widgets_say (self->window, RIGHT));
  /* What is stored does as well. */
  conn_click (self, "_Verify");
  g_assert_true (widgets_say (self->window, "Verifying…"));
  widgets_wait_said (self->window, "PingOne accepts this connection");
}

static gboolean
is_cancelled (gpointer user_data)
{
  return widgets_say (user_data, "Cancelled. Nothing was changed.");
}

/* Escape ends what runs at once, and then the window. */
static void
test_cancel (ConnectionFixture *self,
             gconstpointer      data)
{
  gpointer window = self->window;
  gint64   begun = 0;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  conn_type (self, RIGHT);
  credential_fixture_tell (&self->base, "faults", AUTH_FAULT ("\"kind\":\"hang\""));
  conn_click (self, "_Verify");
  conn_assert_focus_in (self, widgets_get_button (self->window, "_Cancel"), "Cancel");
  widgets_settle ();
  begun = g_get_monotonic_time ();
  gtk_widget_activate_action (self->window, "connection.dismiss", NULL);
  sender_test_wait_until (is_cancelled, self->window, "the end");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 200 * 1000);
  conn_assert_kept (self, NULL);
  g_assert_cmpstr (widgets_get_secret (conn_get_entry (self)), ==, RIGHT);
  gtk_widget_activate_action (self->window, "connection.dismiss", NULL);
  sender_test_wait_until (conn_is_gone, &window, "the window to be closed");
  self->window = NULL;
}

/* A window that is closed stops what it asked. */
static void
test_closed (ConnectionFixture *self,
             gconstpointer      data)
{
  conn_type (self, RIGHT);
  credential_fixture_tell (&self->base, "faults", AUTH_FAULT ("\"kind\":\"hang\""));
  conn_click (self, "_Verify");
  conn_close_window (self);
  conn_assert_kept (self, NULL);
}

static void
test_no_secret (ConnectionFixture *self,
                gconstpointer      data)
{
  sender_test_wait_until (is_ready, self->window, "the keyring");
  conn_click (self, "_Verify");
  widgets_wait_said (self->window, "client secret of the worker application is missing");
  g_assert_true (widgets_is_shown (conn_get_entry (self)));
  conn_assert_focus_in (self, conn_get_entry (self), "the secret");
}

static void
test_silent (ConnectionFixture *self,
             gconstpointer      data)
{
  widgets_wait_said (self->window, "the keyring doesn’t answer");
  conn_click (self, "_Verify");
  widgets_wait_said (self->window, "as told");
  told_vault_fail (self->keyring, -1);
  conn_click (self, "Ask Again");
  widgets_wait_said (self->window, "Not stored.");
}

static void
test_absent (ConnectionFixture *self,
             gconstpointer      data)
{
  widgets_wait_said (self->window, "no keyring is running");
  conn_click (self, "_Verify");
  widgets_wait_said (self->window, "No keyring is running, and the client secret");
  conn_type (self, RIGHT);
  conn_click (self, "Verify and Store");
  widgets_wait_said (self->window, "PingOne accepts this connection");
  g_assert_true (widgets_say (self->window, "In memory for this run only"));
}

static gboolean
is_open (gpointer user_data)
{
  return frame_fixture_has_window (SENDER_TYPE_CONNECTION_WINDOW);
}

/* The environment above the outline, the page of the sender, and whatever names a field. */
static void
test_reached (ConnectionFixture *self,
              gconstpointer      data)
{
  GtkWidget *frame = GTK_WIDGET (self->frame);
  GtkWidget *line = widgets_get_type (frame, SENDER_TYPE_ENVIRONMENT_LINE);
  GtkWidget *row = NULL;

  conn_close_window (self);
  g_signal_emit_by_name (widgets_get_type (line, GTK_TYPE_BUTTON), "clicked");
  sender_test_wait_until (is_open, NULL, "the window");
  self->window = frame_fixture_wait_window (SENDER_TYPE_CONNECTION_WINDOW);
  conn_close_window (self);
  sender_window_show_section (self->frame, SENDER_SECTION_SENDER);
  row = widgets_get_type (frame, SENDER_TYPE_CONNECTION_ROW);
  widgets_wait_said (row, "Not connected. The client secret");
  g_assert_true (gtk_widget_activate (row));
  self->window = frame_fixture_wait_window (SENDER_TYPE_CONNECTION_WINDOW);
  conn_close_window (self);
  sender_window_reveal (self->frame, "pingone.client-id");
  self->window = frame_fixture_wait_window (SENDER_TYPE_CONNECTION_WINDOW);
  conn_assert_focus_in (self, widgets_get_row (self->window, "Client ID"), "Client ID");
  /* There is one, whoever asks. */
  sender_window_reveal (self->frame, "environment.production");
  g_assert_true (frame_fixture_wait_window (SENDER_TYPE_CONNECTION_WINDOW) == self->window);
  g_assert_true (GTK_IS_SWITCH (gtk_window_get_focus (GTK_WINDOW (self->window))));
}

/* The page of the sender sees what was done in the window. */
static void
test_row (ConnectionFixture *self,
          gconstpointer      data)
{
  GtkWidget *row = NULL;

  sender_window_show_section (self->frame, SENDER_SECTION_SENDER);
  row = widgets_get_type (GTK_WIDGET (self->frame), SENDER_TYPE_CONNECTION_ROW);
  conn_edit (self, "environment.name=Northwind;;environment.id=");
  widgets_wait_said (row, "Not connected. The environment ID is missing.");
  conn_edit (self, "environment.id=" SENDER_PINGONE_DEFAULT_ENVIRONMENT);
  conn_type (self, RIGHT);
  conn_click (self, "Verify and Store");
  widgets_wait_said (row, "Set up for Northwind");
  g_assert_true (gtk_widget_activate_action (conn_get_entry (self), "secret.clear", NULL));
  widgets_wait_said (row, "Not connected. The client secret");
  widgets_wait_said (self->window, "It can be put back");
  conn_click (self, "Put Back");
  widgets_wait_said (row, "Set up for Northwind");
}

/* What is simulated says so, and everything has a name. */
static void
test_named (ConnectionFixture *self,
            gconstpointer      data)
{
  SenderHelpTopic *topic = sender_help_topics_find (SENDER_HELP_CONNECTION);
  GtkWidget       *production = widgets_get_type (self->window, GTK_TYPE_SWITCH);
  GtkWidget       *help = NULL;
  g_autofree char *wrong = NULL;

  g_assert_false (widgets_say (self->window, "SIMULATED"));
  conn_type (self, WRONG);
  conn_click (self, "_Verify");
  widgets_wait_said (self->window, "in neither way");
  g_assert_true (widgets_say (self->window, "SIMULATED"));
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (production),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "Production");
  g_assert_null (wrong);
  g_assert_true (widgets_say (self->window, "publishing asks first"));
  sender_help_show (GTK_WINDOW (self->window));
  help = frame_fixture_wait_window (SENDER_TYPE_HELP_WINDOW);
  g_assert_true (widgets_say (help, sender_help_topic_get_part (topic, 0)->text));
  g_assert_true (widgets_say (help, "Client Secret"));
  gtk_window_close (GTK_WINDOW (help));
  widgets_settle ();
}

/* All that is ever shown fits a phone, with text twice as large. */
static void
test_narrow (ConnectionFixture *self,
             gconstpointer      data)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (self->window));
  int        least = 0;

  conn_edit (self, "pingone.client-authentication=post");
  conn_type (self, RIGHT);
  conn_click (self, "_Verify");
  widgets_wait_said (self->window, "Choose Basic");
  for (int percent = 100; percent <= 200; percent += 100)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
      widgets_settle ();
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%d %%: %d", percent, least);
      g_assert_cmpint (least, <=, 360);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* Another document has another connection. */
static void
test_other_document (ConnectionFixture *self,
                     gconstpointer      data)
{
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  conn_type (self, WRONG);
  sender_window_set_document (self->frame, NULL);
  sender_test_wait_until (conn_is_gone, &window, "the window to be closed");
  self->window = NULL;
  gtk_widget_activate_action (GTK_WIDGET (self->frame), "window.connect", NULL);
  widgets_settle ();
  g_assert_false (is_open (NULL));
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  g_content_type_set_mime_dirs (NULL);
  conn_application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (conn_application), NULL, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(name, code, test)                                                           \
  g_test_add ("/ui/connection-window/" name, ConnectionFixture, GINT_TO_POINTER (code), \
              conn_set_up, test, conn_tear_down)
  ADD ("outcomes", -1, test_outcomes);
  ADD ("adopt", -1, test_adopt);
  ADD ("replaced", -1, test_replaced);
  ADD ("cancel", -1, test_cancel);
  ADD ("closed", -1, test_closed);
  ADD ("no-secret", -1, test_no_secret);
  ADD ("silent", SENDER_ERROR_KEYRING_TIMEOUT, test_silent);
  ADD ("absent", SENDER_ERROR_KEYRING_ABSENT, test_absent);
  ADD ("reached", -1, test_reached);
  ADD ("row", -1, test_row);
  ADD ("named", -1, test_named);
  ADD ("narrow", -1, test_narrow);
  ADD ("other-document", -1, test_other_document);
#undef ADD
  return g_test_run ();
}
