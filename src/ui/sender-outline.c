/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-outline.h"

#include "sender-outline-row.h"
#include "sender-progress.h"

#include <glib/gi18n.h>

struct _SenderOutline
{
  AdwBin parent_instance;

  SenderDocument   *document;  /* (owned) (nullable) */
  SenderWorkspace  *workspace; /* (owned) (nullable) */
  SenderProgress   *progress;  /* (owned) */
  GtkListBox       *list;      /* (not owned): the child */
  SenderOutlineRow *rows[SENDER_N_SECTIONS];
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_SECTION,
  PROP_WORKSPACE,
} SenderOutlineProperty;

static GParamSpec *props[PROP_WORKSPACE + 1];

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderOutline, sender_outline, ADW_TYPE_BIN)

static void
show_status (SenderOutline *self)
{
  for (SenderSection section = 0; self->document != NULL && section < SENDER_N_SECTIONS; section++)
    {
      g_autofree char *word = NULL;
      SenderStatus     status = sender_progress_get_status (self->progress, section, &word);

      sender_outline_row_set_status (self->rows[section], &status, word);
    }
}

static void
follow (SenderOutline *self)
{
  sender_progress_follow (self->progress, self->document, self->workspace);
}

static void
row_selected_cb (SenderOutline *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECTION]);
}

static void
row_activated_cb (SenderOutline *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Space parts the groups: above the first section of the second and of the third. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  SenderSection section = sender_outline_row_get_section (SENDER_OUTLINE_ROW (row));

  if (section == SENDER_SECTION_MESSAGES || section == SENDER_SECTION_PUBLISH)
    gtk_widget_add_css_class (GTK_WIDGET (row), "group-start");
}

static void
sender_outline_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SenderOutline *self = SENDER_OUTLINE (object);

  switch ((SenderOutlineProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SECTION:
      g_value_set_enum (value, (int) sender_outline_get_section (self));
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_outline_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SenderOutline *self = SENDER_OUTLINE (object);

  switch ((SenderOutlineProperty) prop_id)
    {
    case PROP_DOCUMENT:
      if (!g_set_object (&self->document, g_value_get_object (value)))
        return;
      follow (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SECTION:
      sender_outline_set_section (self, (SenderSection) g_value_get_enum (value));
      break;
    case PROP_WORKSPACE:
      if (!g_set_object (&self->workspace, g_value_get_object (value)))
        return;
      follow (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* One stop for Tab: the arrow keys go from section to section, else Tab would open each of them. */
static gboolean
sender_outline_focus (GtkWidget       *widget,
                      GtkDirectionType direction)
{
  SenderOutline *self = SENDER_OUTLINE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (sender_outline_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || row == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
sender_outline_dispose (GObject *object)
{
  SenderOutline *self = SENDER_OUTLINE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  if (self->progress != NULL)
    sender_progress_follow (self->progress, NULL, NULL);
  g_clear_object (&self->progress);
  G_OBJECT_CLASS (sender_outline_parent_class)->dispose (object);
}

static void
sender_outline_class_init (SenderOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_outline_get_property;
  object_class->set_property = sender_outline_set_property;
  object_class->dispose = sender_outline_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sender_outline_focus;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_SECTION] = g_param_spec_enum ("section", NULL, NULL, SENDER_TYPE_SECTION,
                                           SENDER_SECTION_SENDER, flags);
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_outline_init (SenderOutline *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->progress = sender_progress_new ();
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (show_status), self,
                           G_CONNECT_SWAPPED);
  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_add_css_class (list, "outline");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sections"), -1);
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    {
      GtkWidget *row = sender_outline_row_new (section);

      self->rows[section] = SENDER_OUTLINE_ROW (row);
      gtk_list_box_append (self->list, row);
    }
  adw_bin_set_child (ADW_BIN (self), list);
  g_signal_connect_swapped (list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  sender_outline_set_section (self, SENDER_SECTION_SENDER);
}

/**
 * sender_outline_get_section:
 *
 * Gets the selected section.
 *
 * Returns: one of [enum@Section]
 */
SenderSection
sender_outline_get_section (SenderOutline *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? sender_outline_row_get_section (SENDER_OUTLINE_ROW (row))
                     : SENDER_SECTION_SENDER;
}

/**
 * sender_outline_set_section:
 * @section: the section to select
 *
 * Selects a section.
 */
void
sender_outline_set_section (SenderOutline *self,
                            SenderSection  section)
{
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (self->rows[section]));
}
