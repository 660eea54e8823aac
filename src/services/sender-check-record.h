/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-history.h"

G_BEGIN_DECLS

/* What the history tells of a check that asked services. Unlike an intent to send or to publish it
 * is recorded once it is over: it changes nothing. */

/* @findings (element-type SenderFinding); @started in microseconds since the epoch. Ends with
 * sender_history_note_finish(). */
void sender_check_record_async (SenderHistory      *history,
                                SenderConfig       *config,
                                GListModel         *findings,
                                gint64              started,
                                gboolean            simulated,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

G_END_DECLS
