/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive-lock.h"

G_BEGIN_DECLS

/*
 * What is kept of a configuration, as somebody read it before what is live, and the lock that is
 * had only while it still is so: in between nobody has published, and what was live is not old.
 */

/**
 * SenderArchiveKept:
 * @files: (array fixed-size=2): what each file held, %NULL if it was not there
 *
 * What was kept at one moment.
 */
typedef struct
{
  SenderJson *files[SENDER_ARCHIVE_N_FILES];
} SenderArchiveKept;

void sender_archive_kept_clear (SenderArchiveKept *self);
/* Whether @json (nullable) is what @file held. */
gboolean sender_archive_kept_has (const SenderArchiveKept *self,
                                  SenderArchiveFile        file,
                                  SenderJson              *json);

/* Reads all of it at once, for one environment. @kept is to be cleared. SENDER_ERROR_BUSY while a
 * publish is going on, and what reading one file says. */
void     sender_archive_read_all_async (SenderArchive      *self,
                                        const char         *configuration,
                                        const char         *environment,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean sender_archive_read_all_finish (SenderArchive     *self,
                                         GAsyncResult      *result,
                                         SenderArchiveKept *kept,
                                         GError           **error);

/* Takes the lock for writing. SENDER_ERROR_CONFLICT if what is kept is no longer @kept.
 * (transfer full) (nullable) */
void               sender_archive_claim_async (SenderArchive           *self,
                                               const char              *configuration,
                                               const char              *environment,
                                               const SenderArchiveKept *kept,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);
SenderArchiveLock *sender_archive_claim_finish (SenderArchive *self,
                                                GAsyncResult  *result,
                                                GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderArchiveKept, sender_archive_kept_clear)

G_END_DECLS
