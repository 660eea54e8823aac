/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-content.h"
#include "sender-environment-line.h"
#include "sender-findings-popover.h"
#include "sender-importer.h"
#include "sender-notice.h"
#include "sender-path.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-title.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* The window around the pages: what is open, what is said of it, and what is kept. */

/* The first visible descendant of a type. */
static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
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
is_welcome (gpointer data)
{
  GtkWidget *content = adw_application_window_get_content (data);
  GtkWidget *views = find (content, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (views)), "welcome") == 0;
}

static void
test_welcome (FrameFixture *fixture,
              gconstpointer data)
{
  sender_window_begin (fixture->window, NULL);
  sender_test_wait_until (is_welcome, fixture->window, "the welcome");
  g_assert_nonnull (frame_fixture_create (fixture, "studio"));
  g_assert_false (is_welcome (fixture->window));
  g_assert_cmpuint (frame_fixture_count (fixture), ==, 1);
}

static gboolean
is_empty (gpointer data)
{
  FrameFixture *fixture = data;

  return frame_fixture_count (fixture) == 0 && is_welcome (fixture->window);
}

static void
test_delete (FrameFixture *fixture,
             gconstpointer data)
{
  frame_fixture_create (fixture, "blank");
  frame_fixture_activate (fixture, "library.delete", NULL);
  sender_test_wait_until (is_empty, fixture, "an empty library");
}

/* What turns the text after it is seen, and turns nothing. */
static void
test_turning_name (FrameFixture *fixture,
                   gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  g_object_set (sender_document_get_config (document), "name", "North\u202Ewind (EU)", NULL);
  sender_document_commit (document, "Edit");
  frame_fixture_wait_said (fixture, "\u2068North\uFFFDwind (EU)\u2069 — draft");
  frame_fixture_activate (fixture, "library.delete", NULL);
  frame_fixture_wait_said (fixture, "“\u2068North\uFFFDwind (EU)\u2069” deleted");
  sender_test_wait_until (is_empty, fixture, "an empty library");
}

static gboolean
has_two (gpointer data)
{
  return frame_fixture_count (data) == 2;
}

static gboolean
is_saved (gpointer data)
{
  return sender_document_get_state (data) == SENDER_CONFIG_STATE_SAVED;
}

/* One comes back to a configuration as one left it, with what is not saved and its undo. */
static void
test_switch (FrameFixture *fixture,
             gconstpointer data)
{
  g_autoptr (SenderDocument) first = g_object_ref (frame_fixture_create (fixture, "blank"));
  SenderDocument            *second = NULL;

  frame_fixture_edit (first, "Typed");
  frame_fixture_activate (fixture, "library.duplicate", NULL);
  sender_test_wait_until (has_two, fixture, "a copy");
  second = sender_window_get_document (fixture->window);
  g_assert_true (second != first);
  frame_fixture_activate (fixture, "library.open", sender_document_get_path (first));
  g_assert_true (sender_window_get_document (fixture->window) == first);
  sender_document_undo (first);
  g_assert_cmpint (sender_document_get_state (first), ==, SENDER_CONFIG_STATE_SAVED);
}

static gboolean
is_told (gpointer data)
{
  GtkWidget *notice = find (data, SENDER_TYPE_NOTICE);

  return sender_notice_get_text (SENDER_NOTICE (notice)) != NULL;
}

static gboolean
is_not_told (gpointer data)
{
  return !is_told (data);
}

/* What keeps edits from being saved is said until they are. */
static void
test_save (FrameFixture *fixture,
           gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  const char      *path = sender_document_get_path (document);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  g_assert_false (is_told (fixture->window));
  frame_fixture_edit (document, "Typed");
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_told, fixture->window, "the reason");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);

  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "a saved document");
  sender_test_wait_until (is_not_told, fixture->window, "no reason any more");
}

/* Whether the state that is told is @state: by a status, which is read out when it changes. */
static void
assert_state_told (FrameFixture *fixture,
                   const char   *state)
{
  GtkWidget       *content = widgets_get_type (GTK_WIDGET (fixture->window), SENDER_TYPE_CONTENT);
  GtkWidget       *title = widgets_get_type (content, SENDER_TYPE_TITLE);
  g_autofree char *other = NULL;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_ROLE_STATUS);
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (title),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (other);
  g_assert_nonnull (strstr (other, state));
}

