/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-layout.h"

#include "sender-row.h"

struct _SenderHistoryLayout
{
  GtkLayoutManager parent_instance;

  int width; /* as it stands; 0 before the first time */
};

G_DEFINE_FINAL_TYPE (SenderHistoryLayout, sender_history_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Space between what stands beside each other, and below. */
#define GAP_X 12
#define GAP_MARK 6
#define GAP_Y 2

/* Widths of columns in characters; all rows of a list change at one width. */
#define WORDS_CHARS 34
#define DURATION_CHARS 8
#define STATE_CHARS 11
#define WHEN_CHARS 15

/* What one row is made of. */
typedef struct
{
  GtkWidget *cells[SENDER_HISTORY_N_CELLS];
  int        natural[SENDER_HISTORY_N_CELLS];
  int        columns[SENDER_HISTORY_N_CELLS]; /* 0 where it has none */
  int        whole;                           /* what the columns need */
  int        width;                           /* for -1, so much that each is on one line */
  gboolean   is_mirrored;
} Row;

static void
row_init (Row       *row,
          GtkWidget *widget,
          int        width)
{
  static const int chars[SENDER_HISTORY_N_CELLS] = {
    [SENDER_HISTORY_CELL_DURATION] = DURATION_CHARS,
    [SENDER_HISTORY_CELL_STATE] = STATE_CHARS,
    [SENDER_HISTORY_CELL_WHEN] = WHEN_CHARS,
  };
  GtkWidget *child = gtk_widget_get_first_child (widget);
  double     character = sender_row_get_character (widget);
  int        words = 0;

  row->whole = (int) (WORDS_CHARS * character);
  for (guint i = 0; i < SENDER_HISTORY_N_CELLS; i++)
    {
      row->cells[i] = child;
      row->natural[i] = row->columns[i] = 0;
      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &row->natural[i], NULL,
                            NULL);
      if (chars[i] > 0)
        row->columns[i] = MAX ((int) (chars[i] * character), row->natural[i]);
      row->whole += row->columns[i] > 0 ? row->columns[i] + GAP_X : 0;
      words += row->natural[i];
      child = gtk_widget_get_next_sibling (child);
    }
  row->width = width < 0 ? row->whole + words + GAP_MARK : width;
  row->is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static gboolean
has_columns (const Row *row)
{
  return row->width >= row->whole;
}

static int
get_height (const Row        *row,
            SenderHistoryCell cell,
            int               width)
{
  int natural = 0;

  if (gtk_widget_should_layout (row->cells[cell]))
    gtk_widget_measure (row->cells[cell], GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL,
                        NULL);
  return natural;
}

/* Places nothing where only heights are asked for. */
static void
place (const Row           *row,
       SenderHistoryCell    cell,
       const GtkAllocation *area,
       gboolean             allocate)
{
  GtkAllocation at = *area;

  if (!allocate || !gtk_widget_should_layout (row->cells[cell]))
    return;
  at.x = row->is_mirrored ? row->width - at.x - at.width : at.x;
  gtk_widget_size_allocate (row->cells[cell], &at, -1);
}

/* The title, the mark beside it where it is @beside, and the subtitle. Returns their height. */
static int
place_words (const Row *row,
             int        y,
             int        width,
             gboolean   beside,
             gboolean   allocate)
{
  int           mark = beside ? row->natural[SENDER_HISTORY_CELL_MARK] : 0;
  int           room = mark > 0 ? width - mark - GAP_MARK : width;
  GtkAllocation title = { 0, y, MIN (row->natural[SENDER_HISTORY_CELL_TITLE], room), 0 };
  GtkAllocation badge = { title.width + GAP_MARK, y, mark, 0 };
  GtkAllocation subtitle = { 0, y, width, 0 };
  int           height = 0;

  height = title.height = get_height (row, SENDER_HISTORY_CELL_TITLE, title.width);
  place (row, SENDER_HISTORY_CELL_TITLE, &title, allocate);
  if (mark > 0)
    {
      height = MAX (height, get_height (row, SENDER_HISTORY_CELL_MARK, mark));
      badge.height = height;
      place (row, SENDER_HISTORY_CELL_MARK, &badge, allocate);
    }
  subtitle.height = get_height (row, SENDER_HISTORY_CELL_SUBTITLE, width);
  if (subtitle.height == 0)
    return height;
  subtitle.y += height + GAP_Y;
  place (row, SENDER_HISTORY_CELL_SUBTITLE, &subtitle, allocate);
  return height + GAP_Y + subtitle.height;
}

/* The columns from the end, and the words in the middle of their height. Returns the height. */
static int
place_columns (const Row *row,
               int        height,
               gboolean   allocate)
{
  int rest = row->width;
  int most = 0;
  int words = 0;

  for (int cell = SENDER_HISTORY_CELL_WHEN; cell >= SENDER_HISTORY_CELL_DURATION; cell--)
    {
      GtkAllocation area = { rest - row->columns[cell], 0, row->columns[cell], height };

      place (row, (SenderHistoryCell) cell, &area, allocate);
      most = MAX (most, get_height (row, (SenderHistoryCell) cell, area.width));
      rest = area.x - GAP_X;
    }
  words = place_words (row, 0, rest, TRUE, FALSE);
  place_words (row, (height - words) / 2, rest, TRUE, allocate);
  return MAX (most, words);
}

/* What follows the words, one after the other in as many lines as it takes; the time stands at the
 * end of a line it shares. Returns where the last one ends. */
static int
place_facts (const Row        *row,
             SenderHistoryCell first,
             int               y,
             gboolean          allocate)
{
  int x = 0;
  int line = 0;

  for (int i = (int) first; i < SENDER_HISTORY_N_CELLS; i++)
    {
      SenderHistoryCell cell = (SenderHistoryCell) i;
      GtkAllocation     area = { 0, 0, row->natural[cell], 0 };

      if (row->natural[cell] == 0 || cell == SENDER_HISTORY_CELL_SUBTITLE)
        continue;
      area.height = get_height (row, cell, area.width);
      if (x > 0 && x + area.width > row->width)
        {
          y += line + GAP_Y;
          x = line = 0;
        }
      if (x > 0 && cell == SENDER_HISTORY_CELL_WHEN)
        area.width = row->width - x;
      line = MAX (line, area.height);
      area.x = x;
      area.y = y;
      area.height = line;
      place (row, cell, &area, allocate);
      x += area.width + GAP_X;
    }
  return y + line;
}

static int
place_stacked (const Row *row,
               gboolean   allocate)
{
  int      mark = row->natural[SENDER_HISTORY_CELL_MARK];
  gboolean beside = row->natural[SENDER_HISTORY_CELL_TITLE] + GAP_MARK + mark <= row->width;
  int      y = place_words (row, 0, row->width, beside, allocate) + GAP_Y;

  return place_facts (row, beside ? SENDER_HISTORY_CELL_DURATION : SENDER_HISTORY_CELL_MARK, y,
                      allocate);
}

/* The least height of all is that with columns and all the room there can be. */
static int
measure_height (GtkWidget *widget,
                int        width)
{
  Row row;

  row_init (&row, widget, width);
  return has_columns (&row) ? place_columns (&row, 0, FALSE) : place_stacked (&row, FALSE);
}

static void
sender_history_layout_measure (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  Row row;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = measure_height (widget, for_size);
      /* A list asks for its height before it knows its width. */
      *natural =
        for_size < 0 ? MAX (*minimum, measure_height (widget, sender_row_get_width (widget)))
                     : *minimum;
      return;
    }
  row_init (&row, widget, -1);
  *minimum = 0;
  *natural = row.whole;
  for (guint cell = 0; cell < SENDER_HISTORY_N_CELLS; cell++)
    {
      int least = row.natural[cell];

      if (cell == SENDER_HISTORY_CELL_TITLE || cell == SENDER_HISTORY_CELL_SUBTITLE)
        gtk_widget_measure (row.cells[cell], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                            NULL);
      *minimum = MAX (*minimum, least);
    }
}

static void
sender_history_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  SenderHistoryLayout *self = SENDER_HISTORY_LAYOUT (manager);
  Row                  row;

  /* A list asks for its height before it knows its width. */
  if (self->width != width)
    sender_row_measure_again (widget);
  self->width = width;
  row_init (&row, widget, width);
  if (has_columns (&row))
    place_columns (&row, height, TRUE);
  else
    place_stacked (&row, TRUE);
}

static GtkSizeRequestMode
sender_history_layout_get_request_mode (GtkLayoutManager *manager,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_history_layout_class_init (SenderHistoryLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sender_history_layout_measure;
  layout_class->allocate = sender_history_layout_allocate;
  layout_class->get_request_mode = sender_history_layout_get_request_mode;
}

static void
sender_history_layout_init (SenderHistoryLayout *self)
{
}
