/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-watch.h"
#include "run-fixture.h"
#include "sender-document.h"
#include "sender-test-config.h"
#include "sender-test-form.h"
#include "sender-test-page.h"
#include "ui-find.h"
#include "widgets.h"

/* A service says nothing: the window goes on, and Cancel ends the wait. */

#define SECONDS 1.5

typedef struct
{
  RunFixture      run;
  SenderDocument *document;
  GtkWidget      *window;
  GtkWidget      *page;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  run_fixture_set_up (&self->run, data);
  self->document = sender_document_new (self->run.config, NULL, FALSE);
  self->page = g_object_ref_sink (g_object_new (SENDER_TYPE_TEST_PAGE, "workspace",
                                                self->run.workspace, "document", self->document,
                                                NULL));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  widgets_settle ();
}

/* Whatever was asked of the history holds the page until it is answered. */
static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  widgets_end (self->page);
  g_assert_finalize_object (self->document);
  run_fixture_tear_down (&self->run, data);
}

static gboolean
has_ended (gpointer data)
{
  return !sender_operation_is_running (sender_test_run_get_operation (data));
}

static gboolean
has_request (gpointer data)
{
  return stub_server_get_n_requests (((Fixture *) data)->run.test->server) > 0;
}

static SenderTestRun *
send (Fixture *self)
{
  GtkWidget *form = ui_find (self->page, ui_is_type, "SenderTestForm");

  sender_test_form_set_destination (SENDER_TEST_FORM (form), DISPATCH_TO);
  g_assert_true (gtk_widget_activate_action (self->page, "test.send", NULL));
  return sender_test_page_get_run (SENDER_TEST_PAGE (self->page));
}

/* It takes the request and never answers. */
static void
test_network (Fixture      *self,
              gconstpointer data)
{
  FrameWatch    *watch = NULL;
  SenderTestRun *run = NULL;

  stub_server_react (self->run.test->server, DISPATCH_POST, { STUB_HANG });
  watch = frame_watch_start (self->page);
  run = send (self);
  g_assert_nonnull (run);
  sender_test_wait_until (has_request, self, "the request");
  frame_watch_end (watch, SECONDS);
  g_assert_false (has_ended (run));
  g_assert_true (gtk_widget_activate_action (self->page, "test.cancel", NULL));
  sender_test_wait_until (has_ended, run, "the end of the test");
}

/* The watch itself: who stops the main loop to wait for somebody is found. */
static void
test_watch (void)
{
  if (g_test_subprocess ())
    {
      GtkWidget  *window = gtk_window_new ();
      FrameWatch *watch = NULL;

      gtk_window_present (GTK_WINDOW (window));
      widgets_settle ();
      watch = frame_watch_start (window);
      g_usleep (G_USEC_PER_SEC / 4);
      frame_watch_end (watch, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*LONGEST_WAIT*");
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_free (g_content_type_guess ("icon.svg", NULL, 0, NULL));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  g_test_add ("/ui/silence/network", Fixture, NULL, set_up, test_network, tear_down);
  g_test_add_func ("/ui/silence/watch", test_watch);
  return g_test_run ();
}
