/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-handset.h"
#include "sender-test.h"

#include <string.h>

#define SID "AC00000000000000000000000000000000"

static const char rich[] =
  "{\"sid\":\"" SID "\",\"type\":\"Trial\",\"numbers\":[{\"phone_number\":\"+14155550101\"},"
  "{\"phone_number\":\"+18005550199\",\"capabilities\":{\"sms\":true}}],"
  "\"short_codes\":[{\"short_code\":\"894546\"}],"
  "\"caller_ids\":[{\"phone_number\":\"+4930123456\"}],"
  "\"keys\":[{\"sid\":\"SK00000000000000000000000000000001\",\"secret\":\"s\"},"
  "{\"sid\":\"SK00000000000000000000000000000002\",\"secret\":\"s\",\"kind\":\"restricted\","
  "\"permissions\":[\"studio\"]}],\"facts\":{\"sms_countries\":[\"US\"],"
  "\"campaign_status\":\"PENDING\",\"services\":[\"MG00000000000000000000000000000001\"]}}";

/* The SID of the message or call of an execution, as its context names it. */
static char *
find_sid (SenderRehearsal *rehearsal,
          const char      *flow,
          const char      *execution)
{
  g_autofree char   *target = g_strdup_printf ("%s/Executions/%s/Context", flow, execution);
  g_autoptr (Answer) context = client_get (rehearsal, "studio", target);
  SenderJson        *widgets = client_find (context->json, "context.widgets");

  for (guint i = 0; i < sender_json_get_length (widgets); i++)
    {
      SenderJson *widget = sender_json_get_element (widgets, i);

      if (client_text (widget, "outbound.Sid") != NULL)
        return g_strdup (client_text (widget, "outbound.Sid"));
      if (client_text (widget, "CallSid") != NULL)
        return g_strdup (client_text (widget, "CallSid"));
    }
  return NULL;
}

static void
test_message_progress (void)
{
  static const struct
  {
    double      advance;
    const char *status;
  } stages[] = { { 0, "sending" }, { 0.4, "sent" }, { 0.4, "sent" }, { 0.6, "delivered" } };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          created = client_post (rehearsal, CREATE, GOOD_FORM);
  g_autoptr (Answer)          last = NULL;
  g_autofree char            *sid = NULL;
  g_autofree char            *target = NULL;

  client_advance (rehearsal, 0.4);
  sid = find_sid (rehearsal, FLOW, client_text (created->json, "sid"));
  target = g_strdup_printf (ACCOUNT "/Messages/%s.json", sid);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      client_advance (rehearsal, stages[i].advance);
      g_clear_pointer (&last, client_answer_free);
      last = client_get (rehearsal, "api", target);
      g_assert_cmpstr (client_text (last->json, "status"), ==, stages[i].status);
    }
  g_assert_null (client_text (last->json, "error_code"));
  g_assert_true (g_str_has_suffix (client_text (last->json, "date_sent"), " +0000"));
  g_assert_cmpstr (client_text (last->json, "num_segments"), ==, "1");
}

static void
test_message_ends (void)
{
  static const struct
  {
    const char *fault;
    const char *status;
    const char *code;
    guint       arrivals;
  } cases[] = {
    { "{\"kind\":\"message\",\"count\":1,\"status\":\"undelivered\",\"error_code\":30007}",
      "undelivered", "30007", 0 },
    { "{\"kind\":\"message\",\"count\":1,\"status\":\"failed\",\"error_code\":30034}", "failed",
      "30034", 0 },
    { "{\"kind\":\"message\",\"count\":1,\"status\":\"sent\",\"arrives\":true}", "sent", NULL, 1 },
    { "{\"kind\":\"message\",\"count\":1,\"status\":\"queued\"}", "queued", NULL, 0 },
    { "{\"kind\":\"message\",\"count\":1,\"status\":\"delivered\",\"arrives\":false}",
      "delivered", NULL, 0 },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *execution = NULL;
      g_autofree char       *sid = NULL;
      g_autofree char       *target = NULL;
      g_autoptr (Answer)     message = NULL;
      g_autoptr (SenderJson) handset = NULL;

      client_tell (rehearsal, "faults", cases[i].fault);
      execution = client_run (rehearsal, FLOW, GOOD_FORM);
      sid = find_sid (rehearsal, FLOW, execution);
      target = g_strdup_printf (ACCOUNT "/Messages/%s.json", sid);
      message = client_get (rehearsal, "api", target);
      g_assert_cmpstr (client_text (message->json, "status"), ==, cases[i].status);
      g_assert_cmpstr (client_text (message->json, "error_code"), ==, cases[i].code);
      handset = client_control (rehearsal, "GET", "handset", NULL);
      g_assert_cmpuint (sender_json_get_length (client_find (handset, "handset")), ==,
                        cases[i].arrivals);
      g_clear_pointer (&handset, sender_json_unref);
      handset = client_control (rehearsal, "DELETE", "handset", NULL);
    }
}

