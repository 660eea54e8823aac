/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-page-fixture.h"

#include "sender-delivery-plot.h"
#include "sender-delivery-words.h"
#include "sender-test.h"
#include "widgets.h"

#include <glib/gstdio.h>

/* The page shows what is recorded, and lets it be chosen from and opened. */

/* The choice of the first list. */
#define VOICE_TESTS 3

/* In the first row. */
static GtkWidget *
find_in_list (HistoryPageFixture *self,
              const char         *id)
{
  return history_page_find (history_page_find (self->page, "list"), id);
}

static void
test_empty (HistoryPageFixture *self,
            gconstpointer       user_data)
{
  history_page_show (self);
  history_page_wait_says (self, "Nothing Sent or Published Yet");
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  g_signal_emit_by_name (self->history, "changed");
  history_page_wait_says (self, "SMS to +1•••••••0117");
}

static void
test_rows (HistoryPageFixture *self,
           gconstpointer       user_data)
{
  const char           *to = "+1•••••••0117";
  gint64                at = history_page_add (self, "1", "sms", to, "delivered", 0, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *when = sender_delivery_format_when (at, now);
  g_autofree char      *sentence =
    g_strdup_printf ("SMS to +1•••••••0117, simulated, Delivered after 3.0 s, %s", when);
  GtkWidget *list = NULL;

  history_page_show (self);
  history_page_wait_says (self, "SMS to +1•••••••0117");
  g_assert_true (history_page_says (self->page, "3.0 s"));
  g_assert_true (history_page_says (self->page, "Delivered"));
  g_assert_true (history_page_says (self->page, "SIMULATED"));
  list = history_page_find (self->page, "list");
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (list),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_assert_true (gtk_widget_has_css_class (find_in_list (self, "state"), "success"));
  history_page_execute (self, "UPDATE dispatch SET state = 'no-message', simulated = 0");
  g_signal_emit_by_name (self->history, "changed");
  history_page_wait_says (self, "No Message");
  g_assert_false (history_page_says (self->page, "SIMULATED"));
  g_assert_false (gtk_widget_has_css_class (find_in_list (self, "state"), "success"));
}

static void
test_filters (HistoryPageFixture *self,
              gconstpointer       user_data)
{
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_add (self, "2", "voice", "+1•••••••0134", "undelivered", 30034, 1);
  history_page_add (self, "3", "sms", "+1•••••••0155", "delivered", 0, 40);
  history_page_show (self);
  history_page_wait_says (self, "SMS to +1•••••••0117");
  g_assert_true (history_page_says (self->page, "30034: "));
  g_assert_false (history_page_says (self->page, "0155"));
  g_assert_true (gtk_widget_activate_action (self->page, "page.search", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         history_page_find (self->page, "search")));
  gtk_editable_set_text (GTK_EDITABLE (history_page_find (self->page, "search")), "30034");
  history_page_wait_says_not (self, "0117");
  g_assert_true (history_page_says (self->page, "Voice to +1•••••••0134"));
  gtk_editable_set_text (GTK_EDITABLE (history_page_find (self->page, "search")), "nowhere");
  history_page_wait_says (self, "Nothing Matches");
  gtk_widget_activate_action (self->page, "history.clear-filters", NULL);
  history_page_wait_says (self, "SMS to +1•••••••0155");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (history_page_find (self->page, "kind")), VOICE_TESTS);
  history_page_wait_says_not (self, "0155");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (history_page_find (self->page, "kind")), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (history_page_find (self->page, "state")),
                              1 + SENDER_DISPATCH_STATE_DELIVERED);
  history_page_wait_says_not (self, "0134");
  history_page_wait_says (self, "0155");
}

/* Only tests of this configuration, unless all are wanted; then each says whose it is. */
static void
test_configurations (HistoryPageFixture *self,
                     gconstpointer       user_data)
{
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_add (self, "2", "sms", "+1•••••••0134", "delivered", 0, 0);
  history_page_execute (
    self, "UPDATE dispatch SET configuration = 'other', configuration_name = 'Contoso'"
          " WHERE id = '2'");
  history_page_show (self);
  history_page_wait_says (self, "0117");
  g_assert_false (history_page_says (self->page, "0134"));
  g_object_set (self->page, "all-configurations", TRUE, NULL);
  history_page_wait_says (self, "0134");
  g_assert_true (history_page_says (self->page, "Contoso · sign_in"));
}

static void
press (GtkWidget      *widget,
       guint           key,
       GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean                       is_handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_handled);
    }
}

static gboolean
is_drawn (gpointer user_data)
{
  g_autofree char *days = NULL;

  press (user_data, GDK_KEY_End, 0);
  days = sender_delivery_plot_describe_selection (user_data);
  return days != NULL;
}

