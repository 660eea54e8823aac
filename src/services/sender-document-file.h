/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * One document on disk: locked, read, written. Blocking: for worker threads only.
 */

gboolean sender_document_file_make_folder (const char *path,
                                           GError    **error);

/* Locks the folder of the file behind @path against other writers; a descriptor for unlock, -1 with
 * an error. @place (optional) (transfer full): that file, to be read and written meanwhile. */
int  sender_document_file_lock (const char   *path,
                                char        **place,
                                GCancellable *cancellable,
                                GError      **error);
void sender_document_file_unlock (int lock);

SenderConfig *sender_document_file_read (const char *path,
                                         gboolean   *read_only,
                                         GError    **error);
/* Under the lock. The new file or the old one, never a mixture; the old one is kept as PATH~. */
gboolean sender_document_file_write (const char   *path,
                                     SenderConfig *config,
                                     GError      **error);
/* Under the lock. Moves the file, or the link to one, into `.deleted` beside it; @kept (optional)
 * (transfer full) is where it is then. */
gboolean sender_document_file_delete (const char *path,
                                      char      **kept,
                                      GError    **error);
/* Under the lock. Moves it back; SENDER_ERROR_CONFLICT if @path is taken by now. */
gboolean sender_document_file_restore (const char *kept,
                                       const char *path,
                                       GError    **error);

G_END_DECLS
