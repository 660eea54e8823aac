/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-drag.h"

#include "sender-number-row.h"

/* The row at a place of the view. */
static GtkWidget *
pick (GtkWidget *view,
      double     x,
      double     y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;

  if (widget == NULL)
    return NULL;
  row = gtk_widget_get_ancestor (widget, SENDER_TYPE_NUMBER_ROW);
  if (row == NULL && SENDER_IS_NUMBER_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);
  return row;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       user_data)
{
  GtkWidget               *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkWidget               *row = pick (view, x, y);
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, picture, (int) x, 0);
  return gdk_content_provider_new_typed (SENDER_TYPE_ORIGINATION_NUMBER,
                                         sender_number_row_get_number (SENDER_NUMBER_ROW (row)));
}

/* Whether a place is in the lower half of a row. */
static gboolean
is_below (GtkWidget *view,
          GtkWidget *row,
          double     x,
          double     y)
{
  double at = 0;

  gtk_widget_translate_coordinates (view, row, x, y, NULL, &at);
  return at > gtk_widget_get_height (row) / 2.0;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  SenderNumberList        *list = SENDER_NUMBER_LIST (user_data);
  GtkWidget               *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget               *row = pick (view, x, y);
  SenderOriginationNumber *number = g_value_get_object (value);

  if (row == NULL)
    return FALSE;
  return sender_number_list_drop (list, number,
                                  sender_number_row_get_number (SENDER_NUMBER_ROW (row)),
                                  is_below (view, row, x, y));
}

/**
 * sender_number_drag_attach:
 * @list: what moves its numbers
 * @view: the view that shows them
 *
 * Lets numbers be dragged.
 */
void
sender_number_drag_attach (SenderNumberList *list,
                           GtkWidget        *view)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SENDER_TYPE_ORIGINATION_NUMBER, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), list);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (target));
}
