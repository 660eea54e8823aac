/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-test.h"

#include <string.h>

#define ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define TOKEN "/" ENVIRONMENT "/as/token"
#define SENDERS "/v1/environments/" ENVIRONMENT "/notificationsSettings/phoneDeliverySettings"
#define GRANT "grant_type=client_credentials"
#define CLIENT "00000000-0000-4000-8000-000000000002"
/* CLIENT and its documented secret. */
#define BASIC                                                                              \
  FORM "Authorization: Basic MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAyOnJlaGVhcnNh" \
       "bC1jbGllbnQtc2VjcmV0\r\n"

static const struct
{
  const char *target;
  const char *headers;
  const char *body;
  guint       status;
  const char *error;
} tokens[] = {
  { TOKEN, BASIC, GRANT, 200, NULL },
  { "/as/token", BASIC, GRANT, 200, NULL },
  { "/other/as/token", BASIC, GRANT, 401, "invalid_client" },
  { TOKEN, BASIC, "grant_type=password", 400, "unsupported_grant_type" },
  { TOKEN, BASIC, "", 400, "invalid_request" },
  { TOKEN, FORM "Authorization: Basic eDp5\r\n", GRANT, 401, "invalid_client" },
  /* “a+b %/~”, encoded as a form is, and as it is. */
  { TOKEN, FORM "Authorization: Basic YmFzaWMtY2xpZW50OmElMkJiKyUyNSUyRiU3RQ==\r\n", GRANT, 200,
    NULL },
  { TOKEN, FORM "Authorization: Basic YmFzaWMtY2xpZW50OmErYiAlL34=\r\n", GRANT, 401,
    "invalid_client" },
  /* The right secret, presented in a way the application is not set to. */
  { TOKEN, FORM "Authorization:\r\n",
    GRANT "&client_id=" CLIENT "&client_secret=rehearsal-client-secret", 401, "invalid_client" },
  { TOKEN, FORM "Authorization:\r\n", GRANT "&client_id=post-client&client_secret=s", 200, NULL },
};

static void
test_token (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  client_tell (rehearsal, "pingone/clients",
               "[{\"client_id\":\"post-client\",\"client_secret\":\"s\","
               "\"authentication\":\"post\"},"
               "{\"client_id\":\"basic-client\",\"client_secret\":\"a+b %/~\"}]");
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr (Answer) answer = client_request (rehearsal, "pingone-auth", "POST",
                                                  tokens[i].target, tokens[i].headers,
                                                  tokens[i].body);

      g_assert_cmpuint (answer->status, ==, tokens[i].status);
      g_assert_cmpstr (client_text (answer->json, "error"), ==, tokens[i].error);
      if (answer->status == 200)
        g_assert_cmpstr (client_text (answer->json, "expires_in"), ==, "3600");
    }
}

static char *
get_bearer (SenderRehearsal *rehearsal)
{
  g_autoptr (Answer) answer = client_request (rehearsal, "pingone-auth", "POST", TOKEN, BASIC,
                                              GRANT);

  return g_strdup_printf ("Authorization: Bearer %s\r\n",
                          client_text (answer->json, "access_token"));
}

static void
test_platform (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *bearer = get_bearer (rehearsal);
  g_autofree char            *text = NULL;
  g_autoptr (Answer)          list = NULL;
  g_autoptr (Answer)          one = NULL;
  g_autoptr (Answer)          missing = NULL;
  g_autoptr (Answer)          wrong = NULL;
  g_autoptr (Answer)          nowhere = NULL;
  g_autoptr (Answer)          late = NULL;

  client_tell (rehearsal, "pingone/senders",
               "[{\"id\":\"a\",\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"Studio\","
               "\"authentication\":{\"method\":\"BASIC\",\"username\":\"AC\",\"password\":"
               "\"hidden\"}},{\"provider\":\"CUSTOM_TWILIO\",\"authToken\":\"hidden\","
               "\"environment\":{\"id\":\"x\"}}]");
  list = client_request (rehearsal, "pingone-api", "GET", SENDERS, bearer, "");
  g_assert_cmpuint (list->status, ==, 200);
  g_assert_cmpstr (client_text (list->json, "count"), ==, "1");
  g_assert_nonnull (strstr (list->head, "Correlation-Id: "));
  one = client_request (rehearsal, "pingone-api", "GET", SENDERS "/a", bearer, "");
  text = sender_json_to_string (one->json);
  g_assert_cmpstr (client_text (one->json, "authentication.username"), ==, "AC");
  g_assert_null (strstr (text, "hidden"));
  missing = client_request (rehearsal, "pingone-api", "GET", SENDERS "/b", bearer, "");
  client_assert_error (missing, 404, "NOT_FOUND");
  wrong = client_request (rehearsal, "pingone-api", "DELETE", SENDERS, bearer, "");
  client_assert_error (wrong, 405, "INVALID_REQUEST");
  nowhere = client_request (rehearsal, "pingone-api", "GET", "/v1/x", bearer, "");
  client_assert_error (nowhere, 404, "NOT_FOUND");
  client_advance (rehearsal, 3601);
  late = client_request (rehearsal, "pingone-api", "GET", SENDERS, bearer, "");
  client_assert_error (late, 401, "ACCESS_FAILED");
  g_assert_cmpstr (client_text (late->json, "details.0.code"), ==, "INVALID_TOKEN");
}

