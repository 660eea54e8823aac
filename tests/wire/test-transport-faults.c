/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-test.h"

#include <string.h>

#define HEAD "HTTP/1.1 201 Created\r\n"
#define CHUNKED HEAD "Transfer-Encoding: chunked\r\n\r\n"
#define MIB (1024 * 1024)

/* Whatever a server does wrong: its own error, never a short success, and no second request. */
typedef struct
{
  const char *name;
  StubStep    steps[7];
  int         code; /* -1: an answer */
  const char *fragment;
} Case;

static const Case cases[] = {
  { "closed-before-the-answer", { { STUB_READ } }, SENDER_ERROR_CUT, "before its answer" },
  { "closed-at-once", { { 0 } }, SENDER_ERROR_CUT, "before its answer" },
  { "reset-at-once", { { STUB_RESET } }, SENDER_ERROR_CUT, "before its answer" },
  { "reset-before-the-answer",
    { { STUB_READ }, { STUB_RESET } },
    SENDER_ERROR_CUT,
    "before its answer" },
  { "reset-in-the-body",
    { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 9\r\n\r\nab" }, { STUB_RESET } },
    SENDER_ERROR_CUT,
    "before its answer" },
  { "cut-in-the-status-line",
    { { STUB_READ }, { STUB_SEND, "HTTP/1.1 20" } },
    SENDER_ERROR_BAD_REPLY,
    "not HTTP" },
  { "cut-after-the-status-line", { { STUB_READ }, { STUB_SEND, HEAD } }, SENDER_ERROR_CUT, "127" },
  { "cut-after-a-header",
    { { STUB_READ }, { STUB_SEND, HEAD "Server: x\r\n" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-a-header",
    { { STUB_READ }, { STUB_SEND, HEAD "Server: x\r\nContent-Le" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-a-value",
    { { STUB_READ }, { STUB_SEND, HEAD "Server: x\r\nX: ab" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-after-the-length",
    { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 0\r\n" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-a-204",
    { { STUB_READ }, { STUB_SEND, "HTTP/1.1 204 No Content\r\nX: y\r\n" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-the-body",
    { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 20\r\n\r\n{\"a\":1}" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-the-body-of-a-closing-server",
    { { STUB_READ },
      { STUB_SEND, HEAD "Content-Length: 20\r\nConnection: close\r\n\r\n{\"a\":1}" } },
    SENDER_ERROR_CUT,
    "127" },
  { "no-body-at-all",
    { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 20\r\nConnection: close\r\n\r\n" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-a-chunk",
    { { STUB_READ }, { STUB_SEND, CHUNKED "5\r\n{}" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-between-chunks",
    { { STUB_READ }, { STUB_SEND, CHUNKED "2\r\n{}\r\n" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-in-the-last-chunk",
    { { STUB_READ }, { STUB_SEND, CHUNKED "2\r\n{}\r\n0\r\n" } },
    SENDER_ERROR_CUT,
    "127" },
  { "cut-before-the-first-chunk", { { STUB_READ }, { STUB_SEND, CHUNKED } }, SENDER_ERROR_CUT, "" },
  { "garbage-chunk",
    { { STUB_READ }, { STUB_SEND, CHUNKED "zz\r\n{}\r\n0\r\n\r\n" } },
    SENDER_ERROR_BAD_REPLY,
    "not HTTP" },
  { "garbage", { { STUB_READ }, { STUB_SEND, "hello\r\n\r\n" } }, SENDER_ERROR_BAD_REPLY, "127" },
  { "hello", { { STUB_READ }, { STUB_SEND, "\x16\x03\x01" } }, SENDER_ERROR_BAD_REPLY, "not HTTP" },
  { "unknown-transfer-coding",
    { { STUB_READ }, { STUB_SEND, HEAD "Transfer-Encoding: gzip\r\n\r\nabc" } },
    SENDER_ERROR_BAD_REPLY,
    "not HTTP" },
  { "odd-length",
    { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 2x\r\n\r\n{}" } },
    SENDER_ERROR_BAD_REPLY,
    "not HTTP" },
  { "endless-informational",
    { { STUB_READ }, { STUB_SEND, "HTTP/1.1 100 Continue\r\n\r\n", 20000 }, { STUB_HANG } },
    SENDER_ERROR_BAD_REPLY,
    "not HTTP" },
  { "compressed",
    { { STUB_READ },
      { STUB_SEND, HEAD "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b" } },
    SENDER_ERROR_BAD_REPLY,
    "compressed" },
  { "10-mb-announced",
    { { STUB_READ },
      { STUB_SEND, HEAD "Content-Length: 10485760\r\n\r\n" },
      { STUB_SEND, "0123456789abcdef", 10 * MIB / 16 } },
    SENDER_ERROR_TOO_LARGE,
    "1 MiB" },
  { "10-mb-chunked",
    { { STUB_READ },
      { STUB_SEND, CHUNKED "a00000\r\n" },
      { STUB_SEND, "0123456789abcdef", 10 * MIB / 16 } },
    SENDER_ERROR_TOO_LARGE,
    "1 MiB" },
  { "10-mb-without-end",
    { { STUB_READ },
      { STUB_SEND, HEAD "\r\n" },
      { STUB_SEND, "0123456789abcdef", 10 * MIB / 16 } },
    SENDER_ERROR_TOO_LARGE,
    "1 MiB" },
  { "200-kib-of-headers",
    { { STUB_READ },
      { STUB_SEND, HEAD },
      { STUB_SEND, "X-Header: 789\r\n", 200 * 1024 / 15 },
      { STUB_SEND, "\r\n" } },
    SENDER_ERROR_TOO_LARGE,
    "headers" },
  { "200-kib-in-one-header",
    { { STUB_READ },
      { STUB_SEND, HEAD "X: " },
      { STUB_SEND, "0123456789abcdef", 200 * 1024 / 16 },
      { STUB_SEND, "\r\n\r\n" } },
    SENDER_ERROR_TOO_LARGE,
    "headers" },

  { "good-length", { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 2\r\n\r\n{}" } }, -1, "{}" },
  { "good-closing",
    { { STUB_READ }, { STUB_SEND, HEAD "Content-Length: 2\r\nConnection: close\r\n\r\n{}" } },
    -1,
    "{}" },
  { "good-until-the-end", { { STUB_READ }, { STUB_SEND, HEAD "Server: x\r\n\r\n{}" } }, -1, "{}" },
  { "good-empty-until-the-end", { { STUB_READ }, { STUB_SEND, HEAD "X:   y\r\n\r\n" } }, -1, "" },
  { "good-204", { { STUB_READ }, { STUB_SEND, "HTTP/1.1 204\r\nX: y\r\n\r\n" } }, -1, "" },
  { "good-204-with-a-length",
    { { STUB_READ }, { STUB_SEND, "HTTP/1.1 204 None\r\nContent-Length: 2\r\n\r\n" } },
    -1,
    "" },
  { "good-chunked",
    { { STUB_READ },
      { STUB_SEND, CHUNKED "1;x=y\r\n{\r\n" },
      { STUB_PAUSE, NULL, 1 },
      { STUB_SEND, "0001\r\n}\r\n0\r\nTrailer: x\r\n\r\n" },
      { STUB_HANG } },
    -1,
    "{}" },
  { "good-informational",
    { { STUB_READ },
      { STUB_SEND, "HTTP/1.1 102 Processing\r\n\r\n" HEAD "Content-Length: 0\r\n\r\n" } },
    -1,
    "" },
  { "good-dripping",
    { { STUB_READ }, { STUB_DRIP, HEAD "Content-Length: 2\r\n\r\n{}", 1 } },
    -1,
    "{}" },
  { "good-identity",
    { { STUB_READ },
      { STUB_SEND, HEAD "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}" } },
    -1,
    "{}" },
};

static void
test_case (gconstpointer user_data)
{
  const Case                 *self = user_data;
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "POST", "/");
  g_auto (WireSend)           sent = { 0 };

  stub_server_add_script (server, self->steps);
  wire_send_run (&sent, transport, request);
  g_assert_true (sent.was_written);
  g_assert_cmpfloat (sent.seconds, <, 2);
  g_assert_cmpuint (stub_server_get_n_connections (server), ==, 1);
  if (self->code >= 0)
    sender_test_assert_error (sent.error, self->code, self->fragment);
  else
    {
      GBytes *body = NULL;

      g_assert_no_error (sent.error);
      body = sender_response_get_body (sent.response);
      g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), self->fragment,
                       strlen (self->fragment));
    }
}

/* Nobody can have got anything. */
static void
test_not_connected (void)
{
  g_autoptr (StubServer) server = stub_server_new ();
  g_autofree char       *closed = stub_server_dup_url (server, "/");
  const struct
  {
    const char *url;
    int         code;
    const char *fragment;
  } table[] = {
    { closed, SENDER_ERROR_CONNECT, "“127.0.0.1:" },
    { "https://no-such-host.invalid/", SENDER_ERROR_RESOLVE, "“no-such-host.invalid”" },
  };

  g_clear_pointer (&server, stub_server_free);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (SenderTransport) transport = sender_transport_new ();
      g_autoptr (SenderRequest)   request = wire_request_new ("POST", table[i].url);
      g_auto (WireSend)           sent = { 0 };

      wire_send_run (&sent, transport, request);
      sender_test_assert_error (sent.error, table[i].code, table[i].fragment);
      g_assert_false (sent.was_written);
    }
}

/* A kept connection with bytes of an answer left on it must not be used again. */
static void
test_after_chunks (void)
{
  g_autoptr (StubServer)      server = stub_server_new ();
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = wire_request_new_for (server, "GET", "/");

  for (guint i = 0; i < 2; i++)
    stub_server_play (server, { STUB_READ },
                      { STUB_SEND, CHUNKED "2\r\n{}\r\n0\r\n\r\nHTTP/1.1 500 Junk\r\n\r\n" },
                      { STUB_HANG });
  for (guint i = 0; i < 2; i++)
    {
      g_auto (WireSend) sent = { 0 };

      wire_send_run (&sent, transport, request);
      g_assert_no_error (sent.error);
      g_assert_cmpuint (sender_response_get_status (sent.response), ==, 201);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/transport/faults/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/transport/faults/not-connected", test_not_connected);
  g_test_add_func ("/transport/faults/after-chunks", test_after_chunks);
  return g_test_run ();
}
