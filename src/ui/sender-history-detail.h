/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All that is known of one test: why it ended so, its timeline, what the services named it. Action
 * `detail.close`; signal `closed`. */

#define SENDER_TYPE_HISTORY_DETAIL (sender_history_detail_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryDetail, sender_history_detail, SENDER, HISTORY_DETAIL, AdwBin)

/* Both nullable. */
void sender_history_detail_show (SenderHistoryDetail *self,
                                 SenderHistory       *history,
                                 SenderHistoryItem   *item);

G_END_DECLS
