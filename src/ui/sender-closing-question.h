/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Whether something is being published from @window: then it is asked what becomes of the window,
 * and it stays for now. */
gboolean sender_closing_question_ask (SenderWindow *window);
/* @document is shown no longer, but may go on being published. */
void sender_closing_question_remember (SenderWindow   *window,
                                       SenderDocument *document);

G_END_DECLS
