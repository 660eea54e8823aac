/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-tooltip.h"

/**
 * sender_tooltip_set:
 * @widget: a widget
 * @text: (nullable): its tooltip
 *
 * Sets the tooltip of a widget that is not on the screen yet without what GTK does each time for
 * one that is visible: it asks the display where the pointer is, and waits for the answer, which
 * takes as long as making the widget.
 */
void
sender_tooltip_set (GtkWidget  *widget,
                    const char *text)
{
  gboolean hide = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (hide)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hide)
    gtk_widget_set_visible (widget, TRUE);
}
