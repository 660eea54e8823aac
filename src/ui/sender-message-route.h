/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where each member of a message goes: through the request to the widget that says it. */

#define SENDER_TYPE_MESSAGE_ROUTE (sender_message_route_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageRoute, sender_message_route, SENDER, MESSAGE_ROUTE, GtkBox)

void sender_message_route_show (SenderMessageRoute *self,
                                SenderDocument     *document,
                                SenderMessage      *message);

G_END_DECLS
