/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-compact-bin.h"

/* What a compact layout is given at least. */
#define MIN_WIDTH 280
#define MIN_HEIGHT 180

struct _SenderCompactBin
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (nullable) */
  gboolean   is_compact;
  int        wide_width; /* what the wide layout needs, as last measured */
  int        wide_height;
  guint      idle;
};

typedef enum
{
  PROP_COMPACT = 1,
} SenderCompactBinProperty;

static GParamSpec *props[PROP_COMPACT + 1];

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderCompactBin, sender_compact_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GtkBuildableIface *parent_buildable;

static void
sender_compact_bin_add_child (GtkBuildable *buildable,
                              GtkBuilder   *builder,
                              GObject      *child,
                              const char   *type)
{
  SenderCompactBin *self = SENDER_COMPACT_BIN (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  g_assert (self->child == NULL);
  self->child = GTK_WIDGET (child);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sender_compact_bin_add_child;
}

static gboolean
toggle_cb (gpointer user_data)
{
  SenderCompactBin *self = user_data;

  self->idle = 0;
  self->is_compact = !self->is_compact;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
  return G_SOURCE_REMOVE;
}

/* What the layout as it is now needs of so much width. */
static void
measure_least (SenderCompactBin *self,
               int               room,
               int              *width,
               int              *height)
{
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, width, NULL, NULL, NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, MAX (room, *width), height, NULL, NULL,
                      NULL);
}

static void
sender_compact_bin_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  SenderCompactBin *self = SENDER_COMPACT_BIN (widget);
  int               least = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;

  *minimum = *natural = least;
  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  /* It will be compact when there is not more. */
  if (!self->is_compact)
    *minimum = MIN (*minimum, least);
}

/* The layout can’t change while it is being made, so it does before the next frame. */
static void
sender_compact_bin_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  SenderCompactBin *self = SENDER_COMPACT_BIN (widget);
  int               least_width = 0;
  int               least_height = 0;

  if (self->child == NULL)
    return;
  measure_least (self, width, &least_width, &least_height);
  if (!self->is_compact)
    {
      self->wide_width = least_width;
      self->wide_height = least_height;
    }
  if ((width < self->wide_width || height < self->wide_height) != self->is_compact &&
      self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, toggle_cb, self, NULL);
  gtk_widget_allocate (self->child, MAX (width, least_width), MAX (height, least_height), -1, NULL);
}

static void
sender_compact_bin_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_COMPACT)
    g_value_set_boolean (value, SENDER_COMPACT_BIN (object)->is_compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_compact_bin_dispose (GObject *object)
{
  SenderCompactBin *self = SENDER_COMPACT_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (sender_compact_bin_parent_class)->dispose (object);
}

static void
sender_compact_bin_class_init (SenderCompactBinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sender_compact_bin_get_property;
  object_class->dispose = sender_compact_bin_dispose;
  widget_class->measure = sender_compact_bin_measure;
  widget_class->size_allocate = sender_compact_bin_size_allocate;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_compact_bin_init (SenderCompactBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
