/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-json.h"
#include "sender-response.h"
#include "sender-test.h"

#include <string.h>

static SenderResponse *
make_response (guint       status,
               const char *body)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  return sender_response_new (status, bytes, NULL);
}

static void
test_parts (void)
{
  const SenderTimings        timings = { 1, 2, 3, 4, 5, 6 };
  g_autoptr (SenderResponse) self = sender_response_new (302, NULL, &timings);
  g_autoptr (SenderResponse) same = sender_response_ref (self);
  g_autoptr (SenderResponse) bare = make_response (201, "ab");
  GValue                     value = G_VALUE_INIT;

  sender_response_add_header (self, "Location", "/x");
  sender_response_add_header (self, "location", "/y");
  g_assert_cmpuint (sender_response_get_status (same), ==, 302);
  g_assert_cmpstr (sender_response_lookup_header (self, "LOCATION"), ==, "/x");
  g_assert_null (sender_response_lookup_header (self, "Loc"));
  g_assert_cmpuint (g_bytes_get_size (sender_response_get_body (self)), ==, 0);
  g_assert_cmpint (sender_response_get_timings (self)->ended, ==, 6);
  g_assert_cmpint (sender_response_get_timings (bare)->resolved, ==, -1);
  g_assert_cmpuint (g_bytes_get_size (sender_response_get_body (bare)), ==, 2);

  g_value_init (&value, SENDER_TYPE_RESPONSE);
  g_value_set_boxed (&value, self);
  g_assert_true (g_value_get_boxed (&value) == self);
  g_value_unset (&value);
}

static void
test_json (void)
{
  const char *const          bad[] = { NULL, "", "<html>", "{\"a\":012}", "{\"a\":1", "{}x" };
  g_autoptr (SenderResponse) good = make_response (201, "{\"sid\":\"FN1\"}");
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderJson)     json = sender_response_parse_json (good, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sender_json_get_string_member (json, "sid"), ==, "FN1");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SenderResponse) self = make_response (502, bad[i]);
      g_autoptr (GError)         fault = NULL;

      g_assert_null (sender_response_parse_json (self, &fault));
      sender_test_assert_error (fault, SENDER_ERROR_BAD_REPLY, "HTTP 502");
    }
}

static void
test_retry_after (void)
{
  const struct
  {
    const char *retry_after;
    const char *date;
    double      seconds;
  } cases[] = {
    { NULL, NULL, -1 },
    { "", NULL, -1 },
    { "0", NULL, 0 },
    { "7", NULL, 7 },
    { "86400", "Fri, 31 Dec 1999 23:59:59 GMT", 86400 },
    { "99999999999999999999", NULL, 1e20 },
    { "-1", NULL, -1 },
    { "1.5", NULL, -1 },
    { "soon", NULL, -1 },
    { "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:49 GMT", 10 },
    { "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:59 GMT", 0 },
    { "Fri, 31 Dec 1999 23:59:59 GMT", "Sat, 01 Jan 2000 00:00:09 GMT", 0 },
    { "Friday, 31-Dec-99 23:59:59 GMT", "Fri Dec 31 23:59:50 1999", 9 },
    { "Fri, 31 Dec 1999 23:59:59 GMT", NULL, 0 },
    { "Fri, 31 Dec 1999 23:59:59 GMT", "nonsense", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderResponse) self = make_response (429, NULL);

      if (cases[i].retry_after != NULL)
        sender_response_add_header (self, "Retry-After", cases[i].retry_after);
      if (cases[i].date != NULL)
        sender_response_add_header (self, "Date", cases[i].date);
      g_test_message ("“%s”", cases[i].retry_after);
      g_assert_cmpfloat (sender_response_get_retry_after (self), ==, cases[i].seconds);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/parts", test_parts);
  g_test_add_func ("/response/json", test_json);
  g_test_add_func ("/response/retry-after", test_retry_after);
  return g_test_run ();
}
