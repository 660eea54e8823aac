/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-timeline-mark.h"

#define WIDTH 24
#define FACT_RADIUS 8.0
#define END_RADIUS 9.5
#define STEP_RADIUS 3.5

struct _SenderTimelineMark
{
  GtkWidget parent_instance;

  SenderTimelineKind kind;
  gboolean           is_first;
  gboolean           is_last;
};

G_DEFINE_FINAL_TYPE (SenderTimelineMark, sender_timeline_mark, GTK_TYPE_WIDGET)

static double
get_radius (SenderTimelineMark *self)
{
  switch (self->kind)
    {
    case SENDER_TIMELINE_STEP:
    case SENDER_TIMELINE_TROUBLE:
      return STEP_RADIUS;
    case SENDER_TIMELINE_DELIVERED:
    case SENDER_TIMELINE_FAILED:
    case SENDER_TIMELINE_OPEN:
      return END_RADIUS;
    case SENDER_TIMELINE_FACT:
    case SENDER_TIMELINE_WAITING:
    default:
      return FACT_RADIUS;
    }
}

static void
draw_rail (SenderTimelineMark *self,
           cairo_t            *cr,
           double              x,
           double              y,
           double              height)
{
  double radius = get_radius (self) + 1.5;

  cairo_set_line_width (cr, 2.0);
  if (!self->is_first)
    {
      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, y - radius);
    }
  if (!self->is_last)
    {
      cairo_move_to (cr, x, y + radius);
      cairo_line_to (cr, x, height);
    }
  cairo_stroke (cr);
}

static void
draw_sign (SenderTimelineMark *self,
           cairo_t            *cr,
           double              x,
           double              y)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (self->kind == SENDER_TIMELINE_FAILED)
    {
      cairo_move_to (cr, x - 3, y - 3);
      cairo_line_to (cr, x + 3, y + 3);
      cairo_move_to (cr, x + 3, y - 3);
      cairo_line_to (cr, x - 3, y + 3);
    }
  else
    {
      cairo_move_to (cr, x - 3.5, y);
      cairo_line_to (cr, x - 1, y + 2.8);
      cairo_line_to (cr, x + 3.8, y - 2.8);
    }
  cairo_stroke (cr);
}

/* Filled with a sign: certain. Hollow: not yet, or not known. */
static void
draw_node (SenderTimelineMark *self,
           cairo_t            *cr,
           double              x,
           double              y)
{
  gboolean is_filled = self->kind == SENDER_TIMELINE_FACT ||
                       self->kind == SENDER_TIMELINE_DELIVERED ||
                       self->kind == SENDER_TIMELINE_FAILED;
  const double dashes[] = { 3.0, 2.5 };

  cairo_arc (cr, x, y, get_radius (self) - (is_filled ? 0.0 : 1.0), 0, 2 * G_PI);
  if (is_filled)
    {
      cairo_fill (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_set_line_width (cr, 2.0);
      draw_sign (self, cr, x, y);
      return;
    }
  cairo_set_line_width (cr, self->kind == SENDER_TIMELINE_OPEN ? 2.5 : 1.5);
  if (self->kind == SENDER_TIMELINE_WAITING)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  if (self->kind == SENDER_TIMELINE_TROUBLE)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  if (self->kind != SENDER_TIMELINE_OPEN)
    return;
  cairo_arc (cr, x, y, 2.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
sender_timeline_mark_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  SenderTimelineMark *self = SENDER_TIMELINE_MARK (widget);
  int                 width = gtk_widget_get_width (widget);
  int                 height = gtk_widget_get_height (widget);
  GdkRGBA             color;
  GdkRGBA             rail;
  cairo_t            *cr = NULL;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  rail = color;
  gtk_style_context_get_color (gtk_widget_get_style_context (gtk_widget_get_parent (widget)),
                               &rail);
  rail.alpha *= 0.25f;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &rail);
  draw_rail (self, cr, width / 2.0, height / 2.0, height);
  gdk_cairo_set_source_rgba (cr, &color);
  draw_node (self, cr, width / 2.0, height / 2.0);
  cairo_destroy (cr);
}

static void
sender_timeline_mark_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : (int) (2 * END_RADIUS);
}

static void
sender_timeline_mark_class_init (SenderTimelineMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sender_timeline_mark_snapshot;
  widget_class->measure = sender_timeline_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "timeline-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sender_timeline_mark_init (SenderTimelineMark *self)
{
}

/**
 * sender_timeline_mark_new:
 *
 * Makes a node.
 *
 * Returns: (transfer floating): the mark
 */
GtkWidget *
sender_timeline_mark_new (void)
{
  return g_object_new (SENDER_TYPE_TIMELINE_MARK, NULL);
}

/**
 * sender_timeline_mark_set:
 * @kind: of the row
 * @is_first: whether the rail begins here
 * @is_last: whether it ends here
 *
 * Says what it shows.
 */
void
sender_timeline_mark_set (SenderTimelineMark *self,
                          SenderTimelineKind  kind,
                          gboolean            is_first,
                          gboolean            is_last)
{
  static const char *const classes[] = {
    [SENDER_TIMELINE_FACT] = "fact",
    [SENDER_TIMELINE_STEP] = "step",
    [SENDER_TIMELINE_TROUBLE] = "warning",
    [SENDER_TIMELINE_WAITING] = "waiting",
    [SENDER_TIMELINE_DELIVERED] = "success",
    [SENDER_TIMELINE_FAILED] = "error",
    [SENDER_TIMELINE_OPEN] = "warning",
  };
  const char *names[] = { classes[kind], NULL };

  self->kind = kind;
  self->is_first = is_first;
  self->is_last = is_last;
  gtk_widget_set_css_classes (GTK_WIDGET (self), names);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
