/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pair-drag.h"

static GdkContentProvider *
drag_cb (SenderPairRow *self)
{
  return gdk_content_provider_new_typed (SENDER_TYPE_PAIR_ROW, self);
}

static void
drag_begin_cb (SenderPairRow *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

/* Only among the rows of one list. */
static gboolean
drop_cb (SenderPairRow *self,
         const GValue  *value)
{
  SenderPairRow *other = g_value_get_object (value);

  if (other == NULL || other == self ||
      gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "pairs.move", "(uu)",
                                     sender_pair_row_get_position (other),
                                     sender_pair_row_get_position (self));
}

/**
 * sender_pair_drag_set_up:
 * @row: a row
 * @handle: what it is dragged by
 *
 * Lets the row be moved by drag and drop.
 */
void
sender_pair_drag_set_up (SenderPairRow *row,
                         GtkWidget     *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SENDER_TYPE_PAIR_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_cb), row);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
