/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-css-class.h"

/**
 * sender_css_set_class:
 * @widget: (type GtkWidget): a widget
 * @name: a style class
 * @has: whether it has the class
 *
 * Gives a style class or takes it away; nothing is done where nothing changes.
 */
void
sender_css_set_class (gpointer    widget,
                      const char *name,
                      gboolean    has)
{
  if (!has == !gtk_widget_has_css_class (widget, name))
    return;
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * sender_css_mark:
 * @widget: (type GtkWidget): what edits something
 * @worst: the worst that was found of it
 *
 * Marks the widget for the eye and for assistive tools.
 */
void
sender_css_mark (gpointer       widget,
                 SenderSeverity worst)
{
  gboolean is_error = worst == SENDER_SEVERITY_ERROR;

  sender_css_set_class (widget, "error", is_error);
  sender_css_set_class (widget, "warning", worst == SENDER_SEVERITY_WARNING);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}
