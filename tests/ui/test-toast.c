/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document.h"
#include "sender-provider.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-toast.h"

#include "widgets.h"

/* What a toast offers is what can be done. */

typedef struct
{
  GtkWidget      *window;
  GtkWidget      *label;
  SenderDocument *document;
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

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  g_test_add ("/ui/toast/next-edit", Fixture, NULL, set_up, test_next_edit, tear_down);
  g_test_add ("/ui/toast/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
