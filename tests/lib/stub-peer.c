/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stub-peer.h"

#include <string.h>
#include <sys/socket.h>

/* One connection. Each operation under way holds a reference. */
struct _StubPeer
{
  StubServer   *server; /* borrowed: it waits for us */
  GSocket      *socket;
  GIOStream    *stream;
  GCancellable *cancellable;
  GString      *received; /* borrowed from the server */
  gsize         consumed;
  GArray       *steps; /* (nullable): without it requests get answers */
  guint         position;
  gboolean      stays; /* when the steps end: they are an answer */
  gboolean      busy;
  gboolean      leaving;
  char         *writing;
  gsize         dripped;
  guint         timer;
  char          buffer[4096];
};

static void peer_run (StubPeer *self);

static void
peer_finalize (gpointer data)
{
  StubPeer *self = data;

  stub_server_peer_gone (self->server);
  g_clear_object (&self->stream);
  g_clear_object (&self->socket);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->writing, g_free);
}

void
stub_peer_unref (StubPeer *self)
{
  g_rc_box_release_full (self, peer_finalize);
}

void
stub_peer_leave (StubPeer *self)
{
  if (self->leaving)
    return;
  self->leaving = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/* The length of the whole request that lies in front, 0 if it isn't complete. */
static gsize
find_request (const char *text)
{
  const char *end = strstr (text, "\r\n\r\n");
  const char *line = end != NULL ? strcasestr (text, "\r\ncontent-length:") : NULL;
  gsize       len = end != NULL ? (gsize) (end + 4 - text) : 0;

  if (line != NULL && line < end)
    len += g_ascii_strtoull (line + strlen ("\r\ncontent-length:"), NULL, 10);
  return len <= strlen (text) ? len : 0;
}

/* Passes the next whole request to the server and returns it; NULL if it isn't complete. */
static const char *
peer_take_request (StubPeer *self)
{
  const char *text = self->received->str + self->consumed;
  gsize       len = find_request (text);
  char       *request = NULL;

  if (len == 0)
    return NULL;
  self->consumed += len;
  request = g_strndup (text, len);
  stub_server_keep_request (self->server, request);
  return request;
}

static void
peer_written_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  StubPeer *self = user_data;

  self->busy = FALSE;
  g_clear_pointer (&self->writing, g_free);
  /* A client that left is no fault of the test; the reading side notices it. */
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    peer_run (self);
  stub_peer_unref (self);
}

static void
peer_write (StubPeer *self,
            char     *text)
{
  self->busy = TRUE;
  self->writing = text;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), text,
                                   strlen (text), G_PRIORITY_DEFAULT, self->cancellable,
                                   peer_written_cb, g_rc_box_acquire (self));
}

static gboolean
pause_over_cb (gpointer user_data)
{
  StubPeer *self = user_data;

  self->timer = 0;
  self->busy = FALSE;
  peer_run (self);
  return G_SOURCE_REMOVE;
}

static gboolean
drip_cb (gpointer user_data)
{
  StubPeer       *self = user_data;
  const StubStep *step = &g_array_index (self->steps, StubStep, self->position - 1);

  if (step->text[self->dripped] == '\0')
    return pause_over_cb (self);
  /* One byte always fits into the socket's buffer. */
  if (g_output_stream_write_all (g_io_stream_get_output_stream (self->stream),
                                 step->text + self->dripped++, 1, NULL, NULL, NULL))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
peer_start_timer (StubPeer   *self,
                  guint       milliseconds,
                  GSourceFunc func)
{
  self->busy = TRUE;
  self->dripped = 0;
  self->timer = g_timeout_add (milliseconds, func, self);
}

static void
peer_reset (StubPeer *self)
{
  const struct linger now = { .l_onoff = 1, .l_linger = 0 };

  g_assert_no_errno (setsockopt (g_socket_get_fd (self->socket), SOL_SOCKET, SO_LINGER, &now,
                                 sizeof now));
  stub_peer_leave (self);
}

/* Begins one step; FALSE if it can't be passed yet. */
static gboolean
peer_begin (StubPeer       *self,
            const StubStep *step)
{
  g_autoptr (GString) text = NULL;

  switch (step->action)
    {
    case STUB_READ:
      return peer_take_request (self) != NULL;
    case STUB_SEND:
      text = g_string_new (step->text);
      for (guint i = 1; i < step->n; i++)
        g_string_append (text, step->text);
      peer_write (self, g_string_free (g_steal_pointer (&text), FALSE));
      return TRUE;
    case STUB_DRIP:
      peer_start_timer (self, step->n, drip_cb);
      return TRUE;
    case STUB_PAUSE:
      peer_start_timer (self, step->n, pause_over_cb);
      return TRUE;
    case STUB_HANG:
      return FALSE;
    case STUB_RESET:
      peer_reset (self);
      return TRUE;
    case STUB_END:
      if (self->stays)
        {
          g_clear_pointer (&self->steps, g_array_unref);
          return TRUE;
        }
      stub_peer_leave (self);
      return FALSE;
    default:
      stub_peer_leave (self);
      return FALSE;
    }
}

/* The steps that answer the next request; FALSE if there is none yet. */
static gboolean
peer_find_steps (StubPeer *self)
{
  const char *request = NULL;

  if (self->steps != NULL)
    return TRUE;
  request = peer_take_request (self);
  if (request == NULL)
    return FALSE;
  self->position = 0;
  self->steps = stub_server_take_answer (self->server, request, &self->stays);
  if (strcasestr (request, "\r\nconnection: close\r\n") != NULL)
    self->stays = FALSE;
  return TRUE;
}

static void
peer_run (StubPeer *self)
{
  while (!self->busy && !self->leaving && peer_find_steps (self))
    if (peer_begin (self, &g_array_index (self->steps, StubStep, self->position)))
      self->position++;
    else
      return;
}

static void peer_read (StubPeer *self);

static void
peer_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  StubPeer *self = user_data;
  gssize    len = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (len > 0)
    {
      g_string_append_len (self->received, self->buffer, len);
      peer_run (self);
      peer_read (self);
    }
  else
    {
      stub_peer_leave (self);
      g_io_stream_close (self->stream, NULL, NULL);
      stub_server_peer_left (self->server, self);
    }
  stub_peer_unref (self);
}

static void
peer_read (StubPeer *self)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->buffer,
                             sizeof self->buffer, G_PRIORITY_DEFAULT, self->cancellable,
                             peer_read_cb, g_rc_box_acquire (self));
}

StubPeer *
stub_peer_start (StubServer        *server,
                 GSocketConnection *connection,
                 GIOStream         *stream,
                 GString           *received,
                 GArray            *steps)
{
  StubPeer *self = g_rc_box_new0 (StubPeer);

  self->server = server;
  self->socket = g_object_ref (g_socket_connection_get_socket (connection));
  self->stream = g_object_ref (stream);
  self->cancellable = g_cancellable_new ();
  self->received = received;
  self->steps = steps;
  peer_read (self);
  /* A script may begin by speaking or by leaving. */
  peer_run (self);
  return self;
}
