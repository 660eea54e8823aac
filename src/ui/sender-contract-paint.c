/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-paint.h"

#include "sender-contract-paint-private.h"

#include <glib/gi18n.h>

#define RADIUS 12
#define PHONE_RADIUS 20
#define PAD 0.7

/* Where a text stands in its box. */
typedef enum
{
  AT_START,
  AT_MIDDLE,
  AT_END,
} Place;

static gboolean
is_mirrored (const SenderContractPicture *self)
{
  return gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
}

static SenderContractBox
inset (const SenderContractBox *box,
       double                   by)
{
  SenderContractBox inner = { box->x + by, box->y, MAX (0, box->width - 2 * by), box->height };

  return inner;
}

/* Paints @layout into @box, in the middle of its height. */
static void
paint_layout (const SenderContractPicture *self,
              GtkSnapshot                 *snapshot,
              PangoLayout                 *layout,
              const SenderContractBox     *box,
              Place                        place,
              const GdkRGBA               *color)
{
  PangoRectangle size = { 0 };
  double         x = box->x;
  double         y = box->y;

  pango_layout_get_pixel_extents (layout, NULL, &size);
  if (place == AT_MIDDLE)
    x += (box->width - size.width) / 2;
  else if ((place == AT_END) != is_mirrored (self))
    x += box->width - size.width;
  gtk_snapshot_save (snapshot);
  y += (box->height - size.height) / 2;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - size.x), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
paint_text (const SenderContractPicture *self,
            GtkSnapshot                 *snapshot,
            SenderContractFace           face,
            const char                  *text,
            const SenderContractBox     *box,
            Place                        place,
            const GdkRGBA               *color)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0' || box->width <= 0)
    return;
  layout = sender_contract_text_new (self->widget, face, text, box->width);
  paint_layout (self, snapshot, layout, box, place, color);
}

static void
paint_card (const SenderContractPicture *self,
            GtkSnapshot                 *snapshot,
            const SenderContractBox     *box,
            double                       radius,
            double                       line)
{
  GdkRGBA        fill = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_CARD);
  GdkRGBA        border = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_BORDER);
  GskRoundedRect outline = { 0 };
  float          width = (float) line;

  if (box->height <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y,
                                                        (float) box->width, (float) box->height),
                                   (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ width, width, width, width },
                              (const GdkRGBA[]){ border, border, border, border });
}

static void
paint_title (const SenderContractPicture *self,
             GtkSnapshot                 *snapshot,
             const SenderContractBox     *card,
             const char                  *title,
             const char                  *detail)
{
  double            em = sender_contract_text_get_em (self->widget);
  SenderContractBox box = inset (card, PAD * em);
  GdkRGBA           text = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_TEXT);
  GdkRGBA           dim = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_DIM);
  gboolean          two = detail != NULL && *detail != '\0';

  if (card->height <= 0)
    return;
  box.y += 0.3 * em;
  box.height = two ? 1.1 * em : 2.0 * em;
  paint_text (self, snapshot, SENDER_CONTRACT_FACE_TITLE, title, &box, AT_START, &text);
  box.y += box.height;
  box.height = 0.9 * em;
  paint_text (self, snapshot, SENDER_CONTRACT_FACE_DETAIL, detail, &box, AT_START, &dim);
}

static void
paint_phone (const SenderContractPicture *self,
             GtkSnapshot                 *snapshot)
{
  const SenderContractBox *phone = &self->layout->columns[SENDER_CONTRACT_STAGE_PHONE];
  double                   em = sender_contract_text_get_em (self->widget);
  SenderContractBox        notch = { phone->x + phone->width / 2 - 1.3 * em, phone->y + 0.6 * em,
                                     2.6 * em, 0.3 * em };
  GdkRGBA                  border = { 0 };
  GskRoundedRect           outline = { 0 };

  border = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_BORDER);
  paint_card (self, snapshot, phone, PHONE_RADIUS, 2);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) notch.x, (float) notch.y,
                                                        (float) notch.width, (float) notch.height),
                                   (float) notch.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &border, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_bubble (const SenderContractPicture *self,
              GtkSnapshot                 *snapshot)
{
  double            em = sender_contract_text_get_em (self->widget);
  gboolean          arrives = self->map->shown != NULL;
  SenderContractBox box = inset (&self->layout->bubble, PAD * em);
  GdkRGBA           fill = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_BORDER);
  GdkRGBA           ink = sender_contract_paint_get_ink (
              self, arrives ? SENDER_CONTRACT_INK_TEXT : SENDER_CONTRACT_INK_DIM);
  g_autoptr (PangoLayout) layout = NULL;
  GskRoundedRect          outline = { 0 };

  if (box.height <= 0)
    return;
  if (arrives)
    {
      fill.alpha *= .6f;
      gsk_rounded_rect_init_from_rect (&outline,
                                       &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y,
                                                            (float) box.width, (float) box.height),
                                       RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
      gtk_snapshot_pop (snapshot);
    }
  box = inset (&box, PAD * em);
  layout = sender_contract_text_new_shown (self->widget, self->map, box.width);
  paint_layout (self, snapshot, layout, &box, arrives ? AT_START : AT_MIDDLE, &ink);
}

