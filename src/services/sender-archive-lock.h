/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"

G_BEGIN_DECLS

/*
 * Who publishes a configuration is alone with what is kept of it: one writer, or some readers for a
 * moment. The lock is the program’s: it is gone however the program ends.
 */

typedef struct _SenderArchiveLock SenderArchiveLock;

typedef enum
{
  SENDER_ARCHIVE_LOCK_READ,  /* for as long as a few files are read */
  SENDER_ARCHIVE_LOCK_WRITE, /* for as long as a publish takes */
} SenderArchiveLockKind;

/* SENDER_ERROR_BUSY if a publish is going on, SENDER_ERROR_STORAGE. Waits for a moment only.
 * (transfer full) (nullable) */
void               sender_archive_lock_async (SenderArchive        *self,
                                              const char           *configuration,
                                              SenderArchiveLockKind kind,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
SenderArchiveLock *sender_archive_lock_finish (SenderArchive *self,
                                               GAsyncResult  *result,
                                               GError       **error);
/* Gives it back. */
void sender_archive_lock_free (SenderArchiveLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderArchiveLock, sender_archive_lock_free)

G_END_DECLS
