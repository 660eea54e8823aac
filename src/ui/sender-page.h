/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What shows one section of a document. Properties: document (nullable), workspace (nullable);
 * both are set by the window.
 */

#define SENDER_TYPE_PAGE (sender_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (SenderPage, sender_page, SENDER, PAGE, AdwBin)

/**
 * SenderPageClass:
 * @document_changed: another document, or none, is shown from now on
 * @workspace_changed: other services are used from now on
 * @reveal: shows where a path is edited and gives it the focus; what is bound with
 *   sender_page_bind() is found without it
 */
struct _SenderPageClass
{
  AdwBinClass parent_class;

  void (*document_changed) (SenderPage *self);
  void (*workspace_changed) (SenderPage *self);
  gboolean (*reveal) (SenderPage *self,
                      const char *path);
};

SenderDocument  *sender_page_get_document (SenderPage *self);
SenderWorkspace *sender_page_get_workspace (SenderPage *self);
/* The configuration of the document, NULL without one. */
SenderConfig *sender_page_get_config (SenderPage *self);

/* Binds a property of a widget both ways to the field at @path of whatever document is shown, and
 * marks the widget while findings name the path. */
void sender_page_bind (SenderPage *self,
                       GtkWidget  *widget,
                       const char *property,
                       const char *path);
/* Gives the focus to where @path is edited. Returns whether it is here. */
gboolean sender_page_reveal (SenderPage *self,
                             const char *path);
/* Gives the focus to the first finding of the section, else to the first control. */
void sender_page_begin (SenderPage   *self,
                        SenderSection section);

G_END_DECLS
