/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publish-page-fixture.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <adwaita.h>

/* The row of what somebody is to decide about before anything is published. */

#define PATH "authorization.username"
#define THEIRS "AC11111111111111111111111111111111"
#define DRIFT                                                                                    \
  "{\"in\":\"senders\",\"set\":{\"authentication\":{\"method\":\"BASIC\",\"username\":\"" THEIRS \
  "\",\"password\":\"theirs\"}}}"

static GtkToggleButton *
find_button (PublishPageFixture *self,
             const char         *label)
{
  return publish_page_fixture_find_choice (self, PATH, label);
}

static void
assert_open (PublishPageFixture *self)
{
  g_assert_false (gtk_toggle_button_get_active (find_button (self, "Keep Theirs")));
  g_assert_false (gtk_toggle_button_get_active (find_button (self, "Use Ours")));
  g_assert_true (widgets_say (self->page, "Decide first which one is right."));
}

/* The secret is to be written, and they changed what it belongs to. */
static void
make_undecided (PublishPageFixture *self)
{
  publishing_fixture_edit (&self->live, "provider.name=Second");
  publishing_fixture_drift (&self->live, DRIFT);
  assert_open (self);
}

static gboolean
is_asked_cb (gpointer user_data)
{
  return widgets_find_question () != NULL;
}

static AdwMessageDialog *
keep (PublishPageFixture *self)
{
  gtk_toggle_button_set_active (find_button (self, "Keep Theirs"), TRUE);
  sender_test_wait_until (is_asked_cb, self, "the question");
  widgets_settle ();
  g_assert_true (widgets_say (GTK_WIDGET (widgets_find_question ()), THEIRS));
  return widgets_find_question ();
}

static void
answer (AdwMessageDialog *question,
        const char       *response)
{
  adw_message_dialog_response (question, response);
  gtk_window_close (GTK_WINDOW (question));
  widgets_settle ();
  g_assert_null (widgets_find_question ());
}

static void
test_ours (PublishPageFixture *self,
           gconstpointer       data)
{
  publishing_fixture_run (&self->live);
  make_undecided (self);
  gtk_toggle_button_set_active (find_button (self, "Use Ours"), TRUE);
  g_assert_true (sender_live_source_get_overwrite (self->live.source, PATH));
  g_assert_true (gtk_toggle_button_get_active (find_button (self, "Use Ours")));
  g_assert_false (widgets_say (self->page, "Decide first"));
  publishing_fixture_run (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
}

/* What stays theirs is written with our secret only once it is in the configuration. */
static void
test_theirs (PublishPageFixture *self,
             gconstpointer       data)
{
  guint n_writes = 0;

  publishing_fixture_run (&self->live);
  make_undecided (self);
  n_writes = publishing_fixture_count (&self->live, TRUE);
  answer (keep (self), "cancel");
  assert_open (self);
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, n_writes);
  answer (keep (self), "take");
  sender_test_config_assert (self->live.config, PATH, THEIRS);
  g_assert_null (publish_page_fixture_find_row (self, PATH));
  g_assert_false (widgets_say (self->page, "Decide first"));
}

/* Nothing is taken over from there: one goes back to it, or stays. */
static void
test_going_back (PublishPageFixture *self,
                 gconstpointer       data)
{
  publishing_fixture_run (&self->live);
  publishing_fixture_edit (&self->live, "provider.name=Second");
  publishing_fixture_run (&self->live);
  publishing_fixture_wait_snapshots (&self->live, 2);
  publishing_fixture_drift (&self->live, DRIFT);
  publish_page_fixture_go_back (self);
  assert_open (self);
  gtk_toggle_button_set_active (find_button (self, "Keep Theirs"), TRUE);
  widgets_settle ();
  g_assert_null (widgets_find_question ());
  assert_open (self);
}

#define ADD(name, test)                                             \
  g_test_add ("/publish-decisions/" name, PublishPageFixture, NULL, \
              publish_page_fixture_set_up, test, publish_page_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_load_style ();
  widgets_hide_spinners ();
  ADD ("ours", test_ours);
  ADD ("theirs", test_theirs);
  ADD ("going-back", test_going_back);
  return g_test_run ();
}
