/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help.h"

#include "sender-connection-window.h"
#include "sender-help-topics.h"
#include "sender-help-window.h"
#include "sender-window.h"
#include "sender-windows.h"

/* A dialog is of the section it was opened in. */
static SenderWindow *
find_frame (GtkWindow *window)
{
  while (window != NULL && !SENDER_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? SENDER_WINDOW (window) : NULL;
}

/* Who reads help already stays where they are, and what the program says of itself needs none. */
static gboolean
is_helped (GtkWindow *window)
{
  return find_frame (window) != NULL && !SENDER_IS_HELP_WINDOW (window) &&
         !ADW_IS_ABOUT_WINDOW (window) && !GTK_IS_SHORTCUTS_WINDOW (window);
}

/**
 * sender_help_show:
 * @window: the window that help is asked in, or a dialog of it
 *
 * Shows help at what one is at.
 */
void
sender_help_show (GtkWindow *window)
{
  int section = 0;

  if (!is_helped (window))
    return;
  if (SENDER_IS_CONNECTION_WINDOW (window))
    {
      sender_help_window_present (window, SENDER_HELP_CONNECTION);
      return;
    }
  section = (int) sender_window_get_section (find_frame (window));
  sender_help_window_present (window, sender_enum_get_nick (SENDER_TYPE_SECTION, section));
}

static gboolean
asked_cb (GtkWidget *widget,
          GVariant  *parameter,
          gpointer   user_data)
{
  sender_help_show (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

/* A window may be realized more than once. */
static void
realize_cb (GtkWindow *window)
{
  GtkEventController *keys = NULL;

  g_signal_handlers_disconnect_by_func (window, realize_cb, NULL);
  if (SENDER_IS_WINDOW (window) || !is_helped (window))
    return;
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                      gtk_callback_action_new (asked_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * sender_help_guard:
 *
 * Lets F1 be heard in each dialog there will be: keys of the application are heard only in its own
 * windows.
 */
void
sender_help_guard (void)
{
  sender_windows_follow (realize_cb);
}
