/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dialog-list.h"

/* The list's shadow is not cut off. */
#define SHADOW 3
/* As wide as a question is at least, and at most. */
#define NARROW 240
#define WIDE 440
/* Beside what differs, in a window: the rims of both. */
#define AROUND 80
/* A row and a half with letters of the usual size. */
#define LEAST 96

/**
 * sender_dialog_list_new:
 * @label: what is in it, for who can’t see it
 *
 * Makes a list that has nothing in it yet.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
sender_dialog_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_start (list, SHADOW);
  gtk_widget_set_margin_end (list, SHADOW);
  gtk_widget_set_margin_top (list, SHADOW);
  gtk_widget_set_margin_bottom (list, SHADOW);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return list;
}

/**
 * sender_dialog_list_scroll:
 * @child: a list, or several
 *
 * Makes what scrolls it: however high a dialog grows, some of what it is about is seen, and the
 * answers too.
 *
 * Returns: (transfer floating): the scroller
 */
GtkWidget *
sender_dialog_list_scroll (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  int        natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, NARROW, NULL, &natural, NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (natural, LEAST));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 340);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

/**
 * sender_dialog_list_widen:
 * @list: a list in a dialog
 * @parent: (nullable): the window it is over
 *
 * Gives a list the width there is: a dialog is as narrow as it can be otherwise, and with
 * large letters higher than a screen.
 */
void
sender_dialog_list_widen (GtkWidget *list,
                          GtkWindow *parent)
{
  int room = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int height = 0;

  /* What is asked at the start may be asked before the window is laid out. */
  if (parent != NULL && room == 0)
    gtk_window_get_default_size (parent, &room, &height);
  room -= AROUND;
  gtk_widget_set_size_request (list, MIN (room, WIDE) > NARROW ? MIN (room, WIDE) : -1, -1);
}
