/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-title.h"

#include "sender-config.h"
#include "sender-isolate.h"

#include <glib/gi18n.h>

/* Characters of a name in the header bar. */
#define MOST_NAME 32

/* On both sides of the dash. */
#define GAP 4

struct _SenderTitle
{
  GtkWidget parent_instance;

  /* Template widgets. */
  GtkWidget *section;
  GtkWidget *name;
  GtkWidget *dash;
  GtkWidget *state;
};

G_DEFINE_FINAL_TYPE (SenderTitle, sender_title, GTK_TYPE_WIDGET)

static int
measure (GtkWidget     *label,
         GtkOrientation orientation,
         int           *minimum)
{
  int natural = 0;

  gtk_widget_measure (label, orientation, -1, minimum, &natural, NULL, NULL);
  return natural;
}

/* What the dash and the state take beside the name. */
static int
measure_rest (SenderTitle *self)
{
  return measure (self->dash, GTK_ORIENTATION_HORIZONTAL, NULL) +
         measure (self->state, GTK_ORIENTATION_HORIZONTAL, NULL) + 2 * GAP;
}

static void
sender_title_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  SenderTitle *self = SENDER_TITLE (widget);
  int          least_above = 0;
  int          least_below = 0;
  int          above = measure (self->section, orientation, &least_above);
  int          below = measure (self->state, orientation, &least_below);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least_above, least_below);
      *natural = MAX (above, measure (self->name, orientation, NULL) + measure_rest (self));
      return;
    }
  below = MAX (below, measure (self->name, orientation, NULL));
  *minimum = *natural = above + below;
}

static void
place (GtkWidget *label,
       int       *x,
       int        y,
       int        width)
{
  gboolean      mirrored = gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL;
  int           height = measure (label, GTK_ORIENTATION_VERTICAL, NULL);
  GtkAllocation area = { mirrored ? *x - width : *x, y, width, height };

  gtk_widget_size_allocate (label, &area, -1);
  *x += mirrored ? -width - GAP : width + GAP;
}

/* Where there is no room for a few letters of the name, the state stands alone. */
static void
place_line (SenderTitle *self,
            int          y,
            int          width)
{
  int      least = 0;
  int      name = measure (self->name, GTK_ORIENTATION_HORIZONTAL, &least);
  int      state = MIN (measure (self->state, GTK_ORIENTATION_HORIZONTAL, NULL), width);
  int      rest = measure_rest (self);
  gboolean named = MIN (name, 2 * least) + rest <= width;
  int      line = named ? MIN (name + rest, width) : state;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      x = (width + (mirrored ? line : -line)) / 2;

  gtk_widget_set_child_visible (self->name, named);
  gtk_widget_set_child_visible (self->dash, named);
  if (named)
    {
      place (self->name, &x, y, line - rest);
      place (self->dash, &x, y, measure (self->dash, GTK_ORIENTATION_HORIZONTAL, NULL));
    }
  place (self->state, &x, y, state);
}

static void
sender_title_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  SenderTitle *self = SENDER_TITLE (widget);
  int          above = measure (self->section, GTK_ORIENTATION_VERTICAL, NULL);
  int          whole = 0;
  int          y = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &whole, NULL, NULL);
  y = MAX (height - whole, 0) / 2;
  gtk_widget_size_allocate (self->section, &(GtkAllocation){ 0, y, width, above }, -1);
  place_line (self, y + above, width);
}

static void
sender_title_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_TITLE);
  G_OBJECT_CLASS (sender_title_parent_class)->dispose (object);
}

static void
sender_title_class_init (SenderTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_title_dispose;
  widget_class->measure = sender_title_measure;
  widget_class->size_allocate = sender_title_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "documenttitle");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-title.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderTitle, section);
  gtk_widget_class_bind_template_child (widget_class, SenderTitle, name);
  gtk_widget_class_bind_template_child (widget_class, SenderTitle, dash);
  gtk_widget_class_bind_template_child (widget_class, SenderTitle, state);
}

static void
sender_title_init (SenderTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= MOST_NAME)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, MOST_NAME - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static void
show_document (SenderTitle    *self,
               SenderDocument *document)
{
  static const char *const states[] = {
    [SENDER_CONFIG_STATE_DRAFT] = N_ ("draft"),
    [SENDER_CONFIG_STATE_SAVED] = N_ ("saved"),
    [SENDER_CONFIG_STATE_PUBLISHED] = N_ ("published"),
    [SENDER_CONFIG_STATE_DRIFTED] = N_ ("drifted"),
  };
  const char      *state = _ (states[sender_document_get_state (document)]);
  g_autofree char *shortened =
    shorten (sender_config_get_name (sender_document_get_config (document)));
  g_autofree char *name = sender_isolate_name (shortened);
  g_autofree char *whole = g_strdup_printf (_ ("%s — %s"), name, state);

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/**
 * sender_title_show:
 * @section: a section
 * @document: (nullable): the document it is of, nothing without
 * @narrow: whether a long state may be cut, too, rather than widen the window
 *
 * Shows where one is, and whether what is there is saved.
 */
void
sender_title_show (SenderTitle    *self,
                   SenderSection   section,
                   SenderDocument *document,
                   gboolean        narrow)
{
  gtk_label_set_label (GTK_LABEL (self->section), sender_section_get_label (section));
  gtk_label_set_ellipsize (GTK_LABEL (self->state),
                           narrow ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (document != NULL)
    show_document (self, document);
  gtk_widget_set_visible (GTK_WIDGET (self), document != NULL);
}
