/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-test.h"

#include <string.h>

#define MISSPELT "To=%2B14155550100&From=%2B14155550101&Parameter=%7B%22OTP%22%3A%221%22%7D"
#define VALIDATE "/v2/Flows/Validate"
#define RIGHT_DEFINITION                                                                 \
  "FriendlyName=a&Status=draft&Definition=%7B%22description%22%3A%22%22%2C%22states%22"  \
  "%3A%5B%7B%22name%22%3A%22Trigger%22%2C%22type%22%3A%22trigger%22%2C%22transitions%22" \
  "%3A%5B%5D%2C%22properties%22%3A%7B%7D%7D%5D%2C%22initial_state%22%3A%22Trigger%22%7D"
#define MISSING "FW99999999999999999999999999999999"

static void
test_create (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          answer = client_post (rehearsal, CREATE, GOOD_FORM);

  g_assert_cmpuint (answer->status, ==, 201);
  g_assert_cmpstr (client_text (answer->json, "status"), ==, "active");
  g_assert_cmpstr (client_text (answer->json, "contact_channel_address"), ==, "+14155550100");
  g_assert_cmpstr (client_text (answer->json, "flow_version"), ==, "1");
  g_assert_true (g_str_has_prefix (client_text (answer->json, "sid"), "FN"));
  g_assert_true (g_str_has_prefix (client_text (answer->json, "links.steps"),
                                   "https://studio.twilio.com" FLOW "/Executions/FN"));
  g_assert_nonnull (strstr (answer->head, "X-Simulated: SIMULATED"));
  g_assert_nonnull (strstr (answer->head, "Twilio-Request-Id: RQ"));
  g_assert_nonnull (strstr (answer->head, "Date: "));
}

typedef struct
{
  const char *target;
  const char *headers;
  const char *form;
  guint       status;
  const char *code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { CREATE, FORM, "from=1&to=2&Parameter=3", 400, "20001",
    "Missing required parameter To in the post body" },
  { CREATE, FORM, "From=%2B14155550101&to=%2B14155550100", 400, "20001",
    "Missing required parameter To in the post body" },
  { CREATE, FORM, "To=%2B14155550100", 400, "20001",
    "Missing required parameter From in the post body" },
  { CREATE, "Content-Type: application/json\r\n", "{\"To\":\"+14155550100\"}", 400, "20001",
    "Missing required parameter To in the post body" },
  { CREATE, NULL, GOOD_FORM, 400, "20001", "Missing required parameter To in the post body" },
  { CREATE, FORM, "To=1&From=2&Parameters=%7B%22OTP%22%3A012345%7D", 400, "84004", NULL },
  { CREATE, FORM, "To=1&From=2&Parameters=[1]", 400, "84004", NULL },
  { "/v2/flows/FW00000000000000000000000000000001/Executions", FORM, GOOD_FORM, 404, "20404",
    "The requested resource /flows/FW00000000000000000000000000000001/Executions was not found" },
  { "/v2/Flows/" MISSING "/Executions", FORM, GOOD_FORM, 404, "20404",
    "The requested resource /Flows/" MISSING "/Executions was not found" },
  { CREATE "/", FORM, GOOD_FORM, 404, "20404", NULL },
  { CREATE, FORM "Authorization: Basic eDp5\r\n", GOOD_FORM, 401, "20003",
    "Authentication Error - invalid username" },
  { CREATE, FORM "Authorization: Bearer x\r\n", GOOD_FORM, 401, "20003", "Authenticate" },
};

