/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history-item.h"
#include "sender-history-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One test, publish or check in the list. Properties: named: whether the configuration is said. */

#define SENDER_TYPE_HISTORY_ROW (sender_history_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryRow, sender_history_row, SENDER, HISTORY_ROW, AdwBin)

/* Makes rows for SenderHistoryItems. @owner: its property all-configurations is followed; it
 * outlives the list. (transfer full) */
GtkListItemFactory *sender_history_row_make_factory (GObject *owner);
/* The classes of how something ended: green for delivered and nothing else. */
void sender_history_row_tint (GtkWidget        *widget,
                              SenderHistoryTone tone);

G_END_DECLS
