/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-window-private.h"

#include "sender-dialog.h"
#include "sender-direction.h"
#include "sender-library-actions.h"
#include "sender-toast.h"
#include "sender-welcome.h"

#include <glib/gi18n.h>

/* Which configuration the window shows, and what is said of that. */

static SenderStore *
get_store (SenderWindow *self)
{
  return sender_workspace_get_store (sender_window_get_workspace (self));
}

static void
finish_listing (SenderWindow *self,
                SenderStore  *store,
                GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (!sender_store_scan_finish (store, result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_window_report (self, _ ("Can’t Read the Library"), error->message);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderWindow) self = user_data;

  finish_listing (self, SENDER_STORE (source), result);
  if (sender_window_get_document (self) == NULL && sender_window_count_opening (self, 0) == 0 &&
      !sender_window_is_closed (self))
    sender_window_show_next (self);
}

static void
listed_before_new_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (SenderWindow) self = user_data;

  finish_listing (self, SENDER_STORE (source), result);
  if (!sender_window_is_closed (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "library.create", "s", "studio");
}

/**
 * sender_window_find:
 * @application: the application
 *
 * Finds the window that was used last; dialogs and preferences are windows of another kind.
 *
 * Returns: (transfer none) (nullable): the window
 */
SenderWindow *
sender_window_find (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (SENDER_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

/**
 * sender_window_expect:
 *
 * Shows the frame of a configuration that is about to be opened, so that nothing moves when it is
 * there.
 */
void
sender_window_expect (SenderWindow *self)
{
  GObject *views = gtk_widget_get_template_child (GTK_WIDGET (self), SENDER_TYPE_WINDOW, "views");

  gtk_stack_set_visible_child_name (GTK_STACK (views), "main");
}

static void
begin (SenderWindow       *self,
       GPtrArray          *files,
       GAsyncReadyCallback listed)
{
  if (sender_window_get_library (self) == NULL)
    return;
  for (guint i = 0; files != NULL && i < files->len; i++)
    sender_library_actions_open (self, g_ptr_array_index (files, i));
  sender_recovery_begin (sender_window_get_recovery (self));
  sender_store_scan_async (get_store (self), TRUE, sender_window_get_cancellable (self), listed,
                           g_object_ref (self));
}

/**
 * sender_window_begin:
 * @files: (nullable) (element-type GFile): what to open
 *
 * Reads the library, and opens a configuration if none is open by then.
 */
void
sender_window_begin (SenderWindow *self,
                     GPtrArray    *files)
{
  begin (self, files, listed_cb);
}

/**
 * sender_window_begin_new:
 * @files: (nullable) (element-type GFile): what to open
 *
 * Reads the library, and makes a configuration whose name is not taken there.
 */
void
sender_window_begin_new (SenderWindow *self,
                         GPtrArray    *files)
{
  begin (self, files, listed_before_new_cb);
}

static void
add_welcome (SenderWindow *self)
{
  GtkWidget *welcome = g_object_new (SENDER_TYPE_WELCOME, NULL);

  gtk_stack_add_named (sender_window_get_views (self), welcome, "welcome");
  g_object_bind_property (self, "recovery", welcome, "recovery", G_BINDING_SYNC_CREATE);
  g_object_bind_property (sender_window_get_content (self), "low", welcome, "low",
                          G_BINDING_SYNC_CREATE);
}

static void
welcome (SenderWindow *self)
{
  GtkStack *views = sender_window_get_views (self);

  if (gtk_stack_get_child_by_name (views, "welcome") == NULL)
    add_welcome (self);
  gtk_stack_set_visible_child_name (views, "welcome");
  gtk_widget_grab_focus (gtk_stack_get_visible_child (views));
}

/* Who has deleted all there is to practise on goes back to what is their own. */
static gboolean
leave_practice (SenderWindow *self)
{
  SenderWorkspace *workspace = sender_library_get_workspace (sender_window_get_library (self));

  return sender_workspace_get_stand_ins (workspace) != NULL &&
         gtk_widget_activate_action (GTK_WIDGET (self), "app.leave-practice", NULL);
}

/**
 * sender_window_show_next:
 *
 * Opens the first configuration that can be read, or welcomes who has none.
 */
void
sender_window_show_next (SenderWindow *self)
{
  GListModel *entries = G_LIST_MODEL (get_store (self));

  sender_window_set_document (self, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (entries, i);
      g_autoptr (GFile)            file = NULL;

      if (sender_store_entry_get_error (entry) != NULL)
        continue;
      file = g_file_new_for_path (sender_store_entry_get_path (entry));
      sender_library_actions_open (self, file);
      return;
    }
  if (!leave_practice (self))
    welcome (self);
}

static char *
join_notes (GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) g_ptr_array_index (notes, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sender_window_show_arrival:
 * @arrival: what came of a file or a text
 *
 * Shows its document. What the user should know of it stays until it is read.
 */
void
sender_window_show_arrival (SenderWindow  *self,
                            SenderArrival *arrival)
{
  g_autofree char *notes = join_notes (arrival->notes);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%u Configuration Imported", "%u Configurations Imported",
                               arrival->n_added),
                     arrival->n_added);

  sender_window_set_document (self, arrival->document);
  if (arrival->notes->len > 0)
    sender_window_report (self, heading, notes);
  else if (arrival->n_added > 1)
    sender_window_tell (self, heading);
}

/**
 * sender_window_report:
 * @heading: what it is about
 * @text: what went wrong, or is to be known, plain text
 *
 * Says something that stays until it is read.
 */
void
sender_window_report (SenderWindow *self,
                      const char   *heading,
                      const char   *text)
{
  g_autofree char *shown_heading = sender_direction_dup_sentence (heading);
  g_autofree char *shown_text = sender_direction_dup_sentence (text);
  GtkWidget       *dialog = NULL;

  /* Nobody is there any more to read it. */
  if (sender_window_is_closed (self))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), shown_heading, shown_text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  sender_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}

/**
 * sender_window_tell:
 * @text: what happened, plain text
 *
 * Says something that leaves no other trace.
 */
void
sender_window_tell (SenderWindow *self,
                    const char   *text)
{
  sender_window_add_toast (self, sender_toast_new (text));
}

/**
 * sender_window_set_save_error:
 * @text: (nullable): why what was typed is not saved
 *
 * Says that saving failed, until the document is saved.
 */
void
sender_window_set_save_error (SenderWindow *self,
                              const char   *text)
{
  sender_content_set_save_error (sender_window_get_content (self), text);
}
