/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-matrix-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One message: its text, what can be inserted, how long it is, what is to be mended. Of a place
 * without a message it says what PingOne does there. Its buttons are the actions `messages.remove`,
 * `messages.write` and `messages.copy-from` of an ancestor.
 */

#define SENDER_TYPE_MESSAGE_EDITOR (sender_message_editor_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageEditor, sender_message_editor, SENDER, MESSAGE_EDITOR, GtkBox)

/* Shows what is selected in @view; to be called after every change too. */
void sender_message_editor_show (SenderMessageEditor *self,
                                 SenderDocument      *document,
                                 SenderMatrixView    *view);
/* Lets go of the document. */
void sender_message_editor_clear (SenderMessageEditor *self);

G_END_DECLS
