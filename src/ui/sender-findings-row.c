/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-row.h"

#include "sender-findings-box.h"

struct _SenderFindingsRow
{
  AdwPreferencesRow parent_instance;

  SenderFindingsBox *box; /* (not owned): the child, which has the properties */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_PATH,
  PROP_EXACT,
} SenderFindingsRowProperty;

static GParamSpec *props[PROP_EXACT + 1];

G_DEFINE_FINAL_TYPE (SenderFindingsRow, sender_findings_row, ADW_TYPE_PREFERENCES_ROW)

/* What is shown may be of another severity, or gone. */
static void
shown_cb (SenderFindingsRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (GTK_WIDGET (self->box)));
  sender_findings_box_mark (self->box, GTK_WIDGET (self));
}

static void
sender_findings_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  g_object_get_property (G_OBJECT (SENDER_FINDINGS_ROW (object)->box), pspec->name, value);
}

static void
sender_findings_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  g_object_set_property (G_OBJECT (SENDER_FINDINGS_ROW (object)->box), pspec->name, value);
}

/* The properties are the box's, and so are their notifications. */
static void
box_notify_cb (SenderFindingsRow *self,
               GParamSpec        *pspec)
{
  for (guint i = PROP_DOCUMENT; i < G_N_ELEMENTS (props); i++)
    if (g_str_equal (props[i]->name, pspec->name))
      g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/* The row there; NULL if the list ends before. */
static GtkWidget *
get_next (GtkWidget       *row,
          GtkDirectionType direction)
{
  gboolean   is_down = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_DOWN;
  gboolean   is_up = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = is_down || is_up ? row : NULL;

  do
    if (next != NULL)
      next = is_down ? gtk_widget_get_next_sibling (next) : gtk_widget_get_prev_sibling (next);
  while (next != NULL && !gtk_widget_is_visible (next));
  return next;
}

/* Only what is inside takes the focus. Where nothing does, a list ends there for the Tab key if the
 * row does not pass it on. */
static gboolean
sender_findings_row_focus (GtkWidget       *widget,
                           GtkDirectionType direction)
{
  GtkWidget *box = GTK_WIDGET (SENDER_FINDINGS_ROW (widget)->box);
  gboolean   was_inside = gtk_widget_get_focus_child (widget) != NULL;
  GtkWidget *next = NULL;

  if (gtk_widget_child_focus (box, direction))
    return TRUE;
  next = was_inside ? NULL : get_next (widget, direction);
  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
sender_findings_row_class_init (SenderFindingsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_findings_row_get_property;
  object_class->set_property = sender_findings_row_set_property;
  GTK_WIDGET_CLASS (klass)->focus = sender_findings_row_focus;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_EXACT] = g_param_spec_boolean ("exact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_findings_row_init (SenderFindingsRow *self)
{
  GtkWidget *box = sender_findings_box_new ();

  self->box = SENDER_FINDINGS_BOX (box);
  g_signal_connect_object (box, "notify", G_CALLBACK (box_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "findings");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sender_findings_row_new:
 *
 * Makes one that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_findings_row_new (void)
{
  return g_object_new (SENDER_TYPE_FINDINGS_ROW, NULL);
}