static void
test_refusals (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *long_form = NULL;
  g_autofree char            *many = g_strnfill (300, '1');
  g_autoptr (Answer)          too_long = NULL;
  g_autoptr (Answer)          wrong_method = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal     *refusal = &refusals[i];
      g_autoptr (Answer) answer = NULL;

      g_test_message ("%s %s", refusal->target, refusal->form);
      answer = client_request (rehearsal, "studio", "POST", refusal->target, refusal->headers,
                               refusal->form);
      client_assert_error (answer, refusal->status, refusal->code);
      if (refusal->message != NULL)
        g_assert_cmpstr (client_text (answer->json, "message"), ==, refusal->message);
    }
  long_form = g_strdup_printf ("To=%s&From=2", many);
  too_long = client_post (rehearsal, CREATE, long_form);
  client_assert_error (too_long, 400, "81023");
  wrong_method = client_request (rehearsal, "studio", "PUT", CREATE, FORM, GOOD_FORM);
  client_assert_error (wrong_method, 405, "20004");
}

static void
test_unknown_names_are_ignored (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *sid = client_run (rehearsal, FLOW, MISSPELT);
  g_autofree char            *target = g_strdup_printf (CREATE "/%s/Context", sid);
  g_autoptr (Answer)          answer = client_get (rehearsal, "studio", target);
  SenderJson                 *data = client_find (answer->json, "context.flow.data");

  g_assert_cmpuint (sender_json_get_length (data), ==, 0);
  g_assert_cmpstr (client_text (answer->json, "context.flow.channel.address"), ==, "+14155550101");
  g_assert_cmpstr (client_text (answer->json, "context.contact.channel.address"), ==,
                   "+14155550100");
  g_assert_cmpstr (client_text (answer->json, "context.flow.sid"), ==, sid);
}

static void
test_conflict (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          first = client_post (rehearsal, CREATE, GOOD_FORM);
  g_autoptr (Answer)          second = client_post (rehearsal, CREATE, GOOD_FORM);
  g_autoptr (Answer)          old = NULL;
  g_autoptr (Answer)          other = NULL;
  const char                 *sid = client_text (first->json, "sid");
  g_autofree char            *message = NULL;

  message = g_strdup_printf ("Execution %s is already active for this contact. "
                             "End the active Execution before creating a new one",
                             sid);
  client_assert_error (second, 409, "20409");
  g_assert_cmpstr (client_text (second->json, "message"), ==, message);
  g_assert_cmpstr (client_text (second->json, "details.conflicting_execution_sid"), ==, sid);
  old = client_post (rehearsal, "/v1/Flows/FW00000000000000000000000000000001/Executions",
                     GOOD_FORM);
  g_assert_cmpuint (old->status, ==, 200);
  g_assert_cmpstr (client_text (old->json, "sid"), ==, sid);
  other = client_post (rehearsal, CREATE, "To=%2B14155550102&From=%2B14155550101");
  g_assert_cmpuint (other->status, ==, 201);
}

static void
test_end_and_delete (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          created = client_post (rehearsal, CREATE, GOOD_FORM);
  g_autofree char            *target = g_strdup_printf (CREATE "/%s",
                                                        client_text (created->json, "sid"));
  g_autoptr (Answer)          missing = client_post (rehearsal, target, "x=1");
  g_autoptr (Answer)          wrong = client_post (rehearsal, target, "Status=stopped");
  g_autoptr (Answer)          ended = client_post (rehearsal, target, "Status=ended");
  g_autoptr (Answer)          again = client_post (rehearsal, target, "Status=ended");
  g_autoptr (Answer)          deleted = NULL;
  g_autoptr (Answer)          gone = NULL;

  client_assert_error (missing, 400, "20001");
  client_assert_error (wrong, 400, "20001");
  g_assert_cmpuint (ended->status, ==, 200);
  g_assert_cmpstr (client_text (ended->json, "status"), ==, "ended");
  client_assert_error (again, 409, "20409");
  deleted = client_request (rehearsal, "studio", "DELETE", target, NULL, "");
  g_assert_cmpuint (deleted->status, ==, 204);
  g_assert_true (g_str_has_suffix (deleted->raw, "\r\n\r\n"));
  gone = client_get (rehearsal, "studio", target);
  client_assert_error (gone, 404, "20404");
}

