/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-error.h"
#include "sender-platform-answer.h"
#include "sender-platform-mask.h"
#include "sender-test.h"

#include <string.h>

/* Answers that are no success, in words and as facts. */

static SenderPlatformFault *
read_fault (guint       status,
            const char *body,
            gboolean    is_token,
            char      **text)
{
  g_autoptr (GBytes)         bytes = g_bytes_new (body, strlen (body));
  g_autoptr (SenderResponse) response = sender_response_new (status, bytes, NULL);
  g_autoptr (GPtrArray)      secrets = g_ptr_array_new ();
  g_autoptr (GError)         error = NULL;
  SenderPlatformFault       *fault = NULL;

  sender_response_add_header (response, "Correlation-Id", "c-0815");
  g_ptr_array_add (secrets, (gpointer) "hunter2");
  fault = sender_platform_fault_new_from_response (response, is_token, secrets);
  sender_platform_fault_to_error (fault, &error);
  *text = g_strdup (error->message);
  return fault;
}

#define DETAILS                                                                                 \
  "{\"id\":\"e-4711\",\"code\":\"INVALID_DATA\",\"message\":\"Not good.\\nMore\",\"details\":[" \
  "{\"code\":\"UNIQUENESS_VIOLATION\",\"target\":\"name\",\"message\":\"is taken\"},"           \
  "7,"                                                                                          \
  "{\"code\":\"INVALID_VALUE\",\"target\":\"requests[0].method\",\"message\":\"is no method\"," \
  "\"innerError\":{\"allowedValues\":[\"GET\",\"POST\"],\"allowedPattern\":\"\","               \
  "\"rangeMinimumValue\":1,\"rangeMaximumValue\":9}}]}"

static void
test_details (void)
{
  static const char *const parts[] = {
    "400",
    "INVALID_DATA",
    "“Not good”.",
    "name: “is taken” (UNIQUENESS_VIOLATION)",
    "GET, POST",
    "than 1.",
    "than 9.",
    "There already is one with this value",
    "Choose another name",
    "id e-4711",
    "Correlation-Id c-0815",
  };
  g_autofree char                *text = NULL;
  g_autoptr (SenderPlatformFault) fault = read_fault (400, DETAILS, FALSE, &text);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” lacks “%s”", text, parts[i]);
  g_assert_null (strstr (text, "More"));
  g_assert_cmpuint (fault->details->len, ==, 2);
  g_assert_true (sender_platform_fault_has (fault, "INVALID_DATA", NULL));
  g_assert_true (sender_platform_fault_has (fault, "UNIQUENESS_VIOLATION", NULL));
  g_assert_true (sender_platform_fault_has (fault, "UNIQUENESS_VIOLATION", "name"));
  g_assert_false (sender_platform_fault_has (fault, "UNIQUENESS_VIOLATION", "url"));
  g_assert_false (sender_platform_fault_has (fault, "INVALID_DATA", "name"));
  g_assert_false (sender_platform_fault_has (fault, "NOT_FOUND", NULL));
}

