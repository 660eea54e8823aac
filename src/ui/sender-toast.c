/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-toast.h"

#include "sender-direction.h"
#include "sender-toasts.h"

#include <glib/gi18n.h>

#define UNDO_SECONDS 15

/* It is not dismissed: what it says is still so. */
static void
take_button_away (AdwToast *toast)
{
  adw_toast_set_button_label (toast, NULL);
}

/**
 * sender_toast_offer_until:
 * @toast: a toast with a button
 * @object: what the button acts on
 * @signal: a signal of it
 *
 * Takes the button away when the signal is emitted: what it offers can't be done any more.
 */
void
sender_toast_offer_until (AdwToast   *toast,
                          gpointer    object,
                          const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (take_button_away), toast,
                           G_CONNECT_SWAPPED);
}

/**
 * sender_toast_new:
 * @text: what it says, plain text
 *
 * Makes a toast. Names in the text may be anything.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
sender_toast_new (const char *text)
{
  g_autofree char *shown = sender_direction_dup_sentence (text);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  return adw_toast_new (markup);
}

/**
 * sender_toast_new_lasting:
 * @text: what was done, plain text
 *
 * Makes a toast with a button to undo it, which stays long enough to notice that it was a mistake.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
sender_toast_new_lasting (const char *text)
{
  AdwToast *toast = sender_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  return toast;
}

/**
 * sender_toast_undo:
 * @widget: a widget of the window
 * @document: what was edited, the step of the history made
 * @text: what was done, plain text
 *
 * Says what was done, with a button that undoes it for as long as it is the last thing done.
 */
void
sender_toast_undo (GtkWidget      *widget,
                   SenderDocument *document,
                   const char     *text)
{
  AdwToast *toast = sender_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "document.undo");
  sender_toast_offer_until (toast, sender_document_get_undo (document), "notify::undo-label");
  sender_toasts_show (widget, toast);
}