static void
test_rate (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *sid = NULL;

  for (guint i = 0; i < 21; i++)
    {
      g_autofree char   *form = g_strdup_printf ("To=%%2B1415555%04u&From=%%2B14155550101", i);
      g_autoptr (Answer) answer = client_post (rehearsal, CREATE, form);

      if (i < 20)
        g_assert_cmpuint (answer->status, ==, 201);
      else
        client_assert_error (answer, 429, "20429");
    }
  client_advance (rehearsal, 2);
  sid = client_run (rehearsal, FLOW, "To=%2B14155559999&From=%2B14155550101");
  g_assert_nonnull (sid);
}

static void
create_five (SenderRehearsal *rehearsal)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char   *form = g_strdup_printf ("To=%%2B1415555%04u&From=%%2B14155550101", i);
      g_autoptr (Answer) answer = client_post (rehearsal, CREATE, form);

      g_assert_cmpuint (answer->status, ==, 201);
      client_advance (rehearsal, i < 4 ? 10 : 0);
    }
}

static void
test_list (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          page = NULL;
  g_autoptr (Answer)          next = NULL;
  g_autoptr (Answer)          ended = NULL;
  g_autoptr (Answer)          later = NULL;
  const char                 *address = NULL;

  create_five (rehearsal);
  page = client_get (rehearsal, "studio", CREATE "?PageSize=2&status=ended");
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpstr (client_text (page->json, "meta.key"), ==, "executions");
  g_assert_cmpstr (client_text (page->json, "meta.page_size"), ==, "2");
  g_assert_cmpstr (client_text (page->json, "executions.0.contact_channel_address"), ==,
                   "+14155550003");
  g_assert_null (client_text (page->json, "meta.previous_page_url"));
  address = client_text (page->json, "meta.next_page_url");
  g_assert_cmpstr (address, ==,
                   "https://studio.twilio.com" CREATE "?status=ended&PageSize=2&Page=1&PageToken="
                   "PA1");
  next = client_get (rehearsal, "studio", address + strlen ("https://studio.twilio.com"));
  g_assert_cmpstr (client_text (next->json, "executions.0.contact_channel_address"), ==,
                   "+14155550001");
  g_assert_null (client_text (next->json, "meta.next_page_url"));
  g_assert_nonnull (client_text (next->json, "meta.previous_page_url"));
  ended = client_get (rehearsal, "studio", CREATE "?status=active");
  g_assert_cmpuint (sender_json_get_length (client_find (ended->json, "executions")), ==, 1);
  later = client_get (rehearsal, "studio", CREATE "?DateCreatedFrom=2999-01-01T00:00:00Z");
  g_assert_cmpuint (sender_json_get_length (client_find (later->json, "executions")), ==, 0);
}

static void
test_flow_resources (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          list = client_get (rehearsal, "studio", "/v2/Flows?PageSize=1");
  g_autoptr (Answer)          flow = NULL;
  g_autoptr (Answer)          revisions = NULL;
  g_autoptr (Answer)          published = NULL;
  g_autoptr (Answer)          wrong = NULL;

  g_assert_null (client_text (list->json, "flows.0.definition"));
  g_assert_nonnull (client_text (list->json, "meta.next_page_url"));
  client_tell (rehearsal, "flows",
               "{\"sid\":\"FW00000000000000000000000000000001\",\"published\":false,"
               "\"definition\":{\"states\":[]}}");
  flow = client_get (rehearsal, "studio", FLOW);
  g_assert_cmpstr (client_text (flow->json, "status"), ==, "draft");
  g_assert_cmpstr (client_text (flow->json, "revision"), ==, "2");
  g_assert_false (sender_json_get_boolean (client_find (flow->json, "valid")));
  revisions = client_get (rehearsal, "studio", FLOW "/Revisions");
  g_assert_cmpstr (client_text (revisions->json, "revisions.0.revision"), ==, "2");
  published = client_get (rehearsal, "studio", FLOW "/Revisions/LatestPublished");
  g_assert_cmpstr (client_text (published->json, "revision"), ==, "1");
  g_assert_true (sender_json_get_boolean (client_find (published->json, "valid")));
  wrong = client_get (rehearsal, "studio", FLOW "/Revisions/Newest");
  client_assert_error (wrong, 400, "81021");
}