static void
test_call_progress (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          created = client_post (rehearsal, VOICE_FLOW "/Executions",
                                                     GOOD_FORM);
  g_autoptr (Answer)          speaking = NULL;
  g_autoptr (Answer)          completed = NULL;
  g_autoptr (Answer)          wrong = NULL;
  g_autofree char            *sid = NULL;
  g_autofree char            *target = NULL;

  client_advance (rehearsal, 4);
  sid = find_sid (rehearsal, VOICE_FLOW, client_text (created->json, "sid"));
  target = g_strdup_printf (ACCOUNT "/Calls/%s.json", sid);
  speaking = client_get (rehearsal, "api", target);
  g_assert_cmpstr (client_text (speaking->json, "status"), ==, "in-progress");
  client_advance (rehearsal, 100);
  completed = client_get (rehearsal, "api", target);
  g_assert_cmpstr (client_text (completed->json, "status"), ==, "completed");
  g_assert_cmpint (g_ascii_strtoll (client_text (completed->json, "duration"), NULL, 10), >, 0);
  wrong = client_get (rehearsal, "api", ACCOUNT "/Calls/CA99999999999999999999999999999999.json");
  client_assert_error (wrong, 404, "20404");
}

static void
test_call_ends (void)
{
  static const struct
  {
    const char *fault;
    const char *status;
    const char *answered_by;
  } cases[] = {
    { "{\"kind\":\"call\",\"count\":1,\"status\":\"busy\"}", "busy", NULL },
    { "{\"kind\":\"call\",\"count\":1,\"status\":\"no-answer\"}", "no-answer", NULL },
    { "{\"kind\":\"call\",\"count\":1,\"status\":\"failed\"}", "failed", NULL },
    { "{\"kind\":\"call\",\"count\":1,\"answered_by\":\"machine_start\"}", "completed",
      "machine_start" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *execution = NULL;
      g_autofree char   *sid = NULL;
      g_autofree char   *target = NULL;
      g_autoptr (Answer) call = NULL;

      client_tell (rehearsal, "faults", cases[i].fault);
      execution = client_run (rehearsal, VOICE_FLOW, GOOD_FORM);
      sid = find_sid (rehearsal, VOICE_FLOW, execution);
      target = g_strdup_printf (ACCOUNT "/Calls/%s.json", sid);
      call = client_get (rehearsal, "api", target);
      g_assert_cmpstr (client_text (call->json, "status"), ==, cases[i].status);
      g_assert_cmpstr (client_text (call->json, "answered_by"), ==, cases[i].answered_by);
    }
}

static void
test_account (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          account = NULL;
  g_autoptr (Answer)          balance = client_get (rehearsal, "api", ACCOUNT "/Balance.json");
  g_autoptr (Answer)          other = NULL;
  g_autoptr (Answer)          xml = NULL;

  client_tell (rehearsal, "accounts", rich);
  account = client_get (rehearsal, "api", ACCOUNT ".json");
  g_assert_cmpstr (client_text (account->json, "type"), ==, "Trial");
  g_assert_nonnull (client_text (account->json, "auth_token"));
  g_assert_cmpstr (client_text (balance->json, "currency"), ==, "USD");
  other = client_get (rehearsal, "api",
                      "/2010-04-01/Accounts/AC99999999999999999999999999999999.json");
  client_assert_error (other, 401, "20003");
  xml = client_get (rehearsal, "api", ACCOUNT);
  g_assert_cmpuint (xml->status, ==, 404);
  g_assert_nonnull (strstr (xml->raw, "<Code>20404</Code>"));
}

static void
test_keys (void)
{
  /* User names ending in 1 (standard) and 2 (restricted to Studio), password “s”. */
  static const struct
  {
    const char *authorization;
    const char *service;
    const char *target;
    guint       status;
    const char *code;
  } cases[] = {
    { "U0swMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTpz", "api", ACCOUNT ".json", 401, "20003" },
    { "U0swMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTpz", "api", ACCOUNT "/Balance.json", 200,
      NULL },
    { "U0swMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTpz", "studio", "/v2/Flows", 200, NULL },
    { "U0swMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMjpz", "studio", "/v2/Flows", 200, NULL },
    { "U0swMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMjpz", "api", ACCOUNT "/Balance.json", 403,
      "70051" },
    { "U0swMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMjp4", "studio", "/v2/Flows", 401, "20003" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  client_tell (rehearsal, "accounts", rich);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *header = g_strdup_printf ("Authorization: Basic %s\r\n",
                                                   cases[i].authorization);
      g_autoptr (Answer) answer = client_request (rehearsal, cases[i].service, "GET",
                                                  cases[i].target, header, "");

      client_assert_error (answer, cases[i].status, cases[i].code);
    }
}

static void
test_owned (void)
{
  static const struct
  {
    const char *target;
    const char *list;
    guint       n;
    const char *member;
    const char *first;
  } cases[] = {
    { "/IncomingPhoneNumbers.json", "incoming_phone_numbers", 2, "phone_number", "+14155550101" },
    { "/IncomingPhoneNumbers.json?PhoneNumber=%2B1800", "incoming_phone_numbers", 1, "type",
      "toll-free" },
    { "/IncomingPhoneNumbers/TollFree.json", "incoming_phone_numbers", 1, "phone_number",
      "+18005550199" },
    { "/IncomingPhoneNumbers/Local.json", "incoming_phone_numbers", 1, "phone_number",
      "+14155550101" },
    { "/IncomingPhoneNumbers/Mobile.json", "incoming_phone_numbers", 0, NULL, NULL },
    { "/IncomingPhoneNumbers.json?PageSize=1&Page=1", "incoming_phone_numbers", 1, "phone_number",
      "+18005550199" },
    { "/SMS/ShortCodes.json?ShortCode=894*", "short_codes", 1, "short_code", "894546" },
    { "/OutgoingCallerIds.json", "outgoing_caller_ids", 1, "phone_number", "+4930123456" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  client_tell (rehearsal, "accounts", rich);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *target = g_strconcat (ACCOUNT, cases[i].target, NULL);
      g_autoptr (Answer) answer = client_get (rehearsal, "api", target);
      SenderJson        *list = client_find (answer->json, cases[i].list);

      g_assert_cmpuint (sender_json_get_length (list), ==, cases[i].n);
      if (cases[i].n > 0)
        g_assert_cmpstr (client_text (sender_json_get_element (list, 0), cases[i].member), ==,
                         cases[i].first);
      g_assert_true (g_str_has_prefix (client_text (answer->json, "uri"), ACCOUNT));
    }
}

static void
test_number_not_owned (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *sid = NULL;
  g_autofree char            *target = NULL;
  g_autoptr (Answer)          context = NULL;
  SenderJson                 *widget = NULL;

  client_tell (rehearsal, "accounts", rich);
  sid = client_run (rehearsal, FLOW, "To=%2B14155550100&From=%2B14155559999&"
                                     "Parameters=%7B%22OTP%22%3A%221234%22%7D");
  target = g_strdup_printf (CREATE "/%s/Context", sid);
  context = client_get (rehearsal, "studio", target);
  widget = sender_json_get_element (client_find (context->json, "context.widgets"), 0);
  g_assert_cmpstr (client_text (widget, "outbound.ErrorCode"), ==, "21606");
}

static void
test_compliance (void)
{
  static const struct
  {
    const char *service;
    const char *target;
    guint       status;
    const char *path;
    const char *value;
  } cases[] = {
    { "messaging", "/v1/Services", 200, "services.0.sid", "MG00000000000000000000000000000001" },
    { "messaging", "/v1/Services/MG00000000000000000000000000000001", 200, "usecase",
      "verification" },
    { "messaging", "/v1/Services/MG00000000000000000000000000000002", 404, "code", "20404" },
    { "messaging", "/v1/Services/MG00000000000000000000000000000001/PhoneNumbers", 200,
      "phone_numbers.0.phone_number", "+14155550101" },
    { "messaging", "/v1/Services/MG00000000000000000000000000000001/Compliance/Usa2p", 200,
      "compliance.0.campaign_status", "PENDING" },
    { "messaging", "/v1/Tollfree/Verifications?TollfreePhoneNumberSid=PN1", 200,
      "verifications.0.status", "TWILIO_APPROVED" },
    { "accounts", "/v1/Messaging/GeoPermissions?CountryCode=US,DE", 200,
      "permissions.1.country_code", "DE" },
    { "voice", "/v1/DialingPermissions/Countries/DE", 200, "iso_code", "DE" },
    { "voice", "/v1/DialingPermissions/Countries/zz", 404, "code", "20404" },
    { "lookups", "/v2/PhoneNumbers/+14155550101", 200, "country_code", "US" },
    { "lookups", "/v2/PhoneNumbers/%2B1415", 200, "validation_errors.0", "TOO_SHORT" },
    { "lookups", "/v2/PhoneNumbers/hello", 200, "validation_errors.0", "NOT_A_NUMBER" },
    { "lookups", "/v2/PhoneNumbers/+14155550101123456", 200, "validation_errors.0", "TOO_LONG" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          permissions = NULL;

  client_tell (rehearsal, "accounts", rich);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) answer = client_get (rehearsal, cases[i].service, cases[i].target);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (client_text (answer->json, cases[i].path), ==, cases[i].value);
    }
  permissions = client_get (rehearsal, "accounts", "/v1/Messaging/GeoPermissions?CountryCode=DE");
  g_assert_false (
    sender_json_get_boolean (client_find (permissions->json, "permissions.0.enabled")));
}

static void
test_codes (void)
{
  static const struct
  {
    const char *text;
    gboolean    voice;
    const char *code;
  } cases[] = {
    { "Your code is 012345.", FALSE, "012345" },
    { "Your code is .", FALSE, NULL },
    { "Call +14155550100, code 9876", FALSE, "9876" },
    { "In 5 minutes: 1234567890", FALSE, "1234567890" },
    { "12345678901", FALSE, NULL },
    { "0 1 2 3 4 5", FALSE, NULL },
    { "0 1 2 3 4 5", TRUE, "012345" },
    { "Code: 0, 1, 2, 3. Again.", TRUE, "0123" },
    { "1<Pause length=\"1\"/>2<x>3 4", TRUE, "1234" },
    { "1 < 2345", TRUE, "2345" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = sender_handset_find_code (cases[i].text, cases[i].voice);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-stand-in/message-progress", test_message_progress);
  g_test_add_func ("/account-stand-in/message-ends", test_message_ends);
  g_test_add_func ("/account-stand-in/call-progress", test_call_progress);
  g_test_add_func ("/account-stand-in/call-ends", test_call_ends);
  g_test_add_func ("/account-stand-in/account", test_account);
  g_test_add_func ("/account-stand-in/keys", test_keys);
  g_test_add_func ("/account-stand-in/owned", test_owned);
  g_test_add_func ("/account-stand-in/number-not-owned", test_number_not_owned);
  g_test_add_func ("/account-stand-in/compliance", test_compliance);
  g_test_add_func ("/handset/codes", test_codes);
  return g_test_run ();
}
