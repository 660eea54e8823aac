/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-columns-layout.h"

#define SPACING 20
#define WIDE 640
#define SECOND_SHARE 0.4

struct _SenderColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderColumnsLayout, sender_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  GtkWidget *second; /* (nullable) */
  int        first_width;
  int        second_width;
  gboolean   wide;
} Columns;

static int
get_minimum (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
find_children (GtkWidget *widget,
               Columns   *columns)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *columns = (Columns){ NULL };
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && columns->first == NULL)
      columns->first = child;
    else if (gtk_widget_should_layout (child))
      columns->second = child;
  return columns->first != NULL;
}

static void
split (Columns *columns,
       int      width)
{
  int first = get_minimum (columns->first);
  int second = columns->second != NULL ? get_minimum (columns->second) : 0;

  columns->wide = columns->second != NULL && width >= MAX (WIDE, first + SPACING + second);
  columns->first_width = width;
  columns->second_width = width;
  if (!columns->wide)
    return;
  columns->second_width = MAX (second, (int) ((width - SPACING) * SECOND_SHARE));
  columns->second_width = MIN (columns->second_width, width - SPACING - first);
  columns->first_width = width - SPACING - columns->second_width;
}

static int
get_height (GtkWidget *widget,
            int        width)
{
  int minimum = 0;
  int natural = 0;

  if (widget == NULL)
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static void
measure_width (Columns *columns,
               int     *minimum,
               int     *natural)
{
  int second_minimum = 0;
  int second_natural = 0;

  gtk_widget_measure (columns->first, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (columns->second == NULL)
    return;
  gtk_widget_measure (columns->second, GTK_ORIENTATION_HORIZONTAL, -1, &second_minimum,
                      &second_natural, NULL, NULL);
  *minimum = MAX (*minimum, second_minimum);
  *natural += SPACING + second_natural;
}

static int
measure_height (Columns *columns,
                int      width)
{
  int first = 0;
  int second = 0;

  split (columns, width);
  first = get_height (columns->first, columns->first_width);
  second = get_height (columns->second, columns->second_width);
  if (columns->wide)
    return MAX (first, second);
  return first + second + (columns->second != NULL ? SPACING : 0);
}

static void
sender_columns_layout_measure (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               GtkOrientation    orientation,
                               int               for_size,
                               int              *minimum,
                               int              *natural,
                               int              *minimum_baseline,
                               int              *natural_baseline)
{
  Columns columns = { NULL };

  *minimum = 0;
  *natural = 0;
  if (!find_children (widget, &columns))
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (&columns, minimum, natural);
      return;
    }
  if (for_size < 0)
    measure_width (&columns, minimum, &for_size);
  *minimum = *natural = measure_height (&columns, for_size);
}

static void
sender_columns_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                int               width,
                                int               height,
                                int               baseline)
{
  gboolean      mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Columns       columns = { NULL };
  GtkAllocation first = { 0, 0, width, height };
  GtkAllocation second = { 0, 0, width, height };

  if (!find_children (widget, &columns))
    return;
  split (&columns, width);
  first.width = columns.first_width;
  second.width = columns.second_width;
  if (columns.wide)
    {
      first.x = mirrored ? width - first.width : 0;
      second.x = mirrored ? 0 : width - second.width;
    }
  else if (columns.second != NULL)
    {
      first.height = get_height (columns.first, width);
      second.y = first.height + SPACING;
      second.height = MAX (height - second.y, 0);
    }
  gtk_widget_size_allocate (columns.first, &first, -1);
  if (columns.second != NULL)
    gtk_widget_size_allocate (columns.second, &second, -1);
}

static GtkSizeRequestMode
sender_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                        GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_columns_layout_class_init (SenderColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = sender_columns_layout_measure;
  manager_class->allocate = sender_columns_layout_allocate;
  manager_class->get_request_mode = sender_columns_layout_get_request_mode;
}

static void
sender_columns_layout_init (SenderColumnsLayout *self)
{
}

/**
 * sender_columns_layout_new:
 *
 * Makes one.
 *
 * Returns: (transfer full): the layout manager
 */
GtkLayoutManager *
sender_columns_layout_new (void)
{
  return g_object_new (SENDER_TYPE_COLUMNS_LAYOUT, NULL);
}
