/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-delivery-plot.h"
#include "sender-delivery-words.h"
#include "sender-history-page.h"
#include "sender-importer.h"
#include "sender-keyring.h"
#include "sender-test.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* The page shows what is recorded, and lets it be chosen from and opened. */

typedef struct
{
  char           *folder;
  char           *path;
  SenderHistory  *history;
  SenderDocument *document;
  GtkWidget      *window;
  GtkWidget      *page;
  const char     *wanted; /* what is waited for */
} Fixture;

static GtkWidget *
find (GtkWidget  *widget,
      const char *id)
{
  GtkWidget  *found = NULL;
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (g_strcmp0 (own, id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, id);
  return found;
}

/* Whether a label that is seen says so. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer user_data)
{
  Fixture *self = user_data;

  return says (self->page, self->wanted);
}

static gboolean
is_not_said (gpointer user_data)
{
  return !is_said (user_data);
}

static void
wait_says (Fixture    *self,
           const char *text)
{
  self->wanted = text;
  sender_test_wait_until (is_said, self, text);
}

static void
wait_says_not (Fixture    *self,
               const char *text)
{
  self->wanted = text;
  sender_test_wait_until (is_not_said, self, text);
}

static void
execute (Fixture    *self,
         const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

/* @days ago. Returns when that was. */
static gint64
add (Fixture    *self,
     const char *id,
     const char *channel,
     const char *recipient,
     const char *state,
     int         code,
     int         days)
{
  SenderConfig    *config = sender_document_get_config (self->document);
  gint64           at = g_get_real_time () - days * G_TIME_SPAN_DAY - G_TIME_SPAN_SECOND;
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient, template,"
    " state, simulated, execution_sid, error_code, started, ended, haystack) VALUES"
    " ('%s', '%s', 'Northwind', '%s', '%s', 'sign_in', '%s', %d, 'FN%s', %d, %" G_GINT64_FORMAT
    ", %" G_GINT64_FORMAT ", '%s %s %d');"
    "INSERT INTO step (dispatch, at, position, stage, text) VALUES"
    " ('%s', %" G_GINT64_FORMAT ", 0, 'end', 'The end of %s')",
    id, sender_config_get_id (config), channel, recipient, state, code == 0, id, code, at,
    at + 3 * G_TIME_SPAN_SECOND, recipient, state, code, id, at, id);

  execute (self, sql);
  return at;
}

static void
make_history (Fixture *self)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GPtrArray)     rows = NULL;

  sender_history_find_async (self->history, &all, 0, 1, FALSE, NULL, sender_test_result_cb,
                             &result);
  rows = sender_history_find_finish (self->history,
                                     sender_test_wait_result (&result, "the history"), NULL, NULL);
}

static void
show (Fixture *self)
{
  g_autoptr (SenderStore)     store = sender_store_new (self->folder);
  g_autoptr (SenderVault)     vault = sender_keyring_new ();
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (NULL, NULL);
  g_autoptr (SenderWorkspace) workspace =
    sender_workspace_new (store, self->history, vault, endpoints, NULL);

  self->page = g_object_new (SENDER_TYPE_HISTORY_PAGE, "document", self->document, NULL);
  g_object_set (self->page, "workspace", workspace, NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
set_up (Fixture      *self,
        gconstpointer user_data)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "Northwind");

  self->folder = sender_test_make_dir ();
  self->path = g_build_filename (self->folder, "history.sqlite", NULL);
  self->history = sender_history_new (self->path);
  self->document = sender_document_new (config, NULL, FALSE);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 800);
  make_history (self);
}

static gboolean
is_last (gpointer user_data)
{
  return G_OBJECT (user_data)->ref_count == 1;
}

