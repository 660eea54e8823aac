/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-content.h"

#include "sender-columns.h"
#include "sender-environment-line.h"
#include "sender-file-notices.h"
#include "sender-findings-popover.h"
#include "sender-notice.h"
#include "sender-pages.h"
#include "sender-practice-strip.h"
#include "sender-recovery.h"
#include "sender-title.h"

#include <glib/gi18n.h>

struct _SenderContent
{
  AdwBin parent_instance;

  /* Owned. */
  SenderDocument  *document;  /* (nullable) */
  SenderWorkspace *workspace; /* (nullable) */
  SenderRecovery  *recovery;  /* (nullable) */
  GSignalGroup    *checks;    /* of the inspection */
  GSignalGroup    *states;    /* of the document */
  GSignalGroup    *steps;     /* of the history of edits */

  SenderSection section;
  gboolean      folded;
  gboolean      low;

  /* Template widgets. */
  SenderTitle       *title;
  GtkWidget         *back;
  GtkWidget         *steps_box;
  GtkWidget         *undo;
  GtkWidget         *redo;
  GtkWidget         *more;
  GtkWidget         *verbs;
  GtkStack          *verb;
  GtkButton         *send_test;
  GtkButton         *publish;
  GtkWidget         *low_verb;
  GtkLabel          *low_verb_label;
  GtkWidget         *findings;
  AdwButtonContent  *findings_content;
  GtkWidget         *strip;
  SenderFileNotices *notices;
  GtkStack          *pages;
  GtkWidget         *bottom;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_WORKSPACE,
  PROP_FOLDED,
  PROP_LOW,
  PROP_RECOVERY,
} SenderContentProperty;

static GParamSpec *props[PROP_RECOVERY + 1];

G_DEFINE_FINAL_TYPE (SenderContent, sender_content, ADW_TYPE_BIN)

/* Pages are made when they are first shown: a window that opens has one. */
static SenderPage *
ensure_page (SenderContent *self,
             SenderSection  section)
{
  const char *name = sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section);
  GtkWidget  *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL)
    return SENDER_PAGE (page);
  page = sender_pages_new (section);
  g_object_bind_property (self, "workspace", page, "workspace", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "document", page, "document", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sender_section_get_label (section), -1);
  gtk_stack_add_named (self->pages, page, name);
  return SENDER_PAGE (page);
}

static void
show_title (SenderContent *self)
{
  sender_title_show (self->title, self->section, self->document, self->folded);
}

/* By the worst finding. */
static const struct
{
  const char *icon;
  const char *classes[3];
} looks[] = {
  [SENDER_SEVERITY_ERROR] = { "dialog-error-symbolic", { "raised", "findings-error", NULL } },
  [SENDER_SEVERITY_WARNING] = { "dialog-warning-symbolic", { "raised", "findings-warning", NULL } },
  [SENDER_SEVERITY_INFO] = { "object-select-symbolic", { "raised", NULL } },
};

static void
show_findings (SenderContent *self)
{
  SenderTally      sum = { 0, 0, 0 };
  guint            count = 0;
  SenderSeverity   look = SENDER_SEVERITY_INFO;
  g_autofree char *label = NULL;
  g_autofree char *number = NULL;

  gtk_widget_set_visible (self->findings, self->document != NULL);
  if (self->document == NULL)
    return;
  sum = sender_inspection_get_sum (sender_document_get_inspection (self->document));
  count = sum.errors + sum.warnings;
  if (count > 0)
    look = sum.errors > 0 ? SENDER_SEVERITY_ERROR : SENDER_SEVERITY_WARNING;
  number = g_strdup_printf ("%u", count);
  label = count > 0 ? g_strdup_printf (ngettext ("%u Finding", "%u Findings", count), count)
                    : g_strdup (_ ("No Findings"));
  adw_button_content_set_label (self->findings_content, self->folded ? number : label);
  adw_button_content_set_icon_name (self->findings_content, looks[look].icon);
  gtk_widget_set_css_classes (self->findings, (const char **) looks[look].classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
name_step (GtkWidget  *button,
           const char *verb,
           const char *label)
{
  g_autofree char *text =
    label != NULL && *label != '\0' ? g_strdup_printf (_ ("%s: %s"), verb, label) : g_strdup (verb);

  gtk_widget_set_tooltip_text (button, text);
}

static void
show_steps (SenderContent *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  if (self->document != NULL)
    g_object_get (sender_document_get_undo (self->document),
                  "undo-label", &undo,
                  "redo-label", &redo,
                  NULL);
  name_step (self->undo, _ ("Undo"), undo);
  name_step (self->redo, _ ("Redo"), redo);
}

/* What the section leads up to. In the header both take the same room, so that nothing beside them
 * moves. */
static void
show_verb (SenderContent *self)
{
  gboolean   publishes = self->section == SENDER_SECTION_PUBLISH;
  GtkButton *button = publishes ? self->publish : self->send_test;

  gtk_stack_set_visible_child (self->verb, GTK_WIDGET (button));
  gtk_label_set_label (self->low_verb_label, gtk_button_get_label (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->low_verb),
                                  gtk_actionable_get_action_name (GTK_ACTIONABLE (button)));
}

/* What has no room beside the title goes below the page, else into a menu. */
static void
arrange (SenderContent *self)
{
  gtk_widget_set_visible (self->back, self->folded);
  gtk_widget_set_visible (self->steps_box, !self->folded);
  gtk_widget_set_visible (self->verbs, !self->folded);
  gtk_widget_set_visible (self->strip, self->folded);
  gtk_widget_set_visible (self->bottom, self->folded && !self->low);
  gtk_widget_set_visible (self->more, self->folded && self->low);
  show_findings (self);
  show_title (self);
}

static void
set_document (SenderContent  *self,
              SenderDocument *document)
{
  gboolean has = document != NULL;

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks, has ? sender_document_get_inspection (document) : NULL);
  g_signal_group_set_target (self->states, document);
  g_signal_group_set_target (self->steps, has ? sender_document_get_undo (document) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  if (has)
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (ensure_page (self, self->section)));
  show_findings (self);
  show_steps (self);
  show_title (self);
}

static void
sender_content_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SenderContent *self = SENDER_CONTENT (object);

  switch ((SenderContentProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    case PROP_RECOVERY:
      g_value_set_object (value, self->recovery);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_content_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SenderContent *self = SENDER_CONTENT (object);

  switch ((SenderContentProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      if (g_set_object (&self->workspace, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      arrange (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LOW:
      self->low = g_value_get_boolean (value);
      arrange (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_RECOVERY:
      if (g_set_object (&self->recovery, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_content_dispose (GObject *object)
{
  SenderContent *self = SENDER_CONTENT (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->states);
  g_clear_object (&self->steps);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  g_clear_object (&self->recovery);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_CONTENT);
  G_OBJECT_CLASS (sender_content_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_ENVIRONMENT_LINE);
  g_type_ensure (SENDER_TYPE_FILE_NOTICES);
  g_type_ensure (SENDER_TYPE_NOTICE);
  g_type_ensure (SENDER_TYPE_PRACTICE_STRIP);
  g_type_ensure (SENDER_TYPE_RECOVERY);
  g_type_ensure (SENDER_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-content.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderContent, title);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, back);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, steps_box);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, undo);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, redo);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, more);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, verbs);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, verb);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, send_test);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, publish);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, low_verb);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, low_verb_label);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, findings);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, findings_content);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, strip);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, notices);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, pages);
  gtk_widget_class_bind_template_child (widget_class, SenderContent, bottom);
}

