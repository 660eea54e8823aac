/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document.h"
#include "sender-provider.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-toast.h"
#include "sender-toasts.h"

#include "widgets.h"

/* What a toast offers is what can be done. */

typedef struct
{
  GtkWidget      *window;
  GtkWidget      *label;
  SenderDocument *document;
  guint           n_first; /* how often they were dismissed: at the end too */
  guint           n_second;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  GtkWidget               *overlay = adw_toast_overlay_new ();

  fixture->document = sender_document_new (config, NULL, FALSE);
  fixture->label = gtk_label_new ("Northwind");
  fixture->window = gtk_window_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->label);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widgets_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
}

static void
edit (Fixture    *fixture,
      const char *name)
{
  SenderConfig *config = sender_document_get_config (fixture->document);

  g_object_set (sender_config_get_provider (config), "name", name, NULL);
  sender_document_commit (fixture->document, name);
}

static gboolean
offers_undo (gpointer data)
{
  Fixture   *fixture = data;
  GtkWidget *overlay = gtk_widget_get_ancestor (fixture->label, ADW_TYPE_TOAST_OVERLAY);

  return widgets_say (overlay, "_Undo") || widgets_say (overlay, "Undo");
}

static gboolean
offers_nothing (gpointer data)
{
  return !offers_undo (data);
}

static void
test_next_edit (Fixture      *fixture,
                gconstpointer data)
{
  edit (fixture, "One");
  sender_toast_undo (fixture->label, fixture->document, "One was typed");
  sender_test_wait_until (offers_undo, fixture, "the button");
  edit (fixture, "Two");
  sender_test_wait_until (offers_nothing, fixture, "the button to go");
  g_assert_true (widgets_say (fixture->window, "One was typed"));
}

/* Faster than one toast goes after the other. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      edit (fixture, name);
      sender_toast_undo (fixture->label, fixture->document, name);
      widgets_settle ();
    }
  g_assert_true (widgets_say (fixture->window, "Name 0"));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* (transfer none): a toast that is shown in its turn. */
static AdwToast *
show (Fixture    *fixture,
      const char *text,
      guint      *n_dismissed)
{
  AdwToast *toast = sender_toast_new (text);

  adw_toast_set_button_label (toast, "_Undo");
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (count_cb), n_dismissed);
  sender_toasts_show (fixture->label, toast);
  return toast;
}

static GtkWidget *
get_overlay (Fixture *fixture)
{
  return gtk_widget_get_ancestor (fixture->label, ADW_TYPE_TOAST_OVERLAY);
}

static gboolean
is_escape (GtkShortcut *shortcut)
{
  g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

  return g_str_equal (trigger, "Escape");
}

static gboolean
activate_escape (GListModel *shortcuts,
                 GtkWidget  *widget)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_escape (shortcut) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL))
        return TRUE;
    }
  return FALSE;
}

/* As the toolkit tells the overlay of the key: one controller after the other, until one has it. */
static void
press_escape (Fixture *fixture)
{
  GtkWidget             *overlay = get_overlay (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (overlay);
  gboolean               is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &is_handled);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        is_handled = activate_escape (G_LIST_MODEL (controller), overlay);
    }
}

/* NULL if no toast is shown; never more than one is. */
static GtkWidget *
get_shown (Fixture *fixture)
{
  GtkWidget *first = gtk_widget_get_next_sibling (fixture->label);

  g_assert_true (first == NULL || gtk_widget_get_next_sibling (first) == NULL);
  return first;
}

static gboolean
is_reachable (gpointer data)
{
  GtkWidget *toast = get_shown (data);

  return toast != NULL && gtk_widget_get_can_target (toast);
}

static gboolean
is_none (gpointer data)
{
  return get_shown (data) == NULL;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data == 1;
}

/* It goes once it has come. */
static void
test_hasty_escape (Fixture      *fixture,
                   gconstpointer data)
{
  AdwToast *toast = show (fixture, "One", &fixture->n_first);

  g_assert_true (adw_get_enable_animations (fixture->label));
  g_assert_nonnull (get_shown (fixture));
  press_escape (fixture);
  g_assert_cmpuint (fixture->n_first, ==, 0);
  /* Nor does a hand reach its button before. */
  g_assert_false (gtk_widget_get_can_target (get_shown (fixture)));
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "Undo");
  sender_test_wait_until (is_counted, &fixture->n_first, "the toast to be dismissed");
  sender_test_wait_until (is_none, fixture, "the toast to go");
  g_assert_cmpuint (fixture->n_first, ==, 1);
}

/* One after the other, however fast. */
static void
test_one_by_one (Fixture      *fixture,
                 gconstpointer data)
{
  AdwToast *first = show (fixture, "One", &fixture->n_first);
  AdwToast *second = show (fixture, "Two", &fixture->n_second);

  sender_test_wait_until (is_reachable, fixture, "the first");
  g_assert_cmpstr (adw_toast_get_button_label (first), ==, "_Undo");
  press_escape (fixture);
  press_escape (fixture);
  g_assert_cmpuint (fixture->n_first, ==, 1);
  g_assert_false (widgets_say (fixture->window, "Two"));
  sender_test_wait_until (is_none, fixture, "the first to go");
  g_assert_cmpuint (fixture->n_second, ==, 0);
  sender_test_wait_until (is_reachable, fixture, "the second");
  g_assert_true (widgets_say (fixture->window, "Two"));
  g_assert_cmpstr (adw_toast_get_button_label (second), ==, "_Undo");
  press_escape (fixture);
  g_assert_cmpuint (fixture->n_second, ==, 1);
  sender_test_wait_until (is_none, fixture, "the second to go");
}

/* What waits goes with the window. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  show (fixture, "One", &fixture->n_first);
  show (fixture, "Two", &fixture->n_second);
  gtk_widget_set_visible (fixture->window, FALSE);
  g_assert_true (widgets_say (fixture->window, "One"));
}

/* What is offered no more when a toast has come is not offered again. */
static void
test_taken_away (Fixture      *fixture,
                 gconstpointer data)
{
  edit (fixture, "One");
  sender_toast_undo (fixture->label, fixture->document, "One was typed");
  g_assert_true (offers_undo (fixture));
  edit (fixture, "Two");
  sender_test_wait_until (is_reachable, fixture, "the toast");
  g_assert_false (offers_undo (fixture));
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  g_test_add ("/ui/toast/next-edit", Fixture, NULL, set_up, test_next_edit, tear_down);
  g_test_add ("/ui/toast/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/toast/hasty-escape", Fixture, NULL, set_up, test_hasty_escape, tear_down);
  g_test_add ("/ui/toast/one-by-one", Fixture, NULL, set_up, test_one_by_one, tear_down);
  g_test_add ("/ui/toast/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/ui/toast/taken-away", Fixture, NULL, set_up, test_taken_away, tear_down);
  return g_test_run ();
}
