/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-field-link.h"

#include "sender-config.h"
#include "sender-css-class.h"
#include "sender-path.h"

#include <string.h>

struct _SenderFieldLink
{
  GObject parent_instance;

  GtkWidget *widget; /* (not owned) (nullable) */
  char      *property;
  char      *path;

  SenderDocument *document; /* (owned) (nullable) */
  SenderRecord   *record;   /* (not owned) (nullable): what the binding holds */
  GBinding       *binding;  /* (not owned) (nullable) */
  GSignalGroup   *changes;  /* (owned): of the configuration */
  GSignalGroup   *checks;   /* (owned): of the inspection */
};

G_DEFINE_FINAL_TYPE (SenderFieldLink, sender_field_link, G_TYPE_OBJECT)

static void
unbind (SenderFieldLink *self)
{
  g_clear_pointer (&self->binding, g_binding_unbind);
  self->record = NULL;
}

/* A path may lead to another record after an edit: a channel's request that was made or removed. */
static void
follow (SenderFieldLink *self)
{
  SenderConfig *config = NULL;
  SenderRecord *record = NULL;
  const char   *property = NULL;

  if (self->document != NULL)
    config = sender_document_get_config (self->document);
  if (config != NULL)
    record = sender_path_resolve (config, self->path, &property);
  if (record == self->record && self->binding != NULL)
    return;
  unbind (self);
  if (record == NULL || property == NULL || self->widget == NULL)
    return;
  self->record = record;
  self->binding = g_object_bind_property (record, property, self->widget, self->property,
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_add_weak_pointer (G_OBJECT (self->binding), (gpointer *) &self->binding);
}

static void
mark (SenderFieldLink *self)
{
  if (self->widget != NULL)
    sender_field_mark (self->widget, self->document, self->path);
}

static void
sender_field_link_dispose (GObject *object)
{
  SenderFieldLink *self = SENDER_FIELD_LINK (object);

  if (self->binding != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (self->binding), (gpointer *) &self->binding);
      unbind (self);
    }
  g_clear_object (&self->changes);
  g_clear_object (&self->checks);
  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->widget);
  G_OBJECT_CLASS (sender_field_link_parent_class)->dispose (object);
}

static void
sender_field_link_finalize (GObject *object)
{
  SenderFieldLink *self = SENDER_FIELD_LINK (object);

  g_free (self->property);
  g_free (self->path);
  G_OBJECT_CLASS (sender_field_link_parent_class)->finalize (object);
}

static void
sender_field_link_class_init (SenderFieldLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_field_link_dispose;
  object_class->finalize = sender_field_link_finalize;
}

static void
sender_field_link_init (SenderFieldLink *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (follow), self);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (mark), self);
}

/**
 * sender_field_link_new:
 * @widget: the widget
 * @property: its property
 * @path: path of a field
 *
 * Makes a link that is bound to no document yet.
 *
 * Returns: (transfer full): the link
 */
SenderFieldLink *
sender_field_link_new (GtkWidget  *widget,
                       const char *property,
                       const char *path)
{
  SenderFieldLink *self = g_object_new (SENDER_TYPE_FIELD_LINK, NULL);

  g_set_weak_pointer (&self->widget, widget);
  self->property = g_strdup (property);
  self->path = g_strdup (path);
  return self;
}

/**
 * sender_field_link_set_document:
 * @document: (nullable): whose field it is
 *
 * Binds to a document, and lets go of the one before.
 */
void
sender_field_link_set_document (SenderFieldLink *self,
                                SenderDocument  *document)
{
  gboolean has = document != NULL;

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->changes, has ? sender_document_get_config (document) : NULL);
  g_signal_group_set_target (self->checks, has ? sender_document_get_inspection (document) : NULL);
  follow (self);
  mark (self);
}

/**
 * sender_field_link_get_path:
 *
 * Gets the path.
 *
 * Returns: the text
 */
const char *
sender_field_link_get_path (SenderFieldLink *self)
{
  return self->path;
}

/**
 * sender_field_link_get_widget:
 *
 * Gets the widget.
 *
 * Returns: (transfer none) (nullable): %NULL once it is gone
 */
GtkWidget *
sender_field_link_get_widget (SenderFieldLink *self)
{
  return self->widget;
}

/**
 * sender_field_has:
 * @field: path of what a widget edits
 * @path: path of a finding
 *
 * Tells whether the finding is about what the widget edits, or about a part of it.
 *
 * Returns: whether it is shown there
 */
gboolean
sender_field_has (const char *field,
                  const char *path)
{
  gsize length = strlen (field);

  return strncmp (field, path, length) == 0 && strchr (".[", path[length]) != NULL;
}

/**
 * sender_field_mark:
 * @widget: what edits the field
 * @document: (nullable): the document
 * @path: path of the field
 *
 * Marks the widget as its findings demand, for the eye and for assistive tools.
 */
void
sender_field_mark (GtkWidget      *widget,
                   SenderDocument *document,
                   const char     *path)
{
  GPtrArray *findings =
    document != NULL ? sender_inspection_find (sender_document_get_inspection (document), path)
                     : NULL;

  sender_css_mark (widget, sender_findings_get_worst (findings, NULL));
}
