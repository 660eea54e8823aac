/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Saves the document of a window. Whoever else changed the file is not overwritten unasked; what
 * keeps the document from being saved is said until it is. */
void sender_saving_start (SenderWindow *window);
/* Shows what somebody else changed in its file meanwhile, and asks whose is kept. */
void sender_saving_compare (SenderWindow *window);
/* Takes theirs, which can be undone, or keeps mine, which is unsaved then. */
void sender_saving_settle (SenderWindow *window,
                           gboolean      takes);

G_END_DECLS
