/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Closes a window whose unsaved edits are written down first. Nobody is asked, unless they can't be
 * kept. */
void sender_closing_start (SenderWindow *window);

G_END_DECLS
