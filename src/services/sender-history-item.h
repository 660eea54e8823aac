/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history.h"

G_BEGIN_DECLS

/* One row of a SenderHistoryModel. Signal `loaded`: what it says was read, or read anew. */

#define SENDER_TYPE_HISTORY_ITEM (sender_history_item_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryItem, sender_history_item, SENDER, HISTORY_ITEM, GObject)

SenderHistoryItem *sender_history_item_new (void);
/* NULL until the page it is on was read; valid until the next `loaded`. */
const SenderHistoryEntry *sender_history_item_get_entry (SenderHistoryItem *self);
/* @entry is taken. */
void sender_history_item_take_entry (SenderHistoryItem  *self,
                                     SenderHistoryEntry *entry);

G_END_DECLS
