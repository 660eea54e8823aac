/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-row.h"

#include "sender-field-link.h"
#include "sender-finding-view.h"

struct _SenderFindingsRow
{
  AdwPreferencesRow parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  char           *path;     /* (nullable) */
  GtkBox         *box;      /* (not owned): the child */
  GPtrArray      *shown;    /* (owned) (element-type SenderFinding) */
  GSignalGroup   *checks;   /* (owned): of the inspection */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_PATH,
} SenderFindingsRowProperty;

static GParamSpec *props[PROP_PATH + 1];

G_DEFINE_FINAL_TYPE (SenderFindingsRow, sender_findings_row, ADW_TYPE_PREFERENCES_ROW)

static GPtrArray *
collect (SenderFindingsRow *self)
{
  GPtrArray  *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *findings = NULL;

  if (self->document == NULL || self->path == NULL)
    return found;
  findings = sender_inspection_get_findings (sender_document_get_inspection (self->document));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_accepted (finding) == NULL &&
          sender_field_has (self->path, sender_finding_get_path (finding)))
        g_ptr_array_add (found, g_steal_pointer (&finding));
    }
  return found;
}

static gboolean
is_shown (SenderFindingsRow *self,
          GPtrArray         *found)
{
  if (found->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (g_ptr_array_index (found, i) != g_ptr_array_index (self->shown, i))
      return FALSE;
  return TRUE;
}

static void
show (SenderFindingsRow *self)
{
  g_autoptr (GPtrArray) found = collect (self);
  GtkWidget            *child = NULL;

  if (is_shown (self, found))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (self->box, sender_finding_view_new (g_ptr_array_index (found, i), NULL));
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
  sender_field_mark (GTK_WIDGET (self), self->document, self->path != NULL ? self->path : "");
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&found);
}

static void
set_document (SenderFindingsRow *self,
              SenderDocument    *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_path (SenderFindingsRow *self,
          const char        *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATH]);
}

static void
sender_findings_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SenderFindingsRow *self = SENDER_FINDINGS_ROW (object);

  switch ((SenderFindingsRowProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_findings_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SenderFindingsRow *self = SENDER_FINDINGS_ROW (object);

  switch ((SenderFindingsRowProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_PATH:
      set_path (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_findings_row_dispose (GObject *object)
{
  SenderFindingsRow *self = SENDER_FINDINGS_ROW (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->document);
  g_ptr_array_set_size (self->shown, 0);
  G_OBJECT_CLASS (sender_findings_row_parent_class)->dispose (object);
}

static void
sender_findings_row_finalize (GObject *object)
{
  SenderFindingsRow *self = SENDER_FINDINGS_ROW (object);

  g_free (self->path);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (sender_findings_row_parent_class)->finalize (object);
}

static void
sender_findings_row_class_init (SenderFindingsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_findings_row_get_property;
  object_class->set_property = sender_findings_row_set_property;
  object_class->dispose = sender_findings_row_dispose;
  object_class->finalize = sender_findings_row_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_findings_row_init (SenderFindingsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  self->box = GTK_BOX (box);
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
