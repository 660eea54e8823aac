/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-page.h"

#include "sender-accepting.h"
#include "sender-field-link.h"
#include "sender-focus.h"

typedef struct
{
  SenderDocument  *document;  /* (owned) (nullable) */
  SenderWorkspace *workspace; /* (owned) (nullable) */
  GPtrArray       *links;     /* (owned) (element-type SenderFieldLink) */
} SenderPagePrivate;

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_WORKSPACE,
} SenderPageProperty;

static GParamSpec *props[PROP_WORKSPACE + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SenderPage, sender_page, ADW_TYPE_BIN)

static SenderPagePrivate *
get_private (SenderPage *self)
{
  return sender_page_get_instance_private (self);
}

static void
set_document (SenderPage     *self,
              SenderDocument *document)
{
  SenderPagePrivate *priv = get_private (self);
  SenderPageClass   *klass = SENDER_PAGE_GET_CLASS (self);

  if (!g_set_object (&priv->document, document))
    return;
  for (guint i = 0; i < priv->links->len; i++)
    sender_field_link_set_document (g_ptr_array_index (priv->links, i), document);
  if (klass->document_changed != NULL)
    klass->document_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_workspace (SenderPage      *self,
               SenderWorkspace *workspace)
{
  SenderPageClass *klass = SENDER_PAGE_GET_CLASS (self);

  if (!g_set_object (&get_private (self)->workspace, workspace))
    return;
  if (klass->workspace_changed != NULL)
    klass->workspace_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

static gboolean
reveal_link (SenderPage *self,
             const char *path)
{
  SenderPagePrivate *priv = get_private (self);

  for (guint i = 0; i < priv->links->len; i++)
    {
      SenderFieldLink *link = g_ptr_array_index (priv->links, i);

      if (g_strcmp0 (sender_field_link_get_path (link), path) == 0)
        return gtk_widget_grab_focus (sender_field_link_get_widget (link));
    }
  return FALSE;
}

static void
sender_page_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SenderPage *self = SENDER_PAGE (object);

  switch ((SenderPageProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, sender_page_get_document (self));
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, sender_page_get_workspace (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_page_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SenderPage *self = SENDER_PAGE (object);

  switch ((SenderPageProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_page_dispose (GObject *object)
{
  SenderPagePrivate *priv = get_private (SENDER_PAGE (object));

  g_ptr_array_set_size (priv->links, 0);
  g_clear_object (&priv->document);
  g_clear_object (&priv->workspace);
  G_OBJECT_CLASS (sender_page_parent_class)->dispose (object);
}

static void
sender_page_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (SENDER_PAGE (object))->links);
  G_OBJECT_CLASS (sender_page_parent_class)->finalize (object);
}

static void
sender_page_class_init (SenderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_page_get_property;
  object_class->set_property = sender_page_set_property;
  object_class->dispose = sender_page_dispose;
  object_class->finalize = sender_page_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sender_page_init (SenderPage *self)
{
  get_private (self)->links = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sender_page_get_document:
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the document
 */
SenderDocument *
sender_page_get_document (SenderPage *self)
{
  return get_private (self)->document;
}

/**
 * sender_page_get_workspace:
 *
 * Gets the services that the page may ask.
 *
 * Returns: (transfer none) (nullable): the workspace
 */
SenderWorkspace *
sender_page_get_workspace (SenderPage *self)
{
  return get_private (self)->workspace;
}

/**
 * sender_page_get_config:
 *
 * Gets the configuration that is shown.
 *
 * Returns: (transfer none) (nullable): the configuration
 */
SenderConfig *
sender_page_get_config (SenderPage *self)
{
  SenderDocument *document = sender_page_get_document (self);

  return document != NULL ? sender_document_get_config (document) : NULL;
}

/**
 * sender_page_bind:
 * @widget: a widget of the page
 * @property: its property
 * @path: path of a field, such as `provider.name`
 *
 * Binds a widget both ways to a field of whatever document is shown.
 */
void
sender_page_bind (SenderPage *self,
                  GtkWidget  *widget,
                  const char *property,
                  const char *path)
{
  SenderFieldLink *link = sender_field_link_new (widget, property, path);

  sender_field_link_set_document (link, sender_page_get_document (self));
  g_ptr_array_add (get_private (self)->links, link);
}

/**
 * sender_page_reveal:
 * @path: a path of the configuration
 *
 * Gives the focus to where the path is edited, and scrolls there.
 *
 * Returns: whether it is edited here
 */
gboolean
sender_page_reveal (SenderPage *self,
                    const char *path)
{
  SenderPageClass *klass = SENDER_PAGE_GET_CLASS (self);

  if (!reveal_link (self, path) && (klass->reveal == NULL || !klass->reveal (self, path)))
    return FALSE;
  sender_focus_show (GTK_WIDGET (self));
  return TRUE;
}

/* Findings come first: they are what there is to do here. */
static gboolean
reveal_finding (SenderPage   *self,
                SenderSection section)
{
  SenderDocument           *document = sender_page_get_document (self);
  g_autoptr (SenderFinding) first = NULL;

  if (document != NULL)
    first = sender_accepting_find_next (document, section, 0);
  return first != NULL && sender_page_reveal (self, sender_finding_get_path (first));
}

/**
 * sender_page_begin:
 * @section: the section that the page shows
 *
 * Gives the focus to where the work begins: to the first finding of the section; without one to the
 * first control, unless the stack of pages has put it back to where it was on this page.
 */
void
sender_page_begin (SenderPage   *self,
                   SenderSection section)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!reveal_finding (self, section) && gtk_widget_get_focus_child (widget) == NULL)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}
