/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-clock.h"
#include "sender-error.h"
#include "sender-shelf.h"
#include "sender-test.h"

#include <string.h>

static void
test_requests_hold_no_secret (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          first = NULL;
  g_autoptr (Answer)          second = NULL;
  g_autoptr (SenderJson)      requests = NULL;
  g_autofree char            *text = NULL;
  g_autofree guchar          *body = NULL;
  gsize                       length = 0;

  first = client_post (rehearsal, CREATE "?a=b", GOOD_FORM);
  second = client_request (rehearsal, "pingone-auth", "POST", "/as/token",
                           FORM "Authorization: Bearer hidden-1\r\nX-Api-Key: hidden-2\r\n"
                                "X-Odd\r\nx-plain:  kept as it is \r\n",
                           "grant_type=client_credentials&client_secret=hidden-3&flag");
  requests = client_control (rehearsal, "GET", "requests", NULL);
  text = sender_json_to_string (requests);
  g_assert_null (strstr (text, "hidden"));
  g_assert_null (strstr (text, "QUMwMDAw"));
  g_assert_nonnull (strstr (text, "<user AC00000000000000000000000000000000, present, "));
  g_assert_cmpstr (client_text (requests, "requests.0.path"), ==, CREATE "?a=b");
  g_assert_cmpstr (client_text (requests, "requests.0.method"), ==, "POST");
  g_assert_cmpstr (client_text (requests, "requests.0.service"), ==, "studio");
  g_assert_cmpstr (client_text (requests, "requests.0.status"), ==, "201");
  g_assert_cmpstr (client_text (requests, "requests.0.body"), ==, GOOD_FORM);
  g_assert_cmpstr (client_text (requests, "requests.0.headers.0.0"), ==, "Host");
  body = g_base64_decode (client_text (requests, "requests.0.body_base64"), &length);
  g_assert_cmpmem (body, length, GOOD_FORM, strlen (GOOD_FORM));
  g_assert_nonnull (strstr (client_text (requests, "requests.1.head"),
                            "\r\nX-Odd\r\nx-plain:  kept as it is \r\n"));
  g_assert_true (g_str_has_prefix (client_text (requests, "requests.1.body"),
                                   "grant_type=client_credentials&client_secret=present-"));
  g_assert_true (g_str_has_suffix (client_text (requests, "requests.1.body"), "&flag"));
}

/* Equal secrets show equal digests, others do not. */
static void
test_digests (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (SenderJson)      requests = NULL;
  const char *const           headers[] = { "Authorization: Bearer a\r\n",
                                            "Authorization: Bearer a\r\n",
                                            "Authorization: Bearer b\r\n" };
  const char                 *seen[3] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    client_answer_free (client_request (rehearsal, "studio", "GET", "/x", headers[i], ""));
  requests = client_control (rehearsal, "GET", "requests", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *path = g_strdup_printf ("requests.%u.headers.2.1", i);

      seen[i] = client_text (requests, path);
    }
  g_assert_cmpstr (seen[0], ==, seen[1]);
  g_assert_cmpstr (seen[0], !=, seen[2]);
}

static const struct
{
  const char *method;
  const char *path;
  const char *body;
  const char *fragment;
} refusals[] = {
  { "GET", "nothing", NULL, "no such part" },
  { "PUT", "faults", NULL, "method" },
  { "POST", "faults", "{}", "kind" },
  { "POST", "faults", "[{\"kind\":\"hang\"},7]", "object" },
  { "POST", "accounts", "{\"sid\":\"AC1\"}", "sid" },
  { "POST", "flows", "{\"sid\":\"FW1\"}", "definition" },
  { "POST", "clock", "{}", "speed" },
  { "POST", "clock", "{\"speed\":-1}", "speed" },
  { "POST", "clock", "{\"advance\":1e99}", "advance" },
  { "POST", "scenario", "{\"name\":\"sunshine\"}", "scenario" },
  { "POST", "handset/reply", "{}", "from" },
  { "POST", "handset/reply", "{\"from\":\"+1\",\"body\":\"x\"}", "waits" },
  { "POST", "pingone/clients", "{}", "client_secret" },
  { "POST", "pingone/senders", "{}", "provider" },
  { "POST", "pingone/send", "{}", "chain" },
  { "POST", "pingone/truth-table", "{}", "chain" },
};