/* Readings that are under way hold what asked for them until they have ended. */
static void
tear_down (Fixture      *self,
           gconstpointer user_data)
{
  GtkWidget *page = g_object_ref (self->page);

  gtk_window_destroy (GTK_WINDOW (self->window));
  sender_test_wait_until (is_last, page, "the page");
  g_assert_finalize_object (page);
  sender_test_wait_until (is_last, self->history, "the history");
  g_clear_object (&self->history);
  g_clear_object (&self->document);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
test_empty (Fixture      *self,
            gconstpointer user_data)
{
  show (self);
  wait_says (self, "Nothing Sent Yet");
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  g_signal_emit_by_name (self->history, "changed");
  wait_says (self, "SMS to +1•••••••0117");
}

static void
test_rows (Fixture      *self,
           gconstpointer user_data)
{
  gint64                at = add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *when = sender_delivery_format_when (at, now);
  g_autofree char      *sentence =
    g_strdup_printf ("SMS to +1•••••••0117, simulated, Delivered after 3.0 s, %s", when);

  show (self);
  wait_says (self, "SMS to +1•••••••0117");
  g_assert_true (says (self->page, "3.0 s"));
  g_assert_true (says (self->page, "Delivered"));
  g_assert_true (says (self->page, "SIMULATED"));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (find (self->page, "list")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_assert_true (gtk_widget_has_css_class (find (find (self->page, "list"), "state"), "success"));
  execute (self, "UPDATE dispatch SET state = 'no-message', simulated = 0");
  g_signal_emit_by_name (self->history, "changed");
  wait_says (self, "No Message");
  g_assert_false (says (self->page, "SIMULATED"));
  g_assert_false (gtk_widget_has_css_class (find (find (self->page, "list"), "state"), "success"));
}

static void
test_filters (Fixture      *self,
              gconstpointer user_data)
{
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  add (self, "2", "voice", "+1•••••••0134", "undelivered", 30034, 1);
  add (self, "3", "sms", "+1•••••••0155", "delivered", 0, 40);
  show (self);
  wait_says (self, "SMS to +1•••••••0117");
  g_assert_true (says (self->page, "30034: "));
  g_assert_false (says (self->page, "0155"));
  g_assert_true (gtk_widget_activate_action (self->page, "page.search", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         find (self->page, "search")));
  gtk_editable_set_text (GTK_EDITABLE (find (self->page, "search")), "30034");
  wait_says_not (self, "0117");
  g_assert_true (says (self->page, "Voice to +1•••••••0134"));
  gtk_editable_set_text (GTK_EDITABLE (find (self->page, "search")), "nowhere");
  wait_says (self, "No Test Matches");
  gtk_widget_activate_action (self->page, "history.clear-filters", NULL);
  wait_says (self, "SMS to +1•••••••0155");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (self->page, "channel")),
                              1 + SENDER_CHANNEL_VOICE);
  wait_says_not (self, "0155");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (self->page, "channel")), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (self->page, "state")),
                              1 + SENDER_DISPATCH_STATE_DELIVERED);
  wait_says_not (self, "0134");
  wait_says (self, "0155");
}

/* Only tests of this configuration, unless all are wanted; then each says whose it is. */
static void
test_configurations (Fixture      *self,
                     gconstpointer user_data)
{
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  add (self, "2", "sms", "+1•••••••0134", "delivered", 0, 0);
  execute (self, "UPDATE dispatch SET configuration = 'other', configuration_name = 'Contoso'"
                 " WHERE id = '2'");
  show (self);
  wait_says (self, "0117");
  g_assert_false (says (self->page, "0134"));
  g_object_set (self->page, "all-configurations", TRUE, NULL);
  wait_says (self, "0134");
  g_assert_true (says (self->page, "Contoso · sign_in"));
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
test_days (Fixture      *self,
           gconstpointer user_data)
{
  GtkWidget *plot = NULL;
  gint64     since = 0;
  gint64     until = 0;
  gint64     start = 0;

  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  add (self, "2", "sms", "+1•••••••0134", "delivered", 0, 3);
  show (self);
  wait_says (self, "0134");
  plot = find (self->page, "plot");
  sender_test_wait_until (is_drawn, plot, "the plot");
  wait_says_not (self, "0134");
  g_assert_true (says (self->page, "Tests of "));
  g_assert_true (sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &since, &until));
  g_assert_cmpint (until - since, <=, 25 * G_TIME_SPAN_HOUR);
  for (guint i = 0; i < 4; i++)
    press (plot, GDK_KEY_Left, GDK_SHIFT_MASK);
  wait_says (self, "0134");
  g_assert_true (sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &start, &until));
  g_assert_cmpint (start, <, since - 3 * G_TIME_SPAN_DAY);
  press (plot, GDK_KEY_Home, 0);
  wait_says (self, "No Test Matches");
  press (plot, GDK_KEY_Escape, 0);
  wait_says (self, "0134");
  g_assert_false (sender_delivery_plot_get_selection (SENDER_DELIVERY_PLOT (plot), &since,
                                                      &until));
}

/* Days are summed up where marks would hide each other. */
static void
test_many (Fixture      *self,
           gconstpointer user_data)
{
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  execute (self, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
                 " INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient,"
                 " template, state, simulated, started, ended, haystack, revision)"
                 " SELECT 'm' || i, configuration, 'Northwind', 'sms', 'to', 't',"
                 " iif (i % 9 = 0, 'undelivered', 'delivered'), 0, started - i * 1000000000,"
                 " ended - i * 1000000000, '', i / 200 FROM n, dispatch WHERE id = '1'");
  show (self);
  wait_says (self, "each bar spans most of a day");
  g_assert_true (says (self->page, "Configuration Changed"));
  sender_test_wait_until (is_drawn, find (self->page, "plot"), "the plot");
}

