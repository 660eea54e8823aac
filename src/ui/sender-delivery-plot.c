/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-plot.h"

#include "sender-delivery-drawing.h"

#include <glib/gi18n.h>

#define LANE_HEIGHT 104
#define NONE (-1)

struct _SenderDeliveryPlot
{
  GtkWidget parent_instance;

  SenderDelivery *delivery; /* (owned) (nullable) */
  int             anchor;   /* the day a selection began with, or NONE */
  int             cursor;   /* and the one it goes to */
};

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderDeliveryPlot, sender_delivery_plot, GTK_TYPE_WIDGET)

static void
describe (SenderDeliveryPlot *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *selection = sender_delivery_plot_describe_selection (self);

  for (SenderChannel i = 0; self->delivery != NULL && i < SENDER_CHANNEL_UNKNOWN; i++)
    {
      g_autofree char *line = sender_delivery_summarize (self->delivery, i);

      g_string_append_printf (text, "%s. ", line);
    }
  if (selection != NULL)
    g_string_append_printf (text, _ ("Selected: %s."), selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Delivery time"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str,
                                  -1);
}

static void
select_days (SenderDeliveryPlot *self,
             int                 anchor,
             int                 cursor)
{
  if (self->anchor == anchor && self->cursor == cursor)
    return;
  self->anchor = anchor;
  self->cursor = cursor;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTED], 0);
}

static int
find_day (SenderDeliveryPlot *self,
          double              x)
{
  SenderDeliveryLayout layout;

  sender_delivery_drawing_divide (GTK_WIDGET (self), self->delivery, &layout);
  return (int) sender_delivery_layout_find_day (
    &layout, sender_delivery_drawing_turn (GTK_WIDGET (self), x));
}

static void
drag_begin_cb (SenderDeliveryPlot *self,
               double              x,
               double              y)
{
  int day = NONE;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->delivery == NULL)
    return;
  day = find_day (self, x);
  /* Once more on the only day: none. */
  if (self->anchor == day && self->cursor == day)
    select_days (self, NONE, NONE);
  else
    select_days (self, day, day);
}

static void
drag_update_cb (SenderDeliveryPlot *self,
                double              dx,
                double              dy,
                GtkGestureDrag     *gesture)
{
  double x = 0;
  double y = 0;

  if (self->anchor != NONE && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    select_days (self, self->anchor, find_day (self, x + dx));
}

/* Where the cursor goes, or NONE if the key does not move it. */
static int
get_target (SenderDeliveryPlot *self,
            guint               key)
{
  int last = (int) sender_delivery_get_n_days (self->delivery) - 1;
  int step = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return self->cursor == NONE ? last : CLAMP (self->cursor - step, 0, last);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return self->cursor == NONE ? last : CLAMP (self->cursor + step, 0, last);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return last;
    default:
      return NONE;
    }
}

static gboolean
key_pressed_cb (SenderDeliveryPlot *self,
                guint               key,
                guint               code,
                GdkModifierType     state)
{
  int      target = NONE;
  gboolean extends = (state & GDK_SHIFT_MASK) != 0;

  if (self->delivery == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape && self->anchor != NONE)
    {
      select_days (self, NONE, NONE);
      return GDK_EVENT_STOP;
    }
  target = get_target (self, key);
  if (target == NONE)
    return GDK_EVENT_PROPAGATE;
  select_days (self, extends && self->anchor != NONE ? self->anchor : target, target);
  return GDK_EVENT_STOP;
}

static void
sender_delivery_plot_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  SenderDeliveryPlot  *self = SENDER_DELIVERY_PLOT (widget);
  SenderDeliveryLayout layout;

  if (self->delivery == NULL)
    return;
  sender_delivery_drawing_divide (widget, self->delivery, &layout);
  if (self->anchor != NONE)
    sender_delivery_drawing_snapshot_band (widget, snapshot, &layout,
                                           (guint) MIN (self->anchor, self->cursor),
                                           (guint) MAX (self->anchor, self->cursor));
  sender_delivery_drawing_snapshot (widget, snapshot, &layout);
}

static void
sender_delivery_plot_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  SenderDeliveryPlot *self = SENDER_DELIVERY_PLOT (widget);
  guint               n = self->delivery != NULL ? sender_delivery_count_lanes (self->delivery) : 1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 300;
  else
    *minimum = *natural = 44 + (int) n * LANE_HEIGHT;
}

static void
sender_delivery_plot_finalize (GObject *object)
{
  g_clear_pointer (&SENDER_DELIVERY_PLOT (object)->delivery, sender_delivery_free);
  G_OBJECT_CLASS (sender_delivery_plot_parent_class)->finalize (object);
}

static void
sender_delivery_plot_class_init (SenderDeliveryPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sender_delivery_plot_finalize;
  widget_class->snapshot = sender_delivery_plot_snapshot;
  widget_class->measure = sender_delivery_plot_measure;
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "delivery-plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sender_delivery_plot_init (SenderDeliveryPlot *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->anchor = self->cursor = NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sender_delivery_plot_take:
 * @delivery: (transfer full) (nullable): what to show
 *
 * Shows something else.
 */
void
sender_delivery_plot_take (SenderDeliveryPlot *self,
                           SenderDelivery     *delivery)
{
  gboolean is_same = self->delivery != NULL && delivery != NULL &&
                     self->delivery->days->len == delivery->days->len &&
                     g_array_index (self->delivery->days, gint64, 0) ==
                       g_array_index (delivery->days, gint64, 0);

  g_clear_pointer (&self->delivery, sender_delivery_free);
  self->delivery = delivery;
  if (!is_same)
    select_days (self, NONE, NONE);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sender_delivery_plot_get_selection:
 * @since: (out): where the first selected day begins
 * @until: (out): where the last one ends
 *
 * Gets what is selected.
 *
 * Returns: whether anything is
 */
gboolean
sender_delivery_plot_get_selection (SenderDeliveryPlot *self,
                                    gint64             *since,
                                    gint64             *until)
{
  GArray *days = NULL;

  if (self->delivery == NULL || self->anchor == NONE)
    return FALSE;
  days = self->delivery->days;
  *since = g_array_index (days, gint64, MIN (self->anchor, self->cursor));
  *until = g_array_index (days, gint64, MAX (self->anchor, self->cursor) + 1);
  return TRUE;
}

/**
 * sender_delivery_plot_select_none:
 *
 * Selects no day.
 */
void
sender_delivery_plot_select_none (SenderDeliveryPlot *self)
{
  select_days (self, NONE, NONE);
}

static char *
format_day (gint64 at)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  /* Translators: day and month. */
  return g_date_time_format (day, _ ("%-d %b"));
}

/**
 * sender_delivery_plot_describe_selection:
 *
 * Says what is selected.
 *
 * Returns: (transfer full) (nullable): the days, %NULL if there are none
 */
char *
sender_delivery_plot_describe_selection (SenderDeliveryPlot *self)
{
  gint64           since = 0;
  gint64           until = 0;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!sender_delivery_plot_get_selection (self, &since, &until))
    return NULL;
  first = format_day (since);
  if (self->anchor == self->cursor)
    return g_steal_pointer (&first);
  last = format_day (until - 1);
  return g_strdup_printf (_ ("%s – %s"), first, last);
}
