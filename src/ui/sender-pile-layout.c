/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pile-layout.h"

struct _SenderPileLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderPileLayout, sender_pile_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
sender_pile_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  gboolean wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int most = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, wide ? -1 : for_size, &least, &most, NULL, NULL);
      *minimum = wide ? MAX (*minimum, least) : *minimum + least;
      *natural = wide ? MAX (*natural, most) : *natural + most;
    }
}

/* Where there is less room than all would have, the first have theirs. */
static void
sender_pile_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  int minimum = 0;
  int natural = 0;
  int spare = 0;
  int y = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  spare = MAX (MIN (height, natural) - minimum, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area = { 0, y, width, 0 };
      int           least = 0;
      int           most = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &most, NULL, NULL);
      area.height = least + MIN (most - least, spare);
      spare -= area.height - least;
      y += area.height;
      gtk_widget_size_allocate (child, &area, -1);
    }
}

static GtkSizeRequestMode
sender_pile_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_pile_layout_class_init (SenderPileLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = sender_pile_layout_measure;
  manager_class->allocate = sender_pile_layout_allocate;
  manager_class->get_request_mode = sender_pile_layout_get_request_mode;
}

static void
sender_pile_layout_init (SenderPileLayout *self)
{
}
