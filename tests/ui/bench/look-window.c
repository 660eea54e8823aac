/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-memory-vault.h"
#include "sender-gradual-model.h"
#include "sender-history-page.h"
#include "sender-test.h"
#include "sender-window.h"
#include "widgets.h"

/* Opens a configuration of the library where it is, and says how many configurations and how many
 * rows of its history the window has in its lists. */

static gboolean
has_document (gpointer window)
{
  return sender_window_get_document (window) != NULL;
}

static gboolean
has_rows (gpointer model)
{
  return g_list_model_get_n_items (model) > 0;
}

/* A list that shows something, not one in a popover. */
static gboolean
is_filled (GtkWidget *widget,
           gpointer   user_data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget) &&
         gtk_list_view_get_model (GTK_LIST_VIEW (widget)) != NULL &&
         has_rows (gtk_list_view_get_model (GTK_LIST_VIEW (widget)));
}

/* It has the first ones before. */
static gboolean
is_whole (gpointer model)
{
  GListModel *shown = gtk_no_selection_get_model (model);

  return g_list_model_get_n_items (shown) ==
         g_list_model_get_n_items (
           sender_gradual_model_get_source (SENDER_GRADUAL_MODEL (shown)));
}

static gboolean
has_history (gpointer page)
{
  return widgets_find (page, is_filled, NULL) != NULL;
}

static SenderWorkspace *
make_workspace (void)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (NULL);
  g_autoptr (SenderVault)     vault = sender_memory_vault_new ();
  g_autoptr (SenderStore)     store = sender_store_new (NULL);
  g_autoptr (SenderHistory)   history = sender_history_new (NULL);

  return sender_workspace_new (store, history, vault, endpoints, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication)  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (SenderWorkspace) workspace = NULL;
  g_autoptr (GPtrArray)       files = g_ptr_array_new_with_free_func (g_object_unref);
  SenderWindow               *window = NULL;
  GtkWidget                  *page = NULL;
  GtkListView                *list = NULL;
  guint                       n_configurations = 0;

  adw_init ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_assert_cmpint (argc, ==, 2);
  g_ptr_array_add (files, g_file_new_for_path (argv[1]));
  workspace = make_workspace ();
  window = sender_window_new (application);
  sender_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  sender_window_begin (window, files);
  sender_test_wait_until (has_document, window, "the configuration");
  sender_test_wait_until (has_rows, sender_workspace_get_store (workspace), "the library");
  n_configurations = g_list_model_get_n_items (
    G_LIST_MODEL (sender_workspace_get_store (workspace)));

  sender_window_show_section (window, SENDER_SECTION_HISTORY);
  page = widgets_get_type (GTK_WIDGET (window), SENDER_TYPE_HISTORY_PAGE);
  sender_test_wait_until (has_history, page, "the history");
  list = GTK_LIST_VIEW (widgets_find (page, is_filled, NULL));
  sender_test_wait_until (is_whole, gtk_list_view_get_model (list), "all rows");
  g_print ("%u %u\n", n_configurations,
           g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))));
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
