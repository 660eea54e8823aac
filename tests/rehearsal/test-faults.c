/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-error.h"
#include "sender-faults.h"
#include "sender-request.h"
#include "sender-test.h"
#include "sender-transport.h"

#include <string.h>

#define TWO_REQUESTS                   \
  "GET /a HTTP/1.1\r\nHost: x\r\n\r\n" \
  "GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
#define EXPECTING                                                   \
  "POST " CREATE " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n" \
  "Content-Length: 5\r\n\r\n"
#define ON_CREATE "\"service\":\"studio\",\"method\":\"POST\",\"path\":\"/v2/Flows\""

static guint
count_executions (SenderRehearsal *rehearsal)
{
  g_autoptr (SenderJson) status = client_control (rehearsal, "GET", "", NULL);
  gint64                 n = 0;

  g_assert_true (sender_json_get_int (client_find (status, "executions"), &n));
  return (guint) n;
}

static const struct
{
  const char *fault;
  guint       status;   /* 0: no HTTP */
  const char *fragment; /* of what comes back */
  guint       executions;
} cases[] = {
  { "{\"kind\":\"status\"," ON_CREATE ",\"status\":500}", 500, "\"code\":20500", 0 },
  { "{\"kind\":\"status\"," ON_CREATE ",\"status\":500,\"handled\":true}", 500, "20500", 1 },
  { "{\"kind\":\"status\"," ON_CREATE ",\"status\":429,\"retry_after\":7}", 429,
    "Retry-After: 7\r\n", 0 },
  { "{\"kind\":\"status\"," ON_CREATE ",\"status\":418,\"code\":7,\"message\":\"tea\"}", 418,
    "\"message\":\"tea\"", 0 },
  { "{\"kind\":\"status\"," ON_CREATE ",\"status\":200,\"body\":\"<html>\",\"headers\":"
    "{\"X-Proxy\":\"yes\",\"X-Other\":\"\"}}",
    200, "X-Proxy: yes\r\n", 0 },
  { "{\"kind\":\"redirect\"," ON_CREATE "}", 302, "Location: https://elsewhere.invalid/\r\n", 0 },
  { "{\"kind\":\"redirect\"," ON_CREATE ",\"status\":307,\"location\":\"/x\"}", 307,
    "Location: /x\r\n", 0 },
  { "{\"kind\":\"garbage\"," ON_CREATE "}", 0, "this is no HTTP", 0 },
  { "{\"kind\":\"garbage\"," ON_CREATE ",\"body\":\"moo\",\"handled\":true}", 0, "moo", 1 },
  { "{\"kind\":\"cut-response\"," ON_CREATE ",\"after\":12}", 0, "HTTP/1.1 201", 1 },
  { "{\"kind\":\"cut-response\"," ON_CREATE ",\"after\":0}", 0, "", 1 },
  { "{\"kind\":\"cut-request\"," ON_CREATE ",\"after\":20}", 0, "", 0 },
  { "{\"kind\":\"cut-request\"," ON_CREATE ",\"after\":100000}", 0, "", 0 },
  { "{\"kind\":\"drip\"," ON_CREATE ",\"bytes\":100,\"milliseconds\":1}", 201, "\"active\"", 1 },
  { "{\"kind\":\"status\",\"service\":\"api\"}", 201, "\"active\"", 1 },
  { "{\"kind\":\"status\",\"method\":\"GET\"}", 201, "\"active\"", 1 },
  { "{\"kind\":\"status\",\"path\":\"/v1\"}", 201, "\"active\"", 1 },
  { "{\"kind\":\"status\",\"method\":\"*\",\"service\":\"*\",\"status\":503}", 503, "20503", 0 },
};

static void
test_on_the_way (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderRehearsal) rehearsal = client_start ();
      g_autoptr (Answer)          answer = NULL;

      g_test_message ("%s", cases[i].fault);
      client_tell (rehearsal, "faults", cases[i].fault);
      answer = client_post (rehearsal, CREATE, GOOD_FORM);
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_nonnull (strstr (answer->raw, cases[i].fragment));
      g_assert_cmpuint (count_executions (rehearsal), ==, cases[i].executions);
    }
}

static void
test_cut_is_exact (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          answer = NULL;
  g_autoptr (SenderJson)      requests = NULL;

  client_tell (rehearsal, "faults",
               "[{\"kind\":\"cut-response\",\"after\":33,\"count\":1},{\"kind\":\"cut-request\"}]");
  answer = client_post (rehearsal, CREATE, GOOD_FORM);
  g_assert_cmpuint (answer->length, ==, 33);
  client_answer_free (g_steal_pointer (&answer));
  answer = client_post (rehearsal, CREATE, GOOD_FORM);
  g_assert_cmpuint (answer->length, ==, 0);
  requests = client_control (rehearsal, "GET", "requests", NULL);
  g_assert_cmpstr (client_text (requests, "requests.0.fault"), ==, "cut-response");
  g_assert_cmpstr (client_text (requests, "requests.1.fault"), ==, "cut-request");
  g_assert_null (client_text (requests, "requests.1.status"));
}

