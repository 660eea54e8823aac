/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"

G_BEGIN_DECLS

/* Shared by sender-archive.c and sender-archive-snapshots.c only. */

#define SENDER_ARCHIVE_SUFFIX ".json"

SenderJson *sender_archive_load (const char *path,
                                 GError    **error);
char       *sender_archive_dup_snapshots (SenderArchive *self,
                                          const char    *configuration);

G_END_DECLS
