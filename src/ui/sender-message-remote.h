/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-message-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What PingOne has where a message is edited: to read, to take over, to bring back Ping's own. Not
 * visible where nothing was read. */

#define SENDER_TYPE_MESSAGE_REMOTE (sender_message_remote_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageRemote, sender_message_remote, SENDER, MESSAGE_REMOTE, GtkBox)

void sender_message_remote_show (SenderMessageRemote    *self,
                                 const SenderMatrixCell *cell);

G_END_DECLS
