/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* What two states of one configuration say differently, path by path. */

/**
 * SenderDifference:
 * @path: where, as in `set` and in findings
 * @before: (nullable): the value there was, %NULL where the path did not exist
 * @after: (nullable): the value there is, %NULL where the path is gone
 * @is_switch: whether the values are `true` and `false`
 *
 * One difference. An item of a list that came or went is one, with the text of its fields.
 */
typedef struct
{
  char    *path;
  char    *before;
  char    *after;
  gboolean is_switch;
} SenderDifference;

/* At most @limit of them, in the document's order. (element-type SenderDifference)
 * (transfer full) */
GPtrArray *sender_difference_list (SenderConfig *before,
                                   SenderConfig *after,
                                   guint         limit);

/* An item in one line: what its fields say, the empty ones left out. (transfer full) (nullable) */
char *sender_difference_dup_summary (SenderRecord *record);

G_END_DECLS