static void
test_detail (Fixture      *self,
             gconstpointer user_data)
{
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  add (self, "2", "voice", "+1•••••••0134", "undelivered", 30034, 1);
  show (self);
  wait_says (self, "Voice to +1•••••••0134");
  g_signal_emit_by_name (find (self->page, "list"), "activate", 1);
  wait_says (self, "The end of 2");
  g_assert_true (says (self->page, "Undelivered after 3.0 s"));
  g_assert_true (says (self->page, "30034: "));
  g_assert_true (says (self->page, "FN2"));
  /* It changes with what is recorded of it. */
  execute (self, "UPDATE dispatch SET state = 'delivered', error_code = 0 WHERE id = '2'");
  g_signal_emit_by_name (self->history, "changed");
  wait_says (self, "Delivered after 3.0 s");
  g_assert_false (says (self->page, "30034: "));
  wait_says (self, "The end of 2");
  gtk_widget_activate_action (find (self->page, "detail"), "detail.close", NULL);
  wait_says_not (self, "The end of 2");
  wait_says (self, "SMS to +1•••••••0117");
}

static void
test_failure (Fixture      *self,
              gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "folder", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_object_unref (self->history);
  self->history = sender_history_new (path);
  show (self);
  wait_says (self, "The History Can’t Be Read");
  g_assert_cmpint (g_rmdir (path), ==, 0);
  gtk_widget_activate_action (self->page, "history.try-again", NULL);
  wait_says (self, "Nothing Sent Yet");
}

static void
test_compact (Fixture      *self,
              gconstpointer user_data)
{
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 294);
  show (self);
  wait_says (self, "SMS: 1 of 1 delivered, median 3.0 s");
  g_assert_true (says (self->page, "SMS to +1•••••••0117"));
  g_assert_true (says (self->page, "Filters"));
  g_assert_false (gtk_widget_get_mapped (find (self->page, "plot")));
  g_assert_cmpint (gtk_widget_get_width (self->page), <=, 360);
}

/* Where the first row shows a part of it, from the top of the page. */
static double
get_top (Fixture    *self,
         const char *id)
{
  graphene_rect_t bounds = { 0 };

  g_assert_true (
    gtk_widget_compute_bounds (find (find (self->page, "list"), id), self->page, &bounds));
  return bounds.origin.y;
}

static gboolean
is_state_below (gpointer user_data)
{
  Fixture   *self = user_data;
  GtkWidget *subtitle = find (find (self->page, "list"), "subtitle");

  return get_top (self, "state") >= get_top (self, "subtitle") + gtk_widget_get_height (subtitle);
}

static gboolean
is_state_beside (gpointer user_data)
{
  return !is_state_below (user_data);
}

static gboolean
is_shortened (Fixture    *self,
              const char *id)
{
  GtkWidget *label = find (find (self->page, "list"), id);

  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Large text takes more lines in a window that is wide enough for the usual one. */
static void
test_large_text (Fixture      *self,
                 gconstpointer user_data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  show (self);
  wait_says (self, "SMS to +1•••••••0117");
  sender_test_wait_until (is_state_beside, self, "columns");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sender_test_wait_until (is_state_below, self, "rows in lines");
  g_assert_false (is_shortened (self, "title"));
  g_assert_cmpfloat (get_top (self, "title"), <, get_top (self, "subtitle"));
  gtk_widget_set_size_request (self->page, 360, 640);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  wait_says (self, "SMS: 1 of 1 delivered, median 3.0 s");
  sender_test_wait_until (is_state_below, self, "rows in lines");
  g_assert_false (is_shortened (self, "title"));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int    argc,
      char **argv)
{
  /* The folders are not isolated: to draw icons, the toolkit asks what kind of file they are. */
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  g_test_add ("/ui/history/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/history/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/ui/history/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/ui/history/configurations", Fixture, NULL, set_up, test_configurations, tear_down);
  g_test_add ("/ui/history/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/ui/history/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/history/detail", Fixture, NULL, set_up, test_detail, tear_down);
  g_test_add ("/ui/history/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/ui/history/large-text", Fixture, NULL, set_up, test_large_text, tear_down);
  g_test_add ("/ui/history/compact", Fixture, NULL, set_up, test_compact, tear_down);
  return g_test_run ();
}
