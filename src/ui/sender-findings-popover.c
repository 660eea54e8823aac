/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-popover.h"

#include "sender-findings-list-row.h"
#include "sender-place.h"

#include <glib/gi18n.h>
#include <string.h>

/* More than these are grouped and can be filtered. */
#define MANY 10

struct _SenderFindingsPopover
{
  GtkPopover parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  GSignalGroup   *checks;   /* (owned): of the inspection */

  GListModel *shown;    /* (owned) (nullable): while the list is seen */
  guint       position; /* of the last change */
  gboolean    replaced; /* whether rows came or went since the focus was looked after */

  /* Template widgets. */
  GtkLabel   *heading;
  GtkWidget  *copy;
  GtkWidget  *fix_all;
  GtkWidget  *search;
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
  SenderFindingsPopover *self = user_data;

  return sender_findings_list_row_new (item, sender_document_get_config (self->document));
}

static SenderSection
get_section (GtkListBoxRow *row)
{
  SenderFinding *finding = sender_findings_list_row_get_finding (SENDER_FINDINGS_LIST_ROW (row));

  return sender_section_for_path (sender_finding_get_path (finding));
}

/* Many findings are grouped by where they are. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  SenderFindingsPopover *self = user_data;
  GtkWidget             *label = NULL;

  if (gtk_widget_get_visible (self->search) &&
      (before == NULL || get_section (before) != get_section (row)))
    {
      label = gtk_label_new (sender_section_get_label (get_section (row)));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "group");
    }
  gtk_list_box_row_set_header (row, label);
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  SenderFindingsPopover *self = user_data;
  SenderConfig          *config = sender_document_get_config (self->document);
  g_autofree char       *place = sender_place_dup (config, sender_finding_get_path (item));
  g_autofree char       *text = g_strjoin (" ", place, sender_finding_get_message (item),
                                           sender_finding_get_id (item), NULL);
  const char            *sought = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *sought == '\0' || g_str_match_string (sought, text, TRUE) ||
         strstr (text, sought) != NULL;
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

/* After Fix the next finding is at hand; the row that was in focus is gone. */
static void
keep_focus (SenderFindingsPopover *self)
{
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget     *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint          n_items = self->shown != NULL ? g_list_model_get_n_items (self->shown) : 0;
  GtkListBoxRow *row = NULL;

  if (!self->replaced || n_items == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->replaced = FALSE;
  if (focus != NULL && gtk_widget_get_ancestor (focus, SENDER_TYPE_FINDINGS_LIST_ROW) != NULL)
    return;
  row = gtk_list_box_get_row_at_index (self->list, (int) MIN (self->position, n_items - 1));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
items_changed_cb (SenderFindingsPopover *self,
                  guint                  position)
{
  self->position = position;
  self->replaced = TRUE;
}

static void
show (SenderFindingsPopover *self)
{
  SenderTally      sum = { 0, 0, 0 };
  guint            count = 0;
  g_autofree char *heading = NULL;

  if (self->document == NULL)
    return;
  sum = sender_inspection_get_sum (sender_document_get_inspection (self->document));
  heading = dup_heading (sum);
  count = g_list_model_get_n_items (get_findings (self));
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_visible (self->fix_all, has_fix (get_findings (self)));
  gtk_widget_set_visible (self->copy, count > 0);
  gtk_widget_set_visible (self->search, count > MANY);
  gtk_widget_set_visible (self->scroller, count > 0);
  gtk_widget_set_visible (self->note, sum.errors > 0);
  gtk_list_box_invalidate_headers (self->list);
  keep_focus (self);
}

static void
search_changed_cb (SenderFindingsPopover *self)
{
  if (self->shown == NULL)
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (self->shown)),
                      GTK_FILTER_CHANGE_DIFFERENT);
  gtk_list_box_invalidate_headers (self->list);
}

static void
row_activated_cb (SenderFindingsPopover *self,
                  GtkListBoxRow         *row)
{
  g_autoptr (SenderFinding) finding =
    g_object_ref (sender_findings_list_row_get_finding (SENDER_FINDINGS_LIST_ROW (row)));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s",
                              sender_finding_get_path (finding));
}

static void
unmapped_cb (SenderFindingsPopover *self)
{
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  self->replaced = FALSE;
}

/* Rows are there only while they are seen. */
static void
mapped_cb (SenderFindingsPopover *self)
{
  GtkFilter *filter = NULL;

  unmapped_cb (self);
  if (self->document == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show (self);
  filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->shown =
    G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (get_findings (self)), filter));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, self->shown, create_row, self, NULL);
  if (g_list_model_get_n_items (self->shown) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
set_document (SenderFindingsPopover *self,
              SenderDocument        *document)
{
  if (self->document == document)
    return;
  unmapped_cb (self);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
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
  if (self->list != NULL)
    unmapped_cb (self);
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
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, copy);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, fix_all);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, search);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, list);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, note);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmapped_cb);
}

static void
sender_findings_popover_init (SenderFindingsPopover *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
}
