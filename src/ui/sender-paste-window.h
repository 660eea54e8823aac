/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds many numbers at once: a text, and what is understood of each of its lines before any is
 * added. They come as one step of the history. */

#define SENDER_TYPE_PASTE_WINDOW (sender_paste_window_get_type ())

G_DECLARE_FINAL_TYPE (SenderPasteWindow, sender_paste_window, SENDER, PASTE_WINDOW, AdwWindow)

SenderPasteWindow *sender_paste_window_new (GtkWindow      *parent,
                                            SenderDocument *document);
void               sender_paste_window_set_text (SenderPasteWindow *self,
                                                 const char        *text);

G_END_DECLS
