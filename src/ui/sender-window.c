/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-window-private.h"

#include "sender-closing-question.h"
#include "sender-closing.h"
#include "sender-document-actions.h"
#include "sender-fold-layout.h"
#include "sender-library-actions.h"
#include "sender-toasts.h"

#include <glib/gi18n.h>

/* Lower than this there is no room for a bar below the page, nor for a picture. */
#define LOW_HEIGHT 480

struct _SenderWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned. */
  SenderWorkspace *workspace; /* (nullable) */
  SenderLibrary   *library;   /* (nullable) */
  SenderDocument  *document;  /* (nullable) */
  SenderRecovery  *recovery;  /* (nullable): what keeps unsaved edits */
  GCancellable    *cancellable;
  GSignalGroup    *states; /* of the document */
  GSignalGroup    *steps;  /* of the history of edits */

  guint opening; /* files */

  /* Template widgets. */
  GtkStack      *views;
  AdwLeaflet    *leaflet;
  SenderSidebar *sidebar;
  SenderContent *content;
  GtkDropTarget *drop;
};

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_DOCUMENT,
  PROP_SECTION,
  PROP_RECOVERY,
} SenderWindowProperty;

static GParamSpec *props[PROP_RECOVERY + 1];

G_DEFINE_FINAL_TYPE (SenderWindow, sender_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_height (SenderWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  gboolean    low = surface != NULL && gdk_surface_get_height (surface) < LOW_HEIGHT;

  g_object_set (self->content, "low", low, NULL);
}

static void
update_actions (SenderWindow *self)
{
  sender_document_actions_update (self);
  sender_library_actions_update (self);
}

static void
section_changed_cb (SenderWindow *self)
{
  sender_content_show_section (
    self->content, sender_outline_get_section (sender_sidebar_get_outline (self->sidebar)));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECTION]);
}

static void
section_activated_cb (SenderWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
  /* With the keyboard, Return goes on in the section. */
  if (gtk_window_get_focus_visible (GTK_WINDOW (self)))
    sender_content_focus_page (self->content);
}

static gboolean
dropped_cb (SenderWindow *self,
            const GValue *value)
{
  GSList *files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;

  if (self->library == NULL)
    return FALSE;
  for (GSList *link = files; link != NULL; link = link->next)
    sender_library_actions_open (self, link->data);
  return files != NULL;
}

static gboolean
sender_window_close_request (GtkWindow *window)
{
  SenderWindow *self = SENDER_WINDOW (window);

  if (sender_closing_question_ask (self))
    return TRUE;
  if (sender_window_get_drafts (self) == NULL)
    return GTK_WINDOW_CLASS (sender_window_parent_class)->close_request (window);
  sender_closing_start (self);
  return TRUE;
}

static void
sender_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::height",
                           G_CALLBACK (show_height), widget, G_CONNECT_SWAPPED);
}

/* What is under way keeps the window, so that it isn't disposed of: it ends when it is closed. */
static void
sender_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SENDER_WINDOW (widget)->cancellable);
  GTK_WIDGET_CLASS (sender_window_parent_class)->unrealize (widget);
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
    case PROP_SECTION:
      g_value_set_enum (value, (int) sender_window_get_section (self));
      break;
    case PROP_RECOVERY:
      g_value_set_object (value, self->recovery);
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
    case PROP_SECTION:
      sender_window_show_section (self, (SenderSection) g_value_get_enum (value));
      break;
    case PROP_RECOVERY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_window_dispose (GObject *object)
{
  SenderWindow *self = SENDER_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->states);
  g_clear_object (&self->steps);
  g_clear_object (&self->document);
  g_clear_object (&self->recovery);
  g_clear_object (&self->library);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_WINDOW);
  G_OBJECT_CLASS (sender_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_CONTENT);
  g_type_ensure (SENDER_TYPE_FOLD_LAYOUT);
  g_type_ensure (SENDER_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, views);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SenderWindow, drop);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
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
  widget_class->realize = sender_window_realize;
  widget_class->unrealize = sender_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = sender_window_close_request;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_SECTION] = g_param_spec_enum ("section", NULL, NULL, SENDER_TYPE_SECTION,
                                           SENDER_SECTION_SENDER, flags);
  props[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, SENDER_TYPE_RECOVERY,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  bind_template (widget_class);
  sender_document_actions_install (widget_class);
  sender_library_actions_install (widget_class);
  sender_window_actions_install (widget_class);
}