static const struct
{
  guint       status;
  const char *body;
  gboolean    is_token;
  const char *part;
  const char *lacking; /* (nullable) */
} texts[] = {
  { 403, "{\"code\":\"ACCESS_FAILED\"}", FALSE,
    "or the worker application has no role in it. Compare the environment ID", NULL },
  { 403, "", FALSE, "There is no such environment", NULL },
  { 403, "{\"code\":\"ACCESS_FAILED\",\"details\":[{\"code\":\"LICENSE_EXCEEDED\"}]}", FALSE,
    "The license of the environment", "no such environment" },
  { 401, "{\"error\":\"invalid_client\",\"error_description\":\"no\"}", TRUE,
    "invalid_client, “no”. PingOne does not accept client ID and secret", NULL },
  /* A bare status has a meaning and a next step as well. */
  { 400, "", FALSE, "400. PingOne does not accept what was sent", NULL },
  { 401, "", FALSE, "401. PingOne does not let the worker application do this", NULL },
  { 404, "", FALSE, "404. PingOne has nothing of that ID", NULL },
  { 405, "", FALSE, "does not let this be done with it. Check region", NULL },
  { 405, "{\"code\":\"INVALID_REQUEST\"}", FALSE, "does not let this be done with it.", "fit" },
  { 409, "", FALSE, "contradicts what PingOne has by now", NULL },
  { 409, "", FALSE, "Read from PingOne again and look at the plan, then publish again.", NULL },
  { 409, "{\"code\":\"CONFLICT\"}", FALSE, "409, CONFLICT. What was asked for contradicts", NULL },
  { 409, "{\"code\":\"UNEXPECTED_ERROR\"}", FALSE, "contradicts", "not to blame" },
  { 409, "{\"details\":[{\"code\":\"UNIQUENESS_VIOLATION\"}]}", FALSE,
    "Choose another name", "contradicts" },
  { 415, "", FALSE, "415. PingOne can’t read the request", NULL },
  { 429, "", FALSE, "429. Too many requests", NULL },
  { 500, "", FALSE, "500. PingOne failed; the request is not to blame.", NULL },
  { 503, "<html>busy</html>", FALSE, "503. PingOne failed", "busy" },
  { 400, "", TRUE, "PingOne can’t read the request for a token.", NULL },
  { 401, "", TRUE, "PingOne does not accept client ID and secret", NULL },
  /* What is said twice is told once, and no full stop comes behind another. */
  { 429,
    "{\"code\":\"REQUEST_LIMITED\",\"message\":\"Too many.\",\"details\":["
    "{\"code\":\"LIMIT_EXCEEDED\",\"message\":\"Too many.\"}]}",
    FALSE, "429, REQUEST_LIMITED, “Too many”. LIMIT_EXCEEDED. More requests came", ".”" },
  { 429, "{\"message\":\"Wait...\"}", FALSE, "“Wait...”.", NULL },
  { 429, "{\"details\":[{\"innerError\":{\"retryAfter\":\"later\"}}]}", FALSE,
    "To be tried again after later. Too many requests", "Wait a minute" },
  { 429, "{\"details\":[{\"innerError\":{\"quotaLimit\":9}}]}", FALSE,
    "The quota is 9. Too many requests", NULL },
  { 302, "", FALSE, "Redirects are not followed.", NULL },
  { 418, "{\"code\":\"TEAPOT\",\"message\":\"short\"}", FALSE, "418, TEAPOT, “short”.",
    "PingOne has" },
  { 500, "<html>no JSON</html>", FALSE, "500.", "html" },
  { 500, "[1]", FALSE, "500.", NULL },
  { 400, "{\"code\":7,\"message\":{},\"details\":{},\"id\":[]}", FALSE, "400.", NULL },
  { 400, "{\"details\":[{\"innerError\":{\"existingId\":\"x-1\"}}]}", FALSE,
    "There already is x-1.", NULL },
  { 400, "{\"message\":\"say hunter2 twice: hunter2\"}", FALSE, "“say ••• twice: •••”",
    "hunter2" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char                *text = NULL;
      g_autoptr (SenderPlatformFault) fault =
        read_fault (texts[i].status, texts[i].body, texts[i].is_token, &text);

      if (strstr (text, texts[i].part) == NULL)
        g_error ("“%s” lacks “%s”", text, texts[i].part);
      if (texts[i].lacking != NULL)
        g_assert_null (strstr (text, texts[i].lacking));
      g_assert_cmpuint (fault->status, ==, texts[i].status);
    }
}

/* People read the time of their own clock, and a date where it is not today's. */
static void
test_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) far = g_date_time_add_days (now, 3);
  GDateTime *const      times[] = { now, far };
  const char *const     formats[] = { "To be tried again after %H:%M:%S.",
                                      "To be tried again after %x %H:%M:%S." };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GDateTime) utc = g_date_time_to_utc (times[i]);
      g_autofree char      *iso = g_date_time_format_iso8601 (utc);
      g_autofree char      *expected = g_date_time_format (times[i], formats[i]);
      g_autofree char      *text = NULL;
      g_autofree char      *body = g_strdup_printf (
             "{\"details\":[{\"code\":\"LIMIT_EXCEEDED\",\"innerError\":{"
                  "\"retryAfter\":\"%s\"}}]}",
             iso);
      g_autoptr (SenderPlatformFault) fault = read_fault (429, body, FALSE, &text);

      g_assert_cmpuint (fault->status, ==, 429);
      if (strstr (text, expected) == NULL)
        g_error ("“%s” lacks “%s”", text, expected);
      g_assert_null (strstr (text, iso));
      g_assert_null (strstr (text, "Wait a minute"));
    }
}

