/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-window.h"

#include "sender-config.h"
#include "sender-document-actions.h"
#include "sender-findings-popover.h"
#include "sender-outline.h"
#include "sender-pages.h"
#include "sender-practice-strip.h"

#include <glib/gi18n.h>

struct _SenderWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned. */
  SenderWorkspace *workspace; /* (nullable) */
  SenderDocument  *document;  /* (nullable) */
  GSignalGroup    *checks;    /* of the inspection */
  GSignalGroup    *states;    /* of the document */
  GSignalGroup    *steps;     /* of the history of edits */
  GBindingGroup   *naming;    /* of the configuration */

  /* Template widgets. */
  AdwToastOverlay  *toasts;
  AdwLeaflet       *leaflet;
  GtkWidget        *sidebar;
  GtkWidget        *content;
  GtkLabel         *name;
  SenderOutline    *outline;
  AdwWindowTitle   *title;
  GtkWidget        *findings;
  AdwButtonContent *findings_content;
  GtkWidget        *popover;
  GtkStack         *pages;
};

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_DOCUMENT,
} SenderWindowProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (SenderWindow, sender_window, ADW_TYPE_APPLICATION_WINDOW)

/* Pages are made when they are first shown: a window that opens has one. */
static SenderPage *
ensure_page (SenderWindow *self,
             SenderSection section)
{
  const char *name = sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section);
  GtkWidget  *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL)
    return SENDER_PAGE (page);
  page = sender_pages_new (section);
  g_object_bind_property (self, "workspace", page, "workspace", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "document", page, "document", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->pages, page, name);
  return SENDER_PAGE (page);
}