static void
sender_content_class_init (SenderContentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_content_get_property;
  object_class->set_property = sender_content_set_property;
  object_class->dispose = sender_content_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               flags);
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  props[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, flags);
  props[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, SENDER_TYPE_RECOVERY, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* Made when it is first opened: a window that opens has no time for it. */
static void
ensure_popover (GtkMenuButton *button,
                gpointer       user_data)
{
  GtkWidget *popover = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = g_object_new (SENDER_TYPE_FINDINGS_POPOVER, NULL);
  gtk_menu_button_set_popover (button, popover);
  g_object_bind_property (user_data, "document", popover, "document", G_BINDING_SYNC_CREATE);
}

static void
sender_content_init (SenderContent *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show_findings),
                                  self);
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (show_title), self);
  self->steps = g_signal_group_new (SENDER_TYPE_UNDO);
  g_signal_group_connect_swapped (self->steps, "notify", G_CALLBACK (show_steps), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_verb (self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->findings), ensure_popover, self,
                                         NULL);
  g_object_bind_property (self, "document", self->strip, "document", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "workspace", self->strip, "workspace", G_BINDING_SYNC_CREATE);
  arrange (self);
}

/**
 * sender_content_get_section:
 *
 * Gets the section that is shown.
 *
 * Returns: one of [enum@Section]
 */
SenderSection
sender_content_get_section (SenderContent *self)
{
  return self->section;
}

/**
 * sender_content_get_page:
 *
 * Gets the page that is seen.
 *
 * Returns: (transfer none): the page
 */
SenderPage *
sender_content_get_page (SenderContent *self)
{
  return ensure_page (self, self->section);
}

/**
 * sender_content_show_section:
 * @section: a section
 *
 * Shows a section.
 */
void
sender_content_show_section (SenderContent *self,
                             SenderSection  section)
{
  self->section = section;
  if (self->document != NULL)
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (ensure_page (self, section)));
  show_verb (self);
  show_title (self);
}

/**
 * sender_content_has_focus:
 * @section: a section
 *
 * Tells whether somebody works in a section.
 *
 * Returns: whether it is shown and has the focus
 */
gboolean
sender_content_has_focus (SenderContent *self,
                          SenderSection  section)
{
  return section == self->section &&
         gtk_widget_get_focus_child (GTK_WIDGET (sender_content_get_page (self))) != NULL;
}

/**
 * sender_content_focus_page:
 *
 * Gives the focus to where the work begins on the page that is seen.
 */
void
sender_content_focus_page (SenderContent *self)
{
  sender_page_begin (sender_content_get_page (self), self->section);
}

/**
 * sender_content_reveal:
 * @path: a path of the configuration
 *
 * Shows where the path is edited, and gives it the focus.
 */
void
sender_content_reveal (SenderContent *self,
                       const char    *path)
{
  sender_content_show_section (self, sender_section_for_path (path));
  sender_page_reveal (sender_content_get_page (self), path);
}

/**
 * sender_content_popup_findings:
 *
 * Opens the list of findings.
 */
void
sender_content_popup_findings (SenderContent *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->findings));
}

/**
 * sender_content_set_save_error:
 * @text: (nullable): why what was typed is not saved
 *
 * Says that saving failed, until the document is saved.
 */
void
sender_content_set_save_error (SenderContent *self,
                               const char    *text)
{
  sender_file_notices_set_save_error (self->notices, text);
}
