/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-test.h"

#include <libsoup/soup.h>
#include <string.h>

#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

static void
test_bytes (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST",
                                                              "/v2//Flows/a%7e%2fb?x=%7E&y=%20'");
  g_auto (WireSend)           sent = { 0 };
  g_autofree char            *expected = NULL;

  stub_server_play (server, { STUB_READ },
                    { STUB_SEND, "HTTP/1.1 201 Created\r\nX-A: 1\r\nx-a:  2 \r\n"
                                 "Content-Length: 2\r\n\r\n{}" });
  wire_send_run (&sent, transport, request);
  g_assert_no_error (sent.error);
  g_assert_true (sent.was_written);
  g_assert_cmpuint (sender_response_get_status (sent.response), ==, 201);
  g_assert_cmpstr (sender_response_lookup_header (sent.response, "x-A"), ==, "1");
  g_assert_cmpmem (g_bytes_get_data (sender_response_get_body (sent.response), NULL),
                   g_bytes_get_size (sender_response_get_body (sent.response)), "{}", 2);
  expected = g_strdup_printf ("POST /v2//Flows/a%%7e%%2fb?x=%%7E&y=%%20' HTTP/1.1\r\n"
                              "Content-Length: 25\r\n"
                              "Authorization: " WIRE_SECRET "\r\n"
                              "Content-Type: application/x-www-form-urlencoded\r\n"
                              "User-Agent: SenderStudio/" SENDER_VERSION "\r\n"
                              "Connection: Keep-Alive\r\n"
                              "Host: 127.0.0.1:%u\r\n"
                              "X-First: 1\r\n"
                              "X-Second: two, 2\r\n\r\n"
                              "To=%%2B1&Parameters=%%7B%%7D",
                              stub_server_get_port (server));
  g_assert_cmpstr (stub_server_get_received (server, 0), ==, expected);
}

static void
test_bytes_of_other_methods (void)
{
  const struct
  {
    const char *method;
    gboolean    has_length;
  } cases[] = { { "GET", FALSE }, { "HEAD", FALSE }, { "DELETE", TRUE }, { "PATCH", TRUE } };
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderRequest) request = wire_request_new_for (server, cases[i].method, "");
      g_auto (WireSend)         sent = { 0 };
      const char               *text = NULL;
      g_autofree char          *line = g_strdup_printf ("%s / HTTP/1.1\r\n", cases[i].method);

      sender_request_add_header (request, "user-agent", "mine");
      stub_server_add_answer (server, cases[i].method, 204, "Connection: close\r\n", NULL);
      wire_send_run (&sent, transport, request);
      g_assert_no_error (sent.error);
      text = stub_server_get_request (server, i);
      g_assert_true (g_str_has_prefix (text, line));
      g_assert_true ((strstr (text, "Content-Length: 0\r\n") != NULL) == cases[i].has_length);
      g_assert_nonnull (strstr (text, "User-Agent: mine\r\n"));
      g_assert_null (strstr (text, "SenderStudio"));
    }
}

static void
test_timings (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST", "/");
  g_auto (WireSend)           sent = { 0 };
  const SenderTimings        *timings = NULL;

  stub_server_play (server, { STUB_READ }, { STUB_PAUSE, NULL, 30 },
                    { STUB_SEND, "HTTP/1.1 200 OK\r\n" },
                    { STUB_PAUSE, NULL, 30 }, { STUB_SEND, "Content-Length: 0\r\n\r\n" });
  wire_send_run (&sent, transport, request);
  g_assert_no_error (sent.error);
  timings = sender_response_get_timings (sent.response);
  g_assert_cmpint (timings->resolved, >=, 0);
  g_assert_cmpint (timings->connected, >=, timings->resolved);
  g_assert_cmpint (timings->secured, ==, -1);
  g_assert_cmpint (timings->written, >=, timings->connected);
  g_assert_cmpint (timings->first_byte, >=, timings->written + 20000);
  g_assert_cmpint (timings->ended, >=, timings->first_byte + 20000);
  g_assert_cmpint (timings->ended, <=, (gint64) (sent.seconds * G_USEC_PER_SEC));
}

