/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks before what PingOne has replaces what an open document says. */

/* Whether there is anything to ask: the sender is there, and the document says something else. */
gboolean sender_takeover_question_is_needed (SenderLiveSource *source);
/* Takes it over as one step that can be undone if the answer is yes. */
void sender_takeover_question_ask (GtkWidget        *widget,
                                   SenderLiveSource *source);

G_END_DECLS
