/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-store.h"

G_BEGIN_DECLS

/* Shared by the files of the store only. Those of entries and paths block: for worker threads. */

SenderStoreEntry *sender_store_entry_new (const char *path);
/* Whether its file is the one it was made from, as far as that can be seen without reading. */
gboolean sender_store_entry_is_current (SenderStoreEntry *self);
/* Whether both show the same. */
gboolean sender_store_entry_equal (SenderStoreEntry *a,
                                   SenderStoreEntry *b);

/* Paths of the documents in the folder, in no order. (transfer full) (element-type filename) */
GPtrArray *sender_store_list_paths (SenderStore *self,
                                    GError     **error);

/* Changes that wait for their turn, the running one first. (element-type GTask) */
GQueue *sender_store_get_changes (SenderStore *self);

G_END_DECLS
