/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-config.h"
#include "sender-importer.h"
#include "sender-switcher.h"
#include "sender-test.h"
#include "widgets.h"

/* The list of configurations, as it is opened. */

#define MANY 5
/* Until then a popover may still become another size. */
#define FRAMES 10

static GtkWidget *
get_switcher (FrameFixture *fixture)
{
  return widgets_get_type (GTK_WIDGET (fixture->window), SENDER_TYPE_SWITCHER);
}

static GtkWidget *
get_popover (FrameFixture *fixture)
{
  return widgets_get_type (get_switcher (fixture), GTK_TYPE_POPOVER);
}

static gboolean
has_rows (gpointer data)
{
  GtkWidget *list = widgets_get_type (get_popover (data), GTK_TYPE_LIST_VIEW);

  return gtk_widget_get_mapped (list) && gtk_widget_get_height (list) > 0;
}

static gboolean
has_none (gpointer data)
{
  return !gtk_widget_get_mapped (get_popover (data));
}

static gboolean
count_frame (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  ++*(guint *) user_data;
  return G_SOURCE_CONTINUE;
}

static gboolean
is_drawn (gpointer data)
{
  return *(guint *) data >= FRAMES;
}

static void
let_it_draw (GtkWidget *widget)
{
  guint n = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_frame, &n, NULL);

  sender_test_wait_until (is_drawn, &n, "some frames");
  gtk_widget_remove_tick_callback (widget, id);
}

/* How high the list is that is seen. */
static int
open_list (FrameFixture *fixture)
{
  sender_switcher_popup (SENDER_SWITCHER (get_switcher (fixture)));
  sender_test_wait_until (has_rows, fixture, "the list");
  let_it_draw (get_popover (fixture));
  return gtk_widget_get_height (
    widgets_get_type (get_popover (fixture), GTK_TYPE_SCROLLED_WINDOW));
}

static void
close_list (FrameFixture *fixture)
{
  gtk_popover_popdown (GTK_POPOVER (get_popover (fixture)));
  sender_test_wait_until (has_none, fixture, "the list to be closed");
}

/* Opened again, it shows as much as before. */
static void
test_again (FrameFixture *fixture,
            gconstpointer data)
{
  int one = 0;
  int many = 0;

  frame_fixture_create (fixture, "blank");
  one = open_list (fixture);
  close_list (fixture);
  for (guint i = 1; i < MANY; i++)
    frame_fixture_create (fixture, "blank");
  for (guint i = 0; i < 3; i++)
    {
      many = open_list (fixture);
      g_assert_cmpint (many, >=, MANY * one / 2);
      g_assert_cmpint (many, >, 2 * one);
      close_list (fixture);
    }
}

static gboolean
is_shown_named (FrameFixture *fixture,
                const char   *name)
{
  g_autofree char *text = g_strconcat ("Open now: ", name, NULL);

  return widgets_say (get_popover (fixture), text);
}

/* What is renamed, duplicated and deleted is named above the buttons, to everybody. */
static void
test_named (FrameFixture *fixture,
            gconstpointer data)
{
  SenderDocument *document = frame_fixture_create (fixture, "blank");
  GtkWidget      *group = NULL;

  open_list (fixture);
  g_assert_true (is_shown_named (fixture, "New sender"));
  g_object_set (sender_document_get_config (document), "name", "Acme", NULL);
  g_assert_true (is_shown_named (fixture, "Acme"));
  group = gtk_widget_get_parent (widgets_get_button (get_popover (fixture), "De_lete"));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (group)), ==,
                   GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (group),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  close_list (fixture);
  frame_fixture_create (fixture, "blank");
  open_list (fixture);
  g_assert_true (is_shown_named (fixture, "New sender"));
  g_assert_false (is_shown_named (fixture, "Acme"));
  close_list (fixture);
}

/* What was never saved can be deleted like the rest. */
static void
test_unsaved (FrameFixture *fixture,
              gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_preset_new ("blank", "Never saved");
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  GtkWidget                 *button = NULL;

  sender_window_set_document (fixture->window, document);
  button = widgets_get_button (get_switcher (fixture), "De_lete");
  g_assert_true (gtk_widget_is_sensitive (button));
  sender_window_set_document (fixture->window, NULL);
  g_assert_false (gtk_widget_is_sensitive (button));
}

#define ADD(name, function)                                                   \
  g_test_add ("/ui/switcher/" name, FrameFixture, NULL, frame_fixture_set_up, \
              function, frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("again", test_again);
  ADD ("named", test_named);
  ADD ("unsaved", test_unsaved);
  return g_test_run ();
}
