/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-focus.h"

/**
 * sender_focus_inside:
 * @widget: a widget with one child
 * @direction: where the focus goes
 *
 * The virtual function `focus` of a class that has its own `grab_focus`. GTK’s asks a widget that
 * is left backwards to grab the focus; one that gives it to something inside would never be left.
 *
 * Returns: whether the focus went to something inside
 */
gboolean
sender_focus_inside (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}
