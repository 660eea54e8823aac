/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "sender-accepting.h"
#include "sender-ask.h"
#include "sender-config.h"
#include "sender-page.h"
#include "sender-section.h"
#include "sender-test.h"
#include "widgets.h"

/* Where the keyboard is when a section is opened. */

static GtkWidget *
get_focus (FrameFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static GtkWidget *
go_to (FrameFixture *fixture,
       SenderSection section)
{
  frame_fixture_activate (fixture, "window.show-section",
                          sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section));
  widgets_settle ();
  g_assert_nonnull (get_focus (fixture));
  return get_focus (fixture);
}

static SenderFinding *
dup_first (FrameFixture *fixture,
           SenderSection section)
{
  return sender_accepting_find_next (sender_window_get_document (fixture->window), section, 0);
}

/* What has the focus, or what that is the text of, bears the mark of a finding. */
static gboolean
is_marked (GtkWidget *widget)
{
  for (guint i = 0; i < 4; i++, widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "error") || gtk_widget_has_css_class (widget, "warning"))
      return TRUE;
  return FALSE;
}

static void
test_finding (FrameFixture *fixture,
              gconstpointer data)
{
  static const SenderSection sections[] = {
    SENDER_SECTION_AUTHORIZATION,
    SENDER_SECTION_SMS,
    SENDER_SECTION_VOICE,
  };

  frame_fixture_create (fixture, "studio");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (SenderFinding) first = dup_first (fixture, sections[i]);

      g_assert_nonnull (first);
      g_assert_true (is_marked (go_to (fixture, sections[i])));
    }
}

/* The first stop of Tab on the page, which has no finding. */
static void
test_control (FrameFixture *fixture,
              gconstpointer data)
{
  static const SenderSection sections[] = {
    SENDER_SECTION_SMS,
    SENDER_SECTION_VOICE,
    SENDER_SECTION_FALLBACK,
    SENDER_SECTION_MESSAGES,
    SENDER_SECTION_TEST,
    SENDER_SECTION_PUBLISH,
  };

  frame_fixture_create (fixture, "blank");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (SenderFinding) first = dup_first (fixture, sections[i]);
      GtkWidget                *focus = go_to (fixture, sections[i]);
      GtkWidget                *page = gtk_widget_get_ancestor (focus, SENDER_TYPE_PAGE);

      g_assert_null (first);
      g_assert_nonnull (page);
      g_assert_true (gtk_widget_get_mapped (focus));
      /* Tab into the page leads there as well. */
      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
      g_assert_true (get_focus (fixture) == focus);
    }
}

/* Who works in a section already, and asks for it again, stays where they are. */
static void
test_again (FrameFixture *fixture,
            gconstpointer data)
{
  GtkWidget *first = NULL;
  GtkWidget *moved = NULL;

  frame_fixture_create (fixture, "studio");
  first = go_to (fixture, SENDER_SECTION_SMS);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  moved = get_focus (fixture);
  g_assert_true (moved != first);
  g_assert_true (go_to (fixture, SENDER_SECTION_SMS) == moved);
  go_to (fixture, SENDER_SECTION_VOICE);
  g_assert_true (go_to (fixture, SENDER_SECTION_SMS) == first);
}

static gboolean
is_on_button (gpointer data)
{
  GtkWidget *focus = get_focus (data);

  return GTK_IS_BUTTON (focus) && gtk_widget_get_ancestor (focus, ADW_TYPE_STATUS_PAGE) != NULL;
}

/* The focus waits on the page until it is known what is there. */
static void
test_history (FrameFixture *fixture,
              gconstpointer data)
{
  frame_fixture_create (fixture, "studio");
  go_to (fixture, SENDER_SECTION_PUBLISH);
  go_to (fixture, SENDER_SECTION_HISTORY);
  sender_test_wait_until (is_on_button, fixture, "the button of the empty history");
}

static void
answered (GObject *object,
          gboolean yes)
{
}

static gboolean
is_on_default (gpointer data)
{
  AdwMessageDialog *dialog = data;
  const char       *response = adw_message_dialog_get_default_response (dialog);
  GtkWidget        *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return GTK_IS_BUTTON (focus) && gtk_widget_get_mapped (focus) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)),
                    adw_message_dialog_get_response_label (dialog, response)) == 0;
}

/* In a row each has its part of the width only. */
static gboolean
is_stacked (GtkWidget *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return gtk_widget_get_width (focus) > gtk_widget_get_width (dialog) * 2 / 3;
}

/* The keyboard begins with what a question advises, be its responses in a stack or in a row. */
static void
test_question (FrameFixture *fixture,
               gconstpointer data)
{
  static const char *const labels[] = { "Send to the Phone All the Same", "Send" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (labels); i++)
    {
      SenderTestQuestion question = { .heading = (char *) "Send to a Phone?",
                                      .body = (char *) "It costs money.",
                                      .accept = labels[i / 2],
                                      .is_warning = i % 2 == 0 };
      GtkWidget         *window = gtk_window_new ();
      GtkWidget         *dialog = NULL;

      gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
      gtk_window_present (GTK_WINDOW (window));
      sender_ask (window, &question, answered, G_OBJECT (window));
      dialog = frame_fixture_wait_dialog (question.heading);
      sender_test_wait_until (is_on_default, dialog, "the default response to have the focus");
      widgets_settle ();
      g_assert_true (is_on_default (dialog));
      g_assert_true (is_stacked (dialog) == (i < 2));
      frame_fixture_answer (dialog, "no");
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

#define ADD(name, function)                                                                \
  g_test_add ("/ui/first-focus/" name, FrameFixture, NULL, frame_fixture_set_up, function, \
              frame_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  ADD ("finding", test_finding);
  ADD ("control", test_control);
  ADD ("again", test_again);
  ADD ("history", test_history);
  ADD ("question", test_question);
  return g_test_run ();
}
