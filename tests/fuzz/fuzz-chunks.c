/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-chunks.h"

/* However the bytes are split, they mean the same. */
static gboolean
read_by (const uint8_t *data,
         size_t         size,
         size_t         step,
         SenderChunks  *chunks,
         GByteArray    *body)
{
  for (size_t at = 0; at < size; at += step)
    if (!sender_chunks_feed (chunks, (const char *) data + at, MIN (step, size - at), body))
      return FALSE;
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  SenderChunks           at_once = { 0 };
  SenderChunks           in_steps = { 0 };
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GByteArray) same = g_byte_array_new ();
  gboolean               fine = read_by (data, size, MAX (size, 1), &at_once, body);

  g_assert_true (fine == read_by (data, size, 1 + size % 7, &in_steps, same));
  g_assert_true (sender_chunks_is_done (&at_once) == sender_chunks_is_done (&in_steps));
  g_assert_cmpmem (body->data, body->len, same->data, same->len);
  g_assert_cmpuint (body->len, <=, size);
  return 0;
}
