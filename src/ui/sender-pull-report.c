/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pull-report.h"

#include "sender-config.h"
#include "sender-dialog-list.h"
#include "sender-direction.h"
#include "sender-isolate.h"
#include "sender-pull-words.h"

#include <glib/gi18n.h>

static GtkWidget *
make_row (SenderConfig *config,
          const char   *text)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *name = sender_isolate_name (sender_config_get_name (config));
  g_autofree char *shown = sender_direction_dup_sentence (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  return row;
}

/* (transfer full) (nullable): where it can be opened from. */
static char *
dup_path (SenderWindow   *window,
          SenderConfig   *config,
          SenderDocument *connection)
{
  SenderStore *store = sender_workspace_get_store (sender_window_get_workspace (window));
  const char  *id = sender_config_get_id (config);

  if (g_str_equal (id, sender_config_get_id (sender_document_get_config (connection))))
    return g_strdup (sender_document_get_path (connection));
  return sender_store_resolve (store, id, NULL);
}

static SenderWindow *
open_path (GtkWidget  *row,
           const char *path)
{
  GtkWindow    *dialog = GTK_WINDOW (gtk_widget_get_root (row));
  SenderWindow *window = SENDER_WINDOW (gtk_window_get_transient_for (dialog));

  gtk_widget_activate_action (GTK_WIDGET (window), "library.open", "s", path);
  gtk_window_close (dialog);
  return window;
}

static void
fresh_activated_cb (GtkWidget  *row,
                    const char *path)
{
  open_path (row, path);
}

/* Its plan tells what differs. */
static void
known_activated_cb (GtkWidget  *row,
                    const char *path)
{
  sender_window_show_section (open_path (row, path), SENDER_SECTION_PUBLISH);
}

static void
free_path (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

/* @path (nullable) is taken. */
static void
append (GtkWidget *list,
        GtkWidget *row,
        char      *path,
        GCallback  activated)
{
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (path == NULL)
    return;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", activated, path, free_path, 0);
}

static GtkWidget *
make_list (SenderWindow       *window,
           const SenderPullIn *found,
           SenderDocument     *connection)
{
  GtkWidget *list = sender_dialog_list_new (_ ("Senders of the environment"));

  for (guint i = 0; i < found->fresh->len; i++)
    {
      const SenderPulled *pulled = g_ptr_array_index (found->fresh, i);
      g_autofree char    *text = sender_pulled_dup_text (pulled);

      append (list, make_row (pulled->config, text), dup_path (window, pulled->config, connection),
              G_CALLBACK (fresh_activated_cb));
    }
  for (guint i = 0; i < found->known->len; i++)
    {
      const SenderPullKnown *known = g_ptr_array_index (found->known, i);
      g_autofree char       *text = sender_pull_known_dup_text (known);

      append (list, make_row (known->config, text), dup_path (window, known->config, connection),
              G_CALLBACK (known_activated_cb));
    }
  return sender_dialog_list_scroll (list);
}

/**
 * sender_pull_report_new:
 * @window: the window
 * @found: the senders of an environment
 * @connection: an open configuration that is connected to it
 *
 * Makes a message that says what came of bringing them in, and of each what is to be known.
 *
 * Returns: (transfer none): the message
 */
GtkWidget *
sender_pull_report_new (SenderWindow       *window,
                        const SenderPullIn *found,
                        SenderDocument     *connection)
{
  g_autofree char *title = sender_pull_in_dup_title (found);
  g_autofree char *text = sender_pull_in_dup_text (found, sender_document_get_config (connection));
  g_autofree char *shown = sender_direction_dup_sentence (text);
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (window), title, shown);
  GtkWidget       *list = NULL;

  if (found->fresh->len + found->known->len > 0)
    {
      list = make_list (window, found, connection);
      sender_dialog_list_widen (list, GTK_WINDOW (window));
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
    }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  return dialog;
}
