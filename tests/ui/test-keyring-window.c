/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "frame-watch.h"
#include "sender-config.h"
#include "sender-keyring.h"
#include "sender-session-vault.h"
#include "sender-test.h"
#include "stub-keyring.h"
#include "widgets.h"

#include <libsecret/secret.h>

/* The real keyring's client in the window, against one that does as told: what the page says, that
 * nothing hangs, and that Cancel works. */

#define SECRET "Zx9+ü/Secret~4711"
/* In the place of the deadline that the keyring has, and that one. */
#define SHORT 0.5
#define OWN 5
#define LONG 60

static GTestDBus *bus;

typedef struct
{
  FrameFixture frame;
  StubKeyring *stub; /* (nullable): none on the bus */
  SenderVault *keyring;
} Fixture;

/* How long the keyring is waited for: a slow machine is no silent keyring. */
static void
be_patient (Fixture *fixture,
            double   seconds)
{
  sender_keyring_set_deadline (SENDER_KEYRING (fixture->keyring), seconds);
}

static void
set_up_absent (Fixture      *fixture,
               gconstpointer data)
{
  fixture->keyring = sender_keyring_new ();
  fixture->frame.vault = sender_session_vault_new (fixture->keyring);
  be_patient (fixture, LONG);
  frame_fixture_set_up (&fixture->frame, data);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->stub = stub_keyring_new (g_test_dbus_get_bus_address (bus));
  set_up_absent (fixture, data);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->stub, stub_keyring_free);
  frame_fixture_tear_down (&fixture->frame, data);
  g_object_unref (fixture->keyring);
  secret_service_disconnect ();
}

static void
show (Fixture *fixture)
{
  frame_fixture_create (&fixture->frame, "studio");
  sender_window_show_section (fixture->frame.window, SENDER_SECTION_AUTHORIZATION);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->frame.window);
}

static void
wait_said (Fixture    *fixture,
           const char *text)
{
  frame_fixture_wait_said (&fixture->frame, text);
}

static void
click (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = widgets_get_button (get_window (fixture), label);

  g_assert_true (widgets_is_shown (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkEditable *
get_entry (Fixture *fixture)
{
  return GTK_EDITABLE (widgets_get_type (get_window (fixture), ADW_TYPE_PASSWORD_ENTRY_ROW));
}

static void
type_secret (Fixture *fixture)
{
  click (fixture, "Set…");
  gtk_editable_set_text (get_entry (fixture), SECRET);
}

static void
test_absent (Fixture      *fixture,
             gconstpointer data)
{
  show (fixture);
  wait_said (fixture, "no keyring is running");
  type_secret (fixture);
  click (fixture, "Store Without Verifying");
  wait_said (fixture, "In memory for this run only");
}

/* The window goes on while nobody answers. */
static void
test_silent (Fixture      *fixture,
             gconstpointer data)
{
  FrameWatch *watch = NULL;

  be_patient (fixture, SHORT);
  fixture->stub->fault = STUB_KEYRING_SILENT;
  fixture->stub->fault_method = "SearchItems";
  show (fixture);
  widgets_settle ();
  watch = frame_watch_start (get_window (fixture));
  wait_said (fixture, "doesn’t answer");
  frame_watch_end (watch, SHORT);
  fixture->stub->fault = STUB_KEYRING_WELL;
  be_patient (fixture, LONG);
  click (fixture, "Ask Again");
  wait_said (fixture, "Not stored");
}

/* What can't be waited for can be stopped, and what was typed is still there. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  gint64 begin = 0;

  show (fixture);
  wait_said (fixture, "Not stored");
  fixture->stub->fault = STUB_KEYRING_SILENT;
  fixture->stub->fault_method = "CreateItem";
  type_secret (fixture);
  click (fixture, "Store Without Verifying");
  widgets_settle ();
  begin = g_get_monotonic_time ();
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (get_entry (fixture)), "secret.cancel", NULL));
  wait_said (fixture, "New User Name");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpstr (widgets_get_secret (GTK_WIDGET (get_entry (fixture))), ==, SECRET);
}

/* A prompt that stays open, and one that is closed. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  /* Long enough for the prompt to be there. */
  be_patient (fixture, OWN);
  fixture->stub->is_locked = TRUE;
  fixture->stub->prompt = STUB_KEYRING_WAITS;
  show (fixture);
  wait_said (fixture, "doesn’t answer");
  g_assert_true (widgets_is_shown (widgets_get_button (get_window (fixture), "Ask Again")));
  stub_keyring_end_prompt (fixture->stub);
  be_patient (fixture, LONG);
  fixture->stub->prompt = STUB_KEYRING_ACCEPTS;
  click (fixture, "Ask Again");
  wait_said (fixture, "Not stored");
}

static void
test_dismissed (Fixture      *fixture,
                gconstpointer data)
{
  fixture->stub->is_locked = TRUE;
  fixture->stub->prompt = STUB_KEYRING_DISMISSES;
  show (fixture);
  wait_said (fixture, "prompt was dismissed");
  fixture->stub->prompt = STUB_KEYRING_ACCEPTS;
  click (fixture, "Ask Again");
  wait_said (fixture, "Not stored");
}

/* The window is closed while the keyring is asked. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  fixture->stub->fault = STUB_KEYRING_SILENT;
  fixture->stub->fault_method = "SearchItems";
  show (fixture);
  widgets_settle ();
  gtk_window_close (GTK_WINDOW (fixture->frame.window));
  fixture->frame.window = NULL;
  /* What asks ends with the keyring. */
  g_clear_pointer (&fixture->stub, stub_keyring_free);
}

#define ADD(name, begin, function) \
  g_test_add ("/ui/keyring-window/" name, Fixture, NULL, begin, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char            *daemon = g_find_program_in_path ("dbus-daemon");
  g_autofree char            *display = g_strdup (g_getenv ("DISPLAY"));
  g_autoptr (GDBusConnection) connection = NULL;
  int                         status = 0;

  if (daemon == NULL)
    {
      g_print ("1..0 # SKIP no bus here\n");
      return 0;
    }
  g_unsetenv ("SECRET_BACKEND");
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  /* Which the bus takes away. */
  g_setenv ("DISPLAY", display, TRUE);
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("absent", set_up_absent, test_absent);
  ADD ("silent", set_up, test_silent);
  ADD ("cancel", set_up, test_cancel);
  ADD ("locked", set_up, test_locked);
  ADD ("dismissed", set_up, test_dismissed);
  ADD ("closed", set_up, test_closed);
  status = g_test_run ();
  /* Not by g_test_dbus_down(), which waits for libsecret to let go of its connection. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (connection != NULL)
    g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_test_dbus_stop (bus);
  return status;
}
