/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-application.h"
#include "sender-config.h"
#include "sender-preferences.h"
#include "sender-session.h"
#include "sender-test.h"
#include "widgets.h"

#include <string.h>

/* The program as it is started: what it shows at first, what it is given, what it remembers. */

typedef struct
{
  FrameFixture       frame; /* only its window and workspace */
  SenderApplication *application;
  GSettings         *settings;
} Fixture;

/* Of this process. Not isolated by GLib, which would take the types
 * of files away that icons are known by. */
static char *home;

static void
make_home (void)
{
  static const char *const folders[] = { "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
                                         "XDG_CACHE_HOME" };

  home = sender_test_make_dir ();
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (home, folders[i], NULL);

      g_setenv (folders[i], path, TRUE);
    }
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const keys[] = { "width", "height", "maximized", "document",
                                      "section", "reopen", "style" };

  fixture->settings = sender_session_open ();
  g_assert_nonnull (fixture->settings);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  fixture->application = sender_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, NULL));
  g_assert_false (g_application_get_is_remote (G_APPLICATION (fixture->application)));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
close_window (Fixture *fixture)
{
  gpointer window = fixture->frame.window;

  fixture->frame.window = NULL;
  if (window == NULL)
    return;
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  sender_test_wait_until (is_gone, &window, "the window to be finalised");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_window (fixture);
  g_assert_false (frame_fixture_has_window (GTK_TYPE_WINDOW));
  g_object_unref (fixture->settings);
  g_object_unref (fixture->application);
  sender_test_remove_tree (home);
}

/* What the window of the application is, and its services. */
static void
look (Fixture *fixture)
{
  fixture->frame.window =
    SENDER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  fixture->frame.workspace = sender_window_get_workspace (fixture->frame.window);
}

static void
start (Fixture *fixture)
{
  g_application_activate (G_APPLICATION (fixture->application));
  look (fixture);
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

/* Size, section, configuration and what was not saved are as they were left. */
static void
test_session (Fixture      *fixture,
              gconstpointer data)
{
  SenderDocument *document = NULL;
  GtkWidget      *dialog = NULL;
  int             width = 0;
  int             height = 0;

  start (fixture);
  frame_fixture_wait_said (&fixture->frame, "Practice");
  frame_fixture_create (&fixture->frame, "blank");
  document = frame_fixture_create (&fixture->frame, "studio");
  frame_fixture_edit (document, "Typed");
  sender_window_show_section (fixture->frame.window, SENDER_SECTION_VOICE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->frame.window), 912, 634);
  close_window (fixture);

  start (fixture);
  document = frame_fixture_wait_shown (&fixture->frame, "New sender 2");
  g_assert_cmpint (sender_window_get_section (fixture->frame.window), ==, SENDER_SECTION_VOICE);
  gtk_window_get_default_size (GTK_WINDOW (fixture->frame.window), &width, &height);
  g_assert_cmpint (width, ==, 912);
  g_assert_cmpint (height, ==, 634);
  dialog = frame_fixture_wait_dialog ("Restore Unsaved Edits?");
  frame_fixture_answer (dialog, "restore");
  g_assert_cmpstr (frame_fixture_get_edited (document), ==, "Typed");
}

/* What is remembered and gone is not missed. */
static void
test_session_gone (Fixture      *fixture,
                   gconstpointer data)
{
  g_settings_set_string (fixture->settings, "document", "/nonexistent/northwind.json");
  g_settings_set_string (fixture->settings, "section", "unheard-of");
  start (fixture);
  frame_fixture_wait_said (&fixture->frame, "Practice");
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_cmpint (sender_window_get_section (fixture->frame.window), ==, SENDER_SECTION_SENDER);
}

static GtkWidget *
open_preferences (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "preferences", NULL);
  return frame_fixture_wait_window (SENDER_TYPE_PREFERENCES);
}

static gboolean
is_reopening (gpointer data)
{
  return g_settings_get_boolean (data, "reopen");
}

static gboolean
is_not_reopening (gpointer data)
{
  return !is_reopening (data);
}

/* The switch slides before it is another. */
static void
toggle_reopen (Fixture   *fixture,
               GtkWidget *preferences)
{
  gboolean before = is_reopening (fixture->settings);

  adw_action_row_activate (
    ADW_ACTION_ROW (widgets_get_row (preferences, "Open the _last configuration at start")));
  sender_test_wait_until (before ? is_not_reopening : is_reopening, fixture->settings,
                          "the setting");
}

