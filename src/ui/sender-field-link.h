/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One widget, bound both ways to the field at a path of a document. Follows the path when what it
 * leads to is another record, and marks the widget while findings name it.
 */

#define SENDER_TYPE_FIELD_LINK (sender_field_link_get_type ())

G_DECLARE_FINAL_TYPE (SenderFieldLink, sender_field_link, SENDER, FIELD_LINK, GObject)

/* @widget is not owned: the link dies with the page that owns both. */
SenderFieldLink *sender_field_link_new (GtkWidget  *widget,
                                        const char *property,
                                        const char *path);
void             sender_field_link_set_document (SenderFieldLink *self,
                                                 SenderDocument  *document);
const char      *sender_field_link_get_path (SenderFieldLink *self);
GtkWidget       *sender_field_link_get_widget (SenderFieldLink *self);

/* Marks @widget with the worst severity of the findings at or below @path: style classes `error`
 * and `warning`, and the accessible state. For rows whose path changes. */
void sender_field_mark (GtkWidget      *widget,
                        SenderDocument *document,
                        const char     *path);
/* Whether a finding of @path is shown where @field is edited: the same, or below it. */
gboolean sender_field_has (const char *field,
                           const char *path);

G_END_DECLS
