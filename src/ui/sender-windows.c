/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-windows.h"

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       removed,
                    guint       added,
                    gpointer    user_data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, position + i);

      g_signal_connect (window, "realize", G_CALLBACK (user_data), NULL);
    }
}

/**
 * sender_windows_follow:
 * @realized: (scope forever): what to do with a window
 *
 * Calls @realized whenever a window that is made from now on is realized.
 */
void
sender_windows_follow (SenderWindowFunc realized)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb),
                    realized);
}