static void
test_unpublished_and_test_users (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          refused = NULL;
  g_autoptr (Answer)          none = NULL;
  g_autoptr (Answer)          users = NULL;
  g_autoptr (Answer)          read = NULL;
  g_autoptr (Answer)          draft = NULL;

  client_tell (rehearsal, "flows",
               "{\"sid\":\"" MISSING "\",\"published\":false,\"definition\":{\"states\":[]}}");
  refused = client_post (rehearsal, "/v2/Flows/" MISSING "/Executions", GOOD_FORM);
  client_assert_error (refused, 404, "20404");
  none = client_get (rehearsal, "studio", "/v2/Flows/" MISSING "/Revisions/LatestPublished");
  client_assert_error (none, 404, "20404");
  users = client_post (rehearsal, "/v2/Flows/" MISSING "/TestUsers",
                       "TestUsers=%2B14155550100&TestUsers=%2B14155550199");
  g_assert_cmpstr (client_text (users->json, "test_users.1"), ==, "+14155550199");
  read = client_get (rehearsal, "studio", "/v2/Flows/" MISSING "/TestUsers");
  g_assert_cmpstr (client_text (read->json, "test_users.0"), ==, "+14155550100");
  draft = client_post (rehearsal, "/v2/Flows/" MISSING "/Executions", GOOD_FORM);
  g_assert_cmpuint (draft->status, ==, 201);
}

static void
test_validate (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          missing = client_post (rehearsal, VALIDATE, "FriendlyName=a");
  g_autoptr (Answer)          wrong = client_post (rehearsal, VALIDATE,
                                                   "FriendlyName=a&Status=draft&Definition=%7B");
  g_autoptr (Answer)          good = client_post (rehearsal, VALIDATE, RIGHT_DEFINITION);

  client_assert_error (missing, 400, "20001");
  client_assert_error (wrong, 400, "81022");
  g_assert_nonnull (client_text (wrong->json, "details.errors.0.message"));
  g_assert_cmpuint (good->status, ==, 200);
}

static void
test_credentials (void)
{
  static const struct
  {
    const char *account;
    guint       status;
    const char *code;
  } cases[] = {
    { "{\"sid\":\"AC00000000000000000000000000000000\",\"token\":\"other\"}", 401, "20003" },
    { "{\"sid\":\"AC00000000000000000000000000000000\",\"any_token\":true}", 200, NULL },
    { "{\"sid\":\"AC00000000000000000000000000000000\",\"status\":\"suspended\"}", 403, "20005" },
    { "{\"sid\":\"AC00000000000000000000000000000000\",\"test_credentials\":true}", 403, "20008" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Answer) answer = NULL;

      client_tell (rehearsal, "accounts", cases[i].account);
      answer = client_get (rehearsal, "studio", "/v2/Flows");
      client_assert_error (answer, cases[i].status, cases[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/studio-stand-in/create", test_create);
  g_test_add_func ("/studio-stand-in/refusals", test_refusals);
  g_test_add_func ("/studio-stand-in/unknown-names", test_unknown_names_are_ignored);
  g_test_add_func ("/studio-stand-in/conflict", test_conflict);
  g_test_add_func ("/studio-stand-in/end-and-delete", test_end_and_delete);
  g_test_add_func ("/studio-stand-in/rate", test_rate);
  g_test_add_func ("/studio-stand-in/list", test_list);
  g_test_add_func ("/studio-stand-in/flow-resources", test_flow_resources);
  g_test_add_func ("/studio-stand-in/test-users", test_unpublished_and_test_users);
  g_test_add_func ("/studio-stand-in/validate", test_validate);
  g_test_add_func ("/studio-stand-in/credentials", test_credentials);
  return g_test_run ();
}
