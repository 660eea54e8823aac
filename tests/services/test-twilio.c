/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-test.h"
#include "sender-twilio-pages.h"
#include "sender-twilio-resource.h"
#include "stub-server.h"

#include <string.h>

/* The typed client: where it reads, who sees the credential, how pages are joined. */

#define REGIONAL                                                                      \
  "https://studio.dublin.ie1.twilio.com/v2/Flows/FW0123456789abcdef0123456789abcdef/" \
  "Executions"
#define DEFAULT                                                            \
  "https://studio.twilio.com/v2/Flows/FW0123456789abcdef0123456789abcdef/" \
  "Executions"
#define AC "AC0123456789abcdef0123456789abcdef"
#define MG "MG0123456789abcdef0123456789abcdef"
#define PN "PN0123456789abcdef0123456789abcdef"

/* The host becomes the first part of the path, so that the server sees where a request went. */
static char *
route (const char *url,
       gpointer    user_data,
       GError    **error)
{
  g_autofree char *path = g_strconcat ("/", url + strlen ("https://"), NULL);

  return stub_server_dup_url (user_data, path);
}

static SenderTwilio *
make_client (StubServer *server,
             const char *studio_url)
{
  g_autoptr (SenderTransport) transport = sender_transport_new ();
  SenderUrlFault              fault = SENDER_URL_OK;
  g_autoptr (SenderUrl)       url = sender_url_parse (studio_url, &fault);
  SenderTwilio               *twilio = NULL;

  sender_transport_set_router (transport, route, server, NULL);
  twilio = sender_twilio_new (transport, url, AC, "token");
  sender_twilio_set_pace (twilio, 0.0);
  return twilio;
}

static SenderJson *
get (SenderTwilio        *twilio,
     SenderTwilioResource resource,
     const char          *a,
     const char          *b,
     int                 *code,
     GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_twilio_get_async (twilio, resource, a, b, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "an answer");
  return sender_twilio_get_finish (twilio, result, code, error);
}

static const struct
{
  SenderTwilioResource resource;
  const char          *a;
  const char          *b;
  const char          *request; /* NULL: refused */
} targets[] = {
  { SENDER_TWILIO_ACCOUNT, AC, NULL, "api.twilio.com/2010-04-01/Accounts/" AC ".json" },
  { SENDER_TWILIO_INCOMING_NUMBERS, AC, "+14155550100",
    "api.twilio.com/2010-04-01/Accounts/" AC
    "/IncomingPhoneNumbers.json?PhoneNumber=%2B14155550100" },
  { SENDER_TWILIO_SERVICES, NULL, NULL, "messaging.twilio.com/v1/Services?PageSize=50" },
  { SENDER_TWILIO_SERVICE_NUMBERS, MG, NULL,
    "messaging.twilio.com/v1/Services/" MG "/PhoneNumbers?PageSize=400" },
  { SENDER_TWILIO_CAMPAIGNS, MG, NULL,
    "messaging.twilio.com/v1/Services/" MG "/Compliance/Usa2p" },
  { SENDER_TWILIO_VERIFICATIONS, PN, NULL,
    "messaging.twilio.com/v1/Tollfree/Verifications?TollfreePhoneNumberSid=" PN },
  { SENDER_TWILIO_LOOKUP, NULL, "+14155550100",
    "lookups.twilio.com/v2/PhoneNumbers/%2B14155550100" },
  { SENDER_TWILIO_SMS_PERMISSIONS, NULL, "US,CA",
    "accounts.twilio.com/v1/Messaging/GeoPermissions?CountryCode=US%2CCA" },
  { SENDER_TWILIO_VOICE_PERMISSION, NULL, "US",
    "voice.twilio.com/v1/DialingPermissions/Countries/US" },
  { SENDER_TWILIO_LOOKUP, NULL, "../../x?y", "lookups.twilio.com/v2/PhoneNumbers/..%2F..%2Fx%3Fy" },
  { SENDER_TWILIO_LOOKUP, NULL, NULL, NULL },
  { SENDER_TWILIO_CAMPAIGNS, "MG1/../..", NULL, NULL },
  { SENDER_TWILIO_CAMPAIGNS, PN, NULL, NULL },
  { SENDER_TWILIO_VERIFICATIONS, "", NULL, NULL },
};

static void
test_targets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (StubServer)   server = stub_server_new ();
      g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
      g_autoptr (GError)       error = NULL;
      g_autofree char         *line = NULL;
      g_autoptr (SenderJson)   json = NULL;

      stub_server_add_answer (server, "GET ", 200, NULL, "{}");
      json = get (twilio, targets[i].resource, targets[i].a, targets[i].b, NULL, &error);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, targets[i].request != NULL);
      if (targets[i].request == NULL)
        {
          g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY);
          continue;
        }
      g_assert_no_error (error);
      line = g_strdup_printf ("GET /%s HTTP/1.1\r\n", targets[i].request);
      g_assert_true (g_str_has_prefix (stub_server_get_request (server, 0), line));
    }
}

