/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatcher.h"
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

/* Newest first. @configuration NULL: of all. @search (nullable): in name, number, state, SIDs.
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
/* How many dispatches there are of a configuration, NULL for all: what an outline says. */
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
/* The timeline of one dispatch, oldest first. (element-type SenderHistoryStep) */
void       sender_history_list_steps_async (SenderHistory      *self,
                                            const char         *id,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
GPtrArray *sender_history_list_steps_finish (SenderHistory *self,
                                             GAsyncResult  *result,
                                             GError       **error);

/**
 * SenderHistoryStep:
 *
 * One line of a timeline; @at in microseconds since the epoch.
 */
typedef struct
{
  gint64 at;
  char  *stage;
  char  *text;
} SenderHistoryStep;

void sender_history_step_free (SenderHistoryStep *self);

/**
 * SenderHistoryEntry:
 *
 * One row; times in microseconds since the epoch, @ended 0 while open.
 */
typedef struct
{
  char               *id;
  char               *configuration;
  char               *configuration_name;
  SenderChannel       channel;
  char               *to;   /* masked */
  char               *from; /* masked; empty if none was given */
  char               *template_name;
  SenderDispatchState state;
  gboolean            simulated;
  guint               http_status;
  char               *execution_sid;
  char               *message_sid;
  char               *call_sid;
  int                 error_code;
  char               *revision; /* of the configuration that was sent with; empty if not known */
  gint64              started;
  gint64              ended;
  char               *answer; /* (nullable): of the person at the phone: same, other, none */
  gboolean            via_pingone;
  char               *check_url; /* (nullable): where PingOne checks the code */
} SenderHistoryEntry;

void        sender_history_entry_free (SenderHistoryEntry *self);
SenderJson *sender_history_entry_to_json (const SenderHistoryEntry *self);

G_END_DECLS
