/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-drawing.h"

#include "sender-delivery-words.h"
#include "sender-ink.h"

#include <glib/gi18n.h>
#include <math.h>

#define RADIUS 3.5
#define SPACE 6.0
#define FAINT 0.12

typedef enum
{
  SIZE_CAPTION,
  SIZE_HEADING,
} TextSize;

/* One drawing. */
typedef struct
{
  GtkWidget                  *widget;
  GtkSnapshot                *snapshot;
  const SenderDeliveryLayout *layout;
  cairo_t                    *cr;
  GdkRGBA                     text;
  GdkRGBA                     kinds[SENDER_DELIVERY_N_KINDS];
} Pen;

/* Time runs as people read. The layout says how far from where lines begin things stand. */
static gboolean
is_mirrored (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static PangoLayout *
make_text (GtkWidget  *widget,
           const char *text,
           TextSize    size)
{
  PangoLayout              *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (size == SIZE_CAPTION)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  else
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
measure (GtkWidget  *widget,
         const char *text,
         TextSize    size,
         int        *width,
         int        *height)
{
  g_autoptr (PangoLayout) layout = make_text (widget, text, size);

  pango_layout_get_pixel_size (layout, width, height);
}

/* @x: from where lines begin. @xalign, @yalign: which part of the text stands at the place. */
static void
draw_text (const Pen  *pen,
           const char *text,
           TextSize    size,
           double      alpha,
           double      x,
           double      y,
           double      xalign,
           double      yalign)
{
  g_autoptr (PangoLayout) layout = make_text (pen->widget, text, size);
  GdkRGBA                 color = pen->text;
  int                     width = 0;
  int                     height = 0;
  graphene_point_t        place;

  color.alpha *= (float) alpha;
  pango_layout_get_pixel_size (layout, &width, &height);
  x -= xalign * width;
  if (is_mirrored (pen->widget))
    x = gtk_widget_get_width (pen->widget) - x - width;
  place = GRAPHENE_POINT_INIT ((float) x, (float) (y - yalign * height));
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &place);
  gtk_snapshot_append_layout (pen->snapshot, layout, &color);
  gtk_snapshot_restore (pen->snapshot);
}

static char *
format_tick (double seconds)
{
  return seconds < 1 ? g_strdup_printf (_ ("%.0f ms"), seconds * 1000)
                     : g_strdup_printf (_ ("%.0f s"), seconds);
}

/**
 * sender_delivery_drawing_turn:
 * @widget: the plot
 * @x: a place in it, or how far from where lines begin something stands
 *
 * Turns one into the other.
 *
 * Returns: the other
 */
double
sender_delivery_drawing_turn (GtkWidget *widget,
                              double     x)
{
  return is_mirrored (widget) ? gtk_widget_get_width (widget) - x : x;
}

/**
 * sender_delivery_drawing_divide:
 * @widget: the plot
 * @delivery: what it shows
 * @layout: (out): where things stand
 *
 * Divides the space of a plot, from where lines begin.
 */
void
sender_delivery_drawing_divide (GtkWidget            *widget,
                                const SenderDelivery *delivery,
                                SenderDeliveryLayout *layout)
{
  int lane_width = 0;
  int tick_width = 0;
  int median_width = 0;
  int height = 0;

  measure (widget, _ ("1000 of 1000"), SIZE_CAPTION, &lane_width, &height);
  measure (widget, "300 ms", SIZE_CAPTION, &tick_width, &height);
  measure (widget, "10 min 30 s", SIZE_CAPTION, &median_width, &height);
  sender_delivery_layout_init (layout, delivery, lane_width + tick_width + 4 * SPACE,
                               gtk_widget_get_width (widget) - median_width - 3 * SPACE,
                               height + SPACE,
                               gtk_widget_get_height (widget) - height - 3 * SPACE);
}

static void
set_ink (const Pen     *pen,
         const GdkRGBA *color,
         double         alpha)
{
  GdkRGBA ink = *color;

  ink.alpha *= (float) alpha;
  gdk_cairo_set_source_rgba (pen->cr, &ink);
}

static void
draw_line (const Pen *pen,
           double     x1,
           double     y1,
           double     x2,
           double     y2)
{
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  cairo_stroke (pen->cr);
}

static void
draw_axis (const Pen *pen,
           guint      lane)
{
  const SenderDeliveryLayout *layout = pen->layout;
  double                      below = G_MAXDOUBLE;
  int                         height = 0;

  measure (pen->widget, "3", SIZE_CAPTION, NULL, &height);
  cairo_set_line_width (pen->cr, 1);
  for (guint i = 0; i < layout->n_ticks; i++)
    {
      double y = floor (sender_delivery_layout_get_y (layout, lane, layout->ticks[i])) +
                 0.5;
      g_autofree char *text = format_tick (layout->ticks[i]);

      set_ink (pen, &pen->text, FAINT);
      draw_line (pen, layout->left, y, layout->right, y);
      /* In a low lane not every line has room for its words. */
      if (below - y < height)
        continue;
      below = y;
      draw_text (pen, text, SIZE_CAPTION, SENDER_INK_DIM, layout->left - SPACE, y, 1, 0.5);
    }
}

static void
draw_lane_words (const Pen    *pen,
                 guint         lane,
                 SenderChannel channel)
{
  const SenderDeliveryLane *data = &pen->layout->delivery->lanes[channel];
  double                    top = sender_delivery_layout_get_lane_top (pen->layout, lane);
  double                    bottom = sender_delivery_layout_get_lane_bottom (pen->layout, lane);
  double                    middle = (top + bottom) / 2;
  g_autofree char          *count = g_strdup_printf (_ ("%u of %u"), data->n_delivered, data->n);
  g_autofree char          *median = sender_delivery_format_seconds (data->median);
  double                    y = sender_delivery_layout_get_y (pen->layout, lane, data->median);

  draw_text (pen, sender_channel_get_label (channel), SIZE_HEADING, 1, 2 * SPACE, middle, 0, 1);
  draw_text (pen, count, SIZE_CAPTION, SENDER_INK_DIM, 2 * SPACE, middle, 0, 0);
  if (data->n_delivered == 0)
    return;
  draw_text (pen, median, SIZE_CAPTION, 1, pen->layout->right + SPACE, y, 0, 1);
  draw_text (pen, _ ("median"), SIZE_CAPTION, SENDER_INK_DIM, pen->layout->right + SPACE, y, 0, 0);
  cairo_save (pen->cr);
  cairo_set_dash (pen->cr, (const double[]){ 5, 4 }, 2, 0);
  set_ink (pen, &pen->text, 0.55);
  draw_line (pen, pen->layout->left, floor (y) + 0.5, pen->layout->right, floor (y) + 0.5);
  cairo_restore (pen->cr);
}

static void
draw_mark (const Pen         *pen,
           SenderDeliveryKind kind,
           double             x,
           double             y)
{
  set_ink (pen, &pen->kinds[kind], 1);
  cairo_set_line_width (pen->cr, 2);
  cairo_new_path (pen->cr);
  if (kind == SENDER_DELIVERY_NOT_DELIVERED)
    {
      draw_line (pen, x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS);
      draw_line (pen, x - RADIUS, y + RADIUS, x + RADIUS, y - RADIUS);
      return;
    }
  cairo_arc (pen->cr, x, y, RADIUS, 0, 2 * G_PI);
  if (kind == SENDER_DELIVERY_DELIVERED)
    cairo_fill (pen->cr);
  else
    cairo_stroke (pen->cr);
}

/* The count stands at its mark where it is more than one. */
static void
draw_count (const Pen         *pen,
            SenderDeliveryKind kind,
            guint              count,
            double             x,
            double             y)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  if (count == 0)
    return;
  draw_mark (pen, kind, x, y);
  if (count > 1)
    draw_text (pen, text, SIZE_CAPTION, 1, x + RADIUS + 2, y, 0, 0.5);
}

