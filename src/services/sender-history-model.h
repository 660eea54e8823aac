/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history-item.h"
#include "sender-operation.h"

G_BEGIN_DECLS

/*
 * A GListModel of SenderHistoryItem, newest first: the rows that a filter lets through. A page is
 * read when somebody asks for one of its rows, and let go when nobody holds them any more. It
 * follows what is recorded.
 */

#define SENDER_TYPE_HISTORY_MODEL (sender_history_model_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryModel, sender_history_model, SENDER, HISTORY_MODEL, GObject)

SenderHistoryModel        *sender_history_model_new (SenderHistory *history);
const SenderHistoryFilter *sender_history_model_get_filter (SenderHistoryModel *self);
/* Reads the first page and counts; what was there stays until then. */
void sender_history_model_set_filter (SenderHistoryModel        *self,
                                      const SenderHistoryFilter *filter);
/* Reads again. */
void sender_history_model_refresh (SenderHistoryModel *self);
/* What is under way, or why it failed. */
SenderOperation *sender_history_model_get_operation (SenderHistoryModel *self);
/* How many rows are in memory. */
guint sender_history_model_get_n_loaded (SenderHistoryModel *self);

G_END_DECLS
