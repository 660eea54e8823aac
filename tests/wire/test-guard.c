/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-guard.h"
#include "wire-test.h"

#include <string.h>

static void
test_urls (void)
{
  const struct
  {
    const char *url;
    const char *name;     /* NULL: refused */
    const char *fragment; /* of the refusal */
  } cases[] = {
    { "https://studio.twilio.com/v2/Flows", "studio.twilio.com", NULL },
    { "https://studio.twilio.com:8443", "studio.twilio.com:8443", NULL },
    { "http://127.0.0.1:4010/x?y=z", "127.0.0.1:4010", NULL },
    { "http://localhost/", "localhost", NULL },
    { "http://[::1]:4010/", "[::1]:4010", NULL },
    { "", NULL, "empty" },
    { "studio.twilio.com/v2", NULL, "not a complete URL" },
    { "https://", NULL, "not a complete URL" },
    { " https://a.example/", NULL, "space" },
    { "https://a.example/a b", NULL, "space" },
    { "https://a.example/a\r\nX: y", NULL, "" },
    { "https://a.example/\x01", NULL, "control" },
    { "https://a.example\r\n.b.example/", NULL, "" },
    { "https://a.example/<flowID>", NULL, "character" },
    { "https://a.example/${to}", NULL, "character" },
    { "https://a.example/ü", NULL, "character" },
    { "ftp://a.example/", NULL, "neither with https" },
    { "file:///etc/passwd", NULL, "" },
    { "https://user:secret@a.example/", NULL, "user name" },
    { "https://a.example/#x", NULL, "fragment" },
    { "http://a.example/", NULL, "without encryption" },
    { "http://127.0.0.1.example/", NULL, "without encryption" },
    { "http://10.0.0.1/", NULL, "without encryption" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SenderTarget) target = { 0 };
      g_autoptr (GError)    error = NULL;
      gboolean              fine = sender_guard_check_url (cases[i].url, &target, &error);

      g_test_message ("%s", cases[i].url);
      g_assert_true (fine == (cases[i].name != NULL));
      g_assert_cmpstr (target.name, ==, cases[i].name);
      if (fine)
        g_assert_true (target.is_loopback == (strstr (cases[i].url, "twilio") == NULL));
      else
        {
          sender_test_assert_error (error, SENDER_ERROR_BLOCKED, cases[i].fragment);
          g_assert_null (strstr (error->message, "secret"));
        }
    }
}

/* The parts reach libsoup as they were written. */
static void
test_parts (void)
{
  g_auto (SenderTarget) target = { 0 };
  g_autoptr (GError)    error = NULL;

  g_assert_true (sender_guard_check_url ("https://h.example/a%7e//b;c?d=%20%7E&'", &target,
                                         &error));
  g_assert_cmpstr (g_uri_get_path (target.uri), ==, "/a%7e//b;c");
  g_assert_cmpstr (g_uri_get_query (target.uri), ==, "d=%20%7E&'");
  sender_target_clear (&target);
  g_assert_true (sender_guard_check_url ("https://h.example?q", &target, &error));
  g_assert_cmpstr (g_uri_get_path (target.uri), ==, "/");
}

static void
test_requests (void)
{
  const struct
  {
    const char *method;
    const char *name;
    const char *value;
    const char *fragment; /* NULL: may leave */
  } cases[] = {
    { "POST", "X-Custom", "a value; with = \"marks\"", NULL },
    { "PATCH", "x!#$%&'*+-.^_`|~9", "", NULL },
    { "POST", "X", "Grüße", NULL },
    { "", "X", "y", "method" },
    { "PO ST", "X", "y", "method" },
    { "GET / HTTP/1.1\r\nX: y\r\n", "X", "y", "method" },
    { "CONNECT", "X", "y", "method" },
    { "POST", "", "y", "name of a header" },
    { "POST", "X Y", "y", "name of a header" },
    { "POST", "X:", "y", "name of a header" },
    { "POST", "X\r\nY", "y", "name of a header" },
    { "POST", "Ü", "y", "name of a header" },
    { "POST", "X", "y\r\nInjected: yes", "“X”" },
    { "POST", "X", "y\n", "“X”" },
    { "POST", "X", "y\rz", "“X”" },
    { "POST", "X", "\x01", "“X”" },
    { "POST", "X", "y\x7f", "“X”" },
    { "POST", "Host", "other.example", "“Host”" },
    { "POST", "content-length", "5", "“content-length”" },
    { "POST", "Transfer-Encoding", "chunked", "“Transfer-Encoding”" },
    { "POST", "Connection", "close", "“Connection”" },
    { "POST", "Expect", "100-continue", "“Expect”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderRequest) request = sender_request_new (cases[i].method,
                                                              "https://h.example/");
      g_autoptr (GError)        error = NULL;
      gboolean                  fine = FALSE;

      sender_request_add_secret_header (request, cases[i].name, cases[i].value, "…");
      fine = sender_guard_check_request (request, &error);
      g_test_message ("%s, %s: %s", cases[i].method, cases[i].name, cases[i].value);
      g_assert_true (fine == (cases[i].fragment == NULL));
      if (!fine)
        sender_test_assert_error (error, SENDER_ERROR_BLOCKED, cases[i].fragment);
    }
}

/* What is refused never reaches a server. */
static void
test_nothing_leaves (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST", "/");
  g_auto (WireSend)           sent = { 0 };

  sender_request_add_header (request, "X", "y\r\nInjected: yes");
  wire_send_run (&sent, transport, request);
  sender_test_assert_error (sent.error, SENDER_ERROR_BLOCKED, "“X”");
  g_assert_false (sent.was_written);
  g_assert_cmpuint (stub_server_get_n_connections (server), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/urls", test_urls);
  g_test_add_func ("/guard/parts", test_parts);
  g_test_add_func ("/guard/requests", test_requests);
  g_test_add_func ("/guard/nothing-leaves", test_nothing_leaves);
  return g_test_run ();
}
