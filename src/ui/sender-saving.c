/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-saving.h"

#include "sender-config.h"
#include "sender-dialog-list.h"
#include "sender-dialog.h"
#include "sender-differences.h"
#include "sender-error.h"
#include "sender-isolate.h"

#include <glib/gi18n.h>

/* On a document: the saving of it that is under way. */
#define RUNNING "sender-saving-running"

/* A document whose file says something else by now, or is to be saved. */
typedef struct
{
  SenderWindow     *window;   /* (not owned) (nullable) */
  SenderDocument   *document; /* (owned) */
  SenderConfig     *theirs;   /* (owned) (nullable): the file is gone, or can't be read */
  char             *fault;    /* (nullable): why it can't be read */
  GError           *error;    /* (owned) (nullable): why mine could not be written */
  gboolean          again;    /* that it is gone is known: it is to be written */
  gboolean          saves;    /* mine is to be written, once it is clear whose is kept */
  gboolean          twice;    /* it was asked for again while it was under way */
  AdwMessageDialog *dialog;   /* (not owned) (nullable): the question, which owns all this */
  gulong            disk_id;
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
  conflict->saves = TRUE;
  return conflict;
}

/* Both steps of a saving: writing, and looking what is there instead. */
static void
set_running (Conflict *conflict)
{
  g_object_set_data (G_OBJECT (conflict->document), RUNNING, conflict);
}

static void
end_running (Conflict *conflict)
{
  if (g_object_get_data (G_OBJECT (conflict->document), RUNNING) == conflict)
    g_object_set_data (G_OBJECT (conflict->document), RUNNING, NULL);
}

static void
conflict_free (gpointer  data,
               GClosure *closure)
{
  Conflict *conflict = data;

  end_running (conflict);
  g_clear_weak_pointer (&conflict->window);
  g_clear_signal_handler (&conflict->disk_id, conflict->document);
  g_object_unref (conflict->document);
  g_clear_object (&conflict->theirs);
  g_free (conflict->fault);
  g_clear_error (&conflict->error);
  g_free (conflict);
}

static gboolean
is_open (Conflict *conflict)
{
  return conflict->window != NULL && !sender_window_is_closed (conflict->window);
}

static void
take_theirs (SenderWindow   *window,
             SenderDocument *document,
             SenderConfig   *theirs)
{
  gboolean is_edited = sender_undo_is_dirty (sender_document_get_undo (document));

  sender_document_take_theirs (document, theirs);
  /* They may have another id, and so another secret. */
  sender_workspace_find_secret_async (sender_window_get_workspace (window), document, NULL, NULL,
                                      NULL);
  sender_window_tell (window, is_edited ? _ ("Reloaded; Undo brings your edits back")
                                        : _ ("Reloaded"));
}

/* What came to the place of a file that was gone was not seen, nor what theirs became since: it is
 * asked about. What can't be read can't be compared: it is written over. */
static void
keep_mine (Conflict *conflict)
{
  gboolean is_gone = conflict->theirs == NULL && conflict->fault == NULL;

  if (conflict->theirs != NULL)
    sender_document_keep_mine (conflict->document, conflict->theirs);
  if (conflict->saves || conflict->theirs == NULL)
    save (conflict->window, conflict->document, conflict->fault != NULL, is_gone);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Conflict         *conflict)
{
  /* What the answer does to the document is no news for the question. */
  g_clear_signal_handler (&conflict->disk_id, conflict->document);
  if (g_str_equal (response, "mine"))
    keep_mine (conflict);
  else if (g_str_equal (response, "theirs"))
    take_theirs (conflict->window, conflict->document, conflict->theirs);
}

static void
offer_mine (AdwMessageDialog *dialog,
            const char       *label)
{
  if (adw_message_dialog_has_response (dialog, "mine"))
    adw_message_dialog_set_response_label (dialog, "mine", label);
  else
    adw_message_dialog_add_response (dialog, "mine", label);
}