/* Most of a day's deliveries are within the bar, half of them above the dot. */
static void
draw_bin (const Pen               *pen,
          guint                    lane,
          const SenderDeliveryBin *bin,
          double                   width)
{
  double x = sender_delivery_layout_get_x (pen->layout, bin->at);
  double top = sender_delivery_layout_get_lane_top (pen->layout, lane);
  double bottom = sender_delivery_layout_get_lane_bottom (pen->layout, lane);
  double high = sender_delivery_layout_get_y (pen->layout, lane, bin->high);
  double low = sender_delivery_layout_get_y (pen->layout, lane, bin->low);

  if (bin->counts[SENDER_DELIVERY_DELIVERED] > 0)
    {
      set_ink (pen, &pen->kinds[SENDER_DELIVERY_DELIVERED], 0.35);
      cairo_rectangle (pen->cr, x - width / 2, high, width, MAX (low - high, 1));
      cairo_fill (pen->cr);
      draw_mark (pen, SENDER_DELIVERY_DELIVERED, x,
                 sender_delivery_layout_get_y (pen->layout, lane, bin->median));
    }
  draw_count (pen, SENDER_DELIVERY_NOT_DELIVERED, bin->counts[SENDER_DELIVERY_NOT_DELIVERED], x,
              top + RADIUS);
  draw_count (pen, SENDER_DELIVERY_UNKNOWN, bin->counts[SENDER_DELIVERY_UNKNOWN], x,
              bottom - RADIUS);
}

static void
draw_marks (const Pen                *pen,
            guint                     lane,
            const SenderDeliveryLane *data)
{
  double day = (pen->layout->right - pen->layout->left) /
               sender_delivery_get_n_days (pen->layout->delivery);

  for (guint i = 0; i < data->bins->len; i++)
    draw_bin (pen, lane, &g_array_index (data->bins, SenderDeliveryBin, i), CLAMP (day / 2, 1, 14));
  for (guint i = 0; i < data->marks->len; i++)
    {
      const SenderDeliveryMark *mark = &g_array_index (data->marks, SenderDeliveryMark, i);

      draw_mark (pen, mark->kind, sender_delivery_layout_get_x (pen->layout, mark->at),
                 sender_delivery_layout_get_y (pen->layout, lane, mark->seconds));
    }
}