/* The credential stays on the edge and in the region of the configured URL. */
static void
test_region (void)
{
  static const struct
  {
    SenderTwilioResource resource;
    const char          *a;
    const char          *b;
    const char          *host;
  } cases[] = {
    { SENDER_TWILIO_FLOW, "FW0123456789abcdef0123456789abcdef", NULL, "studio" },
    { SENDER_TWILIO_ACCOUNT, AC, NULL, "api" },
    { SENDER_TWILIO_SERVICES, NULL, NULL, "messaging" },
    { SENDER_TWILIO_LOOKUP, NULL, "+14155550100", "lookups" },
    { SENDER_TWILIO_SMS_PERMISSIONS, NULL, "US", "accounts" },
    { SENDER_TWILIO_VOICE_PERMISSION, NULL, "US", "voice" },
  };
  g_autoptr (StubServer)   server = stub_server_new ();
  g_autoptr (SenderTwilio) twilio = make_client (server, REGIONAL);

  stub_server_add_answer (server, "GET ", 200, NULL, "{}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *start = g_strdup_printf ("GET /%s.dublin.ie1.twilio.com",
                                                      cases[i].host);
      g_autoptr (SenderJson) json =
        get (twilio, cases[i].resource, cases[i].a, cases[i].b, NULL, NULL);

      g_assert_nonnull (json);
      g_assert_true (g_str_has_prefix (stub_server_get_request (server, i), start));
    }
}

#define PAGE(items, next) "{\"meta\":{\"next_page_url\":" next "},\"services\":[" items "]}"
#define SECOND "\"https://messaging.twilio.com/v1/Services?Page=1\""

static void
test_pages (void)
{
  g_autoptr (StubServer)   server = stub_server_new ();
  g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
  g_autoptr (SenderJson)   json = NULL;

  stub_server_add_answer (server, "GET /messaging.twilio.com/v1/Services?PageSize", 200, NULL,
                          PAGE ("1,2", SECOND));
  stub_server_add_answer (server, "GET /messaging.twilio.com/v1/Services?Page=1", 200, NULL,
                          PAGE ("3", "null"));
  json = get (twilio, SENDER_TWILIO_SERVICES, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (sender_json_get_length (sender_json_get_member (json, "services")), ==, 3);
  g_assert_true (sender_twilio_list_is_whole (json));
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 2);
}

static void
test_relative_pages (void)
{
  g_autoptr (StubServer)   server = stub_server_new ();
  g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
  g_autoptr (SenderJson)   json = NULL;

  stub_server_add_answer (server, "GET /api.twilio.com/2010-04-01/Accounts/" AC "/Inc", 200, NULL,
                          "{\"next_page_uri\":\"/next?Page=1\",\"incoming_phone_numbers\":[1]}");
  stub_server_add_answer (server, "GET /api.twilio.com/next?Page=1 ", 200, NULL,
                          "{\"next_page_uri\":\"\",\"incoming_phone_numbers\":[2]}");
  json = get (twilio, SENDER_TWILIO_INCOMING_NUMBERS, AC, "1", NULL, NULL);
  g_assert_cmpuint (
    sender_json_get_length (sender_json_get_member (json, "incoming_phone_numbers")), ==, 2);
  g_assert_true (sender_twilio_list_is_whole (json));
}

/* Nothing is sent to another host, and what is missing can be told. */
static void
test_foreign_pages (void)
{
  static const char *const nexts[] = {
    "\"https://evil.example.com/v1/Services?Page=1\"",
    "\"https://messaging.twilio.com.example.com/\"",
    "\"http://messaging.twilio.com/v1/Services?Page=1\"",
    "\"https://messaging.twilio.com:444/v1/Services?Page=1\"",
    "\"https://studio.twilio.com/v1/Services?Page=1\"",
    "\"nonsense\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autoptr (StubServer)   server = stub_server_new ();
      g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
      g_autofree char         *page =
        g_strdup_printf ("{\"meta\":{\"next_page_url\":%s},\"services\":[1]}", nexts[i]);
      g_autoptr (SenderJson) json = NULL;

      stub_server_add_answer (server, "GET ", 200, NULL, page);
      json = get (twilio, SENDER_TWILIO_SERVICES, NULL, NULL, NULL, NULL);
      g_assert_cmpuint (sender_json_get_length (sender_json_get_member (json, "services")), ==, 1);
      g_assert_false (sender_twilio_list_is_whole (json));
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, 1);
    }
}

static void
test_relative_stays_on_host (void)
{
  static const char *const nexts[] = { "@evil.example.com/x", ".example.com/x", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autoptr (SenderJson) page = sender_json_new_object ();
      g_autofree char       *next = NULL;

      sender_json_set_string (page, "next_page_uri", nexts[i]);
      next = sender_twilio_dup_next_page (page, "https://api.twilio.com");
      g_assert_null (next);
      g_assert_false (sender_twilio_list_is_whole (page));
    }
}

