/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatcher.h"
#include "sender-history-entry.h"
#include "sender-history-filter.h"

G_BEGIN_DECLS

/*
 * Dispatches, checks and publishes in SQLite (WAL), with the send journal: an intent is durable
 * before the POST leaves. All work runs on one thread of its own. No secret, no code, numbers
 * masked.
 */

#define SENDER_TYPE_HISTORY (sender_history_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistory, sender_history, SENDER, HISTORY, GObject)

/* Signal `changed`: something was recorded, in the context of whoever made the history. */
/* @path NULL: $XDG_DATA_HOME/sender-studio/history.sqlite; opened at the first use. */
SenderHistory *sender_history_new (const char *path);

/* Durable when it finishes. @id of the dispatch. */
void     sender_history_begin_async (SenderHistory      *self,
                                     SenderDispatch     *dispatch,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean sender_history_begin_finish (SenderHistory *self,
                                      GAsyncResult  *result,
                                      GError       **error);
/* The state, SIDs and steps as they are now; at the end and at each change of state. */
void     sender_history_update_async (SenderHistory      *self,
                                      SenderDispatch     *dispatch,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_history_update_finish (SenderHistory *self,
                                       GAsyncResult  *result,
                                       GError       **error);

/* What somebody at the phone said of the code of a dispatch: `same`, `other` or `none`. */
void     sender_history_answer_async (SenderHistory      *self,
                                      const char         *id,
                                      const char         *answer,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_history_answer_finish (SenderHistory *self,
                                       GAsyncResult  *result,
                                       GError       **error);

/* A publish or a check as it is now; durable when it finishes. @entry and @steps
 * (element-type SenderHistoryStep) are taken; steps of before at the same places are replaced. With
 * @goes_on the newest one of its configuration that did not get through is its earlier one. */
void     sender_history_note_async (SenderHistory      *self,
                                    SenderHistoryEntry *entry,
                                    GPtrArray          *steps,
                                    gboolean            goes_on,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean sender_history_note_finish (SenderHistory *self,
                                     GAsyncResult  *result,
                                     GError       **error);

/* Tests, newest first. @configuration NULL: of all. @search (nullable): in name, number, state,
 * SIDs.
 * (element-type SenderHistoryEntry) */
void       sender_history_list_async (SenderHistory      *self,
                                      const char         *configuration,
                                      const char         *search,
                                      guint               offset,
                                      guint               limit,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *sender_history_list_finish (SenderHistory *self,
                                       GAsyncResult  *result,
                                       GError       **error);
/* Dispatches that began and never ended (a crash, a suspend): to be resumed by their execution. */
void sender_history_list_open_async (SenderHistory      *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);

/* The rows that @filter lets through, newest first, for sender_history_find_finish(). @count: how
 * many there are in all is wanted too. */
void       sender_history_find_async (SenderHistory             *self,
                                      const SenderHistoryFilter *filter,
                                      guint                      offset,
                                      guint                      limit,
                                      gboolean                   count,
                                      GCancellable              *cancellable,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   user_data);
GPtrArray *sender_history_find_finish (SenderHistory *self,
                                       GAsyncResult  *result,
                                       guint         *total,
                                       GError       **error);
/* How many rows there are of a configuration, NULL for all. */
void     sender_history_count_async (SenderHistory      *self,
                                     const char         *configuration,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean sender_history_count_finish (SenderHistory *self,
                                      GAsyncResult  *result,
                                      guint         *n_rows,
                                      GError       **error);
/* What a plot needs of the same rows, newest first. (element-type SenderDeliverySample) */
void    sender_history_sample_async (SenderHistory             *self,
                                     const SenderHistoryFilter *filter,
                                     GCancellable              *cancellable,
                                     GAsyncReadyCallback        callback,
                                     gpointer                   user_data);
GArray *sender_history_sample_finish (SenderHistory *self,
                                      GAsyncResult  *result,
                                      GError       **error);
/* The timeline of one row, oldest first. (element-type SenderHistoryStep) */
void       sender_history_list_steps_async (SenderHistory      *self,
                                            const char         *id,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
GPtrArray *sender_history_list_steps_finish (SenderHistory *self,
                                             GAsyncResult  *result,
                                             GError       **error);

G_END_DECLS
