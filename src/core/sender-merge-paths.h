/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-merge-align.h"
#include "sender-merge.h"

G_BEGIN_DECLS

/* What merged values are called in the configuration (design, section 10). */

/* Of the @nth item of a merge of the lists at @path, which are a configuration’s own for `numbers`,
 * `requests` and `messages`, or a request’s. (transfer full) */
char *sender_merge_dup_path (const SenderMerge *merge,
                             const char        *path,
                             GArray            *items,
                             guint              nth);
/* What stands in the row that @path leads to. (transfer full) (nullable): %NULL where it is in no
 * list, or the configuration has none. */
char *sender_merge_dup_row (const SenderMerge *merge,
                            const char        *path);
/* Where the voice of a message stands. (transfer full) */
char *sender_merge_dup_voice_path (const SenderMerge *merge,
                                   SenderMessage     *message);

G_END_DECLS