static void
test_count (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  const guint                 expected[] = { 503, 503, 201 };

  client_tell (rehearsal, "faults", "{\"kind\":\"status\",\"status\":503,\"count\":2}");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (Answer) answer = client_post (rehearsal, CREATE, GOOD_FORM);

      g_assert_cmpuint (answer->status, ==, expected[i]);
    }
}

static void
test_refuse (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          refused = NULL;
  g_autoptr (Answer)          other = NULL;
  g_autoptr (Answer)          again = NULL;
  g_autoptr (SenderJson)      cleared = NULL;
  guint16                     port = client_get_port (rehearsal, "studio");

  client_tell (rehearsal, "faults", "{\"kind\":\"refuse\",\"service\":\"studio\"}");
  refused = client_post (rehearsal, CREATE, GOOD_FORM);
  g_assert_error (refused->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  other = client_get (rehearsal, "api", ACCOUNT ".json");
  g_assert_cmpuint (other->status, ==, 200);
  cleared = client_control (rehearsal, "DELETE", "faults", NULL);
  again = client_post (rehearsal, CREATE, GOOD_FORM);
  g_assert_cmpuint (again->status, ==, 201);
  g_assert_cmpuint (client_get_port (rehearsal, "studio"), ==, port);
}

static SenderRequest *
new_request (SenderRehearsal *rehearsal,
             const char      *scheme,
             const char      *service)
{
  g_autofree char *url = g_strdup_printf ("%s://127.0.0.1:%u" CREATE, scheme,
                                          client_get_port (rehearsal, service));

  return sender_request_new ("GET", url);
}

/* Sends with the transport of the programs, which has a deadline of its own. */
static SenderResponse *
send_by_transport (SenderRehearsal *rehearsal,
                   const char      *scheme,
                   const char      *service,
                   double           deadline,
                   GError         **error)
{
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  g_autoptr (SenderRequest)   request = new_request (rehearsal, scheme, service);
  g_autoptr (GAsyncResult)    result = NULL;

  sender_transport_set_deadline (transport, deadline);
  sender_transport_send_async (transport, request, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the transport");
  return sender_transport_send_finish (transport, result, NULL, error);
}

static void
test_hang (void)
{
  static const struct
  {
    const char *fault;
    guint       executions;
  } hangs[] = {
    { "{\"kind\":\"hang\"}", 0 },
    { "{\"kind\":\"drip\",\"milliseconds\":50}", 0 },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      g_autoptr (GError)         error = NULL;
      g_autoptr (SenderResponse) response = NULL;
      g_autoptr (SenderJson)     cleared = client_control (rehearsal, "DELETE", "faults", NULL);

      g_assert_nonnull (cleared);
      client_tell (rehearsal, "faults", hangs[i].fault);
      response = send_by_transport (rehearsal, "http", "studio", 0.2, &error);
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_TIMEOUT);
      g_assert_cmpuint (count_executions (rehearsal), ==, hangs[i].executions);
    }
  /* What still hangs must not outlive the rehearsal. */
  sender_rehearsal_stop (rehearsal);
}

static void
test_tls (void)
{
  static const char *const    services[] = { "tls-self-signed", "tls-expired" };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  if (client_get_port (rehearsal, "tls-expired") == 0)
    {
      g_test_skip ("GIO has no TLS here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autoptr (GError)         error = NULL;
      g_autoptr (SenderResponse) response = NULL;

      response = send_by_transport (rehearsal, "https", services[i], 5, &error);
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_TLS);
    }
  {
    g_autoptr (GError)         error = NULL;
    g_autoptr (SenderResponse) response = NULL;

    client_tell (rehearsal, "faults", "{\"kind\":\"slow-tls\",\"milliseconds\":60000}");
    response = send_by_transport (rehearsal, "https", "tls-expired", 0.2, &error);
    g_assert_error (error, SENDER_ERROR, SENDER_ERROR_TIMEOUT);
  }
}

/* How much the body of an answer becomes when it is unpacked. */
static gsize
unpack (Answer *answer)
{
  const char                   *body = answer->raw + strlen (answer->head) + 4;
  gsize                         length = answer->length - (gsize) (body - answer->raw);
  g_autoptr (GInputStream)      memory = g_memory_input_stream_new_from_data (body, (gssize) length,
                                                                              NULL);
  g_autoptr (GZlibDecompressor) unpacker = NULL;
  g_autoptr (GInputStream)      in = NULL;
  g_autofree char              *chunk = g_malloc (1 << 20);
  gsize                         total = 0;
  gssize                        count = 0;

  unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  in = g_converter_input_stream_new (memory, G_CONVERTER (unpacker));
  while ((count = g_input_stream_read (in, chunk, 1 << 20, NULL, NULL)) > 0)
    total += (gsize) count;
  return total;
}

static void
test_gzip_bomb (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          answer = NULL;

  client_tell (rehearsal, "faults", "{\"kind\":\"gzip-bomb\"}");
  answer = client_post (rehearsal, CREATE, GOOD_FORM);
  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_nonnull (strstr (answer->head, "Content-Encoding: gzip"));
  g_assert_cmpuint (answer->length, <, 200 * 1024);
  g_assert_cmpuint (unpack (answer), >, 100 * 1000 * 1000);
}

static void
test_connections (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          two = client_send (rehearsal, "lookups", TWO_REQUESTS);
  g_autoptr (Answer)          nonsense = client_send (rehearsal, "studio", "nonsense\r\n\r\n");
  g_autoptr (SenderJson)      requests = client_control (rehearsal, "GET", "requests", NULL);

  g_assert_cmpuint (two->status, ==, 404);
  g_assert_nonnull (strstr (two->raw, "keep-alive"));
  g_assert_nonnull (strstr (two->raw, "Connection: close"));
  g_assert_cmpuint (nonsense->status, ==, 400);
  g_assert_cmpuint (sender_json_get_length (client_find (requests, "requests")), ==, 2);
  g_assert_cmpstr (client_text (requests, "requests.1.path"), ==, "/b");
}

/* A client that waits for leave to send its body gets it. */
static void
test_expect (void)
{
  g_autoptr (SenderRehearsal)   rehearsal = client_start ();
  g_autoptr (GSocketClient)     client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GAsyncResult)      connected = NULL;
  g_autoptr (GAsyncResult)      answered = NULL;
  g_autoptr (GBytes)            bytes = NULL;
  GOutputStream                *out = NULL;

  g_socket_client_connect_to_host_async (client, "127.0.0.1",
                                         client_get_port (rehearsal, "studio"), NULL,
                                         sender_test_result_cb, &connected);
  sender_test_wait_result (&connected, "a connection");
  connection = g_socket_client_connect_to_host_finish (client, connected, NULL);
  out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_output_stream_write_all (out, EXPECTING, strlen (EXPECTING), NULL, NULL, NULL);
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)), 1000,
                                   G_PRIORITY_DEFAULT, NULL, sender_test_result_cb, &answered);
  sender_test_wait_result (&answered, "leave to go on");
  bytes = g_input_stream_read_bytes_finish (
    g_io_stream_get_input_stream (G_IO_STREAM (connection)), answered, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "HTTP/1.1 100 Continue\r\n\r\n", 25);
}

