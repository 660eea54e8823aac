/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-toast.h"

#include <glib/gi18n.h>

/**
 * sender_toast_undo:
 * @widget: a widget of the window
 * @document: what was edited, the step of the history made
 * @text: what was done, plain text
 *
 * Says what was done, with a button that undoes it.
 */
void
sender_toast_undo (GtkWidget      *widget,
                   SenderDocument *document,
                   const char     *text)
{
  GtkWidget       *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast        *toast = NULL;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "document.undo");
  g_signal_connect_object (sender_document_get_undo (document), "notify::undo-label",
                           G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
