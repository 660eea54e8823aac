/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-front-visitor.h"

#include "sender-answer.h"
#include "sender-serving.h"

#include <string.h>

/* More than any client of ours sends, less than would hurt. */
#define MAX_REQUEST (8 * 1024 * 1024)
#define CHUNK 16384

/*
 * Exactly one thing is under way at any time: a read, a write, a handshake or a timer. Whoever
 * ends it goes on or frees the visitor.
 */
struct _SenderFrontVisitor
{
  SenderStage   *stage;
  SenderService  service;
  GPtrArray     *visitors; /* (not owned): NULL once dismissed */
  GIOStream     *stream;
  GCancellable  *cancellable;
  GByteArray    *in;
  SenderServing *delivery; /* (nullable): what is being written */
  gsize          written;
  GSource       *timer; /* (nullable) */
  gboolean       continued;
  guint8         chunk[CHUNK];
};

static void read_more (SenderFrontVisitor *self);
static void write_more (SenderFrontVisitor *self);

static void
visitor_free (SenderFrontVisitor *self)
{
  g_ptr_array_remove_fast (self->visitors, self);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_io_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->delivery, sender_serving_free);
  g_byte_array_unref (self->in);
  g_free (self);
}

static gsize
get_head_length (SenderFrontVisitor *self)
{
  const char *end = self->in->len > 0
                      ? g_strstr_len ((const char *) self->in->data, self->in->len, "\r\n\r\n")
                      : NULL;

  return end != NULL ? (gsize) (end + 4 - (const char *) self->in->data) : 0;
}

/* The value of a header in the head, NULL if absent. */
static char *
dup_header (SenderFrontVisitor *self,
            gsize               length,
            const char         *name)
{
  g_autofree char *head = g_strndup ((const char *) self->in->data, length);
  g_auto (GStrv)   lines = g_strsplit (head, "\r\n", -1);
  gsize            size = strlen (name);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, size) == 0 && lines[i][size] == ':')
      return g_strdup (g_strstrip (lines[i] + size + 1));
  return NULL;
}

static gsize
get_body_length (SenderFrontVisitor *self,
                 gsize               head)
{
  g_autofree char *value = dup_header (self, head, "Content-Length");

  return value != NULL ? (gsize) MIN (g_ascii_strtoull (value, NULL, 10), MAX_REQUEST) : 0;
}

static gboolean
timer_cb (gpointer user_data)
{
  SenderFrontVisitor *self = user_data;

  g_clear_pointer (&self->timer, g_source_unref);
  write_more (self);
  return G_SOURCE_REMOVE;
}

