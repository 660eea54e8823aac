/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-sidebar.h"

#include "sender-environment-line.h"
#include "sender-main-menu.h"
#include "sender-operation-line.h"
#include "sender-recovery.h"
#include "sender-switcher.h"

#define WIDTH 260

struct _SenderSidebar
{
  AdwBin parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  SenderLibrary  *library;  /* (owned) (nullable) */
  SenderRecovery *recovery; /* (owned) (nullable) */
  gboolean        alone;

  /* Template widgets. */
  AdwClamp              *clamp;
  AdwHeaderBar          *header;
  SenderSwitcher        *switcher;
  SenderEnvironmentLine *environment;
  SenderOperationLine   *pulling;
  SenderOutline         *outline;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_LIBRARY,
  PROP_ALONE,
  PROP_RECOVERY,
} SenderSidebarProperty;

static GParamSpec *props[PROP_RECOVERY + 1];

G_DEFINE_FINAL_TYPE (SenderSidebar, sender_sidebar, ADW_TYPE_BIN)

static void
set_library (SenderSidebar *self,
             SenderLibrary *library)
{
  SenderWorkspace *workspace = NULL;

  if (!g_set_object (&self->library, library))
    return;
  workspace = library != NULL ? sender_library_get_workspace (library) : NULL;
  g_object_set (self->environment, "workspace", workspace, NULL);
  g_object_set (self->outline, "workspace", workspace, NULL);
  sender_operation_line_set_operation (
    self->pulling, library != NULL ? sender_library_get_pulling (library) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIBRARY]);
}

/* As wide as can be; a leaflet adds up what its children would like. */
#define WIDEST G_MAXINT16

/* Beside a page it is as wide whatever it says: no name pushes the page aside. */
static void
set_alone (SenderSidebar *self,
           gboolean       alone)
{
  self->alone = alone;
  adw_header_bar_set_show_end_title_buttons (self->header, alone);
  adw_clamp_set_maximum_size (self->clamp, alone ? WIDEST : WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, alone ? WIDEST : WIDTH);
}

static void
sender_sidebar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SenderSidebar *self = SENDER_SIDEBAR (object);

  switch ((SenderSidebarProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_ALONE:
      g_value_set_boolean (value, self->alone);
      break;
    case PROP_RECOVERY:
      g_value_set_object (value, self->recovery);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_sidebar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SenderSidebar *self = SENDER_SIDEBAR (object);

  switch ((SenderSidebarProperty) prop_id)
    {
    case PROP_DOCUMENT:
      if (g_set_object (&self->document, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LIBRARY:
      set_library (self, g_value_get_object (value));
      break;
    case PROP_ALONE:
      set_alone (self, g_value_get_boolean (value));
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
sender_sidebar_dispose (GObject *object)
{
  SenderSidebar *self = SENDER_SIDEBAR (object);

  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_clear_object (&self->recovery);
  /* Before the template lets go of it: the child has an id. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_SIDEBAR);
  G_OBJECT_CLASS (sender_sidebar_parent_class)->dispose (object);
}

static void
sender_sidebar_class_init (SenderSidebarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_sidebar_get_property;
  object_class->set_property = sender_sidebar_set_property;
  object_class->dispose = sender_sidebar_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, SENDER_TYPE_LIBRARY, flags);
  props[PROP_ALONE] = g_param_spec_boolean ("alone", NULL, NULL, FALSE, flags);
  props[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, SENDER_TYPE_RECOVERY, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_ENVIRONMENT_LINE);
  g_type_ensure (SENDER_TYPE_MAIN_MENU);
  g_type_ensure (SENDER_TYPE_OPERATION_LINE);
  g_type_ensure (SENDER_TYPE_OUTLINE);
  g_type_ensure (SENDER_TYPE_SWITCHER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderSidebar, clamp);
  gtk_widget_class_bind_template_child (widget_class, SenderSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, SenderSidebar, switcher);
  gtk_widget_class_bind_template_child (widget_class, SenderSidebar, environment);
  gtk_widget_class_bind_template_child (widget_class, SenderSidebar, pulling);
  gtk_widget_class_bind_template_child (widget_class, SenderSidebar, outline);
}

static void
sender_sidebar_init (SenderSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "document", self->switcher, "document", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "library", self->switcher, "library", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "document", self->environment, "document", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "document", self->outline, "document", G_BINDING_SYNC_CREATE);
}

/**
 * sender_sidebar_get_outline:
 *
 * Gets the list of sections.
 *
 * Returns: (transfer none): the outline
 */
SenderOutline *
sender_sidebar_get_outline (SenderSidebar *self)
{
  return self->outline;
}

/**
 * sender_sidebar_popup_switcher:
 *
 * Opens the list of configurations, with its search in focus.
 */
void
sender_sidebar_popup_switcher (SenderSidebar *self)
{
  sender_switcher_popup (self->switcher);
}
