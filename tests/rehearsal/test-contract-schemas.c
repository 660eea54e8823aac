/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "schema.h"
#include "sender-test.h"

#include <string.h>

/*
 * What the stand-ins answer, held against the OpenAPI documents of the vendor, where
 * SENDER_STUDIO_OPENAPI_DIR names the folder that has them.
 */

#define FLOWS "/v2/Flows/{FlowSid}"
#define OF_FLOW "/v2/Flows/{Sid}"
#define EXECUTION "/Executions/{ExecutionSid}"
#define SERVICE "/v1/Services/MG00000000000000000000000000000001"
#define OF_ACCOUNT "/2010-04-01/Accounts/{AccountSid}"

static SenderJson *
load (const char *name)
{
  const char        *dir = g_getenv ("SENDER_STUDIO_OPENAPI_DIR");
  g_autofree char   *path = dir != NULL ? g_build_filename (dir, name, NULL) : NULL;
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;
  SenderJson        *json = NULL;

  if (path == NULL || *dir == '\0')
    {
      g_test_skip ("SENDER_STUDIO_OPENAPI_DIR is not set");
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *reason = g_strdup_printf ("SENDER_STUDIO_OPENAPI_DIR has no %s", name);

      g_test_skip (reason);
      return NULL;
    }
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  json = sender_json_parse (text, -1, &error);
  g_assert_no_error (error);
  return json;
}

/* The schema of the answer to an operation. */
static SenderJson *
find_schema (SenderJson *document,
             const char *path,
             const char *method,
             guint       status)
{
  g_autofree char *code = g_strdup_printf ("%u", status);
  SenderJson      *operation = sender_json_get_member (
         sender_json_get_member (sender_json_get_member (document, "paths"), path), method);
  SenderJson *response = client_find (operation, "responses");
  SenderJson *content = client_find (sender_json_get_member (response, code), "content");
  SenderJson *schema = client_find (sender_json_get_member (content, "application/json"), "schema");

  g_assert_nonnull (schema);
  return schema;
}

static void
assert_fits (SenderJson *document,
             const char *path,
             const char *method,
             Answer     *answer)
{
  SenderJson      *schema = find_schema (document, path, method, answer->status);
  g_autofree char *fault = schema_find_fault (document, schema, answer->json);

  g_test_message ("%s %s", method, path);
  g_assert_nonnull (answer->json);
  g_assert_cmpstr (fault, ==, NULL);
}

static void
assert_get_fits (SenderJson      *document,
                 SenderRehearsal *rehearsal,
                 const char      *service,
                 const char      *path,
                 const char      *target)
{
  g_autoptr (Answer) answer = client_get (rehearsal, service, target);

  g_assert_cmpuint (answer->status, ==, 200);
  assert_fits (document, path, "get", answer);
}

static void
test_executions (void)
{
  g_autoptr (SenderJson)      document = load ("twilio_studio_v2.json");
  g_autoptr (SenderRehearsal) rehearsal = NULL;
  g_autoptr (Answer)          created = NULL;
  g_autoptr (Answer)          steps = NULL;
  g_autoptr (Answer)          ended = NULL;
  g_autofree char            *target = NULL;
  g_autofree char            *list = NULL;
  g_autofree char            *step = NULL;
  g_autofree char            *context = NULL;
  g_autofree char            *step_context = NULL;

  if (document == NULL)
    return;
  rehearsal = client_start ();
  created = client_post (rehearsal, CREATE, GOOD_FORM);
  assert_fits (document, FLOWS "/Executions", "post", created);
  client_advance (rehearsal, 1);
  target = g_strconcat (CREATE "/", client_text (created->json, "sid"), NULL);
  list = g_strconcat (target, "/Steps", NULL);
  context = g_strconcat (target, "/Context", NULL);
  steps = client_get (rehearsal, "studio", list);
  step = g_strconcat (list, "/", client_text (steps->json, "steps.0.sid"), NULL);
  step_context = g_strconcat (step, "/Context", NULL);
  assert_get_fits (document, rehearsal, "studio", FLOWS "/Executions/{Sid}", target);
  assert_get_fits (document, rehearsal, "studio", FLOWS "/Executions", CREATE "?PageSize=1");
  assert_get_fits (document, rehearsal, "studio", FLOWS EXECUTION "/Steps", list);
  assert_get_fits (document, rehearsal, "studio", FLOWS EXECUTION "/Steps/{Sid}", step);
  assert_get_fits (document, rehearsal, "studio", FLOWS EXECUTION "/Context", context);
  assert_get_fits (document, rehearsal, "studio", FLOWS EXECUTION "/Steps/{StepSid}/Context",
                   step_context);
  client_answer_free (g_steal_pointer (&created));
  created = client_post (rehearsal, VOICE_FLOW "/Executions", GOOD_FORM);
  g_free (target);
  target = g_strconcat (VOICE_FLOW "/Executions/", client_text (created->json, "sid"), NULL);
  ended = client_post (rehearsal, target, "Status=ended");
  assert_fits (document, FLOWS "/Executions/{Sid}", "post", ended);
}