/* Statuses on which an HTTP library likes to act by itself. */
static void
test_every_status_is_an_answer (void)
{
  const struct
  {
    guint       status;
    const char *header;
    const char *value;
  } cases[] = {
    { 301, "Location", "http://127.0.0.1:1/" },
    { 302, "Location", "/elsewhere" },
    { 303, "Location", "/elsewhere" },
    { 307, "Location", "/elsewhere" },
    { 308, "Location", "/elsewhere" },
    { 401, "WWW-Authenticate", "Basic realm=\"x\"" },
    { 407, "Proxy-Authenticate", "Basic realm=\"x\"" },
    { 417, "X", "y" },
    { 429, "Retry-After", "7" },
    { 503, "Retry-After", "1" },
  };
  const char *const methods[] = { "POST", "GET", "PUT" };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (methods); i++)
    {
      guint                       c = i / G_N_ELEMENTS (methods);
      g_autoptr (StubServer)      server = stub_server_new ();
      g_autoptr (SenderTransport) transport = sender_transport_new ();
      g_autoptr (SenderRequest)   request = wire_request_new_for (
          server, methods[i % G_N_ELEMENTS (methods)], "/here");
      g_auto (WireSend) sent = { 0 };
      g_autofree char  *header = g_strdup_printf ("%s: %s\r\n", cases[c].header, cases[c].value);

      stub_server_add_answer (server, "", cases[c].status, header, "{}");
      wire_send_run (&sent, transport, request);
      g_assert_no_error (sent.error);
      g_assert_cmpuint (sender_response_get_status (sent.response), ==, cases[c].status);
      g_assert_cmpstr (sender_response_lookup_header (sent.response, cases[c].header), ==,
                       cases[c].value);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, 1);
      g_assert_cmpuint (stub_server_get_n_connections (server), ==, 1);
    }
}

/* Nothing of one answer shows in the next request. */
static void
test_nothing_is_kept (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "GET", "/");

  stub_server_add_answer (server, "GET", 200,
                          "Set-Cookie: a=b\r\nCache-Control: max-age=3600\r\nETag: \"x\"\r\n"
                          "Strict-Transport-Security: max-age=3600\r\n",
                          "{}");
  for (guint i = 0; i < 2; i++)
    {
      g_auto (WireSend) sent = { 0 };

      wire_send_run (&sent, transport, request);
      g_assert_no_error (sent.error);
    }
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 2);
  g_assert_cmpstr (stub_server_get_request (server, 0), ==, stub_server_get_request (server, 1));
}

/* Reads share a connection; each write has its own. */
static void
test_connections (void)
{
  const struct
  {
    const char *method;
    guint       n_connections;
  } cases[] = {
    { "GET", 1 },
    { "GET", 1 },
    { "POST", 2 },
    { "PUT", 3 },
    { "POST", 4 },
    { "GET", 4 },
  };
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();

  stub_server_add_answer (server, "", 200, NULL, "{}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderRequest) request = wire_request_new_for (server, cases[i].method, "/");
      g_auto (WireSend)         sent = { 0 };

      wire_send_run (&sent, transport, request);
      g_assert_no_error (sent.error);
      g_assert_cmpuint (stub_server_get_n_connections (server), ==, cases[i].n_connections);
    }
}

/* The server drops the kept connection at the moment of the second request. */
static void
test_dropped_connection (void)
{
  const char *const methods[] = { "POST", "PUT", "DELETE", "PATCH" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (StubServer)      server = stub_server_new ();
      g_autoptr (SenderTransport) transport = sender_transport_new ();
      g_autoptr (SenderRequest)   first = wire_request_new_for (server, "GET", "/first");
      g_autoptr (SenderRequest)   second = wire_request_new_for (server, methods[i], "/second");
      g_auto (WireSend)           got = { 0 };
      g_auto (WireSend)           written = { 0 };

      sender_request_set_body (second, "body", 4);
      stub_server_play (server, { STUB_READ }, { STUB_SEND, OK }, { STUB_READ });
      stub_server_play (server, { STUB_READ });
      stub_server_play (server, { STUB_READ }, { STUB_SEND, OK });
      wire_send_run (&got, transport, first);
      g_assert_no_error (got.error);
      wire_send_run (&written, transport, second);
      sender_test_assert_error (written.error, SENDER_ERROR_CUT, "127.0.0.1");
      g_assert_true (written.was_written);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, 2);
      g_assert_cmpstr (stub_server_get_request_body (server, 1), ==, "body");
    }
}

/* A read may be sent again: it has no effect. */
static void
test_dropped_connection_of_a_read (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "GET", "/");

  stub_server_play (server, { STUB_READ }, { STUB_SEND, OK }, { STUB_READ });
  stub_server_play (server, { STUB_READ }, { STUB_SEND, OK });
  for (guint i = 0; i < 2; i++)
    {
      g_auto (WireSend) sent = { 0 };

      wire_send_run (&sent, transport, request);
      g_assert_no_error (sent.error);
    }
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 3);
}

