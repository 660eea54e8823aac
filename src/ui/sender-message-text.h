/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-message.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The text of a message, bound both ways: JSON is highlighted, variables are tinted and completed.
 * The source view is made when the first message is shown. Undo is the document's.
 */

#define SENDER_TYPE_MESSAGE_TEXT (sender_message_text_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageText, sender_message_text, SENDER, MESSAGE_TEXT, AdwBin)

/* @message (nullable); @editable: whether it can be changed. */
void sender_message_text_set_message (SenderMessageText *self,
                                      SenderMessage     *message,
                                      gboolean           editable);
/* The variables that are proposed. */
void sender_message_text_set_names (SenderMessageText *self,
                                    const char *const *names);
/* Writes @text where the cursor is, in place of what is selected. */
void sender_message_text_insert (SenderMessageText *self,
                                 const char        *text);
/* The view, NULL before the first message. (transfer none) */
GtkTextView *sender_message_text_get_view (SenderMessageText *self);

G_END_DECLS
