/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/*
 * The requests that came, byte for byte but for credentials: those are replaced before anything is
 * kept, by a word and a digest that lets one run tell equal ones from different ones.
 */

/* @head and @body as they came. Returns what is kept, to be completed by
 * sender_received_finish(). (transfer none) */
SenderJson *sender_received_add (SenderStage  *stage,
                                 SenderService service,
                                 const char   *head,
                                 gsize         length,
                                 GBytes       *body);
/* @status 0: none was sent. @fault (nullable): what happened on the way. */
void sender_received_finish (SenderJson *record,
                             guint       status,
                             const char *fault);

/* With which status a change that came with the request was answered. */
void sender_received_add_change (SenderJson *record,
                                 guint       status);

G_END_DECLS
