/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-bars.h"

#include "sender-ink.h"

#include <glib/gi18n.h>

#define N_BARS 10
#define SPACING 8
#define RADIUS 6

struct _SenderProofBars
{
  GtkWidget parent_instance;

  GtkWidget *bars[N_BARS]; /* children, one for each first digit */
  double     shares[N_BARS];
  gboolean   is_known;
};

G_DEFINE_FINAL_TYPE (SenderProofBars, sender_proof_bars, GTK_TYPE_WIDGET)

static int
get_line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0…");
  int                     height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static int
get_text_width (GtkWidget  *widget,
                const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int                     width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
sender_proof_bars_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  int line = get_line_height (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 6 * line;
  else
    {
      /* At the least the digits stand apart. */
      *minimum = N_BARS * (get_text_width (widget, "0") + SPACING);
      *natural = MAX (*minimum, N_BARS * (line + SPACING));
    }
}

static void
sender_proof_bars_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SenderProofBars *self = SENDER_PROOF_BARS (widget);
  gboolean         mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int              step = (width + SPACING) / N_BARS;

  for (int i = 0; i < N_BARS; i++)
    {
      int           column = mirrored ? N_BARS - 1 - i : i;
      GtkAllocation allocation = { column * step, 0, MAX (1, step - SPACING), height };

      gtk_widget_size_allocate (self->bars[i], &allocation, -1);
    }
}

static GdkRGBA
get_color (GtkWidget  *widget,
           const char *name,
           float       alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA          color = { 0 };

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void
append_box (GtkSnapshot           *snapshot,
            const graphene_rect_t *box,
            const GdkRGBA         *color)
{
  GskRoundedRect outline = { 0 };

  gsk_rounded_rect_init_from_rect (&outline, box, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, box);
  gtk_snapshot_pop (snapshot);
}

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *box,
              const GdkRGBA         *color)
{
  GskRoundedRect outline = { 0 };

  gsk_rounded_rect_init_from_rect (&outline, box, RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (const GdkRGBA[]){ *color, *color, *color, *color });
}

static void
append_label (SenderProofBars       *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *box,
              const char            *text,
              const GdkRGBA         *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int                     width = 0;
  int                     height = 0;
  float                   x = box->origin.x;
  float                   y = box->origin.y;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  x += (box->size.width - (float) width) / 2;
  y += (box->size.height - (float) height) / 2;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* What survives grows from below; what does not is a red frame around nothing. */
static void
append_bar (SenderProofBars *self,
            GtkSnapshot     *snapshot,
            int              digit)
{
  GtkAllocation    place = { 0 };
  int              line = get_line_height (GTK_WIDGET (self));
  gboolean         failed = self->is_known && self->shares[digit] < 1;
  g_autofree char *name = g_strdup_printf ("%d…", digit);
  GdkRGBA          good = get_color (GTK_WIDGET (self), "accent_bg_color", .8f);
  GdkRGBA          bad = get_color (GTK_WIDGET (self), "error_color", 1);
  GdkRGBA          pale = get_color (GTK_WIDGET (self), failed ? "error_bg_color" : NULL,
                            failed ? .12f : .08f);
  GdkRGBA          dim = get_color (GTK_WIDGET (self), NULL, (float) SENDER_INK_DIM);
  graphene_rect_t  box = { 0 };
  graphene_rect_t  part = { 0 };

  gtk_widget_get_allocation (self->bars[digit], &place);
  box = GRAPHENE_RECT_INIT ((float) place.x, 0, (float) place.width,
                            (float) (place.height - line - 4));
  part = box;
  part.size.height = self->is_known ? box.size.height * (float) self->shares[digit] : 0;
  part.origin.y = box.size.height - part.size.height;
  append_box (snapshot, &box, &pale);
  if (part.size.height > 0)
    append_box (snapshot, &part, &good);
  if (failed)
    {
      append_frame (snapshot, &box, &bad);
      if (self->shares[digit] <= 0)
        append_label (self, snapshot, &box, "0", &bad);
    }
  box.origin.y = (float) (place.height - line);
  box.size.height = (float) line;
  if (get_text_width (GTK_WIDGET (self), name) > place.width + SPACING)
    name[1] = '\0'; /* the digit alone */
  append_label (self, snapshot, &box, name, failed ? &bad : &dim);
}

static void
sender_proof_bars_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  for (int i = 0; i < N_BARS; i++)
    append_bar (SENDER_PROOF_BARS (widget), snapshot, i);
}

static void
sender_proof_bars_dispose (GObject *object)
{
  SenderProofBars *self = SENDER_PROOF_BARS (object);

  for (int i = 0; i < N_BARS; i++)
    g_clear_pointer (&self->bars[i], gtk_widget_unparent);
  G_OBJECT_CLASS (sender_proof_bars_parent_class)->dispose (object);
}

static void
sender_proof_bars_class_init (SenderProofBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_proof_bars_dispose;
  widget_class->measure = sender_proof_bars_measure;
  widget_class->size_allocate = sender_proof_bars_size_allocate;
  widget_class->snapshot = sender_proof_bars_snapshot;
  gtk_widget_class_set_css_name (widget_class, "proof-bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
sender_proof_bars_init (SenderProofBars *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Codes that survive, by first digit"), -1);
  for (int i = 0; i < N_BARS; i++)
    {
      self->bars[i] = g_object_new (GTK_TYPE_LABEL,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                    "can-target", TRUE,
                                    NULL);
      gtk_widget_set_parent (self->bars[i], GTK_WIDGET (self));
    }
}

/**
 * sender_proof_bars_set_proof:
 * @proof: (nullable): what is shown
 *
 * Shows how many codes of each first digit survive.
 */
void
sender_proof_bars_set_proof (SenderProofBars   *self,
                             const SenderProof *proof)
{
  self->is_known = proof != NULL;
  for (int i = 0; i < N_BARS; i++)
    {
      guint            all = proof != NULL ? proof->codes / N_BARS : 0;
      guint            survived = proof != NULL ? all - proof->failures_by_digit[i] : 0;
      g_autofree char *text = NULL;

      self->shares[i] = all > 0 ? (double) survived / all : 0;
      if (proof != NULL)
        text = g_strdup_printf (_ ("Codes that begin with %d: %'u of %'u survive"), i, survived,
                                all);
      gtk_widget_set_tooltip_text (self->bars[i], text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
