/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-reply.h"

#include "sender-transport.h"

#include <string.h>

static gboolean
has_no_body (SenderReply *self)
{
  guint status = soup_message_get_status (self->message);

  return status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED ||
         strcmp (soup_message_get_method (self->message), "HEAD") == 0;
}

static SoupEncoding
get_encoding (SenderReply *self)
{
  return soup_message_headers_get_encoding (soup_message_get_response_headers (self->message));
}

static SenderReplyFault
check_head (SenderReply *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char         *coding = soup_message_headers_get_list (headers, "Content-Encoding");
  const char         *length = soup_message_headers_get_one (headers, "Content-Length");

  if (coding != NULL && g_ascii_strcasecmp (coding, "identity") != 0)
    return SENDER_REPLY_ENCODED;
  if (length == NULL)
    return SENDER_REPLY_FINE;
  if (*length == '\0' || length[strspn (length, "0123456789")] != '\0')
    return SENDER_REPLY_UNREADABLE;
  if (!has_no_body (self) && g_ascii_strtoull (length, NULL, 10) > SENDER_TRANSPORT_MAX_BODY)
    return SENDER_REPLY_TOO_LARGE;
  return SENDER_REPLY_FINE;
}

/* The stream below libsoup's own reader of chunks; NULL where there is none (HTTP/2) or where it
 * is built otherwise, as in a later version. */
static GInputStream *
find_chunked_stream (GInputStream *stream)
{
  while (G_IS_FILTER_INPUT_STREAM (stream))
    {
      if (strcmp (G_OBJECT_TYPE_NAME (stream), "SoupFilterInputStream") == 0)
        return stream;
      stream = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
    }
  return NULL;
}

/**
 * sender_reply_begin:
 * @self: a reply, all zero but for the count of informational answers
 * @message: whose head has come
 * @stream: the body as libsoup gives it
 *
 * Looks at the head. If it may be read on, the bytes come from the member `source`.
 *
 * Returns: what is wrong with the head
 */
SenderReplyFault
sender_reply_begin (SenderReply  *self,
                    SoupMessage  *message,
                    GInputStream *stream)
{
  GInputStream *below = find_chunked_stream (stream);

  self->message = g_object_ref (message);
  self->stream = g_object_ref (stream);
  self->body = g_byte_array_new ();
  self->is_chunked = below != NULL && !has_no_body (self) &&
                     get_encoding (self) == SOUP_ENCODING_CHUNKED;
  self->source = self->is_chunked ? below : stream;
  return check_head (self);
}

/**
 * sender_reply_take:
 * @self: a reply that has begun
 * @data: (array length=len): bytes from its source
 * @len: how many
 *
 * Takes the next bytes.
 *
 * Returns: what is wrong with them
 */
SenderReplyFault
sender_reply_take (SenderReply *self,
                   const char  *data,
                   gsize        len)
{
  if (!self->is_chunked)
    g_byte_array_append (self->body, (const guint8 *) data, (guint) len);
  else if (!sender_chunks_feed (&self->chunks, data, len, self->body))
    return SENDER_REPLY_UNREADABLE;
  return self->body->len > SENDER_TRANSPORT_MAX_BODY ? SENDER_REPLY_TOO_LARGE : SENDER_REPLY_FINE;
}

/**
 * sender_reply_is_done:
 * @self: a reply that has begun
 *
 * Whether the body said that it is over; otherwise the end of the source does.
 *
 * Returns: whether there is nothing more to read
 */
gboolean
sender_reply_is_done (SenderReply *self)
{
  return self->is_chunked && sender_chunks_is_done (&self->chunks);
}

static void
add_line_cb (const char *name,
             const char *value,
             gpointer    user_data)
{
  *(gsize *) user_data += strlen (name) + strlen (": ") + strlen (value) + strlen ("\r\n");
}

/* libsoup takes the end of a connection for the end of the head. Without a body the answer then
 * looks complete; only the number of its bytes tells. */
static gboolean
is_head_whole (SenderReply *self)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);
  const char         *reason = soup_message_get_reason_phrase (self->message);
  gsize               len = strlen ("HTTP/1.1 200\r\n\r\n");

  /* Then the count is of something else. */
  if (self->n_informational > 0 || soup_message_get_http_version (self->message) >= SOUP_HTTP_2_0)
    return TRUE;
  if (reason != NULL && *reason != '\0')
    len += strlen (" ") + strlen (reason);
  soup_message_headers_foreach (soup_message_get_response_headers (self->message), add_line_cb,
                                &len);
  return soup_message_metrics_get_response_header_bytes_received (metrics) >= len;
}

/**
 * sender_reply_end:
 * @self: a reply whose source is at its end, or that is done
 *
 * Says whether all of it came. libsoup lets a body be shorter than its Content-Length where the
 * server announced that it would close the connection.
 *
 * Returns: %SENDER_REPLY_FINE or %SENDER_REPLY_CUT
 */
SenderReplyFault
sender_reply_end (SenderReply *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  goffset             announced = soup_message_headers_get_content_length (headers);

  if (self->is_chunked)
    return sender_reply_is_done (self) ? SENDER_REPLY_FINE : SENDER_REPLY_CUT;
  if (self->body->len == 0 && !is_head_whole (self))
    return SENDER_REPLY_CUT;
  if (!has_no_body (self) && get_encoding (self) == SOUP_ENCODING_CONTENT_LENGTH &&
      announced != (goffset) self->body->len)
    return SENDER_REPLY_CUT;
  return SENDER_REPLY_FINE;
}

static void
copy_header_cb (const char *name,
                const char *value,
                gpointer    user_data)
{
  sender_response_add_header (user_data, name, value);
}

/**
 * sender_reply_to_response:
 * @self: a reply that ended
 * @timings: where the time went
 *
 * Makes the response and lets go of the connection.
 *
 * Returns: (transfer full): the response
 */
SenderResponse *
sender_reply_to_response (SenderReply         *self,
                          const SenderTimings *timings)
{
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  SenderResponse    *response = sender_response_new (soup_message_get_status (self->message), body,
                                                     timings);

  soup_message_headers_foreach (soup_message_get_response_headers (self->message), copy_header_cb,
                                response);
  sender_reply_clear (self);
  return response;
}

/**
 * sender_reply_clear:
 * @self: a reply
 *
 * Frees what it holds; may be called twice.
 */
void
sender_reply_clear (SenderReply *self)
{
  self->source = NULL;
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->body, g_byte_array_unref);
}
