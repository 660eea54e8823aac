/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Reads one document in a thread: for the library, and for whoever follows a file.
 */

/* @source: what the result belongs to. */
void          sender_document_load_async (gpointer            source,
                                          const char         *path,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
SenderConfig *sender_document_load_finish (gpointer      source,
                                           GAsyncResult *result,
                                           gboolean     *read_only,
                                           GError      **error);

G_END_DECLS
