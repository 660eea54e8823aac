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

/* Places the children in lines of @width; returns how high they are together. One that is longer
 * than a line has it for itself. */
static int
place (GtkWidget *widget,
       int        width,
       gboolean   allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      x = 0;
  int      y = 0;
  int      line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area = { 0 };
      int           least = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      area.width = get_natural (child, GTK_ORIENTATION_HORIZONTAL, -1, &least);
      area.width = MAX (MIN (area.width, width), least);
      area.height = get_natural (child, GTK_ORIENTATION_VERTICAL, area.width, NULL);
      if (x > 0 && x + area.width > width)
        {
          y += line + SPACING;
          x = line = 0;
        }
      area.x = mirrored ? width - x - area.width : x;
      area.y = y;
      x += area.width + SPACING;
      line = MAX (line, area.height);
      if (allocate)
        gtk_widget_size_allocate (child, &area, -1);
    }
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
