/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json.h"
#include "sender-request.h"

#include <string.h>

#define SECRET "Basic QUM6c2VjcmV0"

static SenderRequest *
make_request (void)
{
  SenderRequest *request = sender_request_new ("POST", "https://api.example.com:8443/a/b?c=d#e");

  sender_request_add_header (request, "Content-Type", "application/x-www-form-urlencoded");
  sender_request_add_secret_header (request, "Authorization", SECRET, "Basic AC…:•••");
  sender_request_add_header (request, "X-Note", "one");
  sender_request_add_header (request, "x-note", "two");
  return request;
}

static void
assert_text (SenderRequest *request,
             const char    *expected)
{
  g_autofree char *text = sender_request_to_text (request);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_json (SenderRequest *request,
             const char    *expected)
{
  g_autoptr (SenderJson) json = sender_request_to_json (request);
  g_autofree char       *text = sender_json_to_string (json);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_headers (void)
{
  g_autoptr (SenderRequest) request = make_request ();

  g_assert_cmpstr (sender_request_get_method (request), ==, "POST");
  g_assert_cmpstr (sender_request_get_url (request), ==, "https://api.example.com:8443/a/b?c=d#e");
  g_assert_cmpuint (sender_request_get_n_headers (request), ==, 4);
  g_assert_cmpstr (sender_request_get_header_name (request, 1), ==, "Authorization");
  g_assert_cmpstr (sender_request_get_header_value (request, 1), ==, SECRET);
  g_assert_cmpstr (sender_request_get_shown_value (request, 1), ==, "Basic AC…:•••");
  g_assert_cmpstr (sender_request_get_shown_value (request, 3), ==, "two");
  g_assert_true (sender_request_is_header_secret (request, 1));
  g_assert_false (sender_request_is_header_secret (request, 0));
  g_assert_cmpstr (sender_request_lookup_header (request, "AUTHORIZATION"), ==, SECRET);
  g_assert_cmpstr (sender_request_lookup_header (request, "X-NOTE"), ==, "one");
}

static void
test_absent (void)
{
  g_autoptr (SenderRequest) request = make_request ();

  g_assert_null (sender_request_get_header_name (request, 4));
  g_assert_null (sender_request_get_header_value (request, 4));
  g_assert_null (sender_request_get_shown_value (request, 4));
  g_assert_false (sender_request_is_header_secret (request, 4));
  g_assert_null (sender_request_lookup_header (request, "X-Not"));
  g_assert_null (sender_request_get_body (request));
  sender_request_unref (NULL);
}

static void
test_text (void)
{
  g_autoptr (SenderRequest) request = make_request ();

  sender_request_set_body (request, "replaced", 8);
  sender_request_set_body (request, "To=%2B1&é", 10);
  assert_text (request,
               "POST /a/b?c=d HTTP/1.1\n"
               "Host: api.example.com:8443\n"
               "Content-Type: application/x-www-form-urlencoded\n"
               "Authorization: Basic AC…:•••\n"
               "X-Note: one\n"
               "x-note: two\n"
               "\n"
               "To=%2B1&é");
}

static void
test_urls (void)
{
  static const struct
  {
    const char *url;
    const char *text;
  } rows[] = {
    { "https://h", "GET / HTTP/1.1\nHost: h\n\n" },
    { "https://h?a=b", "GET /?a=b HTTP/1.1\nHost: h\n\n" },
    { "https://h#a", "GET / HTTP/1.1\nHost: h\n\n" },
    { "https://[::1]:80/a", "GET /a HTTP/1.1\nHost: [::1]:80\n\n" },
    { "https://user:secret@h/a", "GET /a HTTP/1.1\nHost: h\n\n" },
    { "https://h/a\r\nX: y", "GET /a\\x0D\\x0AX: y HTTP/1.1\nHost: h\n\n" },
    { "h/a", "GET /a HTTP/1.1\nHost: h\n\n" },
    { "", "GET / HTTP/1.1\nHost: \n\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SenderRequest) request = sender_request_new ("GET", rows[i].url);

      assert_text (request, rows[i].text);
    }
}

static void
test_bytes (void)
{
  static const char         body[] = "a\377\0\xc3\xa9\n\t\033[0m\302\233\"";
  g_autoptr (SenderRequest) request = sender_request_new ("POST", "https://h/");

  sender_request_add_header (request, "X-A", "b\r\nX-C: d\t\377");
  sender_request_set_body (request, body, sizeof body - 1);
  assert_text (request,
               "POST / HTTP/1.1\nHost: h\nX-A: b\\x0D\\x0AX-C: d\t\\xFF\n\n"
               "a\\xFF\\x00é\n\t\\x1B[0m\\xC2\\x9B\"");
  assert_json (request,
               "{\"method\":\"POST\",\"url\":\"https://h/\",\"headers\":"
               "[[\"X-A\",\"b\\r\\nX-C: d\\t�\"]],"
               "\"body\":\"a\\\\xFF\\\\x00é\\n\\t\\u001b[0m\302\233\\\"\"}");
}

static void
test_json (void)
{
  g_autoptr (SenderRequest) request = sender_request_new ("GET", "https://h/a?b=c");

  assert_json (request, "{\"method\":\"GET\",\"url\":\"https://h/a?b=c\","
                        "\"headers\":[],\"body\":null}");
  sender_request_add_secret_header (request, "X-Key", "hidden", NULL);
  sender_request_set_body (request, "", 0);
  assert_json (request, "{\"method\":\"GET\",\"url\":\"https://h/a?b=c\","
                        "\"headers\":[[\"X-Key\",\"•••\"]],\"body\":\"\"}");
}

static void
test_boxed (void)
{
  g_auto (GValue)           value = G_VALUE_INIT;
  g_autoptr (SenderRequest) request = make_request ();

  sender_request_set_body (request, "body", 4);
  g_value_init (&value, SENDER_TYPE_REQUEST);
  g_value_set_boxed (&value, request);
  g_assert_true (g_value_get_boxed (&value) == request);
  g_assert_cmpmem (g_bytes_get_data (sender_request_get_body (request), NULL), 4, "body", 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/headers", test_headers);
  g_test_add_func ("/request/absent", test_absent);
  g_test_add_func ("/request/text", test_text);
  g_test_add_func ("/request/urls", test_urls);
  g_test_add_func ("/request/bytes", test_bytes);
  g_test_add_func ("/request/json", test_json);
  g_test_add_func ("/request/boxed", test_boxed);
  return g_test_run ();
}
