/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-columns.h"

#define BASE_DPI (96 * 1024)
/* Wider than any text. */
#define WIDE (1 << 20)

struct _SenderColumns
{
  GtkWidget parent_instance;

  guint threshold;
  guint spacing;
  guint share;
  guint wide_only;
  guint unbroken;
};

typedef enum
{
  PROP_THRESHOLD = 1,
  PROP_SPACING,
  PROP_SHARE,
  PROP_WIDE_ONLY,
  PROP_UNBROKEN,
} SenderColumnsProperty;

static GParamSpec *props[PROP_UNBROKEN + 1];

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderColumns, sender_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GtkBuildableIface *parent_buildable_iface;

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_insert_before (GTK_WIDGET (child), GTK_WIDGET (buildable), NULL);
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static guint *
get_place (SenderColumns        *self,
           SenderColumnsProperty property)
{
  switch (property)
    {
    case PROP_THRESHOLD:
      return &self->threshold;
    case PROP_SPACING:
      return &self->spacing;
    case PROP_SHARE:
      return &self->share;
    case PROP_WIDE_ONLY:
      return &self->wide_only;
    case PROP_UNBROKEN:
    default:
      return &self->unbroken;
    }
}

/* One that is hidden takes no room, and no spacing. */
static GtkWidget *
get_child (SenderColumns *self,
           gboolean       second)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *child = second && first != NULL ? gtk_widget_get_next_sibling (first) : first;

  return child != NULL && gtk_widget_should_layout (child) ? child : NULL;
}

static int
measure (GtkWidget     *child,
         GtkOrientation orientation,
         int            for_size,
         int           *natural)
{
  int minimum = 0;

  *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, &minimum, natural, NULL, NULL);
  return minimum;
}

static int
scale (SenderColumns *self,
       guint          pixels)
{
  int dpi = BASE_DPI;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return (int) ((gint64) pixels * MAX (dpi, BASE_DPI) / BASE_DPI);
}

/* The width of the first child, or -1 where the two are stacked. */
static int
split (SenderColumns *self,
       int            width)
{
  int natural = 0;
  int other = 0;
  int first = measure (get_child (self, FALSE), GTK_ORIENTATION_HORIZONTAL, -1, &natural);
  int second = measure (get_child (self, TRUE), GTK_ORIENTATION_HORIZONTAL, -1, &other);
  int room = width - (int) self->spacing;

  if (self->unbroken != 0)
    second = other;
  if (get_child (self, FALSE) == NULL || get_child (self, TRUE) == NULL ||
      width < scale (self, self->threshold) || first + second > room)
    return -1;
  if (self->share > 0)
    natural = room * (int) self->share / 100;
  /* Words that could wrap do not where the first has room to spare. */
  else
    natural = MIN (natural, MAX (first, room - other));
  return CLAMP (natural, first, room - second);
}

static void
measure_height (SenderColumns *self,
                int            width,
                int           *minimum,
                int           *natural)
{
  GtkWidget *one = get_child (self, FALSE);
  GtkWidget *other = get_child (self, TRUE);
  int        first = split (self, width);
  int        natural_one = 0;
  int        natural_other = 0;
  int        minimum_one = 0;
  int        minimum_other = 0;
  int        gap = one != NULL && other != NULL ? (int) self->spacing : 0;

  if (first < 0 && self->wide_only != 0)
    return;
  minimum_one = measure (one, GTK_ORIENTATION_VERTICAL, first >= 0 ? first : width, &natural_one);
  minimum_other = measure (other, GTK_ORIENTATION_VERTICAL,
                           first >= 0 ? width - gap - first : width, &natural_other);
  *minimum = first >= 0 ? MAX (minimum_one, minimum_other) : minimum_one + gap + minimum_other;
  *natural = first >= 0 ? MAX (natural_one, natural_other) : natural_one + gap + natural_other;
}

/* The least height at any width is that beside each other. It is asked for at a width all the same:
 * a label may be rounded otherwise without one. */
static void
measure_least_height (SenderColumns *self,
                      int           *minimum,
                      int           *natural)
{
  measure_height (self, WIDE, minimum, natural);
  if (self->wide_only != 0)
    *minimum = 0;
}

static void
sender_columns_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  SenderColumns *self = SENDER_COLUMNS (widget);
  int            natural_one = 0;
  int            natural_other = 0;
  int            one = 0;
  int            other = 0;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      if (for_size < 0)
        measure_least_height (self, minimum, natural);
      else
        measure_height (self, for_size, minimum, natural);
      return;
    }
  one = measure (get_child (self, FALSE), orientation, -1, &natural_one);
  other = measure (get_child (self, TRUE), orientation, -1, &natural_other);
  *minimum = MAX (one, other);
  *natural = natural_one + (int) self->spacing + natural_other;
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GtkAllocation box = { x, y, width, height };

  gtk_widget_size_allocate (child, &box, -1);
}

/* Where they would be stacked, those of the wide form are not drawn. */
static void
show_children (SenderColumns *self,
               gboolean       is_wide)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, is_wide || self->wide_only == 0);
}

static void
sender_columns_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SenderColumns *self = SENDER_COLUMNS (widget);
  GtkWidget     *one = get_child (self, FALSE);
  GtkWidget     *other = get_child (self, TRUE);
  int            gap = (int) self->spacing;
  int            first = split (self, width);
  int            natural = 0;
  int            top = 0;

  show_children (self, first >= 0);
  if (first >= 0)
    {
      gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      place (one, mirrored ? width - first : 0, 0, first, height);
      place (other, mirrored ? 0 : first + gap, 0, width - gap - first, height);
      return;
    }
  if (self->wide_only != 0)
    return;
  if (one != NULL)
    {
      top = other != NULL ? measure (one, GTK_ORIENTATION_VERTICAL, width, &natural) : height;
      place (one, 0, 0, width, top);
      top += gap;
    }
  if (other != NULL)
    place (other, 0, top, width, MAX (height - top, 0));
}

static GtkSizeRequestMode
sender_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_columns_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_value_set_uint (value, *get_place (SENDER_COLUMNS (object), (SenderColumnsProperty) prop_id));
}

static void
sender_columns_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  guint *found = get_place (SENDER_COLUMNS (object), (SenderColumnsProperty) prop_id);

  if (*found == g_value_get_uint (value))
    return;
  *found = g_value_get_uint (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
sender_columns_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sender_columns_parent_class)->dispose (object);
}

static void
sender_columns_class_init (SenderColumnsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_columns_get_property;
  object_class->set_property = sender_columns_set_property;
  object_class->dispose = sender_columns_dispose;
  widget_class->measure = sender_columns_measure;
  widget_class->size_allocate = sender_columns_size_allocate;
  widget_class->get_request_mode = sender_columns_get_request_mode;

  props[PROP_THRESHOLD] = g_param_spec_uint ("threshold", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_SPACING] = g_param_spec_uint ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_SHARE] = g_param_spec_uint ("share", NULL, NULL, 0, 100, 0, flags);
  props[PROP_WIDE_ONLY] = g_param_spec_uint ("wide-only", NULL, NULL, 0, 1, 0, flags);
  props[PROP_UNBROKEN] = g_param_spec_uint ("unbroken", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_columns_init (SenderColumns *self)
{
}
