/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-row.h"

/**
 * sender_row_get_character:
 * @widget: a widget
 *
 * Gets how wide a character of its text is, about.
 *
 * Returns: pixels
 */
double
sender_row_get_character (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return width / (double) PANGO_SCALE;
}

/**
 * sender_row_get_width:
 * @widget: a row of a list, or what is in it
 *
 * Gets how wide it is, or will be, about.
 *
 * Returns: pixels, -1 if nothing is known
 */
int
sender_row_get_width (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_width (widget) > 0)
      return gtk_widget_get_width (widget);
  return -1;
}

static gboolean
measure_again_cb (gpointer user_data)
{
  gtk_widget_queue_resize (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * sender_row_measure_again:
 * @widget: a row of a list, or what is in it, which is being given another width
 *
 * Has its height asked for by the width it has then. Said at once it would be lost: what it is in
 * is being given its own room.
 */
void
sender_row_measure_again (GtkWidget *widget)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, measure_again_cb, g_object_ref (widget), g_object_unref);
}

/**
 * sender_row_fits:
 * @box: a box, however its children stand now
 * @width: what there is for it, in pixels
 *
 * Tells whether the children can stand beside each other with all they say in one line, whatever
 * the size of the text is.
 *
 * Returns: whether there is room
 */
gboolean
sender_row_fits (GtkBox *box,
                 int     width)
{
  int needed = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      needed += natural + (needed > 0 ? gtk_box_get_spacing (box) : 0);
    }
  return needed <= width;
}

/**
 * sender_row_stand:
 * @box: a box
 * @beside: whether its children stand beside each other
 *
 * Makes a row or a column of it.
 */
void
sender_row_stand (GtkBox  *box,
                  gboolean beside)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), beside ? GTK_ORIENTATION_HORIZONTAL
                                                               : GTK_ORIENTATION_VERTICAL);
}
