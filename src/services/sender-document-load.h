/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

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
/* Tells a document what came of reading its file; @saved: what it should have said when that began.
 * FALSE: this program has saved it since, or is about to, so that it is no news. */
gboolean sender_document_load_tell (SenderDocument *document,
                                    SenderConfig   *saved,
                                    SenderConfig   *found,
                                    gboolean        is_newer,
                                    const GError   *error);

G_END_DECLS
