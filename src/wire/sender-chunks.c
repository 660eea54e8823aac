/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chunks.h"

#define MAX_SIZE_DIGITS 16
#define MAX_EXTRA (100 * 1024)

typedef enum
{
  STATE_SIZE,
  STATE_EXTENSION,
  STATE_SIZE_END,
  STATE_DATA,
  STATE_DATA_CR,
  STATE_DATA_LF,
  STATE_TRAILER,
  STATE_TRAILER_END,
  STATE_DONE,
} State;

static gboolean
feed_size (SenderChunks *self,
           char          c)
{
  if (g_ascii_isxdigit (c))
    {
      self->left = self->left * 16 + (guint) g_ascii_xdigit_value (c);
      return ++self->n_digits <= MAX_SIZE_DIGITS;
    }
  if (self->n_digits == 0 || (c != '\r' && c != ';' && c != ' ' && c != '\t'))
    return FALSE;
  self->state = c == '\r' ? STATE_SIZE_END : STATE_EXTENSION;
  return TRUE;
}

static gboolean
feed_extension (SenderChunks *self,
                char          c)
{
  if (c == '\r')
    self->state = STATE_SIZE_END;
  return c != '\n';
}

static gboolean
feed_size_end (SenderChunks *self,
               char          c)
{
  self->state = self->left > 0 ? STATE_DATA : STATE_TRAILER;
  self->n_digits = 0;
  self->line_len = 0;
  return c == '\n';
}

static gboolean
feed_data_cr (SenderChunks *self,
              char          c)
{
  self->state = STATE_DATA_LF;
  return c == '\r';
}

static gboolean
feed_data_lf (SenderChunks *self,
              char          c)
{
  self->state = STATE_SIZE;
  return c == '\n';
}

static gboolean
feed_trailer (SenderChunks *self,
              char          c)
{
  if (c == '\r')
    self->state = STATE_TRAILER_END;
  else
    self->line_len++;
  return c != '\n';
}

static gboolean
feed_trailer_end (SenderChunks *self,
                  char          c)
{
  if (c != '\n')
    return FALSE;
  self->state = self->line_len == 0 ? STATE_DONE : STATE_TRAILER;
  self->line_len = 0;
  return TRUE;
}

static gboolean (*const feeders[]) (SenderChunks *self, char c) = {
  [STATE_SIZE] = feed_size,
  [STATE_EXTENSION] = feed_extension,
  [STATE_SIZE_END] = feed_size_end,
  [STATE_DATA_CR] = feed_data_cr,
  [STATE_DATA_LF] = feed_data_lf,
  [STATE_TRAILER] = feed_trailer,
  [STATE_TRAILER_END] = feed_trailer_end,
};

/**
 * sender_chunks_feed:
 * @self: the reader
 * @data: (array length=len): the next bytes of the connection
 * @len: how many
 * @body: where the data of the chunks is appended
 *
 * Reads on. What follows the last chunk and its trailer is ignored.
 *
 * Returns: %FALSE if this is not the chunked coding, or over 100 KiB in a row are not data
 */
gboolean
sender_chunks_feed (SenderChunks *self,
                    const char   *data,
                    gsize         len,
                    GByteArray   *body)
{
  const char *end = data + len;

  while (data < end && self->state != STATE_DONE)
    {
      gsize n = 1;

      if (self->state == STATE_DATA)
        {
          n = (gsize) MIN (self->left, (guint64) (end - data));
          g_byte_array_append (body, (const guint8 *) data, (guint) n);
          self->left -= n;
          self->n_extra = 0;
          if (self->left == 0)
            self->state = STATE_DATA_CR;
        }
      else if (!feeders[self->state](self, *data) || ++self->n_extra > MAX_EXTRA)
        return FALSE;
      data += n;
    }
  return TRUE;
}

/**
 * sender_chunks_is_done:
 * @self: the reader
 *
 * Whether the last chunk and its trailer were read: only then the body is whole.
 *
 * Returns: whether the body is complete
 */
gboolean
sender_chunks_is_done (const SenderChunks *self)
{
  return self->state == STATE_DONE;
}