static void
show_title (SenderWindow *self)
{
  static const char *const states[] = {
    [SENDER_CONFIG_STATE_DRAFT] = N_ ("draft"),
    [SENDER_CONFIG_STATE_SAVED] = N_ ("saved"),
    [SENDER_CONFIG_STATE_PUBLISHED] = N_ ("published"),
    [SENDER_CONFIG_STATE_DRIFTED] = N_ ("drifted"),
  };
  SenderSection    section = sender_outline_get_section (self->outline);
  g_autofree char *subtitle = NULL;

  adw_window_title_set_title (self->title, sender_section_get_label (section));
  if (self->document != NULL)
    {
      SenderConfig     *config = sender_document_get_config (self->document);
      SenderConfigState state = sender_document_get_state (self->document);

      subtitle = g_strdup_printf (_ ("%s — %s"), sender_config_get_name (config),
                                  _ (states[state]));
    }
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static void
show_findings (SenderWindow *self)
{
  SenderTally      sum = { 0, 0, 0 };
  guint            count = 0;
  g_autofree char *label = NULL;

  if (self->document == NULL)
    return;
  sum = sender_inspection_get_sum (sender_document_get_inspection (self->document));
  count = sum.errors + sum.warnings;
  label = count > 0 ? g_strdup_printf (ngettext ("%u Finding", "%u Findings", count), count)
                    : g_strdup (_ ("No Findings"));
  adw_button_content_set_label (self->findings_content, label);
  adw_button_content_set_icon_name (self->findings_content,
                                    sum.errors > 0     ? "dialog-error-symbolic"
                                    : sum.warnings > 0 ? "dialog-warning-symbolic"
                                                       : "object-select-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
state_changed_cb (SenderWindow *self)
{
  show_title (self);
  sender_document_actions_update (self);
}

static void
section_changed_cb (SenderWindow *self)
{
  gtk_stack_set_visible_child (
    self->pages, GTK_WIDGET (ensure_page (self, sender_outline_get_section (self->outline))));
  show_title (self);
}

static void
section_activated_cb (SenderWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
go_to (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  sender_window_reveal (SENDER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
send_test (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderWindow *self = SENDER_WINDOW (widget);

  /* On the section itself it sends, or shows what is missing. */
  if (sender_outline_get_section (self->outline) == SENDER_SECTION_TEST)
    gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "test.send", NULL);
  sender_window_show_section (self, SENDER_SECTION_TEST);
}

static void
back (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderWindow *self = SENDER_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

static void
sender_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SenderWindow *self = SENDER_WINDOW (object);

  switch ((SenderWindowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SenderWindow *self = SENDER_WINDOW (object);

  switch ((SenderWindowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      sender_window_set_workspace (self, g_value_get_object (value));
      break;
    case PROP_DOCUMENT:
      sender_window_set_document (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_window_dispose (GObject *object)
{
  SenderWindow *self = SENDER_WINDOW (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->states);
  g_clear_object (&self->steps);
  g_clear_object (&self->naming);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_WINDOW);
  G_OBJECT_CLASS (sender_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_FINDINGS_POPOVER);
  g_type_ensure (SENDER_TYPE_OUTLINE);
  g_type_ensure (SENDER_TYPE_PRACTICE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, name);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, findings_content);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, popover);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, section_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
}

static void
sender_window_class_init (SenderWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_window_get_property;
  object_class->set_property = sender_window_set_property;
  object_class->dispose = sender_window_dispose;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  bind_template (widget_class);
  sender_document_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "window.go-to", "s", go_to);
  gtk_widget_class_install_action (widget_class, "window.send-test", NULL, send_test);
  gtk_widget_class_install_action (widget_class, "window.back", NULL, back);
}

static void
sender_window_init (SenderWindow *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show_findings),
                                  self);
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (state_changed_cb),
                                  self);
  self->steps = g_signal_group_new (SENDER_TYPE_UNDO);
  g_signal_group_connect_swapped (self->steps, "notify",
                                  G_CALLBACK (sender_document_actions_update), self);
  self->naming = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_binding_group_bind (self->naming, "name", self->name, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "document", self->outline, "document", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "document", self->popover, "document", G_BINDING_SYNC_CREATE);
  section_changed_cb (self);
  sender_document_actions_update (self);
}

/**
 * sender_window_new:
 * @application: the application
 *
 * Makes a window that shows nothing yet.
 *
 * Returns: (transfer none): the window; the application owns it
 */
SenderWindow *
sender_window_new (GtkApplication *application)
{
  return g_object_new (SENDER_TYPE_WINDOW, "application", application, NULL);
}

/**
 * sender_window_get_document:
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the document
 */
SenderDocument *
sender_window_get_document (SenderWindow *self)
{
  return self->document;
}

/**
 * sender_window_set_document:
 * @document: (nullable): the document
 *
 * Shows a document.
 */
void
sender_window_set_document (SenderWindow   *self,
                            SenderDocument *document)
{
  gboolean has = document != NULL;

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks, has ? sender_document_get_inspection (document) : NULL);
  g_signal_group_set_target (self->states, document);
  g_signal_group_set_target (self->steps, has ? sender_document_get_undo (document) : NULL);
  g_binding_group_set_source (self->naming, has ? sender_document_get_config (document) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  show_findings (self);
  state_changed_cb (self);
}

/**
 * sender_window_get_workspace:
 *
 * Gets the services.
 *
 * Returns: (transfer none) (nullable): the workspace
 */
SenderWorkspace *
sender_window_get_workspace (SenderWindow *self)
{
  return self->workspace;
}

/**
 * sender_window_set_workspace:
 * @workspace: (nullable): the services
 *
 * Says which services are used.
 */
void
sender_window_set_workspace (SenderWindow    *self,
                             SenderWorkspace *workspace)
{
  if (g_set_object (&self->workspace, workspace))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

/**
 * sender_window_show_section:
 * @section: the section
 *
 * Shows a section.
 */
void
sender_window_show_section (SenderWindow *self,
                            SenderSection section)
{
  sender_outline_set_section (self->outline, section);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/**
 * sender_window_reveal:
 * @path: a path of the configuration
 *
 * Goes to where the path is edited.
 */
void
sender_window_reveal (SenderWindow *self,
                      const char   *path)
{
  SenderSection section = sender_section_for_path (path);

  sender_window_show_section (self, section);
  sender_page_reveal (ensure_page (self, section), path);
}

/**
 * sender_window_tell:
 * @text: what happened, plain text
 *
 * Says something that leaves no other trace.
 */
void
sender_window_tell (SenderWindow *self,
                    const char   *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}
