/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-library-actions.h"

#include "sender-bring-in.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-import-dialog.h"
#include "sender-isolate.h"
#include "sender-live-source.h"
#include "sender-rename.h"
#include "sender-toast.h"
#include "sender-window-private.h"

#include <glib/gi18n.h>

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderWindow)   self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderDocument) document =
    sender_library_create_finish (SENDER_LIBRARY (source), result, &error);

  if (document != NULL)
    {
      sender_window_set_document (self, document);
      /* What is new is named first. */
      sender_window_reveal (self, "name");
    }
  else if (!is_cancelled (error))
    {
      sender_window_report (self, _ ("Can’t Make a Configuration"), error->message);
      if (sender_window_get_document (self) == NULL)
        sender_window_show_next (self);
    }
}

static void
create (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderWindow    *self = SENDER_WINDOW (widget);
  SenderLibrary   *library = sender_window_get_library (self);
  g_autofree char *free_name = sender_library_dup_free_name (library, _ ("New sender"));

  sender_library_create_async (library, g_variant_get_string (parameter, NULL), free_name,
                               sender_window_get_cancellable (self), created_cb,
                               g_object_ref (self));
}

static void
duplicate (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderWindow *self = SENDER_WINDOW (widget);

  sender_library_duplicate_async (sender_window_get_library (self),
                                  sender_window_get_document (self),
                                  sender_window_get_cancellable (self), created_cb,
                                  g_object_ref (self));
}

static void
arrived_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderWindow)  self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival =
    sender_library_open_finish (SENDER_LIBRARY (source), result, &error);

  sender_window_count_opening (self, -1);
  if (arrival != NULL)
    sender_window_show_arrival (self, arrival);
  else if (!is_cancelled (error))
    {
      sender_window_report (self, _ ("Can’t Open the File"), error->message);
      /* The list may have what is gone by now, which would be the next one again. */
      if (sender_window_get_document (self) == NULL)
        sender_window_begin (self, NULL);
    }
}

void
sender_library_actions_open (SenderWindow *window,
                             GFile        *file)
{
  sender_window_count_opening (window, 1);
  sender_library_open_async (sender_window_get_library (window), file,
                             sender_window_get_cancellable (window), arrived_cb,
                             g_object_ref (window));
}

static void
open_path (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  const char       *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SenderWindow     *self = SENDER_WINDOW (widget);
  SenderDrafts     *drafts = sender_window_get_drafts (self);
  SenderDocument   *document = drafts != NULL ? sender_drafts_get_document (drafts, path) : NULL;

  /* Opened again it would be without its edits and its undo. */
  if (document != NULL)
    sender_window_set_document (self, document);
  else
    sender_library_actions_open (self, file);
}

static void
file_chosen_cb (SenderWindow         *self,
                int                   response,
                GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    sender_library_actions_open (self, file);
  g_object_unref (chooser);
}

static void
open_file (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _ ("Open or Import"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (sender_import_dialog_new (SENDER_WINDOW (widget))));
}

static void
pull (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sender_bring_in_start (SENDER_WINDOW (widget));
}

static void
settle (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  sender_recovery_settle (sender_window_get_recovery (SENDER_WINDOW (widget)));
}

static void
rename_document (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  sender_rename_ask (SENDER_WINDOW (widget));
}

/* What was deleted, until the toast is gone: the document itself, with edits that are not saved and
 * its undo. */
typedef struct
{
  SenderWindow   *window;        /* (not owned) (nullable): it owns the toast that owns this */
  SenderLibrary  *library;       /* (owned) */
  SenderDocument *document;      /* (owned) */
  char           *kept;          /* (nullable): it had no file */
  gboolean        is_unfinished; /* a publish of it */
} Deletion;

static void
deletion_free (gpointer  data,
               GClosure *closure)
{
  Deletion *deletion = data;

  g_clear_weak_pointer (&deletion->window);
  g_object_unref (deletion->library);
  g_object_unref (deletion->document);
  g_free (deletion->kept);
  g_free (deletion);
}

/* Practice has a library of its own, and what it shows is never what is in use. */
static gboolean
is_shown (SenderWindow  *self,
          SenderLibrary *library)
{
  return sender_window_get_workspace (self) == sender_library_get_workspace (library);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderWindow) self = user_data;
  g_autoptr (GError)       error = NULL;

  if (!sender_library_restore_finish (SENDER_LIBRARY (source), result, &error))
    sender_window_report (self, _ ("Can’t Take the Deletion Back"), error->message);
  else if (!is_shown (self, SENDER_LIBRARY (source)))
    sender_window_tell (self, _ ("It is in your library again"));
}

static void
restore_cb (AdwToast *toast,
            Deletion *deletion)
{
  if (is_shown (deletion->window, deletion->library))
    sender_window_set_document (deletion->window, deletion->document);
  if (deletion->kept != NULL)
    sender_library_restore_async (deletion->library, deletion->kept,
                                  sender_document_get_path (deletion->document), NULL, restored_cb,
                                  g_object_ref (deletion->window));
}

