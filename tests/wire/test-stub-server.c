/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test.h"
#include "stub-server.h"

#include <string.h>

/* The server that the tests of the network trust in. */

typedef struct
{
  GSocketConnection *connection;
  GString           *text;
  gboolean           ended;
  gboolean           failed;
  char               buffer[256];
} Client;

static void
client_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Client            *self = user_data;
  g_autoptr (GError) error = NULL;
  gssize             len = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  self->failed = len < 0;
  self->ended = len <= 0;
  if (self->ended)
    return;
  g_string_append_len (self->text, self->buffer, len);
  g_input_stream_read_async (G_INPUT_STREAM (source), self->buffer, sizeof self->buffer,
                             G_PRIORITY_DEFAULT, NULL, client_read_cb, self);
}

static gboolean
client_ended (gpointer user_data)
{
  return ((Client *) user_data)->ended;
}

/* Sends @request on a new connection and returns all that comes until the server closes. */
static char *
talk (StubServer *server,
      const char *request,
      gboolean   *failed)
{
  g_autoptr (GSocketClient) socket_client = g_socket_client_new ();
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GError)        error = NULL;
  Client                    self = { .text = g_string_new (NULL) };

  g_socket_client_connect_to_host_async (socket_client, "127.0.0.1", stub_server_get_port (server),
                                         NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the connection");
  self.connection = g_socket_client_connect_to_host_finish (socket_client, result, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self.connection)),
                             request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (self.connection)),
                             self.buffer, sizeof self.buffer, G_PRIORITY_DEFAULT, NULL,
                             client_read_cb, &self);
  sender_test_wait_until (client_ended, &self, "the server to close");
  if (failed != NULL)
    *failed = self.failed;
  g_object_unref (self.connection);
  return g_string_free (self.text, FALSE);
}

static void
test_script (void)
{
  g_autoptr (StubServer) server = stub_server_new ();
  g_autofree char       *text = NULL;
  gboolean               failed = FALSE;

  stub_server_play (server, { STUB_READ }, { STUB_SEND, "ab", 3 }, { STUB_PAUSE, NULL, 1 },
                    { STUB_DRIP, "xyz", 1 });
  text = talk (server, "POST / HTTP/1.1\r\ncontent-length: 3\r\n\r\nbody", &failed);
  g_assert_cmpstr (text, ==, "abababxyz");
  g_assert_false (failed);
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 1);
  g_assert_cmpstr (stub_server_get_request_body (server, 0), ==, "bod");
  g_assert_true (g_str_has_suffix (stub_server_get_received (server, 0), "\r\n\r\nbody"));
}

static void
test_reset (void)
{
  g_autoptr (StubServer) server = stub_server_new ();
  g_autofree char       *text = NULL;
  gboolean               failed = FALSE;

  stub_server_play (server, { STUB_READ }, { STUB_RESET });
  text = talk (server, "GET / HTTP/1.1\r\n\r\n", &failed);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (failed);
}

static void
test_answers (void)
{
  g_autoptr (StubServer) server = stub_server_new ();
  g_autofree char       *text = NULL;

  stub_server_add_answer (server, "POST /v2", 201, "X: y\r\n", "{}");
  stub_server_add_answer (server, "POST /v2", 409, NULL, NULL);
  text = talk (server,
               "POST /v2/a HTTP/1.1\r\n\r\nPOST /v2/b HTTP/1.1\r\n\r\n"
               "POST /v2/c HTTP/1.1\r\n\r\nGET /v2 HTTP/1.1\r\nConnection: close\r\n\r\n",
               NULL);
  g_assert_cmpstr (text, ==,
                   "HTTP/1.1 201 Answer\r\nX: y\r\nContent-Length: 2\r\n\r\n{}"
                   "HTTP/1.1 409 Answer\r\nContent-Length: 0\r\n\r\n"
                   "HTTP/1.1 409 Answer\r\nContent-Length: 0\r\n\r\n"
                   "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  g_assert_cmpuint (stub_server_count_requests (server, "POST /v2"), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stub-server/script", test_script);
  g_test_add_func ("/stub-server/reset", test_reset);
  g_test_add_func ("/stub-server/answers", test_answers);
  return g_test_run ();
}
