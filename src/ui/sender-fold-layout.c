/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fold-layout.h"

#include "sender-row.h"

struct _SenderFoldLayout
{
  GtkLayoutManager parent_instance;

  int    beside;    /* what the children needed beside each other; 0 if not known */
  double character; /* the width of a character then */
};

G_DEFINE_FINAL_TYPE (SenderFoldLayout, sender_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static AdwLeaflet *
get_leaflet (GtkWidget *widget)
{
  return ADW_LEAFLET (adw_bin_get_child (ADW_BIN (widget)));
}

static int
get_least (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* What the leaflet paints between its children while it folds takes no room. */
static void
measure_beside (SenderFoldLayout *self,
                GtkWidget        *leaflet)
{
  self->beside = 0;
  self->character = sender_row_get_character (leaflet);
  for (GtkWidget *child = gtk_widget_get_first_child (leaflet); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && adw_leaflet_get_page (ADW_LEAFLET (leaflet), child))
      self->beside += get_least (child);
}

/* The text may have become larger or smaller since. */
static gboolean
has_room (SenderFoldLayout *self,
          GtkWidget        *leaflet,
          int               width)
{
  return width * self->character >= self->beside * sender_row_get_character (leaflet);
}

static void
sender_fold_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  AdwLeaflet *leaflet = get_leaflet (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, get_least (GTK_WIDGET (leaflet)));
  gtk_widget_measure (GTK_WIDGET (leaflet), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !adw_leaflet_get_folded (leaflet))
    *minimum = 0;
}

static void
sender_fold_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  SenderFoldLayout *self = SENDER_FOLD_LAYOUT (manager);
  AdwLeaflet       *leaflet = get_leaflet (widget);
  GtkAllocation     area = { 0, 0, width, height };

  if (!adw_leaflet_get_folded (leaflet))
    measure_beside (self, GTK_WIDGET (leaflet));
  adw_leaflet_set_can_unfold (leaflet, has_room (self, GTK_WIDGET (leaflet), width));
  /* What is too wide is about to fold: this is never painted. */
  area.width = MAX (width, get_least (GTK_WIDGET (leaflet)));
  gtk_widget_size_allocate (GTK_WIDGET (leaflet), &area, baseline);
}

static GtkSizeRequestMode
sender_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return gtk_widget_get_request_mode (GTK_WIDGET (get_leaflet (widget)));
}

static void
sender_fold_layout_class_init (SenderFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sender_fold_layout_measure;
  layout_class->allocate = sender_fold_layout_allocate;
  layout_class->get_request_mode = sender_fold_layout_get_request_mode;
}

static void
sender_fold_layout_init (SenderFoldLayout *self)
{
}