static void
test_concurrent (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   slow = wire_request_new_for (server, "POST", "/slow");
  g_autoptr (SenderRequest)   quick = wire_request_new_for (server, "POST", "/quick");
  g_auto (WireSend)           first = { 0 };
  g_auto (WireSend)           second = { 0 };

  stub_server_play (server, { STUB_READ }, { STUB_PAUSE, NULL, 100 }, { STUB_SEND, OK });
  stub_server_play (server, { STUB_READ }, { STUB_SEND, OK });
  wire_send_start (&first, transport, slow, NULL);
  wire_send_start (&second, transport, quick, NULL);
  wire_send_wait (&second);
  g_assert_false (first.has_ended);
  wire_send_wait (&first);
  g_assert_no_error (first.error);
  g_assert_no_error (second.error);
}

/* The caller may let go at once: the task keeps what it needs. */
static void
test_finalize_in_flight (void)
{
  g_autoptr (StubServer)    server = stub_server_new ();
  SenderTransport          *transport = sender_transport_new ();
  g_autoptr (SenderRequest) request = wire_request_new_for (server, "POST", "/");
  g_auto (WireSend)         sent = { 0 };

  stub_server_add_answer (server, "", 200, NULL, "{}");
  wire_send_start (&sent, transport, request, NULL);
  g_object_add_weak_pointer (G_OBJECT (transport), (gpointer *) &transport);
  g_object_unref (transport);
  g_assert_nonnull (transport);
  wire_send_wait (&sent);
  g_assert_no_error (sent.error);
  g_main_context_iteration (NULL, FALSE);
  g_assert_null (transport);
}

static char *
route_cb (const char *url,
          gpointer    user_data,
          GError    **error)
{
  if (user_data == NULL)
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BLOCKED, "not mapped");
  return g_strdup (user_data);
}

static void
test_router (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autofree char            *mapped = stub_server_dup_url (server, "/v2/Flows?a=b");
  g_autofree char            *host = g_strdup_printf ("\r\nHost: 127.0.0.1:%u\r\n",
                                                      stub_server_get_port (server));
  const char *const           urls[] = { mapped, NULL, "http://studio.twilio.com/v2/Flows", "" };
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new ("POST",
                                                          "https://studio.twilio.com/v2/Flows");

  stub_server_add_answer (server, "POST /v2/Flows?a=b HTTP/1.1", 200, NULL, "{}");
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_auto (WireSend) sent = { 0 };

      sender_transport_set_router (transport, route_cb, g_strdup (urls[i]), g_free);
      wire_send_run (&sent, transport, request);
      if (i == 0)
        g_assert_no_error (sent.error);
      else
        g_assert_error (sent.error, SENDER_ERROR, SENDER_ERROR_BLOCKED);
      g_assert_true (sent.was_written == (i == 0));
    }
  g_assert_cmpuint (stub_server_get_n_connections (server), ==, 1);
  g_assert_nonnull (strstr (stub_server_get_request (server, 0), host));
  g_assert_cmpstr (sender_request_get_url (request), ==, "https://studio.twilio.com/v2/Flows");
}

static void
test_prepare_process (void)
{
  sender_transport_prepare_process ();
  if (!soup_check_version (3, 6, 6))
    g_assert_cmpstr (g_getenv ("SOUP_FORCE_HTTP1"), ==, "1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport/prepare-process", test_prepare_process);
  g_test_add_func ("/transport/bytes", test_bytes);
  g_test_add_func ("/transport/bytes-of-other-methods", test_bytes_of_other_methods);
  g_test_add_func ("/transport/timings", test_timings);
  g_test_add_func ("/transport/every-status-is-an-answer", test_every_status_is_an_answer);
  g_test_add_func ("/transport/nothing-is-kept", test_nothing_is_kept);
  g_test_add_func ("/transport/connections", test_connections);
  g_test_add_func ("/transport/dropped-connection", test_dropped_connection);
  g_test_add_func ("/transport/dropped-connection-of-a-read", test_dropped_connection_of_a_read);
  g_test_add_func ("/transport/concurrent", test_concurrent);
  g_test_add_func ("/transport/finalize-in-flight", test_finalize_in_flight);
  g_test_add_func ("/transport/router", test_router);
  return g_test_run ();
}
