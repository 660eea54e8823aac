/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-chunks.h"
#include "sender-response.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * An answer as it comes in: whether it may be read at all, how far it is, and whether it is whole.
 * libsoup 3.2 does not tell the last.
 */

typedef enum
{
  SENDER_REPLY_FINE,
  SENDER_REPLY_CUT,
  SENDER_REPLY_TOO_LARGE,
  SENDER_REPLY_HEAD_TOO_LARGE,
  SENDER_REPLY_ENCODED,
  SENDER_REPLY_UNREADABLE,
} SenderReplyFault;

/**
 * SenderReply:
 * @message: (owned) (nullable): whose answer it is
 * @stream: (owned) (nullable): its body as libsoup gives it
 * @source: (nullable): where to read, borrowed from @stream
 * @body: (owned) (nullable): what was read
 * @chunks: where the reader of chunks stands
 * @is_chunked: whether there is one
 * @n_informational: how many 1xx came before
 *
 * All zero at the beginning.
 */
typedef struct
{
  SoupMessage  *message;
  GInputStream *stream;
  GInputStream *source;
  GByteArray   *body;
  SenderChunks  chunks;
  gboolean      is_chunked;
  guint         n_informational;
} SenderReply;

SenderReplyFault sender_reply_begin (SenderReply  *self,
                                     SoupMessage  *message,
                                     GInputStream *stream);
SenderReplyFault sender_reply_take (SenderReply *self,
                                    const char  *data,
                                    gsize        len);
gboolean         sender_reply_is_done (SenderReply *self);
SenderReplyFault sender_reply_end (SenderReply *self);
SenderResponse  *sender_reply_to_response (SenderReply         *self,
                                           const SenderTimings *timings);
void             sender_reply_clear (SenderReply *self);

G_END_DECLS
