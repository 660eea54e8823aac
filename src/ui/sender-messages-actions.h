/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-messages-page.h"

G_BEGIN_DECLS

/*
 * What can be done with the messages of a page: `messages.add-first`, `messages.add-notification`,
 * `messages.add-language`, `messages.add-variant`, `messages.write`, `messages.copy-from` (path),
 * `messages.remove`, `messages.convert`. Each is one step of the history.
 */

void sender_messages_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