static void
sender_window_init (SenderWindow *self)
{
  SenderOutline *outline = NULL;
  GType          dropped[] = { GDK_TYPE_FILE_LIST };

  self->cancellable = g_cancellable_new ();
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->states, "notify", G_CALLBACK (update_actions), self);
  self->steps = g_signal_group_new (SENDER_TYPE_UNDO);
  g_signal_group_connect_swapped (self->steps, "notify", G_CALLBACK (update_actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (self->drop, dropped, G_N_ELEMENTS (dropped));
  outline = sender_sidebar_get_outline (self->sidebar);
  g_signal_connect_object (outline, "notify::section", G_CALLBACK (section_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (outline, "activated", G_CALLBACK (section_activated_cb), self,
                           G_CONNECT_SWAPPED);
  section_changed_cb (self);
  update_actions (self);
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
  gboolean                   has = document != NULL;
  g_autoptr (SenderDocument) before = NULL;

  if (self->document == document)
    return;
  before = g_steal_pointer (&self->document);
  sender_closing_question_remember (self, before);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->states, document);
  g_signal_group_set_target (self->steps, has ? sender_document_get_undo (document) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  gtk_stack_set_visible_child_name (self->views, has ? "main" : "nothing");
  update_actions (self);
  if (self->recovery != NULL)
    sender_recovery_switch (self->recovery, before, document);
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
  if (!g_set_object (&self->workspace, workspace))
    return;
  if (self->library != NULL)
    sender_operation_cancel (sender_library_get_pulling (self->library));
  g_clear_object (&self->library);
  g_clear_object (&self->recovery);
  if (workspace != NULL)
    {
      self->library = sender_library_new (workspace);
      g_signal_connect_object (sender_library_get_pulling (self->library), "notify::running",
                               G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      self->recovery =
        sender_recovery_new (self, sender_workspace_get_stand_ins (workspace) == NULL);
    }
  g_object_set (self->sidebar, "library", self->library, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECOVERY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
  update_actions (self);
}

/**
 * sender_window_get_library:
 *
 * Gets the library of the workspace.
 *
 * Returns: (transfer none) (nullable): the library
 */
SenderLibrary *
sender_window_get_library (SenderWindow *self)
{
  return self->library;
}

/**
 * sender_window_get_drafts:
 *
 * Gets what keeps unsaved edits.
 *
 * Returns: (transfer none) (nullable): the drafts, %NULL in Practice
 */
SenderDrafts *
sender_window_get_drafts (SenderWindow *self)
{
  return self->recovery != NULL ? sender_recovery_get_drafts (self->recovery) : NULL;
}

/**
 * sender_window_get_cancellable:
 *
 * Gets what ends with the window.
 *
 * Returns: (transfer none): a cancellable
 */
GCancellable *
sender_window_get_cancellable (SenderWindow *self)
{
  return self->cancellable;
}

/**
 * sender_window_is_closed:
 *
 * Tells whether the window is only kept by what is under way.
 *
 * Returns: whether nobody sees it any more
 */
gboolean
sender_window_is_closed (SenderWindow *self)
{
  return self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable);
}

/**
 * sender_window_get_section:
 *
 * Gets the section that is shown.
 *
 * Returns: one of [enum@Section]
 */
SenderSection
sender_window_get_section (SenderWindow *self)
{
  return sender_content_get_section (self->content);
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
  sender_outline_set_section (sender_sidebar_get_outline (self->sidebar), section);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
}

/**
 * sender_window_add_toast:
 * @toast: (transfer full): a toast
 *
 * Shows a toast.
 */
void
sender_window_add_toast (SenderWindow *self,
                         AdwToast     *toast)
{
  sender_toasts_show (GTK_WIDGET (self->views), toast);
}

GtkStack *
sender_window_get_views (SenderWindow *self)
{
  return self->views;
}

guint
sender_window_count_opening (SenderWindow *self,
                             int           change)
{
  self->opening = (guint) ((int) self->opening + change);
  return self->opening;
}

SenderRecovery *
sender_window_get_recovery (SenderWindow *self)
{
  return self->recovery;
}

SenderContent *
sender_window_get_content (SenderWindow *self)
{
  return self->content;
}

SenderSidebar *
sender_window_get_sidebar (SenderWindow *self)
{
  return self->sidebar;
}

void
sender_window_show_part (SenderWindow *self,
                         gboolean      content)
{
  adw_leaflet_set_visible_child (self->leaflet, content ? GTK_WIDGET (self->content)
                                                        : GTK_WIDGET (self->sidebar));
}
