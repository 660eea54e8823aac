/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-layout.h"

#include "sender-row.h"

struct _SenderNumberLayout
{
  GtkLayoutManager parent_instance;

  gboolean folds; /* away, where everything stands below each other */
  int      width; /* as it stands; 0 before the first time */
};

typedef enum
{
  PROP_FOLDS = 1,
} SenderNumberLayoutProperty;

static GParamSpec *props[PROP_FOLDS + 1];

G_DEFINE_FINAL_TYPE (SenderNumberLayout, sender_number_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Space in and between rows. */
#define PAD_X 12
#define PAD_Y 6
#define GAP 6

/* Width of a button with an icon, whatever the font. */
#define MENU_WIDTH 34
#define TICK_WIDTH 24

/* Widths of columns in characters. */
#define NUMBER_CHARS 18
#define TYPE_CHARS 18
#define TICK_CHARS 7
#define COUNTRIES_CHARS 13
#define FACTS_CHARS 42

/* How much fits on a line. */
typedef enum
{
  ALL,      /* what is set, and what was told */
  SETTINGS, /* what is set */
  PARTS,    /* no whole row */
} Mode;

/* What one row is made of. */
typedef struct
{
  GtkWidget *cells[SENDER_NUMBER_N_CELLS];
  double     character; /* width of one */
  Mode       mode;
} Row;

static gboolean
is_shown (const Row       *row,
          SenderNumberCell cell)
{
  return gtk_widget_get_visible (row->cells[cell]);
}

static int
get_width (const Row *row,
           int        characters)
{
  return (int) (characters * row->character);
}

static int
get_settings_width (const Row *row)
{
  return 2 * PAD_X +
         get_width (row, NUMBER_CHARS + TYPE_CHARS + 2 * TICK_CHARS + COUNTRIES_CHARS) + MENU_WIDTH;
}

static int
get_whole_width (const Row *row)
{
  return get_settings_width (row) +
         (is_shown (row, SENDER_NUMBER_CELL_FACTS) ? get_width (row, FACTS_CHARS) + PAD_X : 0);
}

static void
row_init (Row       *row,
          GtkWidget *widget,
          int        width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < SENDER_NUMBER_N_CELLS && child != NULL; i++)
    {
      row->cells[i] = child;
      child = gtk_widget_get_next_sibling (child);
    }
  row->character = sender_row_get_character (widget);
  if (width < 0 || width >= get_whole_width (row))
    row->mode = ALL;
  else
    row->mode = width >= get_settings_width (row) ? SETTINGS : PARTS;
}

static int
measure_height (const Row       *row,
                SenderNumberCell cell,
                int              width)
{
  int natural = 0;

  if (is_shown (row, cell))
    gtk_widget_measure (row->cells[cell], GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL,
                        NULL);
  return natural;
}

static int
measure_line (const Row       *row,
              SenderNumberCell first,
              SenderNumberCell last)
{
  int height = 0;

  for (SenderNumberCell cell = first; cell <= last; cell++)
    height = MAX (height, measure_height (row, cell, -1));
  return height;
}

/* What stands below the line: its height with the gap before it. */
static int
measure_below (const Row       *row,
               SenderNumberCell cell,
               int              width)
{
  int height = measure_height (row, cell, width > 0 ? width - 2 * PAD_X : -1);

  return height > 0 ? height + GAP : 0;
}

static int
measure_row (const Row *row,
             int        width)
{
  int height = 2 * PAD_Y;

  if (row->mode == PARTS)
    height += MAX (measure_height (row, SENDER_NUMBER_CELL_NUMBER, -1),
                   measure_height (row, SENDER_NUMBER_CELL_MENU, -1)) +
              MAX (measure_height (row, SENDER_NUMBER_CELL_TYPE, -1),
                   measure_height (row, SENDER_NUMBER_CELL_COUNTRIES, -1)) +
              measure_line (row, SENDER_NUMBER_CELL_SMS, SENDER_NUMBER_CELL_VOICE_LABEL) +
              2 * GAP;
  else
    height += measure_line (row, SENDER_NUMBER_CELL_NUMBER,
                            row->mode == ALL ? SENDER_NUMBER_CELL_FACTS
                                             : SENDER_NUMBER_CELL_MENU);
  if (row->mode != ALL)
    height += measure_below (row, SENDER_NUMBER_CELL_TOLD, width);
  return height + measure_below (row, SENDER_NUMBER_CELL_BELOW, width);
}

static int
measure_whole (SenderNumberLayout *self,
               const Row          *row,
               int                 width)
{
  return self->folds && row->mode == PARTS ? 0 : measure_row (row, width);
}

/* The least at any width. */
static int
measure_least_height (SenderNumberLayout *self,
                      Row                *row)
{
  int least = G_MAXINT;

  for (row->mode = ALL; row->mode <= PARTS; row->mode++)
    least = MIN (least, measure_whole (self, row, -1));
  return least;
}