static void
test_state_told (FrameFixture *fixture,
                 gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");

  frame_fixture_edit (document, "Typed");
  assert_state_told (fixture, "draft");
  frame_fixture_activate (fixture, "document.save", NULL);
  sender_test_wait_until (is_saved, document, "a saved document");
  assert_state_told (fixture, "saved");
}

/* However long its name is, whether it is saved is to be seen. */
static void
test_long_name (FrameFixture *fixture,
                gconstpointer data)
{
  SenderDocument  *document = frame_fixture_create (fixture, "blank");
  g_autofree char *name = g_strnfill (300, 'n');

  g_object_set (sender_document_get_config (document), "name", name, NULL);
  sender_document_commit (document, "Edit");
  frame_fixture_wait_said (fixture, "nnn…\u2069 — draft");
}

static void
test_sections (FrameFixture *fixture,
               gconstpointer data)
{
  frame_fixture_create (fixture, "procedure");
  frame_fixture_activate (fixture, "window.show-section", "voice");
  g_assert_cmpint (sender_window_get_section (fixture->window), ==, SENDER_SECTION_VOICE);
  frame_fixture_activate (fixture, "window.go-to", "provider.name");
  g_assert_cmpint (sender_window_get_section (fixture->window), ==, SENDER_SECTION_PROVIDER);
  frame_fixture_activate (fixture, "window.send-test", NULL);
  g_assert_cmpint (sender_window_get_section (fixture->window), ==, SENDER_SECTION_TEST);
}

/* The keyring may answer in between and add a finding: the value tells. */
static void
test_fix (FrameFixture *fixture,
          gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "procedure");
  SenderConfig   *config = sender_document_get_config (document);
  GtkWidget      *window = GTK_WIDGET (fixture->window);

  sender_test_config_assert (config, "sms.body[1].key", "to");
  g_assert_true (
    gtk_widget_activate_action (window, "document.fix", "(ss)", "SS306", "sms.body[1].key"));
  sender_test_config_assert (config, "sms.body[1].key", "To");
  /* What is gone can't be fixed again. */
  sender_test_config_set (config, "sms.body[1].key=tO", NULL);
  sender_document_commit (document, "Edit");
  g_assert_true (
    gtk_widget_activate_action (window, "document.fix", "(ss)", "SS306", "sms.body[9].key"));
  sender_test_config_assert (config, "sms.body[1].key", "tO");
}

static void
test_environment (void)
{
  g_autoptr (SenderConfig)   config = sender_preset_new ("blank", "Northwind");
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  GtkWidget                 *line = g_object_new (SENDER_TYPE_ENVIRONMENT_LINE, NULL);
  GtkWidget                 *button = find (line, GTK_TYPE_BUTTON);

  g_object_ref_sink (line);
  g_object_set (line, "document", document, NULL);
  g_assert_true (gtk_widget_has_css_class (button, "sandbox"));
  g_assert_true (sender_path_set (config, "environment.production", "true", NULL));
  g_assert_true (gtk_widget_has_css_class (button, "production"));
  g_object_set (line, "document", NULL, NULL);
  g_assert_true (gtk_widget_has_css_class (button, "sandbox"));
  g_assert_finalize_object (line);
}

static void
test_notice (void)
{
  GtkWidget *notice = g_object_ref_sink (g_object_new (SENDER_TYPE_NOTICE, NULL));

  g_assert_false (gtk_widget_get_visible (notice));
  sender_notice_set_text (SENDER_NOTICE (notice), "The disk is <full>");
  g_assert_true (gtk_widget_get_visible (notice));
  g_assert_cmpstr (sender_notice_get_text (SENDER_NOTICE (notice)), ==, "The disk is <full>");
  sender_notice_set_text (SENDER_NOTICE (notice), NULL);
  g_assert_null (sender_notice_get_text (SENDER_NOTICE (notice)));
  g_assert_finalize_object (notice);
}

/* How often a window was drawn, and its leaflet folded or unfolded. */
typedef struct
{
  guint frames;
  guint folds;
} Folding;