static void
test_flows (void)
{
  g_autoptr (SenderJson)      document = load ("twilio_studio_v2.json");
  g_autoptr (SenderRehearsal) rehearsal = NULL;
  g_autoptr (Answer)          users = NULL;

  if (document == NULL)
    return;
  rehearsal = client_start ();
  assert_get_fits (document, rehearsal, "studio", "/v2/Flows", "/v2/Flows?PageSize=1");
  assert_get_fits (document, rehearsal, "studio", OF_FLOW, FLOW);
  assert_get_fits (document, rehearsal, "studio", OF_FLOW "/Revisions", FLOW "/Revisions");
  assert_get_fits (document, rehearsal, "studio", OF_FLOW "/Revisions/{Revision}",
                   FLOW "/Revisions/1");
  assert_get_fits (document, rehearsal, "studio", OF_FLOW "/TestUsers", FLOW "/TestUsers");
  users = client_post (rehearsal, FLOW "/TestUsers", "TestUsers=%2B14155550100");
  assert_fits (document, OF_FLOW "/TestUsers", "post", users);
}

static char *
run_and_find (SenderRehearsal *rehearsal,
              const char      *flow,
              const char      *member)
{
  g_autofree char   *sid = client_run (rehearsal, flow, GOOD_FORM);
  g_autofree char   *target = g_strdup_printf ("%s/Executions/%s/Context", flow, sid);
  g_autoptr (Answer) answer = client_get (rehearsal, "studio", target);
  SenderJson        *widgets = client_find (answer->json, "context.widgets");

  for (guint i = 0; i < sender_json_get_length (widgets); i++)
    {
      const char *found = client_text (sender_json_get_element (widgets, i), member);

      if (found != NULL)
        return g_strdup (found);
    }
  g_assert_not_reached ();
  return NULL;
}

static void
test_account (void)
{
  g_autoptr (SenderJson)      document = load ("twilio_api_v2010.json");
  g_autoptr (SenderRehearsal) rehearsal = NULL;
  g_autofree char            *message = NULL;
  g_autofree char            *call = NULL;
  g_autofree char            *message_target = NULL;
  g_autofree char            *call_target = NULL;

  if (document == NULL)
    return;
  rehearsal = client_start ();
  message = run_and_find (rehearsal, FLOW, "outbound.Sid");
  call = run_and_find (rehearsal, VOICE_FLOW, "CallSid");
  message_target = g_strdup_printf (ACCOUNT "/Messages/%s.json", message);
  call_target = g_strdup_printf (ACCOUNT "/Calls/%s.json", call);
  assert_get_fits (document, rehearsal, "api", OF_ACCOUNT "/Messages/{Sid}.json", message_target);
  assert_get_fits (document, rehearsal, "api", OF_ACCOUNT "/Calls/{Sid}.json", call_target);
  assert_get_fits (document, rehearsal, "api", "/2010-04-01/Accounts/{Sid}.json", ACCOUNT ".json");
  assert_get_fits (document, rehearsal, "api", OF_ACCOUNT "/Balance.json",
                   ACCOUNT "/Balance.json");
}

static void
test_owned (void)
{
  static const char *const paths[] = {
    "/IncomingPhoneNumbers.json", "/IncomingPhoneNumbers/TollFree.json",
    "/IncomingPhoneNumbers/Local.json", "/SMS/ShortCodes.json", "/OutgoingCallerIds.json"
  };
  g_autoptr (SenderJson)      document = load ("twilio_api_v2010.json");
  g_autoptr (SenderRehearsal) rehearsal = NULL;

  if (document == NULL)
    return;
  rehearsal = client_start ();
  client_tell (rehearsal, "accounts",
               "{\"sid\":\"AC00000000000000000000000000000000\",\"numbers\":[{\"phone_number\":"
               "\"+14155550101\"},{\"phone_number\":\"+18005550199\"}],\"short_codes\":"
               "[{\"short_code\":\"894546\"}],"
               "\"caller_ids\":[{\"phone_number\":\"+4930123456\"}]}");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = g_strconcat (OF_ACCOUNT, paths[i], NULL);
      g_autofree char *target = g_strconcat (ACCOUNT, paths[i], NULL);

      assert_get_fits (document, rehearsal, "api", path, target);
    }
}

/* What decides whether a message may be sent: @name is the document, @service the stand-in. */
static void
assert_product_fits (const char *name,
                     const char *service,
                     const char *path,
                     const char *target)
{
  g_autoptr (SenderJson)      document = load (name);
  g_autoptr (SenderRehearsal) rehearsal = NULL;

  if (document == NULL)
    return;
  rehearsal = client_start ();
  client_tell (rehearsal, "accounts",
               "{\"sid\":\"AC00000000000000000000000000000000\",\"numbers\":[{\"phone_number\":"
               "\"+14155550101\"}]}");
  assert_get_fits (document, rehearsal, service, path, target);
}

