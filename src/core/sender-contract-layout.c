/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-layout.h"

/* Gaps grow to this much of what they need before the columns grow: long wires are hard to
 * follow. */
#define GAP_GROWTH 1.5

static guint
count_paths (const SenderContractMap *map,
             SenderContractGroup      group)
{
  guint n = 0;

  for (guint i = 0; i < map->paths->len; i++)
    n += ((const SenderContractPath *) g_ptr_array_index (map->paths, i))->group == group;
  return n;
}

/* Rows of the message share the height of the text on the phone, where that needs more. */
static double
get_row_height (const SenderContractMetrics *metrics,
                SenderContractGroup          group,
                guint                        n)
{
  if (group == SENDER_CONTRACT_GROUP_MESSAGE && n > 0)
    return MAX (metrics->row, metrics->phone / n);
  return metrics->row;
}

static double
get_group_height (const SenderContractMetrics *metrics,
                  SenderContractGroup          group,
                  guint                        n)
{
  return n > 0 ? metrics->head + n * get_row_height (metrics, group, n) + metrics->padding : 0;
}

static double
sum_gaps (const SenderContractMetrics *metrics)
{
  double sum = 0;

  for (guint i = 0; i < SENDER_CONTRACT_N_LINKS; i++)
    sum += metrics->gaps[i];
  return sum;
}

/**
 * sender_contract_layout_get_min_width:
 * @metrics: what is to be laid out
 *
 * Adds up what the columns need side by side.
 *
 * Returns: the width
 */
double
sender_contract_layout_get_min_width (const SenderContractMetrics *metrics)
{
  double width = sum_gaps (metrics);

  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    width += metrics->columns[i];
  return width;
}

/**
 * sender_contract_layout_get_height:
 * @metrics: what is to be laid out
 * @map: the paths
 *
 * Adds up what the rows need; it does not depend on the width.
 *
 * Returns: the height
 */
double
sender_contract_layout_get_height (const SenderContractMetrics *metrics,
                                   const SenderContractMap     *map)
{
  double height = metrics->heading;
  guint  n_cards = 0;

  for (SenderContractGroup group = 0; group < SENDER_CONTRACT_N_GROUPS; group++)
    {
      guint n = count_paths (map, group);

      height += get_group_height (metrics, group, n);
      n_cards += n > 0;
    }
  return height + (n_cards > 1 ? metrics->spacing : 0);
}

static void
place_columns (SenderContractLayout        *self,
               const SenderContractMetrics *metrics)
{
  double extra = MAX (0, self->width - sender_contract_layout_get_min_width (metrics));
  double gaps = sum_gaps (metrics);
  double growth = gaps > 0 ? MIN (1 + extra / gaps, GAP_GROWTH) : 1;
  double more = (extra - gaps * (growth - 1)) / SENDER_CONTRACT_N_STAGES;
  double x = 0;

  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    {
      self->columns[i].x = x;
      self->columns[i].y = metrics->heading;
      self->columns[i].width = metrics->columns[i] + more;
      self->columns[i].height = self->height - metrics->heading;
      x += self->columns[i].width;
      if (i < SENDER_CONTRACT_N_LINKS)
        x += metrics->gaps[i] * growth;
    }
  self->reader = self->columns[SENDER_CONTRACT_STAGE_FLOW];
  self->reader.width = self->width - self->reader.x;
}

static void
place_rows (SenderContractLayout        *self,
            const SenderContractMap     *map,
            const SenderContractMetrics *metrics)
{
  double y = metrics->heading;
  guint  at = 0;

  for (SenderContractGroup group = 0; group < SENDER_CONTRACT_N_GROUPS; group++)
    {
      guint              n = count_paths (map, group);
      double             row = get_row_height (metrics, group, n);
      SenderContractBox *card = &self->groups[group];

      *card = self->columns[SENDER_CONTRACT_STAGE_PINGONE];
      card->y = y;
      card->height = get_group_height (metrics, group, n);
      for (guint i = 0; i < n; i++, at++)
        {
          SenderContractBox strip = { 0, y + metrics->head + i * row, self->width, row };

          self->traces[at].strip = strip;
        }
      y += card->height + (n > 0 ? metrics->spacing : 0);
    }
}

static const char *
get_field (const SenderContractMap *map,
           guint                    i)
{
  const SenderContractPath *path = g_ptr_array_index (map->paths, i);

  return path->group == SENDER_CONTRACT_GROUP_MESSAGE ? path->texts[SENDER_CONTRACT_STAGE_FORM]
                                                      : NULL;
}

/* How many paths from @first on end in the same field. */
static guint
count_shared (const SenderContractMap *map,
              guint                    first)
{
  guint n = 1;

  if (get_field (map, first) == NULL)
    return 1;
  while (first + n < map->paths->len &&
         g_strcmp0 (get_field (map, first), get_field (map, first + n)) == 0)
    n++;
  return n;
}

static void
place_cells (SenderContractLayout    *self,
             const SenderContractMap *map)
{
  for (guint i = 0; i < self->n_traces; i++)
    for (guint stage = 0; stage < SENDER_CONTRACT_N_STAGES; stage++)
      {
        SenderContractBox *cell = &self->traces[i].cells[stage];

        *cell = self->traces[i].strip;
        cell->x = self->columns[stage].x;
        cell->width = self->columns[stage].width;
      }
  for (guint i = 0, n = 1; i < self->n_traces; i += n)
    {
      n = count_shared (map, i);
      self->traces[i].is_first = TRUE;
      for (guint j = i; j < i + n; j++)
        {
          SenderContractBox *cell = &self->traces[j].cells[SENDER_CONTRACT_STAGE_FORM];

          cell->y = self->traces[i].strip.y;
          cell->height = n * self->traces[i].strip.height;
        }
    }
}