/* There is nothing of theirs that could be taken. */
static void
show_lost (AdwMessageDialog *dialog,
           const char       *fault)
{
  g_autofree char *text = NULL;

  if (fault != NULL)
    text = g_strdup_printf (_ ("It was changed since it was opened here: %s\n\nWhat you see can be "
                               "saved in its place. What is there now is kept beside it, with “~” "
                               "after its name."),
                            fault);
  else
    text = g_strdup (_ ("It was moved or deleted since it was opened here. What you see can be "
                        "saved again."));
  adw_message_dialog_set_heading (dialog, fault != NULL ? _ ("The File Can’t Be Read")
                                                        : _ ("The File Is Gone"));
  adw_message_dialog_set_body (dialog, text);
  adw_message_dialog_set_extra_child (dialog, NULL);
  if (adw_message_dialog_has_response (dialog, "theirs"))
    adw_message_dialog_set_response_enabled (dialog, "theirs", FALSE);
  offer_mine (dialog, fault != NULL ? _ ("_Replace") : _ ("_Save Again"));
}

static void
show_theirs (AdwMessageDialog *dialog,
             Conflict         *conflict)
{
  GtkWidget *differences =
    sender_differences_new (conflict->theirs, sender_document_get_config (conflict->document));

  adw_message_dialog_set_heading (dialog, _ ("Changed by Another Program"));
  adw_message_dialog_set_body (dialog, _ ("The file was changed since it was opened here. This is "
                                          "what differs, from the file to what you see."));
  if (!adw_message_dialog_has_response (dialog, "theirs"))
    adw_message_dialog_add_response (dialog, "theirs", _ ("_Reload"));
  adw_message_dialog_set_response_enabled (dialog, "theirs", TRUE);
  offer_mine (dialog, _ ("Keep _Mine"));
  if (differences != NULL)
    sender_dialog_list_widen (differences, GTK_WINDOW (conflict->window));
  adw_message_dialog_set_extra_child (dialog, differences);
}

static void
show_conflict (Conflict *conflict)
{
  if (conflict->theirs != NULL)
    show_theirs (conflict->dialog, conflict);
  else
    show_lost (conflict->dialog, conflict->fault);
}

/* What is shown already is not shown anew: the focus would be lost. */
static void
show_changed (Conflict *conflict)
{
  SenderConfig *theirs = sender_document_get_theirs (conflict->document);

  if (theirs != NULL && conflict->theirs != NULL && sender_record_equal (theirs, conflict->theirs))
    return;
  g_set_object (&conflict->theirs, theirs);
  g_clear_pointer (&conflict->fault, g_free);
  show_conflict (conflict);
}

/* The file may change once more, or go, while the question is asked: what is shown is what is
 * answered. Where there is nothing to choose from any more the question goes. */
static void
disk_changed_cb (Conflict *conflict)
{
  SenderDiskState disk = sender_document_get_disk (conflict->document);
  gboolean        is_damaged = disk == SENDER_DISK_STATE_DAMAGED;

  switch (disk)
    {
    case SENDER_DISK_STATE_CHANGED:
    case SENDER_DISK_STATE_GONE:
      show_changed (conflict);
      break;
    case SENDER_DISK_STATE_DAMAGED:
    case SENDER_DISK_STATE_SAME:
    case SENDER_DISK_STATE_NEWER:
    default:
      if (conflict->fault == NULL || !is_damaged)
        gtk_window_close (GTK_WINDOW (conflict->dialog));
    }
}

static void
ask (Conflict *conflict)
{
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (conflict->window), NULL, NULL));

  end_running (conflict);
  conflict->dialog = dialog;
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  show_conflict (conflict);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  conflict->disk_id = g_signal_connect_swapped (conflict->document, "notify::disk",
                                                G_CALLBACK (disk_changed_cb), conflict);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), conflict, conflict_free, 0);
  sender_dialog_present (dialog);
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

static gboolean
is_fault (const GError *error)
{
  return g_error_matches (error, SENDER_ERROR, SENDER_ERROR_FORMAT) ||
         g_error_matches (error, SENDER_ERROR, SENDER_ERROR_LIMIT);
}