/* What is deleted in Practice can’t come back after it, and what has no file only to the window
 * that showed it. */
static void
end_with_practice (Deletion *deletion,
                   AdwToast *toast)
{
  SenderWorkspace *workspace = sender_library_get_workspace (deletion->library);

  if (sender_workspace_get_stand_ins (workspace) != NULL || deletion->kept == NULL)
    sender_toast_offer_until (toast, deletion->window, "notify::workspace");
}

/* Nobody loses sight of what is live by it. */
static char *
dup_deleted_words (const Deletion *deletion,
                   const char     *name)
{
  return g_strdup_printf (deletion->is_unfinished
                            ? _ ("“%s” deleted. Its unfinished publish may be live in part.")
                            : _ ("“%s” deleted"),
                          name);
}

/* @deletion is taken. */
static void
offer_undo (Deletion *deletion)
{
  SenderConfig    *config = sender_document_get_config (deletion->document);
  SenderDrafts    *drafts = sender_window_get_drafts (deletion->window);
  g_autofree char *name = sender_isolate_name (sender_config_get_name (config));
  g_autofree char *text = dup_deleted_words (deletion, name);
  AdwToast        *toast = sender_toast_new_lasting (text);

  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (restore_cb), deletion, deletion_free,
                         0);
  end_with_practice (deletion, toast);
  sender_window_show_next (deletion->window);
  if (drafts != NULL)
    sender_drafts_leave (drafts, deletion->document, TRUE);
  sender_window_add_toast (deletion->window, toast);
}

static void
hold (Deletion *deletion,
      gboolean  hold)
{
  SenderDrafts *drafts = sender_window_get_drafts (deletion->window);

  if (drafts != NULL)
    sender_drafts_hold (drafts, deletion->document, hold);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Deletion          *deletion = user_data;
  g_autoptr (GError) error = NULL;

  sender_library_delete_finish (SENDER_LIBRARY (source), result, &deletion->kept, &error);
  if (deletion->window == NULL)
    {
      deletion_free (deletion, NULL);
      return;
    }
  /* Somebody else did it a moment ago. */
  if (error == NULL || g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    {
      offer_undo (deletion);
      return;
    }
  hold (deletion, FALSE);
  sender_window_report (deletion->window, _ ("Can’t Delete"), error->message);
  deletion_free (deletion, NULL);
}

static gboolean
is_unfinished (SenderWindow   *self,
               SenderDocument *document)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (document, sender_window_get_workspace (self));

  return sender_live_source_is_unfinished (source);
}

/* What has no file is nowhere but here: letting go of it is all. */
static void
delete_document (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SenderWindow   *self = SENDER_WINDOW (widget);
  SenderDocument *document = sender_window_get_document (self);
  const char     *path = sender_document_get_path (document);
  Deletion       *deletion = g_new0 (Deletion, 1);

  g_set_weak_pointer (&deletion->window, self);
  deletion->is_unfinished = is_unfinished (self, document);
  deletion->library = g_object_ref (sender_window_get_library (self));
  deletion->document = g_object_ref (document);
  if (path == NULL || sender_document_is_gone (document))
    {
      offer_undo (deletion);
      return;
    }
  hold (deletion, TRUE);
  sender_library_delete_async (deletion->library, path, NULL, deleted_cb, deletion);
}

/**
 * sender_library_actions_install:
 * @widget_class: the class of the window
 *
 * Installs the actions.
 */
void
sender_library_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.create", "s", create);
  gtk_widget_class_install_action (widget_class, "library.open", "s", open_path);
  gtk_widget_class_install_action (widget_class, "library.open-file", NULL, open_file);
  gtk_widget_class_install_action (widget_class, "library.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "library.pull", NULL, pull);
  gtk_widget_class_install_action (widget_class, "library.rename", NULL, rename_document);
  gtk_widget_class_install_action (widget_class, "library.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_document);
  gtk_widget_class_install_action (widget_class, "library.settle", NULL, settle);
}

/**
 * sender_library_actions_update:
 * @window: the window
 *
 * Enables what can be done now.
 */
void
sender_library_actions_update (SenderWindow *window)
{
  GtkWidget      *widget = GTK_WIDGET (window);
  SenderDocument *document = sender_window_get_document (window);
  gboolean        has_library = sender_window_get_library (window) != NULL;
  gboolean        has = has_library && document != NULL;

  gtk_widget_action_set_enabled (widget, "library.create", has_library);
  gtk_widget_action_set_enabled (widget, "library.open", has_library);
  gtk_widget_action_set_enabled (widget, "library.open-file", has_library);
  gtk_widget_action_set_enabled (widget, "library.import", has_library);
  gtk_widget_action_set_enabled (widget, "library.pull", sender_bring_in_is_possible (window));
  gtk_widget_action_set_enabled (widget, "library.rename", has);
  gtk_widget_action_set_enabled (widget, "library.duplicate", has);
  gtk_widget_action_set_enabled (widget, "library.delete", has);
}
