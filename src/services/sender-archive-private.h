/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"

G_BEGIN_DECLS

/* Shared by sender-archive.c and sender-archive-*.c only. */

#define SENDER_ARCHIVE_SUFFIX ".json"

/* NULL without an error if there is none. */
SenderJson *sender_archive_load (const char *path,
                                 GError    **error);
gboolean    sender_archive_save (const char *folder,
                                 const char *path,
                                 SenderJson *json,
                                 GError    **error);
/* Removes a file, and its folder if nothing is left in it. */
gboolean sender_archive_remove (const char *path,
                                GError    **error);
char    *sender_archive_dup_snapshots (SenderArchive *self,
                                       const char    *configuration);

/* One file of a configuration. @environment (nullable). */
char       *sender_archive_dup_path (const char       *folder,
                                     SenderArchiveFile file,
                                     const char       *environment);
SenderJson *sender_archive_load_file (const char       *folder,
                                      SenderArchiveFile file,
                                      const char       *environment,
                                      GError          **error);
void        sender_archive_drop_old (const char *folder,
                                     const char *environment);

G_END_DECLS
