/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-memory-vault.h"
#include "sender-config.h"
#include "sender-findings-popover.h"
#include "sender-importer.h"
#include "sender-outline-row.h"
#include "sender-page.h"
#include "sender-path.h"
#include "sender-sidebar.h"
#include "sender-test.h"
#include "sender-window.h"
#include "widgets.h"

/* What is drawn before a configuration is read, and that it stays where it is when one is. */

#define N_PLACES (SENDER_N_SECTIONS + 3)

typedef struct
{
  char            *folder;
  SenderWorkspace *workspace;
  SenderWindow    *window;
  guint            frames;
} Fixture;

/* A process registers one. */
static GtkApplication *application;

static void
after_paint_cb (Fixture *fixture)
{
  fixture->frames++;
}

static void
map_cb (GtkWidget *window,
        Fixture   *fixture)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (after_paint_cb), fixture);
}

static gboolean
is_drawn (gpointer data)
{
  return ((Fixture *) data)->frames > 0;
}

static void
draw (Fixture *fixture)
{
  fixture->frames = 0;
  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  sender_test_wait_until (is_drawn, fixture, "a frame");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (NULL);
  g_autoptr (SenderVault)     vault = sender_memory_vault_new ();
  g_autoptr (SenderStore)     store = NULL;
  g_autoptr (SenderHistory)   history = NULL;

  fixture->folder = sender_test_make_dir ();
  store = sender_store_new (fixture->folder);
  history = sender_history_new (NULL);
  fixture->workspace = sender_workspace_new (store, history, vault, endpoints, NULL);
  fixture->window = sender_window_new (application);
  sender_window_set_workspace (fixture->window, fixture->workspace);
  g_signal_connect (fixture->window, "map", G_CALLBACK (map_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (
    gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)), fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->workspace);
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
await (Fixture *fixture)
{
  sender_window_expect (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  draw (fixture);
}

static void
find_place (Fixture         *fixture,
            GtkWidget       *widget,
            graphene_rect_t *place)
{
  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), place));
}

static gboolean
does (GtkWidget *widget,
      gpointer   action)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
does_seen (GtkWidget *widget,
           gpointer   action)
{
  return gtk_widget_get_mapped (widget) && does (widget, action);
}

/* The sections, and buttons at both ends of the header bar. */
static void
find_places (Fixture         *fixture,
             graphene_rect_t *places)
{
  static const char *const actions[] = { "document.undo", "document.save", "window.send-test" };
  GtkWidget               *window = GTK_WIDGET (fixture->window);

  for (guint i = 0; i < SENDER_N_SECTIONS; i++)
    find_place (fixture, widgets_get_nth (window, SENDER_TYPE_OUTLINE_ROW, i), &places[i]);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *button = widgets_find (window, does_seen, (gpointer) actions[i]);

      /* The last one of Publish is another. */
      if (button == NULL)
        button = widgets_find (window, does_seen, (gpointer) "window.publish");
      find_place (fixture, button, &places[SENDER_N_SECTIONS + i]);
    }
}

static void
show (Fixture      *fixture,
      SenderConfig *config)
{
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  sender_window_set_document (fixture->window, document);
  draw (fixture);
}

static void
assert_still (Fixture               *fixture,
              const graphene_rect_t *before)
{
  graphene_rect_t after[N_PLACES];

  find_places (fixture, after);
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_test_message ("place %u", i);
      g_assert_cmpfloat (after[i].origin.x, ==, before[i].origin.x);
      g_assert_cmpfloat (after[i].origin.y, ==, before[i].origin.y);
      g_assert_cmpfloat (after[i].size.width, ==, before[i].size.width);
      g_assert_cmpfloat (after[i].size.height, ==, before[i].size.height);
    }
}

static void
test_still (Fixture      *fixture,
            gconstpointer data)
{
  graphene_rect_t          before[N_PLACES];
  g_autoptr (SenderConfig) blank = sender_preset_new ("blank", "New sender");
  g_autoptr (SenderConfig) named =
    sender_preset_new ("procedure", "A name that is longer than the room there is for a name");

  await (fixture);
  find_places (fixture, before);
  show (fixture, blank);
  assert_still (fixture, before);
  g_assert_true (sender_path_set (named, "environment.name", "Northwind, all of Europe", NULL));
  g_assert_true (sender_path_set (named, "environment.production", "true", NULL));
  show (fixture, named);
  assert_still (fixture, before);
  /* The widest of the pages. */
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    {
      sender_window_show_section (fixture->window, section);
      draw (fixture);
      assert_still (fixture, before);
    }
}

/* What takes time is made when there is something to show in it, and nothing is said that is not
 * known. */
static void
test_little (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget               *window = GTK_WIDGET (fixture->window);
  GtkWidget               *sidebar = NULL;
  GtkWidget               *line = NULL;
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "Northwind");

  await (fixture);
  sidebar = widgets_get_type (window, SENDER_TYPE_SIDEBAR);
  line = widgets_find (sidebar, does, (gpointer) "window.connect");
  g_assert_null (widgets_get_nth (window, SENDER_TYPE_PAGE, 0));
  g_assert_null (widgets_get_nth (window, SENDER_TYPE_FINDINGS_POPOVER, 0));
  g_assert_false (widgets_say (window, "Finding"));
  g_assert_false (gtk_widget_get_mapped (line));
  show (fixture, config);
  g_assert_nonnull (widgets_get_nth (window, SENDER_TYPE_PAGE, 0));
  g_assert_null (widgets_get_nth (window, SENDER_TYPE_PAGE, 1));
  g_assert_true (widgets_say (window, "Finding"));
  g_assert_true (gtk_widget_get_mapped (line));
}

static gboolean
has_shortcuts (gpointer data)
{
  return gtk_application_window_get_help_overlay (data) != NULL;
}

static void
test_shortcuts (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *overlay = NULL;

  await (fixture);
  g_assert_false (has_shortcuts (fixture->window));
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "window.shortcuts", NULL));
  overlay =
    GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
  g_assert_true (gtk_widget_get_visible (overlay));
  gtk_window_close (GTK_WINDOW (overlay));
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "window.shortcuts", NULL));
  g_assert_true (gtk_widget_get_visible (overlay));
}

#define ADD(name, function) \
  g_test_add ("/ui/start/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_free (g_content_type_guess ("icon.svg", NULL, 0, NULL));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("still", test_still);
  ADD ("little", test_little);
  ADD ("shortcuts", test_shortcuts);
  return g_test_run ();
}