static void
test_refusals (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (SenderJson) body = NULL;

      if (refusals[i].body != NULL)
        body = sender_json_parse (refusals[i].body, -1, NULL);
      g_test_message ("%s %s", refusals[i].method, refusals[i].path);
      g_assert_null (sender_rehearsal_control (rehearsal, refusals[i].method, refusals[i].path,
                                               body, &error));
      sender_test_assert_error (error, SENDER_ERROR_REFUSED, refusals[i].fragment);
    }
}

static void
test_over_http (void)
{
  static const char *const    posts[] = { "clock", "faults", "scenario", "handset/reply",
                                          "pingone/send" };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *control = sender_rehearsal_dup_control (rehearsal);
  g_autofree char            *endpoints = sender_rehearsal_dup_endpoints (rehearsal);
  g_autoptr (Answer)          status = client_get (rehearsal, "control", "/_rehearsal/");
  g_autoptr (Answer)          page = NULL;

  g_assert_cmpuint (status->status, ==, 200);
  g_assert_true (sender_json_get_boolean (client_find (status->json, "simulated")));
  g_assert_nonnull (strstr (status->head, "X-Simulated: SIMULATED"));
  g_assert_true (g_str_has_prefix (control, client_text (status->json, "services.control")));
  g_assert_true (g_str_has_prefix (endpoints, "studio=http://127.0.0.1:"));
  g_assert_nonnull (strstr (endpoints, ",pingone-api=http://127.0.0.1:"));
  g_assert_null (strstr (endpoints, "tls"));
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autofree char   *target = g_strconcat ("/_rehearsal/", posts[i], NULL);
      g_autoptr (Answer) answer = client_request (rehearsal, "control", "POST", target, NULL,
                                                  "{nonsense");

      g_assert_cmpuint (answer->status, ==, 400);
    }
  page = client_request (rehearsal, "control", "GET", "/_rehearsal/requests",
                         "Origin: https://example.com\r\n", "");
  g_assert_cmpuint (page->status, ==, 403);
}

#define AC "AC11111111111111111111111111111111"
#define FW "FW11111111111111111111111111111111"
#define SENDING "\"to\":\"+1\",\"senders\":[],\"chain\":[]"