/* Where the configuration was another one: a dotted line with a point at its top. */
static void
draw_changes (const Pen *pen)
{
  GArray *changes = pen->layout->delivery->changes;
  double  top = pen->layout->top - 2 * SPACE;

  cairo_save (pen->cr);
  cairo_set_line_width (pen->cr, 1);
  cairo_set_dash (pen->cr, (const double[]){ 1, 3 }, 2, 0);
  set_ink (pen, &pen->text, SENDER_INK_DIM);
  for (guint i = 0; i < changes->len; i++)
    {
      double x = sender_delivery_layout_get_x (pen->layout, g_array_index (changes, gint64, i));

      draw_line (pen, floor (x) + 0.5, top, floor (x) + 0.5, pen->layout->bottom);
      cairo_move_to (pen->cr, x - 4, top);
      cairo_rel_line_to (pen->cr, 8, 0);
      cairo_rel_line_to (pen->cr, -4, 6);
      cairo_fill (pen->cr);
    }
  cairo_restore (pen->cr);
}

static void
draw_days (const Pen *pen)
{
  const SenderDelivery *delivery = pen->layout->delivery;
  guint                 n = sender_delivery_get_n_days (delivery);
  guint                 step = 1;
  int                   width = 0;

  measure (pen->widget, _ ("30 Nov"), SIZE_CAPTION, &width, NULL);
  step = sender_delivery_layout_get_label_step (pen->layout, width + 2 * SPACE);
  for (guint i = 0; i < n; i += step)
    {
      g_autoptr (GDateTime) day = NULL;
      g_autofree char      *text = NULL;
      double                left = 0;
      double                right = 0;

      sender_delivery_layout_get_days (pen->layout, i, i, &left, &right);
      /* A day that is cut off may leave no room. */
      if (step == 1 && right - left < width)
        continue;
      day = g_date_time_new_from_unix_local (g_array_index (delivery->days, gint64, i) /
                                             G_USEC_PER_SEC);
      /* Translators: day and month. */
      text = g_date_time_format (day, _ ("%-d %b"));
      draw_text (pen, text, SIZE_CAPTION, SENDER_INK_DIM,
                 CLAMP ((left + right) / 2, pen->layout->left + width / 2.0,
                        pen->layout->right - width / 2.0),
                 pen->layout->bottom + 2 * SPACE, 0.5, 0);
    }
}

static void
look_up (GtkWidget  *widget,
         const char *name,
         GdkRGBA    *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * sender_delivery_drawing_snapshot:
 * @widget: the plot
 * @snapshot: where to draw
 * @layout: where things stand
 *
 * Draws a plot.
 */
void
sender_delivery_drawing_snapshot (GtkWidget                  *widget,
                                  GtkSnapshot                *snapshot,
                                  const SenderDeliveryLayout *layout)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  Pen             pen = { .widget = widget, .snapshot = snapshot, .layout = layout };

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pen.text);
  pen.kinds[SENDER_DELIVERY_UNKNOWN] = pen.text;
  look_up (widget, "success_color", &pen.kinds[SENDER_DELIVERY_DELIVERED]);
  look_up (widget, "error_color", &pen.kinds[SENDER_DELIVERY_NOT_DELIVERED]);
  pen.cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  /* All marks are symmetric. */
  if (is_mirrored (widget))
    {
      cairo_translate (pen.cr, gtk_widget_get_width (widget), 0);
      cairo_scale (pen.cr, -1, 1);
    }
  draw_changes (&pen);
  for (guint lane = 0; lane < layout->n_lanes; lane++)
    {
      draw_axis (&pen, lane);
      draw_lane_words (&pen, lane, layout->channels[lane]);
      draw_marks (&pen, lane, &layout->delivery->lanes[layout->channels[lane]]);
    }
  draw_days (&pen);
  cairo_destroy (pen.cr);
}

/**
 * sender_delivery_drawing_snapshot_band:
 * @widget: the plot
 * @snapshot: where to draw
 * @layout: where things stand
 * @first: a day
 * @last: the same or a later one
 *
 * Draws what is selected.
 */
void
sender_delivery_drawing_snapshot_band (GtkWidget                  *widget,
                                       GtkSnapshot                *snapshot,
                                       const SenderDeliveryLayout *layout,
                                       guint                       first,
                                       guint                       last)
{
  double         left = 0;
  double         right = 0;
  GskRoundedRect band;
  GdkRGBA        color;

  sender_delivery_layout_get_days (layout, first, last, &left, &right);
  if (is_mirrored (widget))
    {
      double begin = left;

      left = sender_delivery_drawing_turn (widget, right);
      right = sender_delivery_drawing_turn (widget, begin);
    }
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= (float) FAINT;
  gsk_rounded_rect_init_from_rect (
    &band,
    &GRAPHENE_RECT_INIT ((float) left, (float) (layout->top - SPACE), (float) (right - left),
                         (float) (layout->bottom - layout->top + 2 * SPACE)),
    6);
  gtk_snapshot_push_rounded_clip (snapshot, &band);
  gtk_snapshot_append_color (snapshot, &color, &band.bounds);
  gtk_snapshot_pop (snapshot);
}
