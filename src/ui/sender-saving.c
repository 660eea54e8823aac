/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-saving.h"

#include "sender-config.h"
#include "sender-differences.h"
#include "sender-error.h"
#include "sender-isolate.h"

#include <glib/gi18n.h>

/* A document whose file says something else by now. */
typedef struct
{
  SenderWindow   *window;   /* (not owned) (nullable) */
  SenderDocument *document; /* (owned) */
  SenderConfig   *theirs;   /* (owned) (nullable): the file is gone */
  gboolean        again;    /* that it is gone is known: it is to be written */
} Conflict;

static void save (SenderWindow   *window,
                  SenderDocument *document,
                  gboolean        overwrite,
                  gboolean        again);

static Conflict *
conflict_new (SenderWindow   *window,
              SenderDocument *document,
              gboolean        again)
{
  Conflict *conflict = g_new0 (Conflict, 1);

  g_set_weak_pointer (&conflict->window, window);
  conflict->document = g_object_ref (document);
  conflict->again = again;
  return conflict;
}

static void
conflict_free (gpointer  data,
               GClosure *closure)
{
  Conflict *conflict = data;

  g_clear_weak_pointer (&conflict->window);
  g_object_unref (conflict->document);
  g_clear_object (&conflict->theirs);
  g_free (conflict);
}

static gboolean
is_open (Conflict *conflict)
{
  return conflict->window != NULL && !sender_window_is_closed (conflict->window);
}

/* Mine stays in the history of edits: undo brings it back. */
static void
take_theirs (Conflict *conflict)
{
  g_autofree char *path = g_strdup (sender_document_get_path (conflict->document));

  sender_record_assign (sender_document_get_config (conflict->document), conflict->theirs);
  sender_document_commit (conflict->document, _ ("Take Theirs"));
  sender_document_mark_saved (conflict->document, conflict->theirs, path);
  sender_window_tell (conflict->window, _ ("Theirs is shown; Undo brings yours back"));
}

static gboolean
offers_theirs (AdwMessageDialog *dialog)
{
  return adw_message_dialog_has_response (dialog, "theirs") &&
         adw_message_dialog_get_response_enabled (dialog, "theirs");
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Conflict         *conflict)
{
  gboolean seen = offers_theirs (dialog);

  /* What came to the place of a file that was gone was not seen: it is asked about. */
  if (g_str_equal (response, "mine"))
    save (conflict->window, conflict->document, seen, !seen);
  else if (g_str_equal (response, "theirs"))
    take_theirs (conflict);
}

/* The file may go while the question is asked: there is no theirs to take any more. */
static void
show_gone (AdwMessageDialog *dialog)
{
  adw_message_dialog_set_heading (dialog, _ ("The File Is Gone"));
  adw_message_dialog_set_body (dialog, _ ("It was moved or deleted since it was opened here. What "
                                          "you see can be saved again."));
  adw_message_dialog_set_extra_child (dialog, NULL);
  if (offers_theirs (dialog))
    adw_message_dialog_set_response_enabled (dialog, "theirs", FALSE);
  if (adw_message_dialog_has_response (dialog, "mine"))
    adw_message_dialog_set_response_label (dialog, "mine", _ ("_Save Again"));
  else
    adw_message_dialog_add_response (dialog, "mine", _ ("_Save Again"));
}

static void
show_theirs (AdwMessageDialog *dialog,
             Conflict         *conflict)
{
  GtkWidget *differences =
    sender_differences_new (conflict->theirs, sender_document_get_config (conflict->document));

  adw_message_dialog_set_heading (dialog, _ ("Changed by Somebody Else"));
  adw_message_dialog_set_body (dialog, _ ("The file was changed since it was opened here. This is "
                                          "what differs, from theirs to yours."));
  adw_message_dialog_add_responses (dialog, "theirs", _ ("Take _Theirs"), "mine", _ ("Keep _Mine"),
                                    NULL);
  if (differences != NULL)
    adw_message_dialog_set_extra_child (dialog, differences);
}

static void
ask (Conflict *conflict)
{
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (conflict->window), NULL, NULL));

  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (conflict->theirs != NULL)
    show_theirs (dialog, conflict);
  else
    show_gone (dialog);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (conflict->document, "notify::gone", G_CALLBACK (show_gone), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), conflict, conflict_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A document may be saved while another is shown by now. */
static void
tell_failure (Conflict     *saving,
              const GError *error)
{
  SenderConfig    *config = sender_document_get_config (saving->document);
  g_autofree char *name = sender_isolate_name (sender_config_get_name (config));
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;

  if (saving->document == sender_window_get_document (saving->window))
    {
      text = g_strdup_printf (_ ("Not saved: %s"), error->message);
      sender_window_set_save_error (saving->window, text);
      return;
    }
  heading = g_strdup_printf (_ ("“%s” Is Not Saved"), name);
  sender_window_report (saving->window, heading, error->message);
}

static void
theirs_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Conflict          *conflict = user_data;
  g_autoptr (GError) error = NULL;

  conflict->theirs = sender_store_load_finish (SENDER_STORE (source), result, NULL, &error);
  if (!is_open (conflict))
    {
      conflict_free (conflict, NULL);
      return;
    }
  if (conflict->theirs == NULL && !g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    {
      tell_failure (conflict, error);
      conflict_free (conflict, NULL);
      return;
    }
  if (conflict->theirs == NULL && conflict->again)
    {
      save (conflict->window, conflict->document, TRUE, FALSE);
      conflict_free (conflict, NULL);
      return;
    }
  ask (conflict);
}

static void
compare (Conflict *saving)
{
  Conflict    *conflict = conflict_new (saving->window, saving->document, saving->again);
  SenderStore *store = sender_workspace_get_store (sender_window_get_workspace (saving->window));

  sender_store_load_async (store, sender_document_get_path (saving->document), NULL, theirs_cb,
                           conflict);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Conflict          *saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           is_saved =
    sender_workspace_save_finish (SENDER_WORKSPACE (source), result, &error);

  /* The window may be closed by now, and the draft kept. */
  if (!is_open (saving))
    {
      conflict_free (saving, NULL);
      return;
    }
  if (is_saved && saving->document == sender_window_get_document (saving->window))
    sender_window_set_save_error (saving->window, NULL);
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_CONFLICT))
    compare (saving);
  else if (!is_saved && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (saving, error);
  conflict_free (saving, NULL);
}

static void
save (SenderWindow   *window,
      SenderDocument *document,
      gboolean        overwrite,
      gboolean        again)
{
  sender_workspace_save_async (sender_window_get_workspace (window), document, overwrite, NULL,
                               saved_cb, conflict_new (window, document, again));
}

/**
 * sender_saving_start:
 * @window: a window
 *
 * Saves the window's document. One whose file is gone is written again: the window says already
 * what happened to it.
 */
void
sender_saving_start (SenderWindow *window)
{
  SenderDocument *document = sender_window_get_document (window);

  if (document != NULL && sender_window_get_workspace (window) != NULL)
    save (window, document, FALSE, sender_document_is_gone (document));
}
