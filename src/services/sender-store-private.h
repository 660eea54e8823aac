/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-store.h"

G_BEGIN_DECLS

/* Shared by the files of the store only. Blocking: for worker threads. */

SenderStoreEntry *sender_store_entry_new (const char *path);
/* Microseconds since the epoch, 0 if there is no such file. */
gint64 sender_store_entry_stat (const char *path);
gint64 sender_store_entry_get_modified (SenderStoreEntry *self);

G_END_DECLS
