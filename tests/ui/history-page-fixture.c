/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-page-fixture.h"

#include "sender-config.h"
#include "sender-history-page.h"
#include "sender-importer.h"
#include "sender-keyring.h"
#include "sender-test.h"

#include <sqlite3.h>
#include <string.h>

GtkWidget *
history_page_find (GtkWidget  *widget,
                   const char *id)
{
  GtkWidget  *found = NULL;
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (g_strcmp0 (own, id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = history_page_find (child, id);
  return found;
}

/* Whether a label that is seen says so. */
gboolean
history_page_says (GtkWidget  *widget,
                   const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (history_page_says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer user_data)
{
  HistoryPageFixture *self = user_data;

  return history_page_says (self->page, self->wanted);
}

static gboolean
is_not_said (gpointer user_data)
{
  return !is_said (user_data);
}

void
history_page_wait_says (HistoryPageFixture *self,
                        const char         *text)
{
  self->wanted = text;
  sender_test_wait_until (is_said, self, text);
}

void
history_page_wait_says_not (HistoryPageFixture *self,
                            const char         *text)
{
  self->wanted = text;
  sender_test_wait_until (is_not_said, self, text);
}

void
history_page_execute (HistoryPageFixture *self,
                      const char         *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

/* @days ago. Returns when that was. */
gint64
history_page_add (HistoryPageFixture *self,
                  const char         *id,
                  const char         *channel,
                  const char         *recipient,
                  const char         *state,
                  int                 code,
                  int                 days)
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

  history_page_execute (self, sql);
  return at;
}

static void
make_history (HistoryPageFixture *self)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GPtrArray)     rows = NULL;

  sender_history_find_async (self->history, &all, 0, 1, FALSE, NULL, sender_test_result_cb,
                             &result);
  rows = sender_history_find_finish (self->history,
                                     sender_test_wait_result (&result, "the history"), NULL, NULL);
}

void
history_page_show (HistoryPageFixture *self)
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

void
history_page_set_up (HistoryPageFixture *self,
                     gconstpointer       user_data)
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
void
history_page_tear_down (HistoryPageFixture *self,
                        gconstpointer       user_data)
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