static void
test_wrong_faults (void)
{
  g_autoptr (SenderFaults) faults = sender_faults_new ();
  g_autoptr (SenderJson)   wrong = sender_json_parse ("{\"kind\":\"earthquake\"}", -1, NULL);
  g_autoptr (SenderJson)   right = sender_json_parse ("{\"kind\":\"hang\"}", -1, NULL);
  g_autoptr (GError)       error = NULL;

  g_assert_false (sender_faults_add (faults, wrong, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "gzip-bomb");
  g_clear_error (&error);
  for (guint i = 0; i < 1000; i++)
    g_assert_true (sender_faults_add (faults, right, NULL));
  g_assert_false (sender_faults_add (faults, right, &error));
  sender_test_assert_error (error, SENDER_ERROR_LIMIT, "1000");
  g_assert_cmpstr (sender_fault_kind_get_name (SENDER_FAULT_STUCK_FLOW), ==, "stuck-flow");
}

static void
test_ports (void)
{
  g_autoptr (SenderRehearsal) first = client_start ();
  g_autoptr (SenderRehearsal) second = sender_rehearsal_new ();
  g_autoptr (GError)          error = NULL;

  g_assert_false (sender_rehearsal_start (second, 65530, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "65530");
  g_clear_error (&error);
  g_assert_false (sender_rehearsal_start (second, client_get_port (first, "studio"), &error));
  g_assert_nonnull (strstr (error->message, "studio"));
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/on-the-way", test_on_the_way);
  g_test_add_func ("/faults/cut-is-exact", test_cut_is_exact);
  g_test_add_func ("/faults/count", test_count);
  g_test_add_func ("/faults/refuse", test_refuse);
  g_test_add_func ("/faults/hang", test_hang);
  g_test_add_func ("/faults/tls", test_tls);
  g_test_add_func ("/faults/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/faults/connections", test_connections);
  g_test_add_func ("/faults/expect", test_expect);
  g_test_add_func ("/faults/wrong", test_wrong_faults);
  g_test_add_func ("/faults/ports", test_ports);
  return g_test_run ();
}
