/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-matrix-parts.h"

#define CELL_GAP 6

/**
 * sender_matrix_new_row:
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the box
 */
GtkWidget *
sender_matrix_new_row (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "spacing", 12,
                       NULL);
}

/**
 * sender_matrix_new_label:
 * @text: what it says
 * @classes: (array zero-terminated=1): its style
 * @role: what it is for assistive tools
 *
 * Makes a text of the grid.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
sender_matrix_new_label (const char       *text,
                         const char *const classes[],
                         GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "css-classes", classes, "accessible-role",
                       role, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.f, NULL);
}

/**
 * sender_matrix_new_scroller:
 * @scroll: the adjustment of all rows
 * @child: what is in the row
 *
 * Makes what scrolls a row. The scroll bar below the grid is the only one that is seen.
 *
 * Returns: (transfer floating): the scroller
 */
GtkWidget *
sender_matrix_new_scroller (GtkAdjustment *scroll,
                            GtkWidget     *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (scroller), scroll);
  g_object_set (scroller, "can-focus", FALSE, "hexpand", TRUE, "propagate-natural-width", TRUE,
                "min-content-width", 100, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_halign (child, GTK_ALIGN_END);
  return scroller;
}

/**
 * sender_matrix_add_group:
 * @band: the columns of all channels
 * @channel: a channel
 * @has_name: whether it is the head of the grid, which names it
 *
 * Adds the box of a channel’s columns.
 *
 * Returns: (transfer none): the box
 */
GtkWidget *
sender_matrix_add_group (GtkWidget    *band,
                         SenderChannel channel,
                         gboolean      has_name)
{
  static const char *const heading[] = { "heading", NULL };
  GtkWidget               *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CELL_GAP);
  GtkWidget               *box = NULL;
  GtkWidget               *name = NULL;

  if (!has_name)
    {
      gtk_box_append (GTK_BOX (band), group);
      return group;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  name = sender_matrix_new_label (sender_channel_get_label (channel), heading,
                                  GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_label_set_xalign (GTK_LABEL (name), 0.5f);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (band), box);
  return group;
}
