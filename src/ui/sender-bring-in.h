/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* The senders of the environment that the shown configuration is connected to, as new
 * configurations. */

/* Whether it can be done now. */
gboolean sender_bring_in_is_possible (SenderWindow *window);
/* Does it; the sidebar says that it is under way. In the end the first new one is shown, and all of
 * it can be undone. */
void sender_bring_in_start (SenderWindow *window);

G_END_DECLS