static void
test_platform_fault (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          answer = NULL;

  client_tell (rehearsal, "faults",
               "{\"kind\":\"status\",\"service\":\"pingone-api\",\"status\":429}");
  answer = client_get (rehearsal, "pingone-api", SENDERS);
  client_assert_error (answer, 429, "REQUEST_LIMITED");
}

/* Sends by a right configuration; @more (nullable) are further members. */
static SenderJson *
send_by (SenderRehearsal *rehearsal,
         const char      *path,
         const char      *more)
{
  g_autofree char       *text = sender_test_data ("rehearsal/sending.json", NULL);
  g_autoptr (SenderJson) body = sender_json_parse (text, -1, NULL);
  g_autoptr (SenderJson) members = more != NULL ? sender_json_parse (more, -1, NULL) : NULL;
  g_autofree char       *whole = NULL;

  for (guint i = 0; members != NULL && i < sender_json_get_length (members); i++)
    sender_json_set_member (body, sender_json_get_name (members, i),
                            sender_json_copy (sender_json_get_element (members, i)));
  whole = sender_json_to_string (body);
  return client_control (rehearsal, "POST", path, whole);
}

static void
test_sending (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (SenderJson)      sms = send_by (rehearsal, "pingone/send",
                                             "{\"otp\":\"012345\"}");
  g_autoptr (SenderJson)      voice = NULL;
  g_autoptr (SenderJson)      requests = NULL;

  g_assert_cmpstr (client_text (sms, "accepted_by"), ==, "s");
  g_assert_cmpstr (client_text (sms, "delivered_by"), ==, "s");
  g_assert_cmpstr (client_text (sms, "handset.code"), ==, "012345");
  g_assert_cmpstr (client_text (sms, "message"), ==, "{\"OTP\":\"012345\"}");
  g_assert_cmpstr (client_text (sms, "attempts.0.status"), ==, "201");
  voice = send_by (rehearsal, "pingone/send",
                   "{\"channel\":\"voice\",\"content\":\"{\\\"OTP\\\":\\\"${otp}\\\"}\","
                   "\"values\":{\"x\":\"y\"}}");
  g_assert_cmpstr (client_text (voice, "handset.channel"), ==, "voice");
  g_assert_cmpstr (client_text (voice, "handset.code"), ==, client_text (voice, "code"));
  requests = client_control (rehearsal, "GET", "requests", NULL);
  g_assert_cmpuint (sender_json_get_length (client_find (requests, "requests")), ==, 2);
}

static const struct
{
  const char *senders;
  const char *failure;
} failures[] = {
  { "[]", "unknown-provider" },
  { "[{\"id\":\"s\"}]", "no-configuration" },
  { "[{\"id\":\"s\",\"configuration\":{}}]", "no-request" },
  { "[{\"id\":\"s\",\"configuration\":{\"requests\":[{\"channel\":\"sms\"}]}}]", "no-message" },
  { "[{\"id\":\"s\",\"configuration\":{\"requests\":[{\"channel\":\"sms\",\"url\":"
    "\"https://example.com/\"}],\"messages\":[{\"template\":\"strong_authentication\","
    "\"channel\":\"sms\",\"locale\":\"en\",\"content\":\"x\"}]}}]",
    "unreachable" },
};

