/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-popover.h"

#include "sender-findings-list-row.h"
#include "sender-gradual-model.h"
#include "sender-place.h"

#include <glib/gi18n.h>
#include <string.h>

/* More than these are grouped and can be filtered. */
#define MANY 10
/* More than these are filtered bit by bit, so that typing is not held up. */
#define VERY_MANY 500

struct _SenderFindingsPopover
{
  GtkPopover parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  GSignalGroup   *checks;   /* (owned): of the inspection */

  GtkFilterListModel *shown; /* (owned) (nullable): while the list is seen */
  GPtrArray          *rows;  /* (owned) (element-type GtkListItem): that show something */

  guint    position; /* of the last change */
  gboolean replaced; /* whether rows came or went since the focus was looked after */

  /* Template widgets. */
  GtkLabel    *heading;
  GtkWidget   *copy;
  GtkWidget   *fix_all;
  GtkWidget   *filters;
  GtkEditable *search;
  GtkDropDown *severity;
  GtkDropDown *section;
  GtkWidget   *scroller;
  GtkListView *list;
  GtkWidget   *nothing;
  GtkWidget   *note;
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

static guint
count_shown (SenderFindingsPopover *self)
{
  return self->shown != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->shown)) : 0;
}

static SenderSection
get_section (SenderFindingsPopover *self,
             guint                  position)
{
  g_autoptr (SenderFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return sender_section_for_path (sender_finding_get_path (finding));
}

/* Many findings are grouped by where they are. */
static void
show_title (SenderFindingsPopover *self,
            GtkListItem           *item)
{
  GtkWidget  *row = gtk_list_item_get_child (item);
  guint       position = gtk_list_item_get_position (item);
  const char *title = NULL;

  if (position >= count_shown (self))
    return;
  if (gtk_widget_get_visible (self->filters) &&
      (position == 0 || get_section (self, position - 1) != get_section (self, position)))
    title = sender_section_get_label (get_section (self, position));
  sender_findings_list_row_set_title (SENDER_FINDINGS_LIST_ROW (row), title);
}

static void
show_titles (SenderFindingsPopover *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_title (self, g_ptr_array_index (self->rows, i));
}

static void
set_up_row_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  gtk_list_item_set_child (item, sender_findings_list_row_new ());
}

static void
bind_row_cb (SenderFindingsPopover *self,
             GtkListItem           *item)
{
  SenderFindingsListRow *row = SENDER_FINDINGS_LIST_ROW (gtk_list_item_get_child (item));

  sender_findings_list_row_show (row, gtk_list_item_get_item (item),
                                 sender_document_get_config (self->document));
  g_ptr_array_add (self->rows, item);
  show_title (self, item);
}

static void
unbind_row_cb (SenderFindingsPopover *self,
               GtkListItem           *item)
{
  g_ptr_array_remove_fast (self->rows, item);
}

/* The first of both is any. */
static gboolean
is_chosen (SenderFindingsPopover *self,
           SenderFinding         *finding)
{
  guint severity = gtk_drop_down_get_selected (self->severity);
  guint section = gtk_drop_down_get_selected (self->section);

  return (severity == 0 || severity - 1 == (guint) sender_finding_get_severity (finding)) &&
         (section == 0 ||
          section - 1 == (guint) sender_section_for_path (sender_finding_get_path (finding)));
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  SenderFindingsPopover *self = user_data;
  const char            *sought = gtk_editable_get_text (self->search);
  g_autofree char       *place = NULL;
  g_autofree char       *text = NULL;

  if (!is_chosen (self, item))
    return FALSE;
  if (*sought == '\0')
    return TRUE;
  place = sender_place_dup (sender_document_get_config (self->document),
                            sender_finding_get_path (item));
  text = g_strjoin (" ", place, sender_finding_get_message (item), sender_finding_get_id (item),
                    NULL);
  return strstr (text, sought) != NULL || g_str_match_string (sought, text, TRUE);
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
focus_position (SenderFindingsPopover *self,
                guint                  position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->rows, i);

      if (gtk_list_item_get_position (item) == position)
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
    }
}

/* After Fix the next finding is at hand; the row that was in focus is gone. */
static void
keep_focus (SenderFindingsPopover *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint      n_items = count_shown (self);

  if (!self->replaced || n_items == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->replaced = FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  focus_position (self, MIN (self->position, n_items - 1));
}

static void
show_nothing (SenderFindingsPopover *self)
{
  gboolean any = count_shown (self) > 0;
  gboolean done = self->shown != NULL && gtk_filter_list_model_get_pending (self->shown) == 0;

  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (self->nothing, !any && done && gtk_widget_get_visible (self->filters));
}

static void
items_changed_cb (SenderFindingsPopover *self,
                  guint                  position)
{
  self->position = position;
  self->replaced = TRUE;
  show_titles (self);
  show_nothing (self);
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
  gtk_widget_set_visible (self->filters, count > MANY);
  gtk_widget_set_visible (self->note, sum.errors > 0);
  show_titles (self);
  show_nothing (self);
  keep_focus (self);
}

static void
filters_changed_cb (SenderFindingsPopover *self)
{
  if (self->shown != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown),
                        GTK_FILTER_CHANGE_DIFFERENT);
}

static void
row_activated_cb (SenderFindingsPopover *self,
                  guint                  position)
{
  g_autoptr (SenderFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (finding == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s",
                              sender_finding_get_path (finding));
}

static void
unmapped_cb (SenderFindingsPopover *self)
{
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  self->replaced = FALSE;
}

static void
clear_filters (SenderFindingsPopover *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->severity, 0);
  gtk_drop_down_set_selected (self->section, 0);
}

/* Rows are there only while they are seen. */
static void
mapped_cb (SenderFindingsPopover *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  SenderGradualModel           *gradual = NULL;
  GtkFilter                    *filter = NULL;

  unmapped_cb (self);
  if (self->document == NULL)
    return;
  clear_filters (self);
  filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (get_findings (self)), filter);
  gtk_filter_list_model_set_incremental (self->shown, count_shown (self) > VERY_MANY);
  show (self);
  gradual = sender_gradual_model_new (G_LIST_MODEL (self->shown), GTK_SCROLLABLE (self->list));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gradual)));
  gtk_list_view_set_model (self->list, selection);
  /* After the list: its rows are in their new order by then. */
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->shown, "notify::pending", G_CALLBACK (show_nothing), self,
                           G_CONNECT_SWAPPED);
  show_titles (self);
  focus_position (self, 0);
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, filters);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, search);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, severity);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, section);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, list);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, nothing);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingsPopover, note);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmapped_cb);
}

static void
fill_sections (SenderFindingsPopover *self)
{
  g_autoptr (GtkStringList) sections = gtk_string_list_new (NULL);

  gtk_string_list_append (sections, _ ("Any Section"));
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    gtk_string_list_append (sections, sender_section_get_label (section));
  gtk_drop_down_set_model (self->section, G_LIST_MODEL (sections));
}

static void
sender_findings_popover_init (SenderFindingsPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_ptr_array_new ();
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_sections (self);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  /* Who types among the findings searches. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->scroller);
}