/* Whether the last configuration is opened, or the first of the list. */
static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *preferences = NULL;

  start (fixture);
  frame_fixture_create (&fixture->frame, "blank");
  frame_fixture_create (&fixture->frame, "studio");
  preferences = open_preferences (fixture);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (widgets_get_type (preferences,
                                                                      GTK_TYPE_SWITCH))));
  toggle_reopen (fixture, preferences);
  gtk_window_close (GTK_WINDOW (preferences));
  close_window (fixture);

  start (fixture);
  frame_fixture_wait_shown (&fixture->frame, "New sender");
  frame_fixture_activate (&fixture->frame, "library.create", "blank");
  frame_fixture_wait_shown (&fixture->frame, "New sender 3");
  preferences = open_preferences (fixture);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (widgets_get_type (preferences,
                                                                       GTK_TYPE_SWITCH))));
  toggle_reopen (fixture, preferences);
  gtk_window_close (GTK_WINDOW (preferences));
  close_window (fixture);

  start (fixture);
  frame_fixture_wait_shown (&fixture->frame, "New sender 3");
}

static void
test_style (Fixture      *fixture,
            gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget       *preferences = NULL;

  start (fixture);
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
  preferences = open_preferences (fixture);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widgets_get_row (preferences, "_Style")), 2);
  g_assert_true (adw_style_manager_get_dark (manager));
  gtk_window_close (GTK_WINDOW (preferences));
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "style"), ==, 2);

  preferences = open_preferences (fixture);
  g_assert_cmpuint (
    adw_combo_row_get_selected (ADW_COMBO_ROW (widgets_get_row (preferences, "_Style"))), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widgets_get_row (preferences, "_Style")), 1);
  g_assert_false (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (ADW_COMBO_ROW (widgets_get_row (preferences, "_Style")), 0);
  /* The window takes them with it. */
  close_window (fixture);
  g_assert_false (frame_fixture_has_window (SENDER_TYPE_PREFERENCES));
}

static GFile *
copy_document (const char *base)
{
  g_autofree char *text = sender_test_data ("document.json", NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), base, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* A file that is given is opened where it is, instead of what was open last. */
static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = copy_document ("ours.json");
  SenderDocument   *document = NULL;

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  look (fixture);
  document = frame_fixture_wait_shown (&fixture->frame, "Example");
  g_assert_cmpstr (sender_document_get_path (document), ==, g_file_peek_path (file));
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 0);
}

static void
test_open_missing (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/northwind.json");

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  look (fixture);
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Open the File"), "close");
  frame_fixture_wait_said (&fixture->frame, "Practice");
}

/* Another start of the program: what it printed. */
static char *
start_again (Fixture    *fixture,
             int         status,
             const char *word,
             const char *other)
{
  g_autofree char         *program = g_build_filename (g_getenv ("SENDER_BUILD_ROOT"), "src", "ui",
                                                       "sender-studio", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GSubprocess)  second = NULL;
  g_autoptr (GError)       error = NULL;
  char                    *told = NULL;

  second = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, program, word, other, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (second, NULL, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the second start to end");
  g_assert_true (g_subprocess_communicate_utf8_finish (second, result, NULL, &told, &error));
  g_assert_true (g_subprocess_get_if_exited (second));
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, status);
  return told;
}

/* What a second start is given is done by the first, in its window. */
static void
test_second_start (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = copy_document ("ours.json");
  g_autofree char  *none = NULL;
  g_autofree char  *told = NULL;
  g_autofree char  *again = NULL;
  SenderDocument   *document = NULL;

  start (fixture);
  document = frame_fixture_create (&fixture->frame, "blank");
  frame_fixture_edit (document, "Typed");
  none = start_again (fixture, 0, "--section=voice", g_file_peek_path (file));
  frame_fixture_wait_shown (&fixture->frame, "Example");
  g_assert_cmpint (sender_window_get_section (fixture->frame.window), ==, SENDER_SECTION_VOICE);
  g_assert_cmpuint (
    g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);

  told = start_again (fixture, 2, "--section=unheard-of", NULL);
  g_assert_nonnull (strstr (told, "There is no section “unheard-of”"));
  again = start_again (fixture, 0, NULL, NULL);
  g_assert_cmpstr (get_name (sender_window_get_document (fixture->frame.window)), ==, "Example");
}