/* The least is what the stacked form needs. */
static void
measure_width (const Row *row,
               int       *minimum,
               int       *natural)
{
  int below = 0;
  int ticks = 2 * (TICK_WIDTH + GAP + get_width (row, TICK_CHARS)) + GAP;
  int number = get_width (row, NUMBER_CHARS) + GAP + MENU_WIDTH;

  if (is_shown (row, SENDER_NUMBER_CELL_BELOW))
    gtk_widget_measure (row->cells[SENDER_NUMBER_CELL_BELOW], GTK_ORIENTATION_HORIZONTAL, -1,
                        &below, NULL, NULL, NULL);
  *minimum = MAX (MAX (ticks, number), below) + 2 * PAD_X;
  *natural = MAX (get_whole_width (row), *minimum);
}

static void
sender_number_layout_measure (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              GtkOrientation    orientation,
                              int               for_size,
                              int              *minimum,
                              int              *natural,
                              int              *minimum_baseline,
                              int              *natural_baseline)
{
  SenderNumberLayout *self = SENDER_NUMBER_LAYOUT (manager);
  Row                 row;
  int                 width = for_size >= 0 ? for_size : sender_row_get_width (widget);

  row_init (&row, widget, orientation == GTK_ORIENTATION_VERTICAL ? width : -1);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (&row, minimum, natural);
      return;
    }
  /* A list asks for its height before it knows its width. */
  *minimum = *natural = measure_whole (self, &row, width);
  if (for_size < 0)
    *minimum = MIN (*natural, measure_least_height (self, &row));
}

static void
place (const Row       *row,
       SenderNumberCell cell,
       int              x,
       int              y,
       int              width,
       int              height,
       int              whole)
{
  GtkWidget    *widget = row->cells[cell];
  gboolean      rtl = gtk_widget_get_direction (gtk_widget_get_parent (widget)) == GTK_TEXT_DIR_RTL;
  GtkAllocation at = { x, y, MAX (width, 0), MAX (height, 0) };
  int           minimum = 0;
  int           natural = 0;

  gtk_widget_set_child_visible (widget, TRUE);
  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (cell == SENDER_NUMBER_CELL_TYPE || cell == SENDER_NUMBER_CELL_COUNTRIES)
    at.width = MIN (at.width, natural);
  at.width = MAX (at.width, minimum);
  at.x = rtl ? whole - x - at.width : x;
  gtk_widget_size_allocate (widget, &at, -1);
}

static void
hide (const Row       *row,
      SenderNumberCell first,
      SenderNumberCell last)
{
  for (SenderNumberCell cell = first; cell <= last; cell++)
    gtk_widget_set_child_visible (row->cells[cell], FALSE);
}

/* On one line; what is left over goes to the number and the countries. Returns its height. */
static int
place_line (const Row *row,
            int        width)
{
  int height = measure_line (row, SENDER_NUMBER_CELL_NUMBER,
                             row->mode == ALL ? SENDER_NUMBER_CELL_FACTS
                                              : SENDER_NUMBER_CELL_MENU);
  int spare = width - (row->mode == ALL ? get_whole_width (row) : get_settings_width (row));
  int facts = row->mode == ALL ? get_whole_width (row) - get_settings_width (row) : 0;
  int widths[SENDER_NUMBER_CELL_MENU + 1] = {
    [SENDER_NUMBER_CELL_NUMBER] = get_width (row, NUMBER_CHARS) + spare / 4,
    [SENDER_NUMBER_CELL_TYPE] = get_width (row, TYPE_CHARS),
    [SENDER_NUMBER_CELL_SMS] = get_width (row, TICK_CHARS),
    [SENDER_NUMBER_CELL_VOICE] = get_width (row, TICK_CHARS),
    [SENDER_NUMBER_CELL_COUNTRIES] =
      get_width (row, COUNTRIES_CHARS) + (facts > 0 ? spare / 4 : spare - spare / 4),
    [SENDER_NUMBER_CELL_MENU] = MENU_WIDTH,
  };
  int x = PAD_X;

  facts += facts > 0 ? spare - 2 * (spare / 4) : 0;
  hide (row, SENDER_NUMBER_CELL_SMS_LABEL, SENDER_NUMBER_CELL_VOICE_LABEL);
  for (SenderNumberCell cell = SENDER_NUMBER_CELL_NUMBER; cell <= SENDER_NUMBER_CELL_MENU; cell++)
    {
      int gap = cell == SENDER_NUMBER_CELL_MENU ? 0 : GAP;

      if (widths[cell] == 0)
        continue;
      if (cell == SENDER_NUMBER_CELL_MENU)
        x = width - PAD_X - MENU_WIDTH - facts;
      place (row, cell, x, PAD_Y, widths[cell] - gap, height, width);
      x += widths[cell];
    }
  if (row->mode == ALL)
    place (row, SENDER_NUMBER_CELL_FACTS, width - facts, 0, facts, height + 2 * PAD_Y, width);
  else
    hide (row, SENDER_NUMBER_CELL_FACTS, SENDER_NUMBER_CELL_FACTS);
  return height;
}