static void
paint_cards (const SenderContractPicture *self,
             GtkSnapshot                 *snapshot)
{
  const SenderContractLayout *layout = self->layout;

  for (guint i = 0; i < SENDER_CONTRACT_N_GROUPS; i++)
    paint_card (self, snapshot, &layout->groups[i], RADIUS, 1);
  paint_title (self, snapshot, &layout->groups[SENDER_CONTRACT_GROUP_NUMBERS], _ ("Numbers"), NULL);
  paint_title (self, snapshot, &layout->groups[SENDER_CONTRACT_GROUP_MESSAGE],
               self->captions->message, self->captions->message_detail);
  paint_card (self, snapshot, &layout->columns[SENDER_CONTRACT_STAGE_FORM], RADIUS, 1);
  paint_title (self, snapshot, &layout->columns[SENDER_CONTRACT_STAGE_FORM], _ ("Body"), NULL);
  if (!self->map->has_flow)
    return;
  paint_card (self, snapshot, &layout->columns[SENDER_CONTRACT_STAGE_FLOW], RADIUS, 1);
  paint_title (self, snapshot, &layout->columns[SENDER_CONTRACT_STAGE_FLOW], self->captions->flow,
               self->captions->flow_detail);
  paint_phone (self, snapshot);
  paint_bubble (self, snapshot);
}

static void
paint_headings (const SenderContractPicture *self,
                GtkSnapshot                 *snapshot)
{
  guint   n = self->map->has_flow ? SENDER_CONTRACT_N_STAGES : SENDER_CONTRACT_STAGE_PHONE;
  GdkRGBA dim = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_DIM);
  double  em = sender_contract_text_get_em (self->widget);

  for (SenderContractStage stage = 0; stage < n; stage++)
    {
      SenderContractBox box = inset (&self->layout->columns[stage], 0.3 * em);

      box.y = 0;
      box.height = 1.3 * em;
      paint_text (self, snapshot, SENDER_CONTRACT_FACE_HEADING,
                  sender_contract_text_get_heading (self->map, stage), &box, AT_START, &dim);
    }
}

/* Red where the value itself is to blame, grey where it does not come. */
static SenderContractInk
get_ink (const SenderContractPath *path,
         guint                     stage)
{
  int broken = sender_contract_path_get_break (path);

  if (stage > 0 && path->links[stage - 1] == SENDER_CONTRACT_LINK_LOST)
    return SENDER_CONTRACT_INK_DIM;
  if (broken == (int) stage)
    return sender_contract_paint_get_break (path);
  return SENDER_CONTRACT_INK_TEXT;
}

static void
paint_cell (const SenderContractPicture *self,
            GtkSnapshot                 *snapshot,
            guint                        position,
            guint                        stage)
{
  const SenderContractPath  *path = g_ptr_array_index (self->map->paths, position);
  const SenderContractTrace *trace = &self->layout->traces[position];
  double                     em = sender_contract_text_get_em (self->widget);
  SenderContractBox          box = inset (&trace->cells[stage], PAD * em);
  gboolean                   on_phone = stage == SENDER_CONTRACT_STAGE_PHONE;
  gboolean                   is_number = path->group == SENDER_CONTRACT_GROUP_NUMBERS;
  GdkRGBA                    color = sender_contract_paint_get_ink (self, get_ink (path, stage));

  if ((stage == SENDER_CONTRACT_STAGE_FORM && !trace->is_first) || (on_phone && !is_number))
    return;
  if (stage != SENDER_CONTRACT_STAGE_FORM)
    color.alpha *= (float) sender_contract_paint_get_strength (self, position);
  paint_text (self, snapshot,
              on_phone ? SENDER_CONTRACT_FACE_SHOWN : SENDER_CONTRACT_FACE_CODE,
              path->texts[stage], &box, on_phone ? AT_MIDDLE : AT_START, &color);
  if (stage != SENDER_CONTRACT_STAGE_PINGONE || !is_number || path->value == NULL)
    return;
  color = sender_contract_paint_get_ink (self, SENDER_CONTRACT_INK_DIM);
  color.alpha *= (float) sender_contract_paint_get_strength (self, position);
  paint_text (self, snapshot, SENDER_CONTRACT_FACE_DETAIL, path->value, &box, AT_END, &color);
}

/**
 * sender_contract_paint:
 * @snapshot: where to
 *
 * Paints the picture.
 */
void
sender_contract_paint (const SenderContractPicture *self,
                       GtkSnapshot                 *snapshot)
{
  guint n = self->map->has_flow ? SENDER_CONTRACT_N_STAGES : SENDER_CONTRACT_STAGE_FLOW;

  paint_headings (self, snapshot);
  paint_cards (self, snapshot);
  for (guint i = 0; i < self->layout->n_traces; i++)
    for (guint stage = 0; stage < n; stage++)
      paint_cell (self, snapshot, i, stage);
  sender_contract_paint_wires (self, snapshot);
}
