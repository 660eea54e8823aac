/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-help-page.h"
#include "sender-help-topics.h"
#include "sender-help-window.h"
#include "sender-help.h"
#include "sender-import-dialog.h"
#include "sender-preferences.h"
#include "sender-test.h"
#include "widgets.h"

static gboolean
has_help (gpointer user_data)
{
  return frame_fixture_has_window (SENDER_TYPE_HELP_WINDOW);
}

static GtkWidget *
get_page (GtkWidget *help)
{
  return widgets_get_type (help, SENDER_TYPE_HELP_PAGE);
}

/* Help is asked in each section, and opens there; it is one window, whoever asks. */
static void
test_sections (FrameFixture *fixture,
               gconstpointer data)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (SENDER_TYPE_SECTION);
  GtkWidget             *first = NULL;

  frame_fixture_create (fixture, "studio");
  g_assert_false (has_help (NULL));
  for (guint i = 0; i < names->n_values; i++)
    {
      const char      *id = names->values[i].value_nick;
      SenderHelpTopic *topic = sender_help_topics_find (id);
      GtkWidget       *help = NULL;

      g_test_message ("%s", id);
      sender_window_show_section (fixture->window, names->values[i].value);
      sender_help_show (GTK_WINDOW (fixture->window));
      help = frame_fixture_wait_window (SENDER_TYPE_HELP_WINDOW);
      g_assert_true (first == NULL || help == first);
      first = help;
      g_assert_true (widgets_say (get_page (help), sender_help_topic_get_title (topic)));
      g_assert_true (widgets_say (get_page (help), sender_help_topic_get_part (topic, 1)->text));
      g_assert_true (widgets_say (get_page (help), sender_help_topic_get_part (topic, 2)->text));
    }
  gtk_window_close (GTK_WINDOW (first));
}

/* A finding and an error code lead to their pages. */
static void
test_explain (FrameFixture *fixture,
              gconstpointer data)
{
  static const char *const ids[] = { "SS306", "SS610", "30007", "practice" };
  GtkWidget               *help = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      SenderHelpTopic *topic = sender_help_topics_find (ids[i]);

      frame_fixture_activate (fixture, "window.explain", ids[i]);
      help = frame_fixture_wait_window (SENDER_TYPE_HELP_WINDOW);
      g_assert_true (widgets_say (get_page (help), sender_help_topic_get_part (topic, 0)->text));
    }
  gtk_window_close (GTK_WINDOW (help));
}

static gboolean
is_topics (GtkWidget *widget,
           gpointer   user_data)
{
  return gtk_widget_has_css_class (widget, "help-topics");
}

static guint
count_shown (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row))
      n++;
  return n;
}

static gboolean
is_one (gpointer user_data)
{
  return count_shown (user_data) == 1;
}

static gboolean
is_none (gpointer user_data)
{
  return count_shown (user_data) == 0;
}

static gboolean
is_all (gpointer user_data)
{
  return count_shown (user_data) == g_list_model_get_n_items (sender_help_topics_get ());
}

/* By id and by word; Return goes to the first that is left, and Escape ends the search. */
static void
test_search (FrameFixture *fixture,
             gconstpointer data)
{
  GtkWidget *help = NULL;
  GtkWidget *search = NULL;
  GtkWidget *list = NULL;

  frame_fixture_activate (fixture, "window.explain", "sms");
  help = frame_fixture_wait_window (SENDER_TYPE_HELP_WINDOW);
  search = widgets_get_type (help, GTK_TYPE_SEARCH_ENTRY);
  list = widgets_find (help, is_topics, NULL);
  sender_test_wait_until (is_all, list, "all topics");
  gtk_editable_set_text (GTK_EDITABLE (search), "ss402");
  sender_test_wait_until (is_one, list, "one topic");
  g_signal_emit_by_name (search, "activate");
  g_assert_true (widgets_say (get_page (help), "SS402"));
  gtk_editable_set_text (GTK_EDITABLE (search), "zebra");
  sender_test_wait_until (is_none, list, "no topic");
  g_assert_true (widgets_say (help, "Nothing here says that"));
  g_signal_emit_by_name (search, "stop-search");
  sender_test_wait_until (is_all, list, "all topics");
  g_assert_false (widgets_say (help, "Nothing here says that"));
  gtk_window_close (GTK_WINDOW (help));
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
test_finalized (FrameFixture *fixture,
                gconstpointer data)
{
  gpointer help = NULL;

  frame_fixture_activate (fixture, "window.explain", "test");
  help = frame_fixture_wait_window (SENDER_TYPE_HELP_WINDOW);
  g_object_add_weak_pointer (help, &help);
  gtk_window_close (GTK_WINDOW (help));
  sender_test_wait_until (is_gone, &help, "the end of the window");
  g_assert_false (has_help (NULL));
}

static guint
count_help (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += SENDER_IS_HELP_WINDOW (window);
    }
  return n;
}

static gboolean
is_f1 (GtkShortcut *shortcut)
{
  g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

  return g_str_equal (trigger, "F1");
}

/* Whether a controller of the window itself has the key. */
static gboolean
press_f1 (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (one))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (one)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (one), k);

          if (is_f1 (shortcut))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window,
                                                 NULL);
        }
    }
  return FALSE;
}

/* A dialog, from which help opens beside it, at the section below; also where nothing else can be
 * reached. */
static void
assert_helps (GtkWidget  *dialog,
              const char *id)
{
  GtkWindow       *window = GTK_WINDOW (dialog);
  SenderHelpTopic *topic = sender_help_topics_find (id);
  GtkWidget       *help = NULL;

  g_assert_true (press_f1 (dialog));
  help = frame_fixture_wait_window (SENDER_TYPE_HELP_WINDOW);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (help)) == window);
  g_assert_true (gtk_window_get_group (GTK_WINDOW (help)) != gtk_window_get_group (window));
  g_assert_true (widgets_say (get_page (help), sender_help_topic_get_title (topic)));
  /* Who reads help already stays there. */
  g_assert_false (press_f1 (help));
  sender_help_show (GTK_WINDOW (help));
  g_assert_cmpuint (count_help (), ==, 1);
  gtk_window_close (GTK_WINDOW (help));
  gtk_window_close (window);
}

static void
test_in_dialogs (FrameFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.senderstudio.SenderStudio");
  GtkWidget            *preferences = NULL;

  frame_fixture_create (fixture, "studio");
  sender_window_show_section (fixture->window, SENDER_SECTION_ORIGINATION);
  frame_fixture_activate (fixture, "library.rename", NULL);
  assert_helps (frame_fixture_wait_dialog (NULL), "origination");
  frame_fixture_activate (fixture, "library.import", NULL);
  assert_helps (frame_fixture_wait_window (SENDER_TYPE_IMPORT_DIALOG), "origination");
  sender_window_show_section (fixture->window, SENDER_SECTION_HISTORY);
  preferences = GTK_WIDGET (sender_preferences_new (GTK_WINDOW (fixture->window), settings));
  gtk_window_present (GTK_WINDOW (preferences));
  assert_helps (preferences, "history");
}

static void
add (const char *name,
     void (*test) (FrameFixture *, gconstpointer))
{
  g_test_add (name, FrameFixture, NULL, frame_fixture_set_up, test, frame_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  sender_help_guard ();
  add ("/help-window/sections", test_sections);
  add ("/help-window/explain", test_explain);
  add ("/help-window/search", test_search);
  add ("/help-window/finalized", test_finalized);
  add ("/help-window/in-dialogs", test_in_dialogs);
  return g_test_run ();
}
