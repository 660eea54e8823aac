/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-timing-bar.h"

#include "sender-phases.h"
#include "sender-timeline.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

#define HEIGHT 12
#define RADIUS 6.0
/* Every phase that happened can be seen, however short it was. */
#define MIN_WIDTH 3.0
#define GAP 2.0

/* One hue: the longer ones tell by their width. */
static const double shades[SENDER_N_PHASES] = { .28, .45, .62, 1.0, .28 };

struct _SenderTimingBar
{
  GtkBox parent_instance;

  GtkWidget *total; /* (not owned) */
  GtkWidget *bar;   /* (not owned) */
  GtkWidget *key;   /* (not owned): the figures */
  gint64     phases[SENDER_N_PHASES];
};

G_DEFINE_FINAL_TYPE (SenderTimingBar, sender_timing_bar, GTK_TYPE_BOX)

static void
set_shade (cairo_t   *cr,
           GtkWidget *widget,
           guint      phase)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha = (float) (color.alpha * shades[phase]);
  gdk_cairo_set_source_rgba (cr, &color);
}

static void
round_corners (cairo_t *cr,
               double   width,
               double   height)
{
  cairo_arc (cr, RADIUS, RADIUS, RADIUS, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, width - RADIUS, height - RADIUS, RADIUS, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_clip (cr);
}

static void
draw_bar (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        user_data)
{
  SenderTimingBar *self = user_data;
  guint            n = 0;
  gint64           sum = 0;
  double           x = 0;
  double           room = 0;

  for (guint i = 0; i < SENDER_N_PHASES; i++)
    if (self->phases[i] >= 0)
      {
        n++;
        sum += self->phases[i];
      }
  room = width - n * (MIN_WIDTH + GAP) + GAP;
  /* The first phase is where lines begin. */
  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  round_corners (cr, width, height);
  for (guint i = 0; i < SENDER_N_PHASES && sum > 0; i++)
    {
      double wide = MIN_WIDTH + room * (double) self->phases[i] / (double) sum;

      if (self->phases[i] < 0)
        continue;
      set_shade (cr, GTK_WIDGET (area), i);
      cairo_rectangle (cr, x, 0, wide, height);
      cairo_fill (cr);
      x += wide + GAP;
    }
}

static void
draw_dot (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        user_data)
{
  set_shade (cr, GTK_WIDGET (area), GPOINTER_TO_UINT (user_data));
  cairo_arc (cr, width / 2.0, height / 2.0, 4, 0, 2 * G_PI);
  cairo_fill (cr);
}

static GtkWidget *
make_figure (SenderPhase phase,
             gint64      duration)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *dot = gtk_drawing_area_new ();
  GtkWidget       *name = gtk_label_new (sender_phases_get_label (phase));
  g_autofree char *text = sender_timeline_format_duration (duration);
  GtkWidget       *value = gtk_label_new (text);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (dot), draw_dot, GUINT_TO_POINTER (phase), NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (dot), 8);
  gtk_widget_add_css_class (dot, "timing");
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (value, "caption-heading");
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_set_margin_end (box, 6);
  return box;
}

static void
show_figures (SenderTimingBar *self)
{
  GtkWidget          *child = NULL;
  g_autoptr (GString) all = g_string_new (_ ("Time of the request:"));

  while ((child = gtk_widget_get_first_child (self->key)) != NULL)
    gtk_box_remove (GTK_BOX (self->key), child);
  for (guint i = 0; i < SENDER_N_PHASES; i++)
    {
      g_autofree char *text = NULL;

      if (self->phases[i] < 0)
        continue;
      text = sender_timeline_format_duration (self->phases[i]);
      g_string_append_printf (all, " %s %s", sender_phases_get_label ((SenderPhase) i), text);
      gtk_box_append (GTK_BOX (self->key), make_figure ((SenderPhase) i, self->phases[i]));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  all->str, -1);
}

static void
sender_timing_bar_class_init (SenderTimingBarClass *klass)
{
}

static GtkWidget *
make_bar (SenderTimingBar *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_IMG, "content-height", HEIGHT, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bar), draw_bar, self, NULL);
  gtk_widget_add_css_class (bar, "timing");
  return bar;
}

static void
sender_timing_bar_init (SenderTimingBar *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Time of the Request"));

  self->total = gtk_label_new (NULL);
  self->bar = make_bar (self);
  /* A flow box would hold the Tab key: its children say that they took the focus, even if not. */
  self->key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->key, sender_wrap_layout_new ());
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (self->total, "caption");
  gtk_widget_add_css_class (self->total, "dim-label");
  gtk_widget_add_css_class (self->total, "numeric");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->total);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "timing-bar");
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), self->key);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sender_timing_bar_set_response:
 * @response: (nullable): an answer
 *
 * Shows where its time went; nothing without one.
 */
void
sender_timing_bar_set_response (SenderTimingBar *self,
                                SenderResponse  *response)
{
  g_autofree char *total = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), response != NULL);
  if (response == NULL)
    return;
  total = sender_timeline_format_duration (
    sender_phases_measure (sender_response_get_timings (response), self->phases));
  gtk_label_set_label (GTK_LABEL (self->total), total);
  show_figures (self);
  gtk_widget_queue_draw (self->bar);
}
