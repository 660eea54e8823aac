/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-wrap-layout.h"

#define SPACING 6

struct _SenderWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderWrapLayout, sender_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_natural (GtkWidget     *child,
             GtkOrientation orientation,
             int            for_size,
             int           *minimum)
{
  int natural = 0;

  gtk_widget_measure (child, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

/* The width of a child in a line of @width. One that is longer has a line for itself. */
static int
get_width (GtkWidget *child,
           int        width)
{
  int least = 0;
  int natural = get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1, &least);

  return MAX (MIN (natural, width), least);
}

/* The children from @child up to @end are all as high as the line: how it stands, each says. */
static void
allocate_line (GtkWidget *child,
               GtkWidget *end,
               int        width,
               int        y,
               int        height)
{
  gboolean mirrored =
    gtk_widget_get_direction (gtk_widget_get_parent (child)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area = { x, y, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      area.width = get_width (child, width);
      area.x = mirrored ? width - x - area.width : x;
      x += area.width + SPACING;
      gtk_widget_size_allocate (child, &area, -1);
    }
}

/* Places the children in lines of @width; returns how high they are together. */
static int
place (GtkWidget *widget,
       int        width,
       gboolean   allocate)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int        x = 0;
  int        y = 0;
  int        line = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int taken = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      taken = get_width (child, width);
      if (x > 0 && x + taken > width)
        {
          if (allocate)
            allocate_line (first, child, width, y, line);
          first = child;
          y += line + SPACING;
          x = line = 0;
        }
      x += taken + SPACING;
      line = MAX (line, get_natural (child, GTK_ORIENTATION_VERTICAL, taken, NULL));
    }
  if (allocate && first != NULL)
    allocate_line (first, NULL, width, y, line);
  return y + line;
}

static void
sender_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int least = 0;
        int width = get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1, &least);

        *minimum = MAX (*minimum, least);
        *natural += width + (*natural > 0 ? SPACING : 0);
      }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = place (widget, for_size >= 0 ? for_size : *natural, FALSE);
}

static void
sender_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  place (widget, width, TRUE);
}

static GtkSizeRequestMode
sender_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_wrap_layout_class_init (SenderWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = sender_wrap_layout_measure;
  manager_class->allocate = sender_wrap_layout_allocate;
  manager_class->get_request_mode = sender_wrap_layout_get_request_mode;
}

static void
sender_wrap_layout_init (SenderWrapLayout *self)
{
}

/**
 * sender_wrap_layout_new:
 *
 * Makes one.
 *
 * Returns: (transfer full): the layout manager
 */
GtkLayoutManager *
sender_wrap_layout_new (void)
{
  return g_object_new (SENDER_TYPE_WRAP_LAYOUT, NULL);
}