static const struct
{
  const char *path;
  const char *body;
  const char *fragment; /* names the member */
} wrong[] = {
  { "faults", "7", "object" },
  { "faults", "{\"kind\":\"hang\",\"serivce\":\"studio\"}", "“serivce”" },
  { "faults", "{\"kind\":\"hang\",\"service\":\"studoi\"}", "“service” must be one of: *, studio" },
  { "faults", "{\"kind\":\"earthquake\"}", "“kind” must be one of: refuse" },
  { "faults", "{\"kind\":7}", "“kind”" },
  { "faults", "{\"kind\":\"hang\",\"count\":\"1\"}", "“count”" },
  { "faults", "{\"kind\":\"hang\",\"count\":0}", "“count” must be a whole number from 1" },
  { "faults", "{\"kind\":\"hang\",\"count\":1.5}", "“count”" },
  { "faults", "{\"kind\":\"hang\",\"handled\":\"yes\"}", "“handled”" },
  { "faults", "{\"kind\":\"hang\",\"path\":null}", "“path”" },
  { "faults", "{\"kind\":\"hang\",\"status\":500}", "“status”" },
  { "faults", "{\"kind\":\"status\",\"status\":99}", "“status” must be a whole number from 100" },
  { "faults", "{\"kind\":\"status\",\"headers\":{\"A\":1}}", "“headers”" },
  { "faults", "{\"kind\":\"conflict\",\"path\":\"/\"}", "“path”" },
  { "faults", "{\"kind\":\"message\",\"status\":\"eaten\"}", "“status” must be one of: delivered" },
  { "faults", "[{\"kind\":\"hang\"},{\"kind\":\"hang\",\"often\":1}]", "“often”" },
  { "accounts", "{\"sid\":\"" AC "\",\"tokn\":\"x\"}", "“tokn”" },
  { "accounts", "{\"sid\":\"" AC "\",\"token\":7}", "“token”" },
  { "accounts", "{\"sid\":\"" AC "\",\"type\":\"trial\"}", "“type” must be one of: Full, Trial" },
  { "accounts", "{\"sid\":\"" AC "\",\"keys\":[{\"sdi\":\"x\"}]}", "“sdi”" },
  { "accounts", "{\"sid\":\"" AC "\",\"keys\":[7]}", "“keys”" },
  { "accounts", "{\"sid\":\"" AC "\",\"facts\":{\"countries\":[]}}", "“countries”" },
  { "accounts", "[{\"sid\":\"" AC "\"},{\"sid\":\"AC1\"}]", "“sid”" },
  { "flows", "{\"sid\":\"" FW "\",\"definition\":[]}", "“definition”" },
  { "flows", "{\"sid\":\"" FW "\",\"definition\":{},\"publish\":false}", "“publish”" },
  { "clock", "{\"speed\":\"5\"}", "“speed”" },
  { "clock", "{\"advance\":-1}", "“advance”" },
  { "clock", "{\"speed\":5,\"pace\":1}", "“pace”" },
  { "clock", "{\"speed\":5,\"advance\":1e99}", "“advance”" },
  { "scenario", "{\"name\":\"hang\",\"count\":1}", "“count”" },
  { "scenario", "{\"name\":7}", "“name”" },
  { "reset", "{\"all\":true}", "“all”" },
  { "handset/reply", "{\"from\":\"+1\",\"body\":\"x\",\"to\":\"+2\"}", "“to”" },
  { "pingone/clients", "{\"client_id\":\"a\",\"client_secret\":7}", "“client_secret”" },
  { "pingone/clients",
    "{\"client_id\":\"a\",\"client_secret\":\"b\",\"authentication\":\"jwt\"}",
    "“authentication” must be one of: basic, post" },
  { "pingone/senders", "{\"provider\":7}", "“provider”" },
  { "pingone/send", "{" SENDING ",\"chanel\":\"sms\"}", "“chanel”" },
  { "pingone/send", "{" SENDING ",\"channel\":\"fax\"}", "“channel” must be one of: sms, voice" },
  { "pingone/send", "{" SENDING ",\"values\":{\"otp\":12345}}", "“values”" },
  { "pingone/send", "{\"to\":\"+1\",\"senders\":[],\"chain\":[7]}", "“chain”" },
  { "pingone/truth-table", "{" SENDING ",\"settle\":-1}", "“settle”" },
};

