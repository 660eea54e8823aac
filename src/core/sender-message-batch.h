/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-message-matrix.h"

G_BEGIN_DECLS

/* One deed for many cells of a table of messages. Cells where there is nothing to do stay. */

typedef enum
{
  SENDER_BATCH_WRITE,     /* a message for each, all with one text */
  SENDER_BATCH_TAKE_OVER, /* what PingOne has */
  SENDER_BATCH_RESTORE,   /* no message, so that Ping's own text is sent once that is published */
} SenderBatchDeed;

/* @chosen: (element-type guint): which cells of the table. @source (nullable): whose text is
 * written; each gets the text that its siblings suggest without it. */
guint sender_batch_count (const SenderMessageMatrix *matrix,
                          GArray                    *chosen,
                          SenderBatchDeed            deed,
                          SenderMessage             *source);
/* What PingOne has in those that would be taken over. (element-type SenderMessage) (transfer
 * full) */
GPtrArray *sender_batch_list_taken (const SenderMessageMatrix *matrix,
                                    GArray                    *chosen);
/* Returns how many cells were changed. */
guint sender_batch_run (const SenderMessageMatrix *matrix,
                        SenderConfig              *config,
                        GArray                    *chosen,
                        SenderBatchDeed            deed,
                        SenderMessage             *source);

G_END_DECLS
