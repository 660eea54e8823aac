/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-pull-in.h"
#include "sender-window.h"

G_BEGIN_DECLS

/* What came of bringing senders in, one by one; what was here can be opened from there.
 * @connection: whose environment it is. (transfer none): a message, not presented yet. */
GtkWidget *sender_pull_report_new (SenderWindow       *window,
                                   const SenderPullIn *found,
                                   SenderDocument     *connection);

G_END_DECLS
