/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-error.h"
#include "sender-passcode-check.h"
#include "sender-passcode-order.h"
#include "sender-passcode-user.h"
#include "sender-test.h"

#include <string.h>

/* What is asked of PingOne for a code, whom it is made for, and what PingOne says of it. */

#define USERS PLATFORM_API_PATH "/users"
#define ONE "00000000-0000-4000-8000-0000000000a1"
#define TWO "00000000-0000-4000-8000-0000000000a2"
#define USER(id, name) "{\"id\":\"" id "\",\"username\":\"" name "\"}"
#define LIST(users) "{\"_embedded\":{\"users\":[" users "]}}"
#define PLACE "/" PLATFORM_ENVIRONMENT "/deviceAuthentications/" ONE
#define LINK "https://auth.pingone.eu" PLACE
#define CHECK "POST /auth.pingone.eu" PLACE " "
#define CODE "048151"

static void
test_order (void)
{
  g_autoptr (GHashTable)    values = g_hash_table_new (g_str_hash, g_str_equal);
  const SenderPasscodeOrder cases[] = {
    { SENDER_CHANNEL_SMS, ONE, "+14155550123", NULL, NULL, NULL, NULL },
    { SENDER_CHANNEL_VOICE, ONE, "+14155550123", NULL, NULL, NULL, values },
    { SENDER_CHANNEL_SMS, ONE, "+1", "transaction", "de", "B", NULL },
    { SENDER_CHANNEL_SMS, ONE, "+1", NULL, "de", NULL, values },
  };
  static const char *const expected[] = {
    "{\"user\":{\"id\":\"" ONE "\"},\"selectedDevice\":{\"oneTime\":{\"type\":\"SMS\",\"phone\":"
    "\"+14155550123\"}}}",
    "{\"user\":{\"id\":\"" ONE "\"},\"selectedDevice\":{\"oneTime\":{\"type\":\"VOICE\",\"phone\":"
    "\"+14155550123\"}}}",
    "{\"user\":{\"id\":\"" ONE "\"},\"selectedDevice\":{\"oneTime\":{\"type\":\"SMS\",\"phone\":"
    "\"+1\"}},\"notification\":{\"template\":{\"name\":\"transaction\",\"variant\":\"B\","
    "\"locale\":\"de\"}}}",
    "{\"user\":{\"id\":\"" ONE "\"},\"selectedDevice\":{\"oneTime\":{\"type\":\"SMS\",\"phone\":"
    "\"+1\"}},\"notification\":{\"template\":{\"name\":\"strong_authentication\",\"locale\":"
    "\"de\",\"variables\":{\"currency\":\"€\",\"sum\":\"10\"}}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) json = sender_passcode_order_to_json (&cases[i]);
      g_autofree char       *text = sender_json_to_string (json);

      g_assert_cmpstr (text, ==, expected[i]);
      g_hash_table_insert (values, (gpointer) "sum", (gpointer) "10");
      if (i == 1)
        g_hash_table_insert (values, (gpointer) "currency", (gpointer) "€");
      else if (i == 0)
        g_hash_table_remove_all (values);
    }
}