static void
count_fold_cb (Folding *folding)
{
  folding->folds++;
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  ((Folding *) data)->frames++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_frames (gpointer data)
{
  return ((Folding *) data)->frames >= 40;
}

/* What its pages need at least, and would like. */
static int
measure_pages (GtkWidget *leaflet,
               gint64    *natural)
{
  int sum = 0;

  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (leaflet); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int most = 0;

      if (adw_leaflet_get_page (ADW_LEAFLET (leaflet), child) == NULL)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      sum += least;
      *natural += most;
    }
  return sum;
}

/* The name is cut where there is little room, what has become of the document never is. */
static void
assert_state_seen (FrameFixture *fixture)
{
  GtkWidget *title = widgets_get_type (GTK_WIDGET (fixture->window), SENDER_TYPE_TITLE);
  GtkWidget *state = widgets_get_nth (title, GTK_TYPE_LABEL, 3);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (state)), ==, "saved");
  g_assert_true (gtk_widget_get_mapped (state));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (state))));
}

/* Opens a first configuration in an empty window of that size. Returns whether it folds, which it
 * does once: what is in it needs less room then, but not so little that it unfolds. @pages: what
 * its pages need. */
static gboolean
folds (FrameFixture *fixture,
       int           width,
       int           height,
       int          *pages)
{
  Folding    folding = { 0, 0 };
  gint64     natural = 0;
  GtkWidget *window = NULL;
  GtkWidget *leaflet = NULL;
  int        before = 0;

  frame_fixture_destroy (fixture);
  frame_fixture_open_sized (fixture, width, height);
  window = GTK_WIDGET (fixture->window);
  leaflet = find (window, ADW_TYPE_LEAFLET);
  sender_window_begin (fixture->window, NULL);
  sender_test_wait_until (is_welcome, window, "the welcome");
  gtk_widget_add_tick_callback (window, count_frame_cb, &folding, NULL);
  sender_test_wait_until (has_frames, &folding, "frames");
  before = gtk_widget_get_width (window);
  folding.frames = 0;
  g_signal_connect_swapped (leaflet, "notify::folded", G_CALLBACK (count_fold_cb), &folding);
  frame_fixture_create (fixture, "studio");
  sender_test_wait_until (has_frames, &folding, "frames");
  g_assert_cmpint (gtk_widget_get_width (window), ==, before);
  g_assert_cmpuint (folding.folds, <=, 1);
  *pages = measure_pages (leaflet, &natural);
  g_assert_cmpint (natural, <, G_MAXINT);
  assert_state_seen (fixture);
  frame_fixture_activate (fixture, "library.delete", NULL);
  sender_test_wait_until (is_welcome, window, "the welcome");
  return adw_leaflet_get_folded (ADW_LEAFLET (leaflet));
}

static void
test_fold (FrameFixture *fixture,
           gconstpointer data)
{
  int pages = 0;

  /* With the frame that a window draws itself. */
  g_assert_true (folds (fixture, 372, 306, &pages));
  g_assert_true (folds (fixture, 700, 640, &pages));
  g_assert_false (folds (fixture, 1180, 800, &pages));
  g_assert_false (folds (fixture, pages + 30, 800, &pages));
}

static void
test_findings (void)
{
  g_autoptr (SenderConfig)   config = sender_preset_new ("procedure", "Northwind");
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  GtkWidget                 *popover = g_object_new (SENDER_TYPE_FINDINGS_POPOVER, NULL);

  g_object_ref_sink (popover);
  g_object_set (popover, "document", document, NULL);
  g_object_set (popover, "document", NULL, NULL);
  g_object_set (popover, "document", document, NULL);
  g_assert_finalize_object (popover);
}

#define ADD(name, function)                                                          \
  g_test_add ("/ui/frame/" name, FrameFixture, NULL, frame_fixture_set_up, function, \
              frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("welcome", test_welcome);
  ADD ("delete", test_delete);
  ADD ("state-told", test_state_told);
  ADD ("long-name", test_long_name);
  ADD ("turning-name", test_turning_name);
  ADD ("switch", test_switch);
  ADD ("save", test_save);
  ADD ("sections", test_sections);
  ADD ("fix", test_fix);
  ADD ("fold", test_fold);
  g_test_add_func ("/ui/frame/environment", test_environment);
  g_test_add_func ("/ui/frame/notice", test_notice);
  g_test_add_func ("/ui/frame/findings", test_findings);
  return g_test_run ();
}
