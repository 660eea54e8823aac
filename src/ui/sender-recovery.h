/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-drafts.h"
#include "sender-window.h"

G_BEGIN_DECLS

/* Looks for what an earlier run left unsaved of the document of a window, and offers it with what
 * differs. Closing the question loses nothing: it is asked again. */
void sender_recovery_look (SenderWindow   *window,
                           SenderDrafts   *drafts,
                           SenderDocument *document);

G_END_DECLS