static char *
find (SenderPlatform *platform,
      const char     *text,
      GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_passcode_user_find_async (platform, text, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the user");
  return sender_passcode_user_find_finish (platform, result, error);
}

static void
test_user (void)
{
  static const struct
  {
    const char *text;
    const char *request;
    guint       status;
    const char *answer;
    const char *id; /* NULL: */
    SenderError error;
  } cases[] = {
    { "00000000-0000-4000-8000-0000000000A1", USERS "/" ONE " ", 200, USER (ONE, "x"), ONE, 0 },
    { ONE, USERS "/" ONE " ", 404, "{\"code\":\"NOT_FOUND\"}", NULL, SENDER_ERROR_NOT_FOUND },
    { ONE, USERS "/" ONE " ", 403, "{\"code\":\"ACCESS_FAILED\"}", NULL, SENDER_ERROR_FORBIDDEN },
    { "maria", USERS "?", 200, LIST (USER (ONE, "maria")), ONE, 0 },
    /* To the letter, whatever the service takes for equal. */
    { "maria", USERS "?", 200, LIST (USER (TWO, "Maria") "," USER (ONE, "maria")), ONE, 0 },
    { "maria", USERS "?", 200, LIST (USER (TWO, "Maria")), NULL, SENDER_ERROR_NOT_FOUND },
    { "maria", USERS "?", 200, LIST (), NULL, SENDER_ERROR_NOT_FOUND },
    { "maria", USERS "?", 200, "{\"_embedded\":{\"users\":[]}}", NULL, SENDER_ERROR_NOT_FOUND },
    { "maria", USERS "?", 200, LIST (USER (ONE, "maria") "," USER (TWO, "maria")), NULL,
      SENDER_ERROR_AMBIGUOUS },
    { "maria", USERS "?", 404, "{\"code\":\"NOT_FOUND\"}", NULL, SENDER_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autofree char           *request = g_strconcat ("GET ", cases[i].request, NULL);
      g_autofree char           *id = NULL;
      g_autoptr (GError)         error = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, request, cases[i].status, NULL, cases[i].answer);
      id = find (platform, cases[i].text, &error);
      g_assert_cmpstr (id, ==, cases[i].id);
      if (cases[i].id == NULL)
        g_assert_error (error, SENDER_ERROR, (int) cases[i].error);
      if (cases[i].error == SENDER_ERROR_NOT_FOUND)
        g_assert_nonnull (strstr (error->message, cases[i].text));
    }
}

static SenderPasscodeVerdict
check (SenderPlatform *platform,
       const char     *link,
       gint64          minutes,
       GError        **error)
{
  gint64                   started = g_get_real_time () - minutes * 60 * G_USEC_PER_SEC;
  g_autoptr (GAsyncResult) result = NULL;

  sender_passcode_check_async (platform, link, started, CODE, NULL, sender_test_result_cb,
                               &result);
  sender_test_wait_result (&result, "the verdict");
  return sender_passcode_check_finish (platform, result, error);
}

static void
test_verdicts (void)
{
  static const struct
  {
    guint                 status;
    const char           *answer;
    gint64                minutes;
    SenderPasscodeVerdict verdict;
    SenderError           error;
    guint                 n_asked;
  } cases[] = {
    { 200, "{\"status\":\"COMPLETED\"}", 1, SENDER_PASSCODE_RIGHT, 0, 1 },
    { 200, "{\"status\":\"COMPLETED\"}", 31, SENDER_PASSCODE_RIGHT, 0, 1 },
    { 200, "{\"status\":\"OTP_REQUIRED\"}", 1, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_BAD_REPLY,
      1 },
    { 200, "no JSON " CODE, 1, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_BAD_REPLY, 1 },
    { 400, "{\"code\":\"INVALID_DATA\"}", 1, SENDER_PASSCODE_WRONG, 0, 1 },
    { 400, "{\"code\":\"INVALID_DATA\"}", 31, SENDER_PASSCODE_EXPIRED, 0, 1 },
    { 404, "{\"code\":\"NOT_FOUND\"}", 31, SENDER_PASSCODE_EXPIRED, 0, 1 },
    { 404, "{\"code\":\"NOT_FOUND\"}", 1, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_NOT_FOUND, 1 },
    { 401, NULL, 31, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_UNAUTHORIZED, 2 },
    { 403, "{\"message\":\"" CODE "\"}", 1, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_FORBIDDEN, 1 },
    { 429, NULL, 1, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_RATE_LIMITED, 4 },
    { 500, NULL, 31, SENDER_PASSCODE_UNJUDGED, SENDER_ERROR_SERVER, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
      g_autoptr (GError)         error = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, CHECK, cases[i].status, NULL, cases[i].answer);
      g_assert_cmpint (check (platform, LINK, cases[i].minutes, &error), ==, cases[i].verdict);
      g_assert_cmpuint (stub_server_count_requests (server, CHECK), ==, cases[i].n_asked);
      g_assert_cmpstr (stub_server_get_request_body (server, 1), ==, "{\"otp\":\"" CODE "\"}");
      g_assert_nonnull (strstr (stub_server_get_request (server, 1),
                                "Content-Type: application/vnd.pingidentity.otp.check+json\r\n"));
      if (cases[i].verdict != SENDER_PASSCODE_UNJUDGED)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, SENDER_ERROR, (int) cases[i].error);
      g_assert_null (strstr (error->message, CODE));
      platform_assert_silent (error->message);
    }
}

