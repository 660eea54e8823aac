/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/*
 * What can be done with the document of a window: `document.fix` (rule id and path),
 * `document.fix-all`, `document.undo`, `document.redo`, `document.save`.
 */

void sender_document_actions_install (GtkWidgetClass *widget_class);
/* Enables what can be done now. */
void sender_document_actions_update (SenderWindow *window);

G_END_DECLS
