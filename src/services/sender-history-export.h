/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history.h"

G_BEGIN_DECLS

/* Writes rows for a spreadsheet, numbers masked. The file is there whole, or as it was before. */
void sender_history_export_async (SenderHistory             *history,
                                  const SenderHistoryFilter *filter,
                                  GFile                     *file,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data);
/* @n_rows (out) (optional). */
gboolean sender_history_export_finish (SenderHistory *history,
                                       GAsyncResult  *result,
                                       guint         *n_rows,
                                       GError       **error);

G_END_DECLS
