/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-popover.h"

#include "sender-finding-view.h"

#include <glib/gi18n.h>

struct _SenderFindingsPopover
{
  GtkPopover parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  GSignalGroup   *checks;   /* (owned): of the inspection */

  /* Template widgets. */
  GtkLabel   *heading;
  GtkWidget  *fix_all;
  GtkWidget  *scroller;
  GtkListBox *list;
  GtkWidget  *note;
};

typedef enum
{
  PROP_DOCUMENT = 1,
} SenderFindingsPopoverProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (SenderFindingsPopover, sender_findings_popover, GTK_TYPE_POPOVER)

static GListModel *
get_findings (SenderFindingsPopover *self)
{
  return sender_inspection_get_findings (sender_document_get_inspection (self->document));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SenderFinding   *finding = SENDER_FINDING (item);
  const char      *path = sender_finding_get_path (finding);
  const char      *section = sender_section_get_label (sender_section_for_path (path));
  GtkWidget       *row = gtk_list_box_row_new ();
  g_autofree char *place = g_strdup_printf ("%s · %s", section, path);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), sender_finding_view_new (finding, place));
  gtk_widget_set_tooltip_text (row, sender_finding_get_why (finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sender_finding_get_message (finding),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  return row;
}

static gboolean
has_fix (GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_fix (finding) != NULL && sender_finding_get_accepted (finding) == NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_heading (SenderTally sum)
{
  g_autofree char *errors =
    g_strdup_printf (ngettext ("%u error", "%u errors", sum.errors), sum.errors);
  g_autofree char *warnings =
    g_strdup_printf (ngettext ("%u warning", "%u warnings", sum.warnings), sum.warnings);

  if (sum.errors > 0 && sum.warnings > 0)
    return g_strdup_printf (_ ("%s, %s"), errors, warnings);
  if (sum.errors > 0)
    return g_steal_pointer (&errors);
  if (sum.warnings > 0)
    return g_steal_pointer (&warnings);
  return g_strdup (sum.infos > 0 ? _ ("Nothing to mend") : _ ("No findings"));
}

static void
show (SenderFindingsPopover *self)
{
  SenderTally      sum = { 0, 0, 0 };
  g_autofree char *heading = NULL;

  if (self->document == NULL)
    return;
  sum = sender_inspection_get_sum (sender_document_get_inspection (self->document));
  heading = dup_heading (sum);
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_visible (self->fix_all, has_fix (get_findings (self)));
  gtk_widget_set_visible (self->scroller, g_list_model_get_n_items (get_findings (self)) > 0);
  gtk_widget_set_visible (self->note, sum.errors > 0);
}

static void
row_activated_cb (SenderFindingsPopover *self,
                  GtkListBoxRow         *row)
{
  g_autoptr (SenderFinding) finding =
    g_list_model_get_item (get_findings (self), (guint) gtk_list_box_row_get_index (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s",
                              sender_finding_get_path (finding));
}

static void
set_document (SenderFindingsPopover *self,
              SenderDocument        *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  gtk_list_box_bind_model (self->list, document != NULL ? get_findings (self) : NULL, create_row,
                           NULL, NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
sender_findings_popover_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  if ((SenderFindingsPopoverProperty) prop_id == PROP_DOCUMENT)
    g_value_set_object (value, SENDER_FINDINGS_POPOVER (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_findings_popover_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  if ((SenderFindingsPopoverProperty) prop_id == PROP_DOCUMENT)
    set_document (SENDER_FINDINGS_POPOVER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_findings_popover_dispose (GObject *object)
{
  SenderFindingsPopover *self = SENDER_FINDINGS_POPOVER (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_FINDINGS_POPOVER);
  G_OBJECT_CLASS (sender_findings_popover_parent_class)->dispose (object);
}

static void
sender_findings_popover_class_init (SenderFindingsPopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sender_findings_popover_get_property;
  object_class->set_property = sender_findings_popover_set_property;
  object_class->dispose = sender_findings_popover_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-findings-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, fix_all);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, list);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, note);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sender_findings_popover_init (SenderFindingsPopover *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
