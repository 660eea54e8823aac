/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Asks what the document of a window is to be called. What can't be says why, while it is typed. */
void sender_rename_ask (SenderWindow *window);

G_END_DECLS
