/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-paint-private.h"
#include "sender-ink.h"

#include <adwaita.h>

#define WIRE 2.0
#define BROKEN_WIRE 2.5
#define PORT 4.0
#define WEAK 0.25

static const struct
{
  const char *name;
  double      alpha;    /* where the name is unknown, of the text's colour */
  double      contrast; /* the same in high contrast */
} inks[] = {
  [SENDER_CONTRACT_INK_TEXT] = { "window_fg_color", 1, 1 },
  [SENDER_CONTRACT_INK_DIM] = { NULL, SENDER_INK_DIM, .9 },
  [SENDER_CONTRACT_INK_GOOD] = { "accent_color", 1, 1 },
  [SENDER_CONTRACT_INK_ERROR] = { "error_color", 1, 1 },
  [SENDER_CONTRACT_INK_WARNING] = { "warning_color", 1, 1 },
  [SENDER_CONTRACT_INK_CARD] = { "card_bg_color", 0, 0 },
  [SENDER_CONTRACT_INK_BORDER] = { NULL, .15, .8 },
};

GdkRGBA
sender_contract_paint_get_ink (const SenderContractPicture *self,
                               SenderContractInk            ink)
{
  GtkStyleContext *context = gtk_widget_get_style_context (self->widget);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         contrast = adw_style_manager_get_high_contrast (manager);
  GdkRGBA          color = { 0 };

  if (inks[ink].name != NULL &&
      gtk_style_context_lookup_color (context, inks[ink].name, &color))
    return color;
  gtk_style_context_get_color (context, &color);
  color.alpha *= (float) (contrast ? inks[ink].contrast : inks[ink].alpha);
  return color;
}

SenderContractInk
sender_contract_paint_get_break (const SenderContractPath *path)
{
  return sender_contract_path_is_harmed (path) ? SENDER_CONTRACT_INK_ERROR
                                               : SENDER_CONTRACT_INK_WARNING;
}

double
sender_contract_paint_get_strength (const SenderContractPicture *self,
                                    guint                        position)
{
  return self->lit < 0 || self->lit == (int) position ? 1 : WEAK;
}

static void
set_ink (const SenderContractPicture *self,
         cairo_t                     *cr,
         SenderContractInk            ink,
         double                       strength)
{
  GdkRGBA color = sender_contract_paint_get_ink (self, ink);

  color.alpha *= (float) strength;
  gdk_cairo_set_source_rgba (cr, &color);
}

/* A ring filled with the card's colour, so that the wire ends at it. */
static void
draw_port (const SenderContractPicture *self,
           cairo_t                     *cr,
           const SenderContractPoint   *point,
           SenderContractInk            ink,
           double                       strength)
{
  GdkRGBA background = { 1, 1, 1, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (self->widget), "view_bg_color",
                                  &background);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, WIRE);
  cairo_new_path (cr);
  cairo_arc (cr, point->x, point->y, PORT, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &background);
  cairo_fill_preserve (cr);
  set_ink (self, cr, ink, strength);
  cairo_stroke (cr);
}

static void
draw_wire (const SenderContractPicture *self,
           cairo_t                     *cr,
           guint                        position,
           guint                        link)
{
  static const double        dots[] = { 0.1, 5 };
  const SenderContractPath  *path = g_ptr_array_index (self->map->paths, position);
  const SenderContractPoint *wire = self->layout->traces[position].wires[link];
  double                     strength = sender_contract_paint_get_strength (self, position);
  SenderContractInk          ink = SENDER_CONTRACT_INK_GOOD;

  if (path->links[link] == SENDER_CONTRACT_LINK_NONE)
    return;
  if (path->links[link] == SENDER_CONTRACT_LINK_BROKEN)
    ink = sender_contract_paint_get_break (path);
  else if (path->links[link] == SENDER_CONTRACT_LINK_LOST)
    ink = SENDER_CONTRACT_INK_DIM;
  set_ink (self, cr, ink, strength);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, ink == SENDER_CONTRACT_INK_GOOD ? WIRE : BROKEN_WIRE);
  if (ink == SENDER_CONTRACT_INK_DIM)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, wire[0].x, wire[0].y);
  cairo_curve_to (cr, wire[1].x, wire[1].y, wire[2].x, wire[2].y, wire[3].x, wire[3].y);
  cairo_stroke (cr);
  draw_port (self, cr, &wire[0], ink, strength);
  draw_port (self, cr, &wire[3], ink, strength);
}

/* The lit path comes last, so that it lies on top. */
void
sender_contract_paint_wires (const SenderContractPicture *self,
                             GtkSnapshot                 *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-PORT, 0, (float) (self->layout->width + 2 * PORT),
                                               (float) self->layout->height);
  cairo_t        *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  for (guint i = 0; i < self->layout->n_traces; i++)
    for (guint link = 0; self->lit != (int) i && link < SENDER_CONTRACT_N_LINKS; link++)
      draw_wire (self, cr, i, link);
  for (guint link = 0; self->lit >= 0 && link < SENDER_CONTRACT_N_LINKS; link++)
    draw_wire (self, cr, (guint) self->lit, link);
  cairo_destroy (cr);
}