/* What is selected in the plot is what the list shows. */
static void
test_days (HistoryPageFixture *self,
           gconstpointer       user_data)
{
  GtkWidget *plot = NULL;
  gint64     since = 0;
  gint64     until = 0;
  gint64     start = 0;

  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_add (self, "2", "sms", "+1•••••••0134", "delivered", 0, 3);
  history_page_show (self);
  history_page_wait_says (self, "0134");
  plot = history_page_find (self->page, "plot");
  sender_test_wait_until (is_drawn, plot, "the plot");
  history_page_wait_says_not (self, "0134");
  g_assert_true (history_page_says (self->page, "Entries of "));
  g_assert_true (sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &since, &until));
  g_assert_cmpint (until - since, <=, 25 * G_TIME_SPAN_HOUR);
  for (guint i = 0; i < 4; i++)
    press (plot, GDK_KEY_Left, GDK_SHIFT_MASK);
  history_page_wait_says (self, "0134");
  g_assert_true (sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &start, &until));
  g_assert_cmpint (start, <, since - 3 * G_TIME_SPAN_DAY);
  press (plot, GDK_KEY_Home, 0);
  history_page_wait_says (self, "Nothing Matches");
  press (plot, GDK_KEY_Escape, 0);
  history_page_wait_says (self, "0134");
  g_assert_false (sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &since,
                                                      &until));
}

/* Days are summed up where marks would hide each other. */
static void
test_many (HistoryPageFixture *self,
           gconstpointer       user_data)
{
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_execute (
    self, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
          " INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient,"
          " template, state, simulated, started, ended, haystack, revision)"
          " SELECT 'm' || i, configuration, 'Northwind', 'sms', 'to', 't',"
          " iif (i % 9 = 0, 'undelivered', 'delivered'), 0, started - i * 1000000000,"
          " ended - i * 1000000000, '', i / 200 FROM n, dispatch WHERE id = '1'");
  history_page_show (self);
  history_page_wait_says (self, "each bar spans most of a day");
  g_assert_true (history_page_says (self->page, "Configuration Changed"));
  sender_test_wait_until (is_drawn, history_page_find (self->page, "plot"), "the plot");
}

static void
test_detail (HistoryPageFixture *self,
             gconstpointer       user_data)
{
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_add (self, "2", "voice", "+1•••••••0134", "undelivered", 30034, 1);
  history_page_show (self);
  history_page_wait_says (self, "Voice to +1•••••••0134");
  g_signal_emit_by_name (history_page_find (self->page, "list"), "activate", 1);
  history_page_wait_says (self, "The end of 2");
  g_assert_true (history_page_says (self->page, "Undelivered after 3.0 s"));
  g_assert_true (history_page_says (self->page, "30034: "));
  g_assert_true (history_page_says (self->page, "FN2"));
  /* It changes with what is recorded of it. */
  history_page_execute (
    self, "UPDATE dispatch SET state = 'delivered', error_code = 0 WHERE id = '2'");
  g_signal_emit_by_name (self->history, "changed");
  history_page_wait_says (self, "Delivered after 3.0 s");
  g_assert_false (history_page_says (self->page, "30034: "));
  history_page_wait_says (self, "The end of 2");
  gtk_widget_activate_action (history_page_find (self->page, "detail"), "detail.close", NULL);
  history_page_wait_says_not (self, "The end of 2");
  history_page_wait_says (self, "SMS to +1•••••••0117");
}

static void
test_failure (HistoryPageFixture *self,
              gconstpointer       user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "folder", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_object_unref (self->history);
  self->history = sender_history_new (path);
  history_page_show (self);
  history_page_wait_says (self, "The History Can’t Be Read");
  g_assert_cmpint (g_rmdir (path), ==, 0);
  gtk_widget_activate_action (self->page, "history.try-again", NULL);
  history_page_wait_says (self, "Nothing Sent or Published Yet");
}

static void
test_compact (HistoryPageFixture *self,
              gconstpointer       user_data)
{
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 294);
  history_page_show (self);
  history_page_wait_says (self, "SMS: 1 of 1 delivered, median 3.0 s");
  g_assert_true (history_page_says (self->page, "SMS to +1•••••••0117"));
  g_assert_true (history_page_says (self->page, "Filters"));
  g_assert_false (gtk_widget_get_mapped (history_page_find (self->page, "plot")));
  g_assert_cmpint (gtk_widget_get_width (self->page), <=, 360);
}

/* Where the first row shows a part of it, from the top of the page. */
static double
get_top (HistoryPageFixture *self,
         const char         *id)
{
  graphene_rect_t bounds = { 0 };

  g_assert_true (
    gtk_widget_compute_bounds (find_in_list (self, id), self->page, &bounds));
  return bounds.origin.y;
}

