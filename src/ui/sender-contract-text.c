/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-text.h"

#include "sender-direction.h"

#include <glib/gi18n.h>

/* In lines of text. */
#define MAX_CELL 15.0
#define MIN_PHONE 9.0
#define PAD 0.7
#define GAP 2.0
#define GAP_WITH_FIX 3.8

static const struct
{
  double      scale;
  PangoWeight weight;
  gboolean    monospace;
} faces[] = {
  [SENDER_CONTRACT_FACE_HEADING] = { 0.82, PANGO_WEIGHT_BOLD, FALSE },
  [SENDER_CONTRACT_FACE_TITLE] = { 1, PANGO_WEIGHT_BOLD, FALSE },
  [SENDER_CONTRACT_FACE_CODE] = { 0.88, PANGO_WEIGHT_NORMAL, TRUE },
  [SENDER_CONTRACT_FACE_DETAIL] = { 0.82, PANGO_WEIGHT_NORMAL, FALSE },
  [SENDER_CONTRACT_FACE_SHOWN] = { 1, PANGO_WEIGHT_NORMAL, FALSE },
};

void
sender_contract_captions_clear (SenderContractCaptions *self)
{
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->message_detail, g_free);
  g_clear_pointer (&self->flow, g_free);
  g_clear_pointer (&self->flow_detail, g_free);
}

double
sender_contract_text_get_em (GtkWidget *widget)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double            height = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return height;
}

static PangoLayout *
make_layout (GtkWidget         *widget,
             SenderContractFace face,
             const char        *text)
{
  g_autofree char          *shown = sender_direction_dup_sentence (text);
  PangoLayout              *layout = gtk_widget_create_pango_layout (widget, shown);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (faces[face].scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (faces[face].weight));
  if (faces[face].monospace)
    {
      pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, calt=0"));
    }
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

PangoLayout *
sender_contract_text_new (GtkWidget         *widget,
                          SenderContractFace face,
                          const char        *text,
                          double             width)
{
  PangoLayout *layout = make_layout (widget, face, text);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width >= 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static const char *
get_shown (const SenderContractMap *map)
{
  if (map->shown == NULL)
    return _ ("Nothing arrives");
  return *map->shown != '\0' ? map->shown : _ ("An empty message");
}

PangoLayout *
sender_contract_text_new_shown (GtkWidget               *widget,
                                const SenderContractMap *map,
                                double                   width)
{
  PangoLayout *layout = make_layout (widget, SENDER_CONTRACT_FACE_SHOWN, get_shown (map));

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

const char *
sender_contract_text_get_heading (const SenderContractMap *map,
                                  SenderContractStage      stage)
{
  switch (stage)
    {
    case SENDER_CONTRACT_STAGE_PINGONE:
      return _ ("PingOne fills in");
    case SENDER_CONTRACT_STAGE_FORM:
      return _ ("HTTP form");
    case SENDER_CONTRACT_STAGE_FLOW:
      return _ ("Flow reads");
    case SENDER_CONTRACT_STAGE_PHONE:
    default:
      return map->channel == SENDER_CHANNEL_VOICE ? _ ("The phone says") : _ ("The phone shows");
    }
}

static double
get_width (GtkWidget         *widget,
           SenderContractFace face,
           const char        *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  int                     width = 0;

  if (text == NULL)
    return 0;
  layout = sender_contract_text_new (widget, face, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
get_cell_width (GtkWidget                *widget,
                const SenderContractPath *path,
                guint                     stage,
                double                    em)
{
  double width = get_width (widget, SENDER_CONTRACT_FACE_CODE, path->texts[stage]);

  if (stage == SENDER_CONTRACT_STAGE_PINGONE && path->group == SENDER_CONTRACT_GROUP_NUMBERS &&
      path->value != NULL)
    width += em + get_width (widget, SENDER_CONTRACT_FACE_DETAIL, path->value);
  if (stage == SENDER_CONTRACT_STAGE_PHONE && path->group == SENDER_CONTRACT_GROUP_MESSAGE)
    return 0;
  return MIN (width, MAX_CELL * em);
}

static void
measure_columns (GtkWidget                    *widget,
                 const SenderContractMap      *map,
                 const SenderContractCaptions *captions,
                 SenderContractMetrics        *metrics,
                 double                        em)
{
  double *columns = metrics->columns;

  for (guint stage = 0; stage < SENDER_CONTRACT_N_STAGES; stage++)
    {
      columns[stage] = get_width (widget, SENDER_CONTRACT_FACE_HEADING,
                                  sender_contract_text_get_heading (map, stage));
      for (guint i = 0; i < map->paths->len; i++)
        {
          const SenderContractPath *path = g_ptr_array_index (map->paths, i);

          columns[stage] = MAX (columns[stage], get_cell_width (widget, path, stage, em));
        }
    }
  columns[SENDER_CONTRACT_STAGE_FLOW] =
    MAX (columns[SENDER_CONTRACT_STAGE_FLOW],
         MIN (get_width (widget, SENDER_CONTRACT_FACE_TITLE, captions->flow), MAX_CELL * em));
  columns[SENDER_CONTRACT_STAGE_PHONE] =
    MAX (columns[SENDER_CONTRACT_STAGE_PHONE] + em, MIN_PHONE * em);
  for (guint stage = 0; stage < SENDER_CONTRACT_N_STAGES; stage++)
    columns[stage] += 2 * PAD * em;
}

static double
measure_phone (GtkWidget               *widget,
               const SenderContractMap *map,
               double                   width,
               double                   em)
{
  g_autoptr (PangoLayout) layout =
    sender_contract_text_new_shown (widget, map, width - 4 * PAD * em);
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + 2 * PAD * em;
}

/* Fix needs room on the wire that it is for. */
static void
measure_gaps (const SenderContractMap *map,
              SenderContractMetrics   *metrics,
              double                   em)
{
  for (guint link = 0; link < SENDER_CONTRACT_N_LINKS; link++)
    metrics->gaps[link] = GAP * em;
  for (guint i = 0; i < map->paths->len; i++)
    {
      const SenderContractPath *path = g_ptr_array_index (map->paths, i);
      int                       broken = sender_contract_path_get_break (path);

      if (broken >= 0 && path->finding != NULL && sender_finding_get_fix (path->finding) != NULL)
        metrics->gaps[broken] = GAP_WITH_FIX * em;
    }
}

/* What the reader is not known of has no text, but the columns stay. */
void
sender_contract_text_measure (GtkWidget                    *widget,
                              const SenderContractMap      *map,
                              const SenderContractCaptions *captions,
                              SenderContractMetrics        *metrics)
{
  double em = sender_contract_text_get_em (widget);

  measure_columns (widget, map, captions, metrics, em);
  metrics->heading = 1.5 * em;
  metrics->head = 2.6 * em;
  metrics->row = MAX (2.0 * em, 34);
  measure_gaps (map, metrics, em);
  metrics->spacing = 12;
  metrics->padding = 0.5 * em;
  metrics->port = 0.7 * em;
  metrics->phone = map->has_flow ? measure_phone (widget, map,
                                                  metrics->columns[SENDER_CONTRACT_STAGE_PHONE], em)
                                 : 0;
}
