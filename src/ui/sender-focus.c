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

/* So that what is said above and below it is seen as well. Whatever else scrolls is stopped. */
static void
scroll (GtkAdjustment *adjustment,
        double         top,
        double         bottom)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double margin = page / 4;

  value = MAX (value, bottom + margin - page);
  gtk_adjustment_set_value (adjustment, MIN (value, top - margin));
}

static void
laid_out_cb (GdkFrameClock *clock,
             GtkWidget     *window)
{
  GtkWidget      *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget      *viewport = NULL;
  GtkWidget      *child = NULL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, window);
  viewport = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_VIEWPORT) : NULL;
  child = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  if (child != NULL && gtk_widget_compute_bounds (focus, child, &bounds))
    scroll (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), bounds.origin.y,
            bounds.origin.y + bounds.size.height);
}

/**
 * sender_focus_show:
 * @widget: a widget
 *
 * Scrolls to what has the focus in the window of @widget, once everything is laid out. A viewport
 * does so by itself, but at once: what was only just made has no place yet.
 */
void
sender_focus_show (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  if (clock == NULL)
    return;
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb),
                           gtk_widget_get_root (widget), G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}