/* Below each other: number and menu, type and countries, ticks with their names. */
static int
place_parts (const Row *row,
             int        width)
{
  int first = MAX (measure_height (row, SENDER_NUMBER_CELL_NUMBER, -1),
                   measure_height (row, SENDER_NUMBER_CELL_MENU, -1));
  int second = MAX (measure_height (row, SENDER_NUMBER_CELL_TYPE, -1),
                    measure_height (row, SENDER_NUMBER_CELL_COUNTRIES, -1));
  int third = measure_line (row, SENDER_NUMBER_CELL_SMS, SENDER_NUMBER_CELL_VOICE_LABEL);
  int inner = width - 2 * PAD_X;
  int half = (inner - GAP) / 2;
  int tick = TICK_WIDTH;
  int y = PAD_Y;

  place (row, SENDER_NUMBER_CELL_NUMBER, PAD_X, y, inner - MENU_WIDTH - GAP, first, width);
  place (row, SENDER_NUMBER_CELL_MENU, width - PAD_X - MENU_WIDTH, y, MENU_WIDTH, first, width);
  y += first + GAP;
  place (row, SENDER_NUMBER_CELL_TYPE, PAD_X, y, half, second, width);
  place (row, SENDER_NUMBER_CELL_COUNTRIES, PAD_X + half + GAP, y, half, second, width);
  y += second + GAP;
  place (row, SENDER_NUMBER_CELL_SMS, PAD_X, y, tick, third, width);
  place (row, SENDER_NUMBER_CELL_SMS_LABEL, PAD_X + tick + GAP, y, half - tick - GAP, third, width);
  place (row, SENDER_NUMBER_CELL_VOICE, PAD_X + half + GAP, y, tick, third, width);
  place (row, SENDER_NUMBER_CELL_VOICE_LABEL, PAD_X + half + tick + 2 * GAP, y,
         half - tick - GAP, third, width);
  hide (row, SENDER_NUMBER_CELL_FACTS, SENDER_NUMBER_CELL_FACTS);
  return y + third - PAD_Y;
}

static int
place_below (const Row       *row,
             SenderNumberCell cell,
             int              y,
             int              width)
{
  int height = measure_below (row, cell, width);

  if (height > 0)
    place (row, cell, PAD_X, y + GAP, width - 2 * PAD_X, height - GAP, width);
  return y + height;
}

static void
sender_number_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               int               width,
                               int               height,
                               int               baseline)
{
  SenderNumberLayout *self = SENDER_NUMBER_LAYOUT (manager);
  Row                 row;
  int                 y = PAD_Y;

  /* A list asks for its height before it knows its width. */
  if (self->width != width)
    sender_row_measure_again (widget);
  self->width = width;
  row_init (&row, widget, width);
  if (self->folds && row.mode == PARTS)
    {
      hide (&row, SENDER_NUMBER_CELL_NUMBER, SENDER_NUMBER_CELL_BELOW);
      return;
    }
  y += row.mode == PARTS ? place_parts (&row, width) : place_line (&row, width);
  if (row.mode == ALL)
    hide (&row, SENDER_NUMBER_CELL_TOLD, SENDER_NUMBER_CELL_TOLD);
  else
    y = place_below (&row, SENDER_NUMBER_CELL_TOLD, y, width);
  place_below (&row, SENDER_NUMBER_CELL_BELOW, y, width);
}

static GtkSizeRequestMode
sender_number_layout_get_request_mode (GtkLayoutManager *manager,
                                       GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_number_layout_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if ((SenderNumberLayoutProperty) prop_id == PROP_FOLDS)
    g_value_set_boolean (value, SENDER_NUMBER_LAYOUT (object)->folds);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_number_layout_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if ((SenderNumberLayoutProperty) prop_id == PROP_FOLDS)
    SENDER_NUMBER_LAYOUT (object)->folds = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_number_layout_class_init (SenderNumberLayoutClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = sender_number_layout_get_property;
  object_class->set_property = sender_number_layout_set_property;
  layout_class->measure = sender_number_layout_measure;
  layout_class->allocate = sender_number_layout_allocate;
  layout_class->get_request_mode = sender_number_layout_get_request_mode;

  props[PROP_FOLDS] = g_param_spec_boolean ("folds", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                              G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_number_layout_init (SenderNumberLayout *self)
{
}