static gboolean
is_state_below (gpointer user_data)
{
  HistoryPageFixture *self = user_data;
  GtkWidget          *subtitle = find_in_list (self, "subtitle");

  return get_top (self, "state") >= get_top (self, "subtitle") + gtk_widget_get_height (subtitle);
}

static gboolean
is_state_beside (gpointer user_data)
{
  return !is_state_below (user_data);
}

static gboolean
is_shortened (HistoryPageFixture *self,
              const char         *id)
{
  GtkWidget *label = find_in_list (self, id);

  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Large text takes more lines in a window that is wide enough for the usual one. */
static void
test_large_text (HistoryPageFixture *self,
                 gconstpointer       user_data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_show (self);
  history_page_wait_says (self, "SMS to +1•••••••0117");
  sender_test_wait_until (is_state_beside, self, "columns");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sender_test_wait_until (is_state_below, self, "rows in lines");
  g_assert_false (is_shortened (self, "title"));
  g_assert_cmpfloat (get_top (self, "title"), <, get_top (self, "subtitle"));
  gtk_widget_set_size_request (self->page, 360, 640);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  history_page_wait_says (self, "SMS: 1 of 1 delivered, median 3.0 s");
  sender_test_wait_until (is_state_below, self, "rows in lines");
  g_assert_false (is_shortened (self, "title"));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static double
get_edge (HistoryPageFixture *self,
          const char         *id,
          gboolean            is_end)
{
  graphene_rect_t bounds = { 0 };

  g_assert_true (
    gtk_widget_compute_bounds (history_page_find (self->page, id), self->page, &bounds));
  return bounds.origin.y + (is_end ? bounds.size.height : 0);
}

static gboolean
is_search_above (gpointer user_data)
{
  return get_edge (user_data, "search", TRUE) <= get_edge (user_data, "choices", FALSE);
}

static gboolean
is_search_beside (gpointer user_data)
{
  return !is_search_above (user_data);
}

/* In a window that is wide enough for the usual text, the search keeps room beside large text. */
static void
test_large_filters (HistoryPageFixture *self,
                    gconstpointer       user_data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget   *search = NULL;
  int          dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 890, 640);
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_show (self);
  history_page_wait_says (self, "SMS to +1•••••••0117");
  search = history_page_find (self->page, "search");
  sender_test_wait_until (is_search_beside, self, "one line");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sender_test_wait_until (is_search_above, self, "two lines");
  g_assert_false (history_page_says (self->page, "Filters"));
  g_assert_cmpint (gtk_widget_get_width (search), >, 600);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  sender_test_wait_until (is_search_beside, self, "one line again");
}

static gboolean
has_no_strip (gpointer user_data)
{
  GtkWidget *list = history_page_find (((HistoryPageFixture *) user_data)->page, "list");
  GtkWidget *row = gtk_widget_get_first_child (list);
  int        row_height = row != NULL ? gtk_widget_get_height (row) : 0;
  int        rest = gtk_widget_get_height (gtk_widget_get_parent (list)) - row_height;

  return row_height > 0 && rest >= 0 && rest <= 2;
}

static void
show_one_row (HistoryPageFixture *self)
{
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  history_page_execute (self, "UPDATE dispatch SET kind = 'publish', way = 'forth', template = '',"
                              " channel = '', state = 'published', environment = 'Northwind EU'");
  history_page_show (self);
  history_page_wait_says (self, "Publish to Northwind EU");
  sender_test_wait_until (has_no_strip, self, "a list as high as its row");
}

/* What holds one row is as high as the row, and holds all of it. */
static void
test_one_row (HistoryPageFixture *self,
              gconstpointer       user_data)
{
  show_one_row (self);
}

static void
test_one_narrow_row (HistoryPageFixture *self,
                     gconstpointer       user_data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  show_one_row (self);
  history_page_wait_says (self, "Filters");
  sender_test_wait_until (has_no_strip, self, "a list as high as its narrow row");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

#define ADD(name, test)                                                           \
  g_test_add ("/ui/history/" name, HistoryPageFixture, NULL, history_page_set_up, \
              test, history_page_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders are not isolated: to draw icons, the toolkit asks what kind of file they are. */
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  widgets_load_style ();
  ADD ("empty", test_empty);
  ADD ("rows", test_rows);
  ADD ("filters", test_filters);
  ADD ("configurations", test_configurations);
  ADD ("days", test_days);
  ADD ("many", test_many);
  ADD ("detail", test_detail);
  ADD ("failure", test_failure);
  ADD ("large-text", test_large_text);
  ADD ("large-filters", test_large_filters);
  ADD ("one-row", test_one_row);
  ADD ("one-narrow-row", test_one_narrow_row);
  ADD ("compact", test_compact);
  return g_test_run ();
}
