/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Saves the document of a window. Whoever else changed the file is not overwritten unasked; what
 * keeps the document from being saved is said until it is. */
void sender_saving_start (SenderWindow *window);

G_END_DECLS
