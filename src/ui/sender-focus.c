/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-focus.h"

#include "sender-windows.h"

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

/**
 * sender_focus_in_order:
 * @widget: a widget
 * @back: whether the focus goes to what is before
 *
 * Moves the focus as Tab does, in the order of the children. GTK goes by where they are, and what
 * was only just made or shown is nowhere yet.
 *
 * Returns: whether the focus went to something inside
 */
gboolean
sender_focus_in_order (GtkWidget *widget,
                       gboolean   back)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL &&
         !gtk_widget_child_focus (child, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD))
    child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
  return child != NULL;
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

/* What is to be done in a window once everything is laid out. */
typedef struct
{
  gboolean   show; /* the focus, wherever it is by then */
  GtkWidget *held; /* (weak) (nullable) */
  float      top;  /* of it, within what scrolls */
} Scrolling;

#define SCROLLING "sender-scrolling"

static void
scrolling_free (gpointer data)
{
  g_clear_weak_pointer (&((Scrolling *) data)->held);
  g_free (data);
}

/* The adjustment of what @widget is in; NULL if nothing scrolls there. @bounds (out): its place. */
static GtkAdjustment *
find_place (GtkWidget       *widget,
            graphene_rect_t *bounds)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *child = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;

  if (child == NULL || !gtk_widget_compute_bounds (widget, child, bounds))
    return NULL;
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
}

static void
laid_out_cb (GdkFrameClock *clock,
             GtkWidget     *window)
{
  Scrolling      *scrolling = g_object_steal_data (G_OBJECT (window), SCROLLING);
  GtkWidget      *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget      *widget = scrolling->show ? focus : scrolling->held;
  GtkAdjustment  *adjustment = NULL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, window);
  adjustment = widget != NULL ? find_place (widget, &bounds) : NULL;
  if (adjustment != NULL && scrolling->show)
    scroll (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  else if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y -
                                            scrolling->top);
  scrolling_free (scrolling);
}

/* NULL where nothing is ever laid out. */
static Scrolling *
ensure_scrolling (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  GtkRoot       *window = gtk_widget_get_root (widget);
  Scrolling     *scrolling = NULL;

  if (clock == NULL)
    return NULL;
  scrolling = g_object_get_data (G_OBJECT (window), SCROLLING);
  if (scrolling != NULL)
    return scrolling;
  scrolling = g_new0 (Scrolling, 1);
  g_object_set_data_full (G_OBJECT (window), SCROLLING, scrolling, scrolling_free);
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb), window, G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
  return scrolling;
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
  Scrolling *scrolling = ensure_scrolling (widget);

  if (scrolling != NULL)
    scrolling->show = TRUE;
}

/**
 * sender_focus_hold:
 * @widget: what has the focus, or holds it
 *
 * Keeps it where it is seen, while something that comes above it would push it down.
 */
void
sender_focus_hold (GtkWidget *widget)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  Scrolling      *scrolling = ensure_scrolling (widget);

  if (scrolling == NULL || scrolling->held != NULL || gtk_widget_get_height (widget) == 0 ||
      find_place (widget, &bounds) == NULL)
    return;
  g_set_weak_pointer (&scrolling->held, widget);
  scrolling->top = bounds.origin.y;
}

static GtkWidget *
get_last_holder (GtkWidget *holder)
{
  GtkWidget *child = gtk_widget_get_focus_child (holder);

  return child != NULL ? get_last_holder (child) : holder;
}

/* Not mapped would be too much: a page that is not shown any more may have it. Where nothing has
 * it, Tab begins with what held it last, and ends there if that is hidden. */
static gboolean
is_lost (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL)
    return !gtk_widget_is_visible (get_last_holder (GTK_WIDGET (window)));
  return gtk_widget_get_root (focus) == NULL || !gtk_widget_is_visible (focus);
}

/* To what is nearest to where it was. After that comes, in a popover, the way out of it: so each
 * level begins with its first. The window is not asked, which would let go of the focus before it
 * asks a popover, and that one compares itself with the focus. */
static void
regain (GtkWindow *window)
{
  GtkWidget *holder = get_last_holder (GTK_WIDGET (window));

  for (; holder != GTK_WIDGET (window); holder = gtk_widget_get_parent (holder))
    {
      gtk_widget_set_focus_child (holder, NULL);
      if (gtk_widget_get_mapped (holder))
        gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD);
      if (!is_lost (window))
        return;
    }
  gtk_window_set_focus (window, NULL);
}

static void
after_paint_cb (GtkWindow *window)
{
  if (is_lost (window))
    regain (window);
}

static void
realize_cb (GtkWindow *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (after_paint_cb), window, G_CONNECT_SWAPPED);
}

/**
 * sender_focus_guard:
 *
 * Keeps the keyboard in each window there will be. A widget that goes while it has the focus keeps
 * it until the end of the frame, when GTK moves it on; but a popover that has nothing after that
 * widget (a row of its list, say, that no longer matches the search) tells GTK that all is well.
 * Page Down in a list can also put the focus on a row that is hidden, and of a list that is hidden
 * with its last row GTK finds nothing to move on to. No key does anything then. So this looks after
 * the focus too, at the end of the frame.
 */
void
sender_focus_guard (void)
{
  sender_windows_follow (realize_cb);
}
