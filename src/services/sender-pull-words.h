/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-pull-in.h"

G_BEGIN_DECLS

/* What came of bringing senders in, in words. All texts are translated. (transfer full) */

/* Whether there is more to know than how many there are. */
gboolean sender_pull_in_needs_words (const SenderPullIn *self);
/* “2 Senders Brought In”. */
char *sender_pull_in_dup_title (const SenderPullIn *self);
/* The same in short, by its name if it is one. */
char *sender_pull_in_dup_summary (const SenderPullIn *self);
/* What was done with those that were here, and what to do; @connection: whose environment it is. */
char *sender_pull_in_dup_text (const SenderPullIn *self,
                               SenderConfig       *connection);
/* What is to be known of one. */
char *sender_pull_known_dup_text (const SenderPullKnown *self);
char *sender_pulled_dup_text (const SenderPulled *self);

G_END_DECLS
