/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What becomes of a message: with its values filled in, on the phone, and for every code. */

#define SENDER_TYPE_MESSAGE_RESULT (sender_message_result_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageResult, sender_message_result, SENDER, MESSAGE_RESULT, GtkBox)

/* @values (element-type utf8 utf8): what is filled in. */
void sender_message_result_show (SenderMessageResult *self,
                                 SenderDocument      *document,
                                 SenderMessage       *message,
                                 GHashTable          *values);
/* The document or the message may be another: proves it anew. Both are nullable. */
void sender_message_result_prove (SenderMessageResult *self,
                                  SenderDocument      *document,
                                  SenderMessage       *message);

G_END_DECLS
