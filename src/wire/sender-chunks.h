/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Reads the chunked coding (RFC 9112, 7.1) strictly. libsoup before 3.6 takes a connection that
 * ends between two chunks, and garbage in place of a size, for the end of the body.
 */

/**
 * SenderChunks:
 *
 * Where the reader stands; all zero at the beginning.
 */
typedef struct
{
  int     state;
  guint64 left;     /* bytes of the chunk still to come */
  guint   n_digits; /* of the size being read */
  gsize   n_extra;  /* bytes since the last data */
  gsize   line_len; /* of the trailer line being read */
} SenderChunks;

gboolean sender_chunks_feed (SenderChunks *self,
                             const char   *data,
                             gsize         len,
                             GByteArray   *body);
gboolean sender_chunks_is_done (const SenderChunks *self);

G_END_DECLS