/* A text that is cut off must not be cut in the middle of a secret. */
static void
test_long_echo (void)
{
  g_autofree char                *filler = g_strnfill (296, 'x');
  g_autofree char                *body = g_strdup_printf ("{\"message\":\"%shunter2\"}", filler);
  g_autofree char                *text = NULL;
  g_autoptr (SenderPlatformFault) fault = read_fault (400, body, FALSE, &text);

  g_assert_true (g_str_has_suffix (fault->message, "•••"));
  g_assert_null (strstr (text, "hun"));
}

static void
test_mask (void)
{
  static const struct
  {
    const char *text;
    const char *masked;
  } cases[] = {
    { "", "" },
    { "nothing é", "nothing é" },
    { "abc", "•••" },
    { "xabcx", "x•••x" },
    { "abcdef abc", "••• •••" },
    { "abcabc", "••••••" },
    { "ab", "ab" },
  };
  g_autoptr (GPtrArray) secrets = g_ptr_array_new ();
  g_autofree char      *none = sender_platform_mask (NULL, secrets);

  g_assert_null (none);
  g_ptr_array_add (secrets, (gpointer) "abc");
  g_ptr_array_add (secrets, NULL);
  g_ptr_array_add (secrets, (gpointer) "");
  g_ptr_array_add (secrets, (gpointer) "abcdef");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = sender_platform_mask (cases[i].text, secrets);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

/* Everything that is secret, said again by the services in every way they have. */
static void
test_echo (void)
{
  static const char *const echoes[] = {
    "{\"code\":\"X\",\"message\":\"Bearer " PLATFORM_TOKEN "\"}",
    "{\"code\":\"X\",\"details\":[{\"code\":\"Y\",\"message\":\"" PLATFORM_SECRET "\"}]}",
    "{\"code\":\"X\",\"details\":[{\"target\":\"s3cret%2Bof%2Fthe%3Dworker\"}]}",
    "{\"error\":\"" PLATFORM_TOKEN "\",\"error_description\":\"" PLATFORM_SECRET "\"}",
    "{\"id\":\"" PLATFORM_TOKEN "\"}",
  };
  static const guint statuses[] = { 400, 401, 403, 404 };

  for (guint i = 0; i < G_N_ELEMENTS (echoes) * G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (StubServer)          server = stub_server_new ();
      g_autoptr (SenderPlatform)      platform = platform_make (server, NULL);
      g_autoptr (SenderPlatformFault) fault = NULL;
      g_autoptr (GError)              error = NULL;
      g_autoptr (SenderJson)          json = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "GET ", statuses[i % G_N_ELEMENTS (statuses)],
                              "Correlation-Id: " PLATFORM_TOKEN "\r\n",
                              echoes[i / G_N_ELEMENTS (statuses)]);
      json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, &fault, &error);
      g_assert_nonnull (error);
      platform_assert_silent (error->message);
      platform_assert_silent (fault->code);
      platform_assert_silent (fault->message);
      platform_assert_silent (fault->id);
      platform_assert_silent (fault->correlation_id);
    }
}

/* A success that can't be read says why, without what may stand in it. */
static void
test_bad_reply (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderJson)     json = NULL;

  platform_issue_token (server);
  stub_server_add_answer (server, "GET ", 200, NULL,
                          "{\"" PLATFORM_SECRET "\":1,\"" PLATFORM_SECRET "\":2}");
  json = platform_get (platform, SENDER_PLATFORM_SETTINGS, NULL, NULL, NULL, &error);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY);
  platform_assert_silent (error->message);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  /* Nobody's clock is the one of the service. */
  g_setenv ("TZ", "ABC-5:45", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform-errors/details", test_details);
  g_test_add_func ("/platform-errors/texts", test_texts);
  g_test_add_func ("/platform-errors/time", test_time);
  g_test_add_func ("/platform-errors/long-echo", test_long_echo);
  g_test_add_func ("/platform-errors/mask", test_mask);
  g_test_add_func ("/platform-errors/echo", test_echo);
  g_test_add_func ("/platform-errors/bad-reply", test_bad_reply);
  return g_test_run ();
}
