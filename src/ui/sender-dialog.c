/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dialog.h"

/* There are two of each response, and only one is mapped: in a row, or in a stack where the window
 * is narrow. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* The toolkit gives the focus before it knows that the responses are stacked: then the one on top
 * has it, which is the last, whatever it does. */
static void
laid_out_cb (GdkFrameClock    *clock,
             AdwMessageDialog *dialog)
{
  const char *response = adw_message_dialog_get_default_response (dialog);
  GtkWidget  *extra = adw_message_dialog_get_extra_child (dialog);
  GtkWidget  *focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  GtkWidget  *button = NULL;

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, dialog);
  if (response == NULL || (focus != NULL && extra != NULL && gtk_widget_is_ancestor (focus, extra)))
    return;
  button = find_button (GTK_WIDGET (dialog), adw_message_dialog_get_response_label (dialog,
                                                                                    response));
  if (button != NULL)
    gtk_widget_grab_focus (button);
}

/**
 * sender_dialog_present:
 * @dialog: a dialog that is complete
 *
 * Shows a dialog. The keyboard is on its default response, unless there is something to enter.
 */
void
sender_dialog_present (AdwMessageDialog *dialog)
{
  GdkFrameClock *clock = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (dialog));
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb), dialog, G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}
