/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"
#include "sender-publish-page.h"
#include "sender-test.h"
#include "widgets.h"

/* What the Publish page says of the environment before anything is written to it. */

typedef struct
{
  PublishingFixture live;
  GtkWidget        *window;
  GtkWidget        *page;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  publishing_fixture_set_up (&self->live, NULL);
  publishing_fixture_read (&self->live);
  self->window = gtk_window_new ();
  self->page = g_object_ref_sink (g_object_new (SENDER_TYPE_PUBLISH_PAGE, "workspace",
                                                self->live.workspace, "document",
                                                self->live.document, NULL));
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  widgets_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  widgets_end (self->page);
  publishing_fixture_tear_down (&self->live, data);
}

static gboolean
is_row_titled (GtkWidget *widget,
               gpointer   title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (Fixture    *self,
          const char *title)
{
  return widgets_find (self->page, is_row_titled, (gpointer) title);
}

/* In full, and for as long as it is not shown. */
static void
test_gap (Fixture      *self,
          gconstpointer data)
{
  const char *title = "Not all of the environment could be read";
  GtkWidget  *row = NULL;

  g_assert_null (find_row (self, title));
  publishing_fixture_hide (&self->live, "languages");
  row = find_row (self, title);
  g_assert_nonnull (row);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_true (widgets_say (row, "Not read: the enabled languages. PingOne answered 403"));
  g_assert_true (widgets_say (row, "the role Environment Admin"));
  publishing_fixture_run (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
  g_assert_nonnull (find_row (self, title));
  publishing_fixture_clear_faults (&self->live);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.read", NULL));
  publishing_fixture_wait (&self->live);
  g_assert_null (find_row (self, title));
}

/* Who wants to publish all the same is led there, and nothing is written. */
static void
test_obstacle (Fixture      *self,
               gconstpointer data)
{
  const char *title = "This plan can’t be carried out";
  GtkWidget  *row = NULL;
  GPtrArray  *snapshots = NULL;

  publishing_fixture_run (&self->live);
  publishing_fixture_add_policy (&self->live);
  publishing_fixture_wait_snapshots (&self->live, 1);
  g_assert_null (find_row (self, title));
  snapshots = sender_publishing_get_snapshots (self->live.publishing);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.restore", "s",
                                             ((SenderSnapshot *) snapshots->pdata[0])->id));
  publishing_fixture_wait (&self->live);
  row = find_row (self, title);
  g_assert_nonnull (row);
  g_assert_true (widgets_say (row, "would be deleted, and policy “Staff” still asks it"));
  g_assert_true (gtk_widget_activate_action (self->page, "publish.start", NULL));
  publishing_fixture_wait (&self->live);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == row);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 4);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.stay", NULL));
  g_assert_null (find_row (self, title));
}

#define ADD(name, test) \
  g_test_add ("/publish-obstacles/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_load_style ();
  widgets_hide_spinners ();
  ADD ("gap", test_gap);
  ADD ("obstacle", test_obstacle);
  return g_test_run ();
}