static void
wait_then (SenderFrontVisitor *self,
           guint               milliseconds,
           GSourceFunc         func)
{
  self->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timer, func, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static gsize
get_goal (SenderFrontVisitor *self)
{
  gsize size = self->delivery->bytes != NULL ? g_bytes_get_size (self->delivery->bytes) : 0;

  return MIN (size, self->delivery->cut);
}

static gboolean try_request (SenderFrontVisitor *self);

/* Everything is written: the next request may be here already, or the connection ends. */
static void
finish_delivery (SenderFrontVisitor *self)
{
  gboolean stay = self->delivery->hang ||
                  (self->delivery->keep_alive && self->delivery->cut == G_MAXSIZE);
  gboolean hang = self->delivery->hang;

  if (!stay)
    {
      visitor_free (self);
      return;
    }
  if (!hang)
    g_clear_pointer (&self->delivery, sender_serving_free);
  self->continued = FALSE;
  if (hang || !try_request (self))
    read_more (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  SenderFrontVisitor *self = user_data;
  gssize              count = g_output_stream_write_finish (G_OUTPUT_STREAM (source), result, NULL);

  if (count < 0)
    {
      visitor_free (self);
      return;
    }
  self->written += (gsize) count;
  if (self->delivery->drip_bytes > 0 && self->written < get_goal (self))
    wait_then (self, self->delivery->drip_milliseconds, timer_cb);
  else
    write_more (self);
}

static void
write_more (SenderFrontVisitor *self)
{
  gsize       goal = get_goal (self);
  gsize       count = goal - self->written;
  const char *data = NULL;

  if (count == 0)
    {
      finish_delivery (self);
      return;
    }
  if (self->delivery->drip_bytes > 0)
    count = MIN (count, self->delivery->drip_bytes);
  data = g_bytes_get_data (self->delivery->bytes, NULL);
  g_output_stream_write_async (g_io_stream_get_output_stream (self->stream),
                               data + self->written, count, G_PRIORITY_DEFAULT, self->cancellable,
                               written_cb, self);
}

static void
perform (SenderFrontVisitor *self,
         gsize               head,
         gsize               length)
{
  g_autoptr (GBytes) body = g_bytes_new (self->in->data + head, length);
  g_autofree char   *text = g_strndup ((const char *) self->in->data, head);

  g_byte_array_remove_range (self->in, 0, (guint) (head + length));
  self->delivery = sender_serving_perform (self->stage, self->service, text, head, body);
  self->written = 0;
  write_more (self);
}

/* curl asks before it sends a long body. The few bytes fit any socket's buffer. */
static void
say_continue (SenderFrontVisitor *self,
              gsize               head)
{
  static const char interim[] = "HTTP/1.1 100 Continue\r\n\r\n";
  g_autofree char  *expect = dup_header (self, head, "Expect");

  if (!self->continued && expect != NULL && g_ascii_strcasecmp (expect, "100-continue") == 0)
    g_output_stream_write (g_io_stream_get_output_stream (self->stream), interim,
                           strlen (interim), NULL, NULL);
  self->continued = TRUE;
}

/* Takes a request that is whole, or as far as a fault lets it come. */
static gboolean
try_request (SenderFrontVisitor *self)
{
  gsize head = get_head_length (self);
  gsize body = 0;
  gsize cut = 0;

  if (head == 0)
    return FALSE;
  body = get_body_length (self, head);
  cut = sender_serving_get_cut (self->stage, self->service, (const char *) self->in->data, head);
  if (self->in->len < MIN (head + body, MAX (cut, head)))
    {
      say_continue (self, head);
      return FALSE;
    }
  perform (self, head, MIN (body, self->in->len - head));
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SenderFrontVisitor *self = user_data;
  gssize              count = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (count <= 0 || self->in->len > MAX_REQUEST)
    {
      visitor_free (self);
      return;
    }
  /* After a hang only the client's leaving is of interest. */
  if (self->delivery == NULL)
    g_byte_array_append (self->in, self->chunk, (guint) count);
  if (self->delivery != NULL || !try_request (self))
    read_more (self);
}

static void
read_more (SenderFrontVisitor *self)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->chunk, CHUNK,
                             G_PRIORITY_DEFAULT, self->cancellable, read_cb, self);
}

static void
handshake_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL))
    read_more (user_data);
  else
    visitor_free (user_data);
}

static gboolean
shake_hands_cb (gpointer user_data)
{
  SenderFrontVisitor *self = user_data;

  g_clear_pointer (&self->timer, g_source_unref);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (self->stream), G_PRIORITY_DEFAULT,
                                    self->cancellable, handshake_cb, self);
  return G_SOURCE_REMOVE;
}

static void
start_tls (SenderFrontVisitor *self,
           GTlsCertificate    *certificate)
{
  g_autoptr (GIOStream)       plain = g_steal_pointer (&self->stream);
  g_autoptr (SenderFaultRule) slow = NULL;
  g_autoptr (GError)          error = NULL;

  self->stream = g_tls_server_connection_new (plain, certificate, &error);
  if (self->stream == NULL)
    {
      self->stream = g_steal_pointer (&plain);
      visitor_free (self);
      return;
    }
  slow = sender_faults_take (self->stage->faults, SENDER_FAULT_SLOW_TLS);
  wait_then (self,
             slow != NULL ? (guint) CLAMP (sender_read_int (slow->json, "milliseconds", 1000), 0,
                                           600 * 1000)
                          : 0,
             shake_hands_cb);
}

/**
 * sender_front_visitor_start:
 * @stage: what the stand-ins share
 * @service: whose port it came to
 * @socket: the connection
 * @certificate: (nullable): speaks TLS with it
 * @visitors: (element-type SenderFrontVisitor): where it is as long as it lives
 *
 * Takes a connection and serves it until it ends.
 */
void
sender_front_visitor_start (SenderStage     *stage,
                            SenderService    service,
                            GSocket         *socket,
                            GTlsCertificate *certificate,
                            GPtrArray       *visitors)
{
  SenderFrontVisitor *self = g_new0 (SenderFrontVisitor, 1);

  self->stage = stage;
  self->service = service;
  self->visitors = visitors;
  self->stream = G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
  self->cancellable = g_cancellable_new ();
  self->in = g_byte_array_new ();
  g_ptr_array_add (visitors, self);
  if (certificate != NULL)
    start_tls (self, certificate);
  else
    read_more (self);
}

static gboolean
leave_cb (gpointer user_data)
{
  visitor_free (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * sender_front_visitor_dismiss:
 * @self: a connection
 *
 * Ends a connection: what is under way is cancelled, and its end frees the visitor.
 */
void
sender_front_visitor_dismiss (SenderFrontVisitor *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->timer == NULL)
    return;
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  wait_then (self, 0, leave_cb);
}