/* Height of the port of path @i: in the middle of its row, but close to the others at a shared
 * field. */
static double
get_port (const SenderContractLayout  *self,
          const SenderContractMetrics *metrics,
          guint                        i,
          guint                        stage)
{
  const SenderContractBox *cell = &self->traces[i].cells[stage];
  double                   row = self->traces[i].strip.height;
  double                   n = cell->height / row;
  double                   position = (self->traces[i].strip.y - cell->y) / row;

  return cell->y + cell->height / 2 + (position - (n - 1) / 2) * MIN (metrics->port, row);
}

static SenderContractPoint
get_middle (const SenderContractPoint *wire)
{
  SenderContractPoint middle = {
    (wire[0].x + 3 * wire[1].x + 3 * wire[2].x + wire[3].x) / 8,
    (wire[0].y + 3 * wire[1].y + 3 * wire[2].y + wire[3].y) / 8,
  };

  return middle;
}

static void
place_wires (SenderContractLayout        *self,
             const SenderContractMetrics *metrics)
{
  for (guint i = 0; i < self->n_traces; i++)
    for (guint link = 0; link < SENDER_CONTRACT_N_LINKS; link++)
      {
        const SenderContractBox *left = &self->columns[link];
        double                   x0 = left->x + left->width;
        double                   x1 = self->columns[link + 1].x;
        double                   y0 = get_port (self, metrics, i, link);
        double                   y1 = get_port (self, metrics, i, link + 1);
        double                   middle = (x0 + x1) / 2;
        SenderContractPoint     *wire = self->traces[i].wires[link];

        wire[0] = (SenderContractPoint){ x0, y0 };
        wire[1] = (SenderContractPoint){ middle, y0 };
        wire[2] = (SenderContractPoint){ middle, y1 };
        wire[3] = (SenderContractPoint){ x1, y1 };
        self->traces[i].middles[link] = get_middle (wire);
      }
}

/* The text on the phone spans the rows of the message. */
static void
place_bubble (SenderContractLayout        *self,
              const SenderContractMetrics *metrics)
{
  const SenderContractBox *phone = &self->columns[SENDER_CONTRACT_STAGE_PHONE];
  const SenderContractBox *card = &self->groups[SENDER_CONTRACT_GROUP_MESSAGE];

  self->bubble = *phone;
  self->bubble.y = card->y + metrics->head;
  self->bubble.height = MAX (0, card->height - metrics->head - metrics->padding);
}

static void
mirror_box (SenderContractBox *box,
            double             width)
{
  box->x = width - box->x - box->width;
}

static void
mirror_trace (SenderContractTrace *trace,
              double               width)
{
  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    mirror_box (&trace->cells[i], width);
  for (guint i = 0; i < SENDER_CONTRACT_N_LINKS; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (trace->wires[i]); j++)
        trace->wires[i][j].x = width - trace->wires[i][j].x;
      trace->middles[i].x = width - trace->middles[i].x;
    }
}

static void
mirror (SenderContractLayout *self)
{
  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    mirror_box (&self->columns[i], self->width);
  for (guint i = 0; i < SENDER_CONTRACT_N_GROUPS; i++)
    mirror_box (&self->groups[i], self->width);
  mirror_box (&self->bubble, self->width);
  mirror_box (&self->reader, self->width);
  for (guint i = 0; i < self->n_traces; i++)
    mirror_trace (&self->traces[i], self->width);
}

/**
 * sender_contract_layout_new:
 * @map: what is drawn
 * @metrics: how large its parts are
 * @width: the width there is; less than is needed counts as what is needed
 * @mirrored: from right to left
 *
 * Lays out four columns with aligned rows, and the wires between them.
 *
 * Returns: (transfer full): the layout
 */
SenderContractLayout *
sender_contract_layout_new (const SenderContractMap     *map,
                            const SenderContractMetrics *metrics,
                            double                       width,
                            gboolean                     mirrored)
{
  SenderContractLayout *self = g_new0 (SenderContractLayout, 1);

  self->width = MAX (width, sender_contract_layout_get_min_width (metrics));
  self->height = sender_contract_layout_get_height (metrics, map);
  self->n_traces = map->paths->len;
  self->traces = g_new0 (SenderContractTrace, self->n_traces);
  place_columns (self, metrics);
  place_rows (self, map, metrics);
  place_cells (self, map);
  place_wires (self, metrics);
  place_bubble (self, metrics);
  if (mirrored)
    mirror (self);
  return self;
}

/**
 * sender_contract_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees it.
 */
void
sender_contract_layout_free (SenderContractLayout *self)
{
  g_free (self->traces);
  g_free (self);
}

/**
 * sender_contract_layout_find:
 * @y: a height
 *
 * Finds the path whose row is at a height.
 *
 * Returns: its index, -1 if there is none
 */
int
sender_contract_layout_find (const SenderContractLayout *self,
                             double                      y)
{
  for (guint i = 0; i < self->n_traces; i++)
    {
      const SenderContractBox *strip = &self->traces[i].strip;

      if (y >= strip->y && y < strip->y + strip->height)
        return (int) i;
    }
  return -1;
}
