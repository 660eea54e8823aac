/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-account-bar.h"
#include "sender-config.h"
#include "sender-countries-popover.h"
#include "sender-document.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-paste-window.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

/* What belongs to the numbers and stands for itself: pasting, countries, the bar of the check. */

/* Nothing is added before it is asked for; then it is one step. */
static void
test_paste (void)
{
  SenderConfig      *config = sender_test_config_studio ();
  SenderDocument    *document = sender_document_new (config, "/x.json", FALSE);
  SenderPasteWindow *window = sender_paste_window_new (NULL, document);
  SenderList        *numbers = sender_config_get_numbers (config);

  g_assert_nonnull (widgets_get_button (GTK_WIDGET (window), "_Add"));
  sender_paste_window_set_text (window, "Sales: +12065550142\nhello\n+14155550100\n+13035550163");
  gtk_window_present (GTK_WINDOW (window));
  widgets_settle ();
  g_assert_nonnull (widgets_get_button (GTK_WIDGET (window), "_Add 2 Numbers"));
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "paste.add", NULL));
  widgets_settle ();
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 3);
  sender_document_undo (document);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 1);
  g_assert_finalize_object (document);
  g_assert_finalize_object (config);
}

static char *
get_countries (GtkWidget *popover)
{
  g_auto (GStrv) countries = NULL;

  g_object_get (popover, "countries", &countries, NULL);
  return g_strjoinv (",", countries);
}

static void
assert_countries (GtkWidget  *popover,
                  const char *expected)
{
  g_autofree char *countries = get_countries (popover);

  g_assert_cmpstr (countries, ==, expected);
}

static void
search (GtkWidget  *popover,
        const char *text)
{
  GtkWidget *entry = widgets_get_nth (popover, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "search-changed");
}

/* Countries are found by name and by code; what is chosen again is dropped. */
static void
test_countries (void)
{
  static const char *const us[] = { "US", NULL };
  GtkWidget               *popover = g_object_ref_sink (sender_countries_popover_new ());

  g_object_set (popover, "countries", us, NULL);
  search (popover, "switz");
  assert_countries (popover, "US,CH");
  search (popover, "us");
  assert_countries (popover, "CH");
  search (popover, "nowhere");
  assert_countries (popover, "CH");
  g_object_set (popover, "single", TRUE, NULL);
  search (popover, "canada");
  assert_countries (popover, "CA");
  g_assert_finalize_object (popover);
}

static void
assert_bar (SenderAccountBar *bar,
            const char       *fragment,
            const char       *button,
            const char       *action)
{
  GtkWidget *text = widgets_get_nth (GTK_WIDGET (bar), GTK_TYPE_LABEL, 0);
  GtkWidget *widget = widgets_get_nth (GTK_WIDGET (bar), GTK_TYPE_BUTTON, 0);

  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (text)), fragment));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (widget)), ==, button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), ==, action);
}

/* Each state says what it is, and has a button for what can be done then. */
static void
test_bar (void)
{
  SenderAccountBar  *bar = g_object_ref_sink (g_object_new (SENDER_TYPE_ACCOUNT_BAR, NULL));
  SenderOperation   *operation = sender_operation_new ();
  GtkWidget         *spinner = widgets_get_nth (GTK_WIDGET (bar), GTK_TYPE_SPINNER, 0);
  GCancellable      *cancellable = NULL;
  g_autoptr (GError) error = g_error_new (SENDER_ERROR, SENDER_ERROR_REFUSED, "It is refused.");

  sender_account_bar_set_operation (bar, operation);
  assert_bar (bar, "not asked for", "_Check with Twilio", "numbers.check");
  cancellable = sender_operation_begin (operation, "Asking…");
  assert_bar (bar, "Asking…", "_Cancel", "numbers.cancel");
  g_assert_true (gtk_widget_get_visible (spinner));
  sender_operation_end (operation, cancellable, NULL, error);
  assert_bar (bar, "It is refused.", "_Try Again", "numbers.check");
  g_assert_false (gtk_widget_get_visible (spinner));
  cancellable = sender_operation_begin (operation, "Asking…");
  sender_operation_end (operation, cancellable, "Reported at noon", NULL);
  assert_bar (bar, "Reported at noon", "_Check Again", "numbers.check");
  g_assert_finalize_object (bar);
  g_assert_finalize_object (operation);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  g_test_add_func ("/ui/number-windows/paste", test_paste);
  g_test_add_func ("/ui/number-windows/countries", test_countries);
  g_test_add_func ("/ui/number-windows/bar", test_bar);
  return g_test_run ();
}