static void
test_sending_fails (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char       *body = g_strdup_printf ("{\"to\":\"+1\",\"chain\":[\"s\"],"
                                                           "\"senders\":%s}",
                                                     failures[i].senders);
      g_autoptr (SenderJson) answer = client_control (rehearsal, "POST", "pingone/send", body);

      g_assert_cmpstr (client_text (answer, "attempts.0.failure"), ==, failures[i].failure);
      g_assert_null (client_text (answer, "delivered_by"));
    }
}

static void
test_transport_failures (void)
{
  static const struct
  {
    const char *fault;
    const char *failure;
    guint       arrivals;
  } cases[] = {
    { "{\"kind\":\"garbage\",\"count\":1}", "garbage", 1 },
    { "{\"kind\":\"cut-response\",\"after\":10,\"count\":1}", "cut", 2 },
    { "{\"kind\":\"cut-request\",\"count\":1}", "cut", 1 },
    { "{\"kind\":\"drip\",\"milliseconds\":1000,\"count\":1}", "timeout", 2 },
    { "{\"kind\":\"hang\",\"count\":1}", "timeout", 1 },
    { "{\"kind\":\"redirect\",\"count\":1}", "status", 1 },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) answer = NULL;

      client_tell (rehearsal, "faults", cases[i].fault);
      answer = send_by (rehearsal, "pingone/send", NULL);
      g_assert_cmpstr (client_text (answer, "attempts.0.failure"), ==, cases[i].failure);
      g_assert_cmpstr (client_text (answer, "accepted_by"), ==, "PINGONE_TWILIO");
      /* Whoever served the request and could not say so delivers too. */
      g_assert_cmpuint (sender_json_get_length (client_find (answer, "arrivals")), ==,
                        cases[i].arrivals);
      /* Ping's own account hands on what was meant for a flow. */
      g_assert_cmpstr (client_text (answer, "handset.text"), ==, client_text (answer, "message"));
    }
}

static void
test_truth_table (void)
{
  static const struct
  {
    const char *provider;
    const char *off;
    const char *on;
  } rows[] = {
    { "ok", "s", "s" },
    { "refuses", NULL, "PINGONE_TWILIO" },
    { "server-error", NULL, "PINGONE_TWILIO" },
    { "connection-refused", NULL, "PINGONE_TWILIO" },
    { "hangs", NULL, "PINGONE_TWILIO" },
    { "flow-fails", NULL, NULL },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (SenderJson)      answer = send_by (rehearsal, "pingone/truth-table", NULL);
  SenderJson                 *list = client_find (answer, "rows");

  g_assert_nonnull (client_text (answer, "assumption"));
  g_assert_cmpuint (sender_json_get_length (list), ==, 2 * G_N_ELEMENTS (rows));
  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson *row = sender_json_get_element (list, i);

      g_assert_cmpstr (client_text (row, "provider"), ==, rows[i / 2].provider);
      g_assert_cmpint (sender_json_get_boolean (client_find (row, "fallback")), ==, i % 2 == 1);
      g_assert_cmpstr (client_text (row, "delivered_by"), ==,
                       i % 2 == 1 ? rows[i / 2].on : rows[i / 2].off);
    }
}

static void
test_empty_chain (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (SenderJson)      answer = client_control (rehearsal, "POST", "pingone/send",
                                                       "{\"to\":\"+1\",\"chain\":[],\"senders\":[],"
                                                            "\"channel\":\"voice\"}");

  g_assert_cmpstr (client_text (answer, "delivered_by"), ==, "PINGONE_TWILIO");
  g_assert_cmpstr (client_text (answer, "handset.code"), ==, client_text (answer, "code"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pingone-stand-in/token", test_token);
  g_test_add_func ("/pingone-stand-in/platform", test_platform);
  g_test_add_func ("/pingone-stand-in/platform-fault", test_platform_fault);
  g_test_add_func ("/pingone-stand-in/sending", test_sending);
  g_test_add_func ("/pingone-stand-in/sending-fails", test_sending_fails);
  g_test_add_func ("/pingone-stand-in/transport-failures", test_transport_failures);
  g_test_add_func ("/pingone-stand-in/truth-table", test_truth_table);
  g_test_add_func ("/pingone-stand-in/empty-chain", test_empty_chain);
  return g_test_run ();
}