/* Who keeps the folder from us for long need not have changed this file. */
static gboolean
has_question (Conflict *conflict,
              gboolean  is_gone)
{
  SenderConfig *saved = sender_undo_get_saved (sender_document_get_undo (conflict->document));

  if (conflict->theirs != NULL)
    return !sender_record_equal (conflict->theirs, saved);
  return conflict->fault != NULL || (is_gone && !conflict->again);
}

static void
theirs_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Conflict          *conflict = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           is_gone = FALSE;

  conflict->theirs = sender_store_load_finish (SENDER_STORE (source), result, NULL, &error);
  is_gone = g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  if (is_fault (error))
    conflict->fault = g_strdup (error->message);
  if (is_open (conflict) && has_question (conflict, is_gone))
    {
      ask (conflict);
      return;
    }
  if (is_open (conflict) && is_gone)
    save (conflict->window, conflict->document, TRUE, FALSE);
  else if (is_open (conflict))
    tell_failure (conflict, error != NULL ? error : conflict->error);
  conflict_free (conflict, NULL);
}

static void
compare (Conflict     *saving,
         const GError *error)
{
  Conflict    *conflict = conflict_new (saving->window, saving->document, saving->again);
  SenderStore *store = sender_workspace_get_store (sender_window_get_workspace (saving->window));

  conflict->error = g_error_copy (error);
  set_running (conflict);
  sender_store_load_async (store, sender_document_get_path (saving->document), NULL, theirs_cb,
                           conflict);
}

/* What was edited while it was written, and asked to be saved too, is so now: not before, for it
 * replaces what is written only then. */
static void
save_rest (Conflict *saving)
{
  if (saving->twice && sender_document_get_state (saving->document) == SENDER_CONFIG_STATE_DRAFT)
    save (saving->window, saving->document, FALSE, FALSE);
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
    compare (saving, error);
  else if (!is_saved && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (saving, error);
  if (is_saved)
    save_rest (saving);
  conflict_free (saving, NULL);
}

static void
save (SenderWindow   *window,
      SenderDocument *document,
      gboolean        overwrite,
      gboolean        again)
{
  Conflict *saving = conflict_new (window, document, again);

  set_running (saving);
  sender_workspace_save_async (sender_window_get_workspace (window), document, overwrite, NULL,
                               saved_cb, saving);
}

/**
 * sender_saving_start:
 * @window: a window
 *
 * Saves the window's document, after the saving of it that may be under way. One whose file is gone
 * is written again: the window says already what happened to it.
 */
void
sender_saving_start (SenderWindow *window)
{
  SenderDocument *document = sender_window_get_document (window);
  Conflict       *running = NULL;

  if (document == NULL || sender_window_get_workspace (window) == NULL)
    return;
  running = g_object_get_data (G_OBJECT (document), RUNNING);
  if (running != NULL)
    running->twice = TRUE;
  else
    save (window, document, FALSE, sender_document_is_gone (document));
}

/**
 * sender_saving_compare:
 * @window: a window
 *
 * Shows what differs if somebody else changed the file of the window’s document, and asks whose is
 * kept.
 */
void
sender_saving_compare (SenderWindow *window)
{
  SenderDocument *document = sender_window_get_document (window);
  SenderConfig   *theirs = document != NULL ? sender_document_get_theirs (document) : NULL;
  Conflict       *conflict = NULL;

  if (theirs == NULL)
    return;
  conflict = conflict_new (window, document, FALSE);
  conflict->theirs = g_object_ref (theirs);
  conflict->saves = FALSE;
  ask (conflict);
}

/**
 * sender_saving_settle:
 * @window: a window
 * @takes: whether theirs is shown; else mine is kept
 *
 * Answers whose is kept, if somebody else changed the file of the window’s document.
 */
void
sender_saving_settle (SenderWindow *window,
                      gboolean      takes)
{
  SenderDocument *document = sender_window_get_document (window);
  SenderConfig   *theirs = document != NULL ? sender_document_get_theirs (document) : NULL;

  if (theirs != NULL && takes)
    take_theirs (window, document, theirs);
  else if (theirs != NULL)
    sender_document_keep_mine (document, theirs);
}
