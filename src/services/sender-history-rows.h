/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-database.h"
#include "sender-history-scan.h"

G_BEGIN_DECLS

/* The rows of the history: what is written of a dispatch, and read back. */

/* What a dispatch says at one moment: the object itself stays on its own thread. */
typedef struct _SenderHistorySnapshot SenderHistorySnapshot;

SenderHistorySnapshot *sender_history_snapshot_new (SenderDispatch *dispatch);
void                   sender_history_snapshot_free (gpointer data);

/* All rows of a snapshot, or none; on disk when it returns. */
gboolean sender_history_rows_write (SenderDatabase              *database,
                                    const SenderHistorySnapshot *snapshot, GError **error);
/* Newest first. (element-type SenderHistoryEntry) */
GPtrArray *sender_history_rows_find (SenderDatabase                *database,
                                     const SenderHistoryConditions *conditions, guint offset,
                                     guint limit, GError **error);
/* In the order of @ids. */
GPtrArray *sender_history_rows_get (SenderDatabase *database, GPtrArray *ids, GError **error);
gboolean   sender_history_rows_answer (SenderDatabase *database, const char *id, const char *answer,
                                       GError **error);
GPtrArray *sender_history_rows_list_open (SenderDatabase *database, GError **error);

G_END_DECLS
