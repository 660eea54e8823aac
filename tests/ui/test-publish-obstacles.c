/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publish-page-fixture.h"
#include "sender-test.h"
#include "widgets.h"

/* What the Publish page says of the environment before anything is written to it. */

/* In full, and for as long as it is not shown. */
static void
test_gap (PublishPageFixture *self,
          gconstpointer       data)
{
  const char *title = "Not all of the environment could be read";
  GtkWidget  *row = NULL;

  g_assert_null (widgets_find_row (self->page, title));
  publishing_fixture_hide (&self->live, "languages");
  row = widgets_find_row (self->page, title);
  g_assert_nonnull (row);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_true (widgets_say (row, "Not read: the enabled languages. PingOne answered 403"));
  g_assert_true (widgets_say (row, "the role Environment Admin"));
  publishing_fixture_run (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
  g_assert_nonnull (widgets_find_row (self->page, title));
  publishing_fixture_clear_faults (&self->live);
  publish_page_fixture_read (self);
  g_assert_null (widgets_find_row (self->page, title));
}

/* Who wants to publish all the same is led there, and nothing is written. */
static void
test_obstacle (PublishPageFixture *self,
               gconstpointer       data)
{
  const char *title = "This plan can’t be carried out";
  GtkWidget  *row = NULL;

  publishing_fixture_run (&self->live);
  publishing_fixture_add_policy (&self->live);
  publishing_fixture_wait_snapshots (&self->live, 1);
  g_assert_null (widgets_find_row (self->page, title));
  publish_page_fixture_go_back (self);
  row = widgets_find_row (self->page, title);
  g_assert_nonnull (row);
  g_assert_true (widgets_say (row, "would be deleted, and policy “Staff” still asks it"));
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == row);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 4);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.stay", NULL));
  g_assert_null (widgets_find_row (self->page, title));
}

static void
set_chain (PublishPageFixture *self,
           const char         *entry)
{
  g_autofree char *change = g_strdup_printf (
    "{\"in\":\"settings\",\"set\":{\"smsProvidersFallbackChain\":[\"%s\"]}}", entry);

  publishing_fixture_drift (&self->live, change);
}

/* Whom the chain named is gone, and ours would be what it was. */
static void
test_gone (PublishPageFixture *self,
           gconstpointer       data)
{
  const char *title = "This plan can’t be carried out";
  GtkWidget  *row = NULL;
  guint       n_writes = 0;

  set_chain (self, "somebody");
  publishing_fixture_run (&self->live);
  set_chain (self, sender_live_source_get_sender (self->live.source));
  publishing_fixture_edit (&self->live, "provider.name=Second");
  g_assert_null (widgets_find_row (self->page, title));
  sender_live_source_set_overwrite (self->live.source,
                                    sender_live_source_get_plan (self->live.source), NULL,
                                    "fallback.chain", TRUE);
  row = widgets_find_row (self->page, title);
  g_assert_nonnull (row);
  g_assert_true (widgets_say (row, "“somebody” is no sender of the environment any more"));
  n_writes = publishing_fixture_count (&self->live, TRUE);
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == row);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, n_writes);
  sender_live_source_set_overwrite (self->live.source,
                                    sender_live_source_get_plan (self->live.source), NULL,
                                    "fallback.chain", FALSE);
  g_assert_null (widgets_find_row (self->page, title));
}

#define ADD(name, test)                                             \
  g_test_add ("/publish-obstacles/" name, PublishPageFixture, NULL, \
              publish_page_fixture_set_up, test, publish_page_fixture_tear_down)

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
  ADD ("gone", test_gone);
  return g_test_run ();
}
