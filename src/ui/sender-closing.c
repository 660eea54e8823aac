/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-closing.h"

#include "sender-dialog.h"
#include "sender-direction.h"
#include "sender-saving.h"

#include <glib/gi18n.h>

static void
close_cb (gpointer user_data)
{
  g_autoptr (SenderWindow) window = user_data;

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
answered_cb (SenderWindow *window,
             const char   *response)
{
  /* Not before the dialog is gone: it looks for its parent at its end. */
  if (g_str_equal (response, "close"))
    g_idle_add_once (close_cb, g_object_ref (window));
  else if (g_str_equal (response, "save"))
    sender_saving_start (window);
}

static void
ask (SenderWindow *window,
     const GError *error)
{
  g_autofree char *reason = sender_direction_dup_sentence (error->message);
  g_autofree char *text = g_strdup_printf (
    _ ("They can’t be kept for the next time: %s. If you close now, they are lost."), reason);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (window), _ ("Lose Unsaved Edits?"), text));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "close", _ ("_Lose Them"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), window,
                           G_CONNECT_SWAPPED);
  sender_dialog_present (dialog);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SenderWindow) window = user_data;
  g_autoptr (GError)       error = NULL;

  if (sender_drafts_flush_finish (SENDER_DRAFTS (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  gtk_window_present (GTK_WINDOW (window));
  ask (window, error);
}

/**
 * sender_closing_start:
 * @window: a window with drafts
 *
 * Closes the window once what is not saved is written down.
 */
void
sender_closing_start (SenderWindow *window)
{
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  sender_drafts_flush_async (sender_window_get_drafts (window), kept_cb, g_object_ref (window));
}