/* The answer is lost: that counts as a try, so it is made once. */
static void
test_lost_verdict (void)
{
  g_autoptr (StubServer)     server = stub_server_new ();
  g_autoptr (SenderPlatform) platform = platform_make (server, NULL);
  g_autoptr (GError)         error = NULL;

  platform_issue_token (server);
  stub_server_react (server, CHECK, { STUB_RESET });
  g_assert_cmpint (check (platform, LINK, 1, &error), ==, SENDER_PASSCODE_UNJUDGED);
  g_assert_nonnull (strstr (error->message, "is unknown"));
  g_assert_cmpuint (stub_server_count_requests (server, CHECK), ==, 1);
}

/* The token goes with it: a link leads to this environment's authentications, or nowhere. */
static void
test_links (void)
{
  static const struct
  {
    const char *edits; /* of the connection */
    const char *link;
    const char *request; /* (nullable) */
  } cases[] = {
    { NULL, "https://auth.pingone.com" PLACE, NULL },
    { NULL, "http://auth.pingone.eu" PLACE, NULL },
    { NULL, "https://auth.pingone.eu.example" PLACE, NULL },
    { NULL, LINK "/more", NULL },
    { NULL, LINK "?x", NULL },
    { NULL, "https://auth.pingone.eu/" TWO "/deviceAuthentications/" ONE, NULL },
    { NULL, "https://auth.pingone.eu/" PLATFORM_ENVIRONMENT "/deviceAuthentications/", NULL },
    { NULL, "", NULL },
    { NULL, NULL, NULL },
    { "environment.domain=login.example.com",
      "https://login.example.com/deviceAuthentications/" ONE,
      "POST /login.example.com/deviceAuthentications/" ONE " " },
    { "environment.domain=login.example.com", LINK, CHECK },
    { "environment.domain=login.example.com", "https://other.example/deviceAuthentications/" ONE,
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StubServer)     server = stub_server_new ();
      g_autoptr (SenderPlatform) platform = platform_make (server, cases[i].edits);
      g_autoptr (GError)         error = NULL;

      platform_issue_token (server);
      stub_server_add_answer (server, "POST /login.example.com/as/token ", 200, NULL,
                              "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
      stub_server_add_answer (server, "POST ", 200, NULL, "{\"status\":\"COMPLETED\"}");
      if (cases[i].request != NULL)
        {
          g_assert_cmpint (check (platform, cases[i].link, 1, &error), ==, SENDER_PASSCODE_RIGHT);
          g_assert_cmpuint (stub_server_count_requests (server, cases[i].request), ==, 1);
          continue;
        }
      g_assert_cmpint (check (platform, cases[i].link, 1, &error), ==, SENDER_PASSCODE_UNJUDGED);
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY);
      g_assert_cmpuint (stub_server_get_n_requests (server), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/passcode/order", test_order);
  g_test_add_func ("/passcode/user", test_user);
  g_test_add_func ("/passcode/verdicts", test_verdicts);
  g_test_add_func ("/passcode/lost-verdict", test_lost_verdict);
  g_test_add_func ("/passcode/links", test_links);
  return g_test_run ();
}