/* All that the control interface tells, the requests it got aside. */
static char *
dup_state (SenderRehearsal *rehearsal)
{
  static const char *const parts[] = { "faults", "accounts", "handset", "clock" };
  g_autoptr (GString)      state = g_string_new (NULL);
  g_autoptr (SenderJson)   status = client_control (rehearsal, "GET", "", NULL);

  g_string_append_printf (state, "%s %s", client_text (status, "executions"),
                          client_text (status, "scenario"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (SenderJson) part = client_control (rehearsal, "GET", parts[i], NULL);
      g_autofree char       *text = sender_json_to_string (part);

      g_string_append (state, text);
    }
  return g_steal_pointer (&state->str);
}

/* What is misspelt or of a wrong kind is named, and nothing of it is done. */
static void
test_wrong_members (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *before = NULL;

  client_tell (rehearsal, "scenario", "{\"name\":\"conflict\"}");
  before = dup_state (rehearsal);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char   *target = g_strconcat ("/_rehearsal/", wrong[i].path, NULL);
      g_autoptr (Answer) answer = client_request (rehearsal, "control", "POST", target, NULL,
                                                  wrong[i].body);
      g_autofree char   *after = dup_state (rehearsal);

      g_test_message ("%s %s: %s", target, wrong[i].body, client_text (answer->json, "error"));
      g_assert_cmpuint (answer->status, ==, 400);
      g_assert_nonnull (strstr (client_text (answer->json, "error"), wrong[i].fragment));
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_accounts_and_faults (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (SenderJson)      accounts = NULL;
  g_autoptr (SenderJson)      faults = NULL;
  g_autofree char            *text = NULL;

  client_tell (rehearsal, "/_rehearsal/accounts",
               "[{\"sid\":\"AC11111111111111111111111111111111\",\"token\":\"hidden\"}]");
  accounts = client_control (rehearsal, "GET", "accounts", NULL);
  text = sender_json_to_string (accounts);
  g_assert_null (strstr (text, "hidden"));
  g_assert_cmpstr (client_text (accounts, "accounts.1.status"), ==, "active");
  client_tell (rehearsal, "faults", "[{\"kind\":\"hang\",\"count\":3},{\"kind\":\"conflict\"}]");
  faults = client_control (rehearsal, "GET", "faults", NULL);
  g_assert_cmpstr (client_text (faults, "faults.0.count"), ==, "3");
  g_assert_cmpstr (client_text (faults, "faults.1.kind"), ==, "conflict");
}

static void
test_reset (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *sid = client_run (rehearsal, FLOW, GOOD_FORM);
  g_autoptr (Answer)          half_way = NULL;
  g_autoptr (SenderJson)      status = NULL;
  g_autoptr (SenderJson)      cleared = NULL;

  g_assert_nonnull (sid);
  client_tell (rehearsal, "scenario", "{\"name\":\"hang\"}");
  client_tell (rehearsal, "reset", NULL);
  half_way = client_post (rehearsal, CREATE, GOOD_FORM);
  client_tell (rehearsal, "reset", NULL);
  client_advance (rehearsal, 60);
  cleared = client_control (rehearsal, "DELETE", "requests", NULL);
  status = client_control (rehearsal, "GET", "", NULL);
  g_assert_cmpstr (client_text (status, "executions"), ==, "0");
  g_assert_cmpstr (client_text (status, "arrivals"), ==, "0");
  g_assert_cmpstr (client_text (status, "requests"), ==, "0");
  g_assert_null (client_text (status, "scenario"));
}

static void
test_scenarios (void)
{
  static const char *const wanted[] = {
    "delivered", "undelivered-30007", "no-rest-trigger", "redirect", "hang", "conflict",
    "rate-limited", "rejected", "server-error", "garbage", "cut", "slow", "voice-busy",
    "voice-machine", NULL
  };
  static const char *const    states[] = { "not-sent", "delivered", "undelivered", "no-message",
                                           "unknown", "running", NULL };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (SenderJson)      answer = client_control (rehearsal, "GET", "scenarios", NULL);
  SenderJson                 *list = client_find (answer, "scenarios");
  guint                       found = 0;

  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson            *scenario = sender_json_get_element (list, i);
      const char            *name = client_text (scenario, "name");
      g_autofree char       *body = g_strdup_printf ("{\"name\":\"%s\"}", name);
      g_autoptr (SenderJson) set = client_control (rehearsal, "POST", "scenario", body);
      g_autoptr (SenderJson) status = client_control (rehearsal, "GET", "", NULL);

      found += g_strv_contains (wanted, name) ? 1 : 0;
      g_assert_true (g_strv_contains (states, client_text (scenario, "state")));
      g_assert_cmpstr (client_text (set, "state"), ==, client_text (scenario, "state"));
      g_assert_cmpstr (client_text (status, "scenario"), ==, name);
      /* Every fault of the table was understood. */
      g_assert_true (sender_json_get_length (client_find (status, "faults")) == 1 ||
                     strcmp (name, "delivered") == 0 || strcmp (name, "voice-answered") == 0);
    }
  g_assert_cmpuint (found, ==, g_strv_length ((GStrv) wanted));
}

static void
test_conflict_scenario (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          refused = NULL;
  g_autoptr (Answer)          ended = NULL;
  g_autoptr (Answer)          created = NULL;
  g_autofree char            *target = NULL;

  client_tell (rehearsal, "scenario", "{\"name\":\"conflict\"}");
  refused = client_post (rehearsal, CREATE, GOOD_FORM);
  client_assert_error (refused, 409, "20409");
  client_advance (rehearsal, 600);
  target = g_strconcat (CREATE "/",
                        client_text (refused->json, "details.conflicting_execution_sid"), NULL);
  ended = client_post (rehearsal, target, "Status=ended");
  g_assert_cmpuint (ended->status, ==, 200);
  created = client_post (rehearsal, CREATE, GOOD_FORM);
  g_assert_cmpuint (created->status, ==, 201);
}

static void
append_cb (const char *key,
           gpointer    user_data)
{
  g_string_append (user_data, key);
}

static void
test_clock (void)
{
  g_autoptr (SenderClock) clock = sender_clock_new ();
  g_autoptr (GString)     seen = g_string_new (NULL);
  g_autofree char        *iso = sender_clock_to_iso (1438286400 * SENDER_SECOND);
  g_autofree char        *mail = sender_clock_to_rfc2822 (1438286400 * SENDER_SECOND);
  g_autofree char        *http = sender_clock_to_http (1438286400 * SENDER_SECOND);
  gint64                  before = 0;

  g_assert_cmpstr (iso, ==, "2015-07-30T20:00:00Z");
  g_assert_cmpstr (mail, ==, "Thu, 30 Jul 2015 20:00:00 +0000");
  g_assert_cmpstr (http, ==, "Thu, 30 Jul 2015 20:00:00 GMT");
  sender_clock_set_speed (clock, 0);
  before = sender_clock_now (clock);
  g_assert_cmpint (sender_clock_now (clock), ==, before);
  sender_clock_schedule (clock, 3 * SENDER_SECOND, "c", append_cb, seen);
  sender_clock_schedule (clock, SENDER_SECOND, "a", append_cb, seen);
  sender_clock_schedule (clock, SENDER_SECOND, "b", append_cb, seen);
  sender_clock_advance (clock, 2 * SENDER_SECOND);
  g_assert_cmpstr (seen->str, ==, "ab");
  sender_clock_clear (clock);
  sender_clock_advance (clock, 2 * SENDER_SECOND);
  g_assert_cmpstr (seen->str, ==, "ab");
  g_assert_cmpint (sender_clock_now (clock), ==, before + 4 * SENDER_SECOND);
}

static void
test_shelf (void)
{
  g_autoptr (SenderShelf) shelf = sender_shelf_new (2, g_free);

  sender_shelf_add (shelf, "a", g_strdup ("1"));
  sender_shelf_add (shelf, "b", g_strdup ("2"));
  sender_shelf_add (shelf, "b", g_strdup ("3"));
  g_assert_cmpuint (sender_shelf_get_length (shelf), ==, 2);
  g_assert_cmpstr (sender_shelf_find (shelf, "b"), ==, "3");
  sender_shelf_add (shelf, "c", g_strdup ("4"));
  g_assert_null (sender_shelf_find (shelf, "a"));
  g_assert_cmpstr (sender_shelf_get (shelf, 1), ==, "4");
  g_assert_false (sender_shelf_remove (shelf, "a"));
  g_assert_null (sender_shelf_find (shelf, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/control/requests", test_requests_hold_no_secret);
  g_test_add_func ("/control/digests", test_digests);
  g_test_add_func ("/control/refusals", test_refusals);
  g_test_add_func ("/control/over-http", test_over_http);
  g_test_add_func ("/control/wrong-members", test_wrong_members);
  g_test_add_func ("/control/accounts-and-faults", test_accounts_and_faults);
  g_test_add_func ("/control/reset", test_reset);
  g_test_add_func ("/control/scenarios", test_scenarios);
  g_test_add_func ("/control/conflict", test_conflict_scenario);
  g_test_add_func ("/control/clock", test_clock);
  g_test_add_func ("/control/shelf", test_shelf);
  return g_test_run ();
}