/* A question is open meanwhile: the file comes behind it, or instead of what it asks of. */
static void
test_second_start_asking (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GFile) file = copy_document ("ours.json");
  g_autofree char  *none = NULL;
  GtkWidget        *dialog = NULL;

  start (fixture);
  frame_fixture_create (&fixture->frame, "blank");
  frame_fixture_activate (&fixture->frame, "library.rename", NULL);
  dialog = frame_fixture_wait_dialog ("Rename Configuration");
  none = start_again (fixture, 0, g_file_peek_path (file), NULL);
  frame_fixture_wait_shown (&fixture->frame, "Example");
  gtk_editable_set_text (GTK_EDITABLE (widgets_get_type (dialog, GTK_TYPE_ENTRY)), "Renamed");
  frame_fixture_answer (dialog, "rename");
  /* What was asked of, not what is shown by now. */
  g_assert_cmpstr (get_name (sender_window_get_document (fixture->frame.window)), ==, "Example");
}

static gboolean
has_left (gpointer data)
{
  return sender_workspace_get_stand_ins (
           sender_window_get_workspace (((Fixture *) data)->frame.window)) == NULL;
}

static gboolean
is_saved (gpointer data)
{
  return sender_document_get_state (data) == SENDER_CONFIG_STATE_SAVED;
}

/* Nothing is left to practise on: what comes next is no library that goes with the stand-ins. */
static void
test_practice_deleted (Fixture      *fixture,
                       gconstpointer data)
{
  SenderDocument *document = NULL;

  start (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "practice", NULL);
  document = frame_fixture_wait_shown (&fixture->frame, "The Published Procedure");
  g_assert_false (has_left (fixture));
  frame_fixture_activate (&fixture->frame, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "the save");
  frame_fixture_activate (&fixture->frame, "library.delete", NULL);
  sender_test_wait_until (has_left, fixture, "Practice to be left");
  frame_fixture_wait_said (&fixture->frame, "No account needed");
}

static void
ask (Fixture    *fixture,
     const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
  look (fixture);
}

/* What a launcher asks for comes before there is a window, and again when there is one. */
static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  ask (fixture, "new");
  frame_fixture_wait_shown (&fixture->frame, "New sender");
  close_window (fixture);
  /* Not what was open last, and no name that is taken. */
  ask (fixture, "new");
  frame_fixture_wait_shown (&fixture->frame, "New sender 2");
  ask (fixture, "new");
  frame_fixture_wait_shown (&fixture->frame, "New sender 3");
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 3);
}

/* Preferences are a window of the application, but not the one that practises. */
static void
test_practice_first (Fixture      *fixture,
                     gconstpointer data)
{
  ask (fixture, "practice");
  frame_fixture_wait_shown (&fixture->frame, "The Published Procedure");
  ask (fixture, "leave-practice");
  frame_fixture_wait_said (&fixture->frame, "No account needed");
  open_preferences (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "practice", NULL);
  frame_fixture_wait_shown (&fixture->frame, "The Published Procedure");
}

static void
test_cannot_start (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = copy_document ("ours.json");

  g_setenv ("SENDER_STUDIO_ENDPOINTS", "studio=https://example.com", TRUE);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  ask (fixture, "new");
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Start"), "close");
  g_assert_null (sender_window_get_document (fixture->frame.window));
  g_unsetenv ("SENDER_STUDIO_ENDPOINTS");
}

/* Each in a process of its own: it has one application, and folders that are empty at first. */
static void
run_apart (gconstpointer name)
{
  g_autofree char *path = g_strdup_printf ("/ui/application/%s/subprocess", (const char *) name);

  /* Without a bus each start is a program of its own. */
  if (g_str_has_prefix (name, "second-start") && g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    {
      g_test_skip ("no bus here");
      return;
    }
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

#define ADD(name, function)                                        \
  g_test_add_data_func ("/ui/application/" name, name, run_apart); \
  g_test_add ("/ui/application/" name "/subprocess", Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  int status = 0;

  make_home ();
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  ADD ("session", test_session);
  ADD ("session-gone", test_session_gone);
  ADD ("reopen", test_reopen);
  ADD ("style", test_style);
  ADD ("open", test_open);
  ADD ("open-missing", test_open_missing);
  ADD ("second-start", test_second_start);
  ADD ("second-start-asking", test_second_start_asking);
  ADD ("new", test_new);
  ADD ("practice-first", test_practice_first);
  ADD ("practice-deleted", test_practice_deleted);
  ADD ("cannot-start", test_cannot_start);
  status = g_test_run ();
  if (!g_test_subprocess ())
    sender_test_remove_tree (home);
  g_free (home);
  return status;
}
