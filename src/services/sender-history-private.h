/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-database.h"
#include "sender-history.h"

G_BEGIN_DECLS

/* What reads and writes share: jobs for the history's thread. */

/* Returns @task, or sets @error. */
typedef void (*SenderHistoryJob) (SenderDatabase *database, GTask *task, gpointer input,
                                  GError **error);

/* @input is taken. */
void sender_history_push (SenderHistory *self, gpointer tag, SenderHistoryJob run, gpointer input,
                          GDestroyNotify free_input, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
/* Of a job that has written: it is told. */
void sender_history_return_written (GTask *task);
/* For sender_history_find_finish(); @rows (nullable) are taken. */
void sender_history_return_rows (GTask *task, GPtrArray *rows, guint total);

G_END_DECLS
