/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-test.h"

#include <string.h>

#define HEAD "HTTP/1.1 201 Created\r\nContent-Length: 20\r\n"
#define DEADLINE 0.3
#define LATE 0.2

/* Where an exchange can stand when its time is over, or its user has enough. */
typedef enum
{
  SERVER_PLAIN,
  SERVER_DEAF,
  SERVER_TLS_HANGS,
} ServerKind;

typedef struct
{
  const char *name;
  ServerKind  server;
  StubStep    steps[5];
  gboolean    was_written;
} Moment;

static const Moment moments[] = {
  { "connecting", SERVER_DEAF, { { 0 } }, FALSE },
  { "tls-handshake", SERVER_TLS_HANGS, { { STUB_HANG } }, FALSE },
  { "before-the-answer", SERVER_PLAIN, { { STUB_READ }, { STUB_HANG } }, TRUE },
  { "in-the-head", SERVER_PLAIN, { { STUB_READ }, { STUB_SEND, HEAD }, { STUB_HANG } }, TRUE },
  { "after-the-head",
    SERVER_PLAIN,
    { { STUB_READ }, { STUB_SEND, HEAD "\r\n" }, { STUB_HANG } },
    TRUE },
  { "in-the-body",
    SERVER_PLAIN,
    { { STUB_READ }, { STUB_SEND, HEAD "\r\n{" }, { STUB_HANG } },
    TRUE },
  { "in-a-chunk",
    SERVER_PLAIN,
    { { STUB_READ },
      { STUB_SEND, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{" },
      { STUB_HANG } },
    TRUE },
  { "dripping-head", SERVER_PLAIN, { { STUB_READ }, { STUB_DRIP, HEAD "\r\n", 20 } }, TRUE },
  { "dripping-body",
    SERVER_PLAIN,
    { { STUB_READ }, { STUB_SEND, HEAD "\r\n" }, { STUB_DRIP, "01234567890123456789", 20 } },
    TRUE },
};

static StubServer *
start_server (const Moment *self)
{
  StubServer *server = self->server == SERVER_DEAF ? stub_server_new_deaf () : stub_server_new ();

  stub_server_add_script (server, self->steps);
  return server;
}

static SenderRequest *
make_request (const Moment *self,
              StubServer   *server)
{
  g_autofree char *url = g_strdup_printf ("%s://127.0.0.1:%u/",
                                          self->server == SERVER_TLS_HANGS ? "https" : "http",
                                          stub_server_get_port (server));

  return wire_request_new ("POST", url);
}

static gboolean
nobody_is_connected (gpointer user_data)
{
  return stub_server_get_n_open (user_data) == 0;
}

static void
test_deadline (gconstpointer user_data)
{
  const Moment               *self = user_data;
  g_autoptr (StubServer)      server = start_server (self);
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = make_request (self, server);
  g_auto (WireSend)           sent = { 0 };

  sender_transport_set_deadline (transport, DEADLINE);
  wire_send_run (&sent, transport, request);
  sender_test_assert_error (sent.error, SENDER_ERROR_TIMEOUT, "within 0.3 seconds");
  g_assert_nonnull (strstr (sent.error->message, "127.0.0.1"));
  g_assert_true (sent.was_written == self->was_written);
  g_assert_cmpfloat (sent.seconds, >=, DEADLINE - 0.01);
  g_assert_cmpfloat (sent.seconds, <, DEADLINE + LATE);
  sender_test_wait_until (nobody_is_connected, server, "the connection to be dropped");
}

typedef struct
{
  GCancellable *cancellable;
  gint64        at;
} Cancel;

static gboolean
cancel_cb (gpointer user_data)
{
  Cancel *self = user_data;

  self->at = g_get_monotonic_time ();
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (gconstpointer user_data)
{
  const Moment               *self = user_data;
  g_autoptr (StubServer)      server = start_server (self);
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = make_request (self, server);
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_auto (WireSend)           sent = { 0 };
  Cancel                      cancel = { cancellable, 0 };

  wire_send_start (&sent, transport, request, cancellable);
  g_timeout_add (100, cancel_cb, &cancel);
  wire_send_wait (&sent);
  g_assert_error (sent.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (sent.was_written == self->was_written);
  g_assert_cmpint (g_get_monotonic_time () - cancel.at, <, LATE * G_USEC_PER_SEC);
  sender_test_wait_until (nobody_is_connected, server, "the connection to be dropped");
}

/* Before, and at once: nothing ever arrives. */
static void
test_cancel_early (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (StubServer)      server = stub_server_new ();
      g_autoptr (SenderTransport) transport = sender_transport_new ();
      g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST", "/");
      g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
      g_auto (WireSend)           sent = { 0 };

      if (i == 0)
        g_cancellable_cancel (cancellable);
      wire_send_start (&sent, transport, request, cancellable);
      g_assert_false (sent.has_ended);
      g_cancellable_cancel (cancellable);
      wire_send_wait (&sent);
      g_assert_error (sent.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (sent.was_written);
      g_assert_cmpfloat (sent.seconds, <, LATE);
      for (guint j = 0; j < 20; j++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
    }
}

/* One that is cancelled leaves the others alone. */
static void
test_cancel_one_of_two (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST", "/");
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_auto (WireSend)           first = { 0 };
  g_auto (WireSend)           second = { 0 };
  Cancel                      cancel = { cancellable, 0 };

  for (guint i = 0; i < 2; i++)
    stub_server_play (server, { STUB_READ }, { STUB_PAUSE, NULL, 100 },
                      { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" });
  wire_send_start (&first, transport, request, cancellable);
  wire_send_start (&second, transport, request, NULL);
  g_timeout_add (30, cancel_cb, &cancel);
  wire_send_wait (&first);
  wire_send_wait (&second);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (second.error);
}

static void
cancel_late_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderResponse) response = NULL;
  SenderResponse           **location = user_data;

  /* Between the answer and its reading. */
  g_cancellable_cancel (g_task_get_cancellable (G_TASK (result)));
  response = sender_transport_send_finish (SENDER_TRANSPORT (source), result, NULL, &error);
  g_assert_no_error (error);
  *location = g_steal_pointer (&response);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

/* The answer is there: a click that comes too late doesn't lose it. */
static void
test_cancel_too_late (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST", "/");
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_autoptr (SenderResponse)  response = NULL;

  stub_server_add_answer (server, "", 201, NULL, "{}");
  sender_transport_send_async (transport, request, cancellable, cancel_late_cb, &response);
  sender_test_wait_until (is_set, &response, "the answer");
  g_assert_cmpuint (sender_response_get_status (response), ==, 201);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *late = g_strdup_printf ("/transport/deadline/%s", moments[i].name);
      g_autofree char *cancelled = g_strdup_printf ("/transport/cancel/%s", moments[i].name);

      g_test_add_data_func (late, &moments[i], test_deadline);
      g_test_add_data_func (cancelled, &moments[i], test_cancel);
    }
  g_test_add_func ("/transport/cancel/early", test_cancel_early);
  g_test_add_func ("/transport/cancel/one-of-two", test_cancel_one_of_two);
  g_test_add_func ("/transport/cancel/too-late", test_cancel_too_late);
  return g_test_run ();
}