static void
test_messaging (void)
{
  static const char *const paths[][2] = {
    { "/v1/Services", "/v1/Services" },
    { "/v1/Services/{Sid}", SERVICE },
    { "/v1/Services/{ServiceSid}/PhoneNumbers", SERVICE "/PhoneNumbers" },
    { "/v1/Services/{MessagingServiceSid}/Compliance/Usa2p", SERVICE "/Compliance/Usa2p" },
    { "/v1/Tollfree/Verifications",
      "/v1/Tollfree/Verifications?TollfreePhoneNumberSid=PN00000000000000000000000000000001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_product_fits ("twilio_messaging_v1.json", "messaging", paths[i][0], paths[i][1]);
}

static void
test_lookups (void)
{
  assert_product_fits ("twilio_lookups_v2.json", "lookups", "/v2/PhoneNumbers/{PhoneNumber}",
                       "/v2/PhoneNumbers/%2B14155550101");
}

static void
test_permissions (void)
{
  assert_product_fits ("twilio_accounts_v1.json", "accounts", "/v1/Messaging/GeoPermissions",
                       "/v1/Messaging/GeoPermissions?CountryCode=US");
  assert_product_fits ("twilio_voice_v1.json", "voice",
                       "/v1/DialingPermissions/Countries/{IsoCode}",
                       "/v1/DialingPermissions/Countries/US");
}

/* The judge itself: it must not find everything fitting. */
static void
test_judge (void)
{
  static const struct
  {
    const char *schema;
    const char *value;
    gboolean    fits;
  } cases[] = {
    { "{\"type\":\"string\",\"pattern\":\"^FN[0-9]$\"}", "\"FN1\"", TRUE },
    { "{\"type\":\"string\",\"pattern\":\"^FN[0-9]$\"}", "\"FNx\"", FALSE },
    { "{\"type\":\"string\",\"minLength\":3}", "\"ab\"", FALSE },
    { "{\"type\":\"string\",\"maxLength\":3}", "\"abcd\"", FALSE },
    { "{\"type\":\"string\"}", "null", FALSE },
    { "{\"type\":\"string\",\"nullable\":true}", "null", TRUE },
    { "{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}", "\"c\"", FALSE },
    { "{\"type\":\"integer\"}", "1.5", FALSE },
    { "{\"type\":\"integer\"}", "1", TRUE },
    { "{\"type\":\"boolean\"}", "1", FALSE },
    { "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "[1,\"a\"]", FALSE },
    { "{\"type\":\"object\",\"required\":[\"a\"]}", "{\"b\":1}", FALSE },
    { "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}}}", "{\"a\":[]}", FALSE },
    { "{\"type\":\"object\",\"properties\":{}}", "{\"unknown\":1}", FALSE },
    { "{\"type\":\"string\",\"format\":\"date-time\"}", "\"2015-07-30T20:00:00Z\"", TRUE },
    { "{\"type\":\"string\",\"format\":\"date-time\"}", "\"30.7.2015\"", FALSE },
    { "{\"type\":\"string\",\"format\":\"date-time-rfc-2822\"}",
      "\"Thu, 30 Jul 2015 20:00:00 +0000\"", TRUE },
    { "{\"type\":\"string\",\"format\":\"date-time-rfc-2822\"}", "\"2015-07-30T20:00:00Z\"",
      FALSE },
    { "{\"type\":\"string\",\"format\":\"uri\"}", "\"https://studio.twilio.com/v2\"", TRUE },
    { "{\"type\":\"string\",\"format\":\"uri\"}", "\"no address\"", FALSE },
    { "{\"$ref\":\"#/x/y\"}", "\"a\"", TRUE },
    { "{\"$ref\":\"#/x/y\"}", "1", FALSE },
    { "{}", "{\"anything\":1}", TRUE },
  };
  g_autoptr (SenderJson) document = sender_json_parse ("{\"x\":{\"y\":{\"type\":\"string\"}}}", -1,
                                                       NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) schema = sender_json_parse (cases[i].schema, -1, NULL);
      g_autoptr (SenderJson) value = sender_json_parse (cases[i].value, -1, NULL);
      g_autofree char       *fault = schema_find_fault (document, schema, value);

      g_test_message ("%s %s", cases[i].schema, cases[i].value);
      g_assert_cmpint (fault == NULL, ==, cases[i].fits);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-schemas/judge", test_judge);
  g_test_add_func ("/contract-schemas/executions", test_executions);
  g_test_add_func ("/contract-schemas/flows", test_flows);
  g_test_add_func ("/contract-schemas/account", test_account);
  g_test_add_func ("/contract-schemas/owned", test_owned);
  g_test_add_func ("/contract-schemas/messaging", test_messaging);
  g_test_add_func ("/contract-schemas/lookups", test_lookups);
  g_test_add_func ("/contract-schemas/permissions", test_permissions);
  return g_test_run ();
}
