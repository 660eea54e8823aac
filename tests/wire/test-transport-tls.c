/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-test.h"

#include <string.h>

/* tests/data/tls/README says what each certificate is. */
static const struct
{
  const char *certificate;
  const char *host;
  gboolean    has_authority;
  const char *fragment; /* NULL: acceptable */
  const char *other;    /* (nullable): another reason told with it */
} cases[] = {
  { "good", "127.0.0.1", TRUE, NULL, NULL },
  { "good", "localhost", TRUE, NULL, NULL },
  { "good", "127.0.0.1", FALSE, "authority is not known", NULL },
  { "expired", "127.0.0.1", TRUE, "it has expired", NULL },
  { "expired", "127.0.0.1", FALSE, "it has expired", "authority is not known" },
  { "not-yet", "127.0.0.1", TRUE, "it is not valid yet", NULL },
  { "wrong-host", "127.0.0.1", TRUE, "it was issued for another host", NULL },
  { "self-signed", "127.0.0.1", TRUE, "it is self-signed", NULL },
  { "self-signed", "127.0.0.1", FALSE, "it is self-signed", NULL },
};

static SenderTransport *
make_transport (gboolean has_authority)
{
  SenderTransport         *transport = sender_transport_new ();
  g_autofree char         *path = sender_test_data_path ("tls/ca.pem");
  g_autoptr (GError)       error = NULL;
  g_autoptr (GTlsDatabase) database = NULL;

  if (!has_authority)
    return transport;
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  sender_transport_set_tls_database (transport, database);
  return transport;
}

static SenderRequest *
make_request (StubServer *server,
              const char *host)
{
  g_autofree char *url = g_strdup_printf ("https://%s:%u/", host, stub_server_get_port (server));

  return wire_request_new ("POST", url);
}

static void
test_certificates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)      server = stub_server_new_tls (cases[i].certificate);
      g_autoptr (SenderTransport) transport = make_transport (cases[i].has_authority);
      g_autoptr (SenderRequest)   request = make_request (server, cases[i].host);
      g_auto (WireSend)           sent = { 0 };

      g_test_message ("%s, %s", cases[i].certificate, cases[i].host);
      stub_server_add_answer (server, "POST / ", 201, NULL, "{}");
      wire_send_run (&sent, transport, request);
      g_assert_true (sent.was_written == (cases[i].fragment == NULL));
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, cases[i].fragment == NULL);
      if (cases[i].fragment == NULL)
        {
          g_assert_no_error (sent.error);
          g_assert_cmpint (sender_response_get_timings (sent.response)->secured, >, 0);
          continue;
        }
      sender_test_assert_error (sent.error, SENDER_ERROR_TLS, cases[i].fragment);
      g_assert_nonnull (strstr (sent.error->message, cases[i].host));
      if (cases[i].other != NULL)
        g_assert_nonnull (strstr (sent.error->message, cases[i].other));
    }
}

/* What is no TLS at all, or ends in the middle of the handshake. */
static void
test_handshakes (void)
{
  const StubStep scripts[][3] = {
    { { STUB_SEND, "HTTP/1.1 400 Bad Request\r\n\r\n" } },
    { { STUB_PAUSE, NULL, 1 } },
    { { STUB_RESET } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (StubServer)      server = stub_server_new ();
      g_autoptr (SenderTransport) transport = make_transport (TRUE);
      g_autoptr (SenderRequest)   request = make_request (server, "127.0.0.1");
      g_auto (WireSend)           sent = { 0 };

      stub_server_add_script (server, scripts[i]);
      wire_send_run (&sent, transport, request);
      sender_test_assert_error (sent.error, SENDER_ERROR_TLS, "127.0.0.1");
      g_assert_false (sent.was_written);
      g_assert_null (strstr (stub_server_get_received (server, 0), "POST"));
    }
}

/* Faults of the answer inside of TLS. */
static void
test_answers (void)
{
  const struct
  {
    StubStep steps[4];
    int      code;
  } table[] = {
    { { { STUB_READ } }, SENDER_ERROR_CUT },
    { { { STUB_READ }, { STUB_RESET } }, SENDER_ERROR_CUT },
    { { { STUB_READ }, { STUB_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}" } },
      SENDER_ERROR_CUT },
    { { { STUB_READ },
        { STUB_SEND, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n" } },
      SENDER_ERROR_CUT },
    { { { STUB_READ }, { STUB_SEND, "garbage\r\n\r\n" } }, SENDER_ERROR_BAD_REPLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (StubServer)      server = stub_server_new_tls ("good");
      g_autoptr (SenderTransport) transport = make_transport (TRUE);
      g_autoptr (SenderRequest)   request = make_request (server, "localhost");
      g_auto (WireSend)           sent = { 0 };

      stub_server_add_script (server, table[i].steps);
      wire_send_run (&sent, transport, request);
      sender_test_assert_error (sent.error, table[i].code, "localhost");
      g_assert_true (sent.was_written);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport/tls/certificates", test_certificates);
  g_test_add_func ("/transport/tls/handshakes", test_handshakes);
  g_test_add_func ("/transport/tls/answers", test_answers);
  return g_test_run ();
}
