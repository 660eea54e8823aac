/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-line-layout.h"

#define SPACING 12

struct _SenderLineLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderLineLayout, sender_line_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int most = 0;
      int gap = *natural > 0 ? SPACING : 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum += gap + (gtk_widget_get_hexpand (child) ? least : most);
      *natural += gap + most;
    }
}

/* The width of a child where @rest is left beside what the line needs at least. */
static int
get_width (GtkWidget *child,
           int        rest)
{
  int least = 0;
  int most = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
  return gtk_widget_get_hexpand (child) ? least + rest : most;
}

static int
get_rest (GtkWidget *widget,
          int        width)
{
  int minimum = 0;
  int natural = 0;

  measure_width (widget, &minimum, &natural);
  return MAX (width - minimum, 0);
}

static void
measure_height (GtkWidget *widget,
                int        width,
                int       *minimum,
                int       *natural)
{
  int rest = width >= 0 ? get_rest (widget, width) : 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int most = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          width >= 0 ? get_width (child, rest) : -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

static void
sender_line_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
sender_line_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      rest = get_rest (widget, width);
  int      x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area = { x, 0, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      area.width = get_width (child, rest);
      x += area.width + SPACING;
      area.x = mirrored ? width - area.x - area.width : area.x;
      gtk_widget_size_allocate (child, &area, -1);
    }
}

static GtkSizeRequestMode
sender_line_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_line_layout_class_init (SenderLineLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = sender_line_layout_measure;
  manager_class->allocate = sender_line_layout_allocate;
  manager_class->get_request_mode = sender_line_layout_get_request_mode;
}

static void
sender_line_layout_init (SenderLineLayout *self)
{
}