/* A list without an end is read so far, and is known to be cut off. */
static void
test_endless_pages (void)
{
  g_autoptr (StubServer)   server = stub_server_new ();
  g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
  g_autoptr (SenderJson)   json = NULL;

  stub_server_add_answer (server, "GET ", 200, NULL, PAGE ("1", SECOND));
  json = get (twilio, SENDER_TWILIO_SERVICES, NULL, NULL, NULL, NULL);
  g_assert_false (sender_twilio_list_is_whole (json));
  g_assert_cmpuint (stub_server_get_n_requests (server), ==, 20);
}

static void
test_errors (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    SenderError error;
    int         code;
    guint       n_tries;
  } cases[] = {
    { 401, "{\"code\":20003}", SENDER_ERROR_UNAUTHORIZED, 20003, 1 },
    { 403, "{\"code\":70051}", SENDER_ERROR_FORBIDDEN, 70051, 1 },
    { 404, "<html>", SENDER_ERROR_NOT_FOUND, 0, 1 },
    { 429, "{\"code\":20429}", SENDER_ERROR_RATE_LIMITED, 20429, 4 },
    { 503, "", SENDER_ERROR_SERVER, 0, 3 },
    { 302, "", SENDER_ERROR_REFUSED, 0, 1 },
    { 200, "[]", SENDER_ERROR_BAD_REPLY, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)   server = stub_server_new ();
      g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderJson)   json = NULL;
      int                      code = -1;

      stub_server_add_answer (server, "GET ", cases[i].status,
                              "Content-Type: application/json\r\n", cases[i].body);
      json = get (twilio, SENDER_TWILIO_SERVICES, NULL, NULL, &code, &error);
      g_assert_null (json);
      g_assert_error (error, SENDER_ERROR, (int) cases[i].error);
      g_assert_cmpint (code, ==, cases[i].code);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, cases[i].n_tries);
    }
}

#define FLOW "FW0123456789abcdef0123456789abcdef"
#define EXECUTION "FN0123456789abcdef0123456789abcdef"

/* Ending is sent once; what has ended already is ended. */
static void
test_end (void)
{
  static const struct
  {
    const char *execution;
    guint       status; /* 0: refused before anything is sent */
    int         error;  /* -1: none */
  } cases[] = {
    { EXECUTION, 200, -1 },
    { EXECUTION, 409, -1 },
    { EXECUTION, 404, SENDER_ERROR_NOT_FOUND },
    { EXECUTION, 503, SENDER_ERROR_SERVER },
    { "FN/../x", 0, SENDER_ERROR_BAD_REPLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)   server = stub_server_new ();
      g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError)       error = NULL;

      stub_server_add_answer (server, "POST ", cases[i].status, NULL, "{}");
      sender_twilio_end_async (twilio, FLOW, cases[i].execution, NULL, sender_test_result_cb,
                               &result);
      sender_test_wait_result (&result, "the end");
      g_assert_cmpint (sender_twilio_end_finish (twilio, result, &error), ==, cases[i].error < 0);
      if (cases[i].error >= 0)
        g_assert_error (error, SENDER_ERROR, cases[i].error);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, cases[i].status != 0);
      if (cases[i].status != 0)
        g_assert_cmpstr (stub_server_get_request_body (server, 0), ==, "Status=ended");
    }
}

/* An answer of the account has its token in clear; the client drops it. */
static void
test_account_token (void)
{
  g_autoptr (StubServer)   server = stub_server_new ();
  g_autoptr (SenderTwilio) twilio = make_client (server, DEFAULT);
  g_autoptr (SenderJson)   json = NULL;

  stub_server_add_answer (server, "GET ", 200, "Date: Thu, 30 Jul 2015 20:00:00 GMT\r\n",
                          "{\"auth_token\":\"secret\",\"status\":\"active\"}");
  json = get (twilio, SENDER_TWILIO_ACCOUNT, AC, NULL, NULL, NULL);
  g_assert_cmpstr (sender_json_get_string_member (json, "status"), ==, "active");
  g_assert_null (sender_json_get_member (json, "auth_token"));
  g_assert_cmpint (sender_twilio_get_skew (twilio), <, 0);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twilio/targets", test_targets);
  g_test_add_func ("/twilio/region", test_region);
  g_test_add_func ("/twilio/pages", test_pages);
  g_test_add_func ("/twilio/relative-pages", test_relative_pages);
  g_test_add_func ("/twilio/foreign-pages", test_foreign_pages);
  g_test_add_func ("/twilio/relative-stays-on-host", test_relative_stays_on_host);
  g_test_add_func ("/twilio/endless-pages", test_endless_pages);
  g_test_add_func ("/twilio/errors", test_errors);
  g_test_add_func ("/twilio/end", test_end);
  g_test_add_func ("/twilio/account-token", test_account_token);
  return g_test_run ();
}
