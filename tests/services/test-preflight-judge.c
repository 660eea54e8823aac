/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-list.h"
#include "sender-preflight-private.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <stdlib.h>
#include <string.h>

/* The online checks without a network: what is asked, and what the answers mean. */

#define ACCOUNT "AC0123456789abcdef0123456789abcdef"
#define SERVICE "MG0123456789abcdef0123456789abcdef"
#define NUMBER_SID "PN0123456789abcdef0123456789abcdef"
#define TOLL_FREE ";;-numbers[0];;+numbers|number=+18005550199|type=toll-free|sms=true|countries=US"
#define SHORT_CODE ";;-numbers[0];;+numbers|number=894546|type=short-code|sms=true|countries=US"
#define AC_USER ";;authorization.username=" ACCOUNT
#define FROM_SERVICE ";;sms.body[0].value=" SERVICE
#define GERMAN ";;numbers[0].number=+4930123456"

#define LIST(name, items) "{\"meta\":{\"next_page_url\":null},\"" name "\":[" items "]}"
#define CUT_LIST(name) "{\"meta\":{\"next_page_url\":\"https://x/y\"},\"" name "\":[]}"
#define NUMBERS(items) "{\"next_page_uri\":\"\",\"incoming_phone_numbers\":[" items "]}"
#define NUMBER(number, capabilities) \
  "{\"sid\":\"" NUMBER_SID "\",\"phone_number\":\"" number "\",\"capabilities\":" capabilities "}"
#define BOTH "{\"SMS\":true,\"Voice\":true}"
#define FLOW                                                                                  \
  "{\"account_sid\":\"" ACCOUNT "\",\"revision\":1,\"definition\":{\"initial_state\":"        \
  "\"Trigger\",\"states\":[{\"name\":\"Trigger\",\"type\":\"trigger\",\"transitions\":["      \
  "{\"event\":\"incomingRequest\",\"next\":\"send\"}],\"properties\":{}},{\"name\":\"send\"," \
  "\"type\":\"send-message\",\"transitions\":[],\"properties\":{\"body\":"                    \
  "\"{{flow.data.OTP}}\"}}]}}"

/* An answer: JSON, or `!STATUS` with `:CODE`, or `!late`. */
typedef struct
{
  SenderTwilioResource resource;
  const char          *answer;
} Reply;

/* A vendor with which nothing is wrong. */
static const Reply good[] = {
  { SENDER_TWILIO_ACCOUNT, "{\"status\":\"active\",\"type\":\"Full\"}" },
  { SENDER_TWILIO_FLOW, FLOW },
  { SENDER_TWILIO_REVISION, FLOW },
  { SENDER_TWILIO_TEST_USERS, "{\"test_users\":[]}" },
  { SENDER_TWILIO_INCOMING_NUMBERS,
    NUMBERS (NUMBER ("+14155550100", BOTH) "," NUMBER ("+18005550199", BOTH) "," NUMBER ("+4930123456", BOTH)) },
  { SENDER_TWILIO_SHORT_CODES, LIST ("short_codes", "{\"short_code\":\"894546\"}") },
  { SENDER_TWILIO_SERVICES, LIST ("services", "{\"sid\":\"" SERVICE "\"}") },
  { SENDER_TWILIO_SERVICE_NUMBERS,
    LIST ("phone_numbers", "{\"phone_number\":\"+14155550100\",\"country_code\":\"US\"}") },
  { SENDER_TWILIO_CAMPAIGNS, LIST ("compliance", "{\"campaign_status\":\"VERIFIED\"}") },
  { SENDER_TWILIO_VERIFICATIONS, LIST ("verifications", "{\"status\":\"TWILIO_APPROVED\"}") },
  { SENDER_TWILIO_LOOKUP, "{\"country_code\":\"US\"}" },
  { SENDER_TWILIO_SMS_PERMISSIONS,
    "{\"permissions\":[{\"country_code\":\"US\",\"enabled\":true}]}" },
  { SENDER_TWILIO_VOICE_PERMISSION, "{\"low_risk_numbers_enabled\":true}" },
};

typedef struct
{
  const char *name;
  const char *edits;
  Reply       replies[3];
  const char *findings; /* `ID PATH`, with commas between them; SS610 without its path */
} Case;

#define PENDING LIST ("compliance", "{\"campaign_status\":\"PENDING\"}")
#define VERIFICATION(status) LIST ("verifications", "{\"status\":\"" status "\"}")
#define ACCOUNT_GAP "SS610 the account’s state"

static const Case cases[] = {
  { "good-key", "", { { 0 } }, ACCOUNT_GAP },
  { "good-token", AC_USER, { { 0 } }, "" },
  { "good-toll-free", AC_USER TOLL_FREE, { { 0 } }, "" },
  { "good-short-code", AC_USER SHORT_CODE, { { 0 } }, "" },
  { "good-service", AC_USER FROM_SERVICE, { { 0 } }, "" },
  /* SS601 */
  { "rejected", AC_USER, { { SENDER_TWILIO_FLOW, "!401:20003" } }, "SS601 authorization" },
  { "studio-silent",
    AC_USER,
    { { SENDER_TWILIO_FLOW, "!late" },
      { SENDER_TWILIO_REVISION, "!late" },
      { SENDER_TWILIO_TEST_USERS, "!late" } },
    "SS610 the flow" },
  { "test-credential", AC_USER, { { SENDER_TWILIO_FLOW, "!403:20008" } }, "SS601 authorization" },
  { "no-permission-is-no-rejection",
    AC_USER,
    { { SENDER_TWILIO_FLOW, "!401:70051" } },
    "SS610 the flow" },
  { "standard-key-at-account",
    AC_USER,
    { { SENDER_TWILIO_ACCOUNT, "!401:20003" } },
    ACCOUNT_GAP },
  { "other-product-rejects",
    AC_USER,
    { { SENDER_TWILIO_SMS_PERMISSIONS, "!401:20003" } },
    "SS610 countries for SMS" },
  /* SS602, SS603 */
  { "suspended",
    AC_USER,
    { { SENDER_TWILIO_ACCOUNT, "{\"status\":\"suspended\",\"type\":\"Full\"}" } },
    "SS602 authorization.username" },
  { "closed-by-code",
    "",
    { { SENDER_TWILIO_VOICE_PERMISSION, "!403:20005" } },
    "SS602 authorization.username,SS610 the account’s state,SS610 countries for Voice" },
  { "trial",
    AC_USER,
    { { SENDER_TWILIO_ACCOUNT, "{\"status\":\"active\",\"type\":\"Trial\"}" } },
    "SS603 authorization.username" },
  { "account-says-nothing", AC_USER, { { SENDER_TWILIO_ACCOUNT, "{}" } }, ACCOUNT_GAP },
  /* SS604, SS605 */
  { "not-owned",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS, NUMBERS ("") } },
    "SS604 numbers[0].number" },
  { "only-part-of-it-owned",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS, NUMBERS (NUMBER ("+141555501009", BOTH)) } },
    "SS604 numbers[0].number" },
  { "short-code-not-owned",
    AC_USER SHORT_CODE,
    { { SENDER_TWILIO_SHORT_CODES, LIST ("short_codes", "") } },
    "SS604 numbers[0].number" },
  { "numbers-cut-off",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS, CUT_LIST ("incoming_phone_numbers") } },
    "SS610 the numbers" },
  { "numbers-unreadable",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS, "{\"incoming_phone_numbers\":7}" } },
    "SS610 the numbers" },
  { "service-not-owned",
    AC_USER FROM_SERVICE,
    { { SENDER_TWILIO_SERVICE_NUMBERS, "!404:20404" } },
    "SS604 sms.body[0].value" },
  { "no-voice",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS,
        NUMBERS (NUMBER ("+14155550100", "{\"sms\":true,\"voice\":false}")) } },
    "SS605 numbers[0].voice" },
  { "no-sms",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS,
        NUMBERS (NUMBER ("+14155550100", "{\"sms\":false,\"voice\":true}")) } },
    "SS605 numbers[0].sms" },
  { "capability-unknown",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS, NUMBERS (NUMBER ("+14155550100", "{\"voice\":true}")) } },
    "SS610 what a number can do" },
  /* SS606 */
  { "never-verified",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, LIST ("verifications", "") } },
    "SS606 numbers[0].number" },
  { "verification-pending",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, VERIFICATION ("PENDING_REVIEW") } },
    "SS606 numbers[0].number" },
  { "verification-in-review",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, VERIFICATION ("IN_REVIEW") } },
    "SS606 numbers[0].number" },
  { "verification-rejected",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, VERIFICATION ("TWILIO_REJECTED") } },
    "SS606 numbers[0].number" },
  { "verification-unknown-word",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, VERIFICATION ("SOMETHING_NEW") } },
    "SS610 toll-free verification" },
  { "verification-without-word",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, LIST ("verifications", "{}") } },
    "SS610 toll-free verification" },
  { "verification-of-another-number",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS,
        LIST ("verifications", "{\"status\":\"TWILIO_APPROVED\",\"tollfree_phone_number_sid\":"
                               "\"PNffffffffffffffffffffffffffffffff\"}") } },
    "SS606 numbers[0].number" },
  { "verification-second-time",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS,
        LIST ("verifications",
              "{\"status\":\"TWILIO_REJECTED\"},{\"status\":\"TWILIO_APPROVED\"}") } },
    "" },
  { "verification-forbidden",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, "!403:70051" } },
    "SS610 toll-free verification" },
  { "verification-cut-off",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_VERIFICATIONS, CUT_LIST ("verifications") } },
    "SS610 toll-free verification" },
  { "voice-needs-no-verification",
    AC_USER TOLL_FREE ";;numbers[0].sms=false;;numbers[0].voice=true",
    { { SENDER_TWILIO_VERIFICATIONS, LIST ("verifications", "") } },
    "" },
  /* SS607 */
  { "campaign-pending",
    AC_USER,
    { { SENDER_TWILIO_CAMPAIGNS, PENDING } },
    "SS607 numbers[0].number" },
  { "no-campaign",
    AC_USER,
    { { SENDER_TWILIO_CAMPAIGNS, LIST ("compliance", "") } },
    "SS607 numbers[0].number" },
  { "in-no-service",
    AC_USER,
    { { SENDER_TWILIO_SERVICE_NUMBERS, LIST ("phone_numbers", "") } },
    "SS607 numbers[0].number" },
  { "no-service",
    AC_USER,
    { { SENDER_TWILIO_SERVICES, LIST ("services", "") } },
    "SS607 numbers[0].number" },
  { "campaign-of-named-service",
    AC_USER FROM_SERVICE,
    { { SENDER_TWILIO_CAMPAIGNS, PENDING } },
    "SS607 sms.body[0].value" },
  { "named-service-without-local-number",
    AC_USER FROM_SERVICE,
    { { SENDER_TWILIO_SERVICE_NUMBERS,
        LIST ("phone_numbers", "{\"phone_number\":\"+14165550100\",\"country_code\":\"CA\"},"
                               "{\"phone_number\":\"+18005550199\"}") },
      { SENDER_TWILIO_CAMPAIGNS, PENDING } },
    "" },
  { "named-service-not-readable",
    AC_USER FROM_SERVICE,
    { { SENDER_TWILIO_SERVICE_NUMBERS, "!429" } },
    "SS610 the A2P campaign" },
  { "campaign-says-nothing",
    AC_USER,
    { { SENDER_TWILIO_CAMPAIGNS, LIST ("compliance", "{}") } },
    "SS610 the A2P campaign" },
  { "campaigns-cut-off",
    AC_USER,
    { { SENDER_TWILIO_CAMPAIGNS, CUT_LIST ("compliance") } },
    "SS610 the A2P campaign" },
  { "services-fail", AC_USER, { { SENDER_TWILIO_SERVICES, "!500" } }, "SS610 the A2P campaign" },
  { "service-numbers-cut-off",
    AC_USER,
    { { SENDER_TWILIO_SERVICE_NUMBERS, CUT_LIST ("phone_numbers") } },
    "SS610 the A2P campaign" },
  { "service-without-sid",
    AC_USER,
    { { SENDER_TWILIO_SERVICES, LIST ("services", "{}") } },
    "SS610 the A2P campaign" },
  { "ownership-fails",
    AC_USER,
    { { SENDER_TWILIO_INCOMING_NUMBERS, "!403:70051" } },
    "SS610 the numbers+the A2P campaign" },
  { "canada-needs-no-campaign",
    AC_USER,
    { { SENDER_TWILIO_LOOKUP, "{\"country_code\":\"CA\"}" },
      { SENDER_TWILIO_SMS_PERMISSIONS,
        "{\"permissions\":[{\"country_code\":\"CA\",\"enabled\":true}]}" },
      { SENDER_TWILIO_CAMPAIGNS, PENDING } },
    "" },
  /* SS608, SS609 */
  { "sms-country-off",
    AC_USER,
    { { SENDER_TWILIO_SMS_PERMISSIONS,
        "{\"permissions\":[{\"country_code\":\"US\",\"enabled\":false}]}" } },
    "SS608 numbers[0].number" },
  { "declared-country-off",
    AC_USER TOLL_FREE,
    { { SENDER_TWILIO_SMS_PERMISSIONS,
        "{\"permissions\":[{\"country_code\":\"US\",\"enabled\":false}]}" } },
    "SS608 numbers[0].countries" },
  { "sms-country-not-told",
    AC_USER,
    { { SENDER_TWILIO_SMS_PERMISSIONS,
        "{\"permissions\":[{\"country_code\":\"DE\",\"enabled\":false}]}" } },
    "SS610 countries for SMS" },
  { "voice-country-off",
    AC_USER,
    { { SENDER_TWILIO_VOICE_PERMISSION, "{\"low_risk_numbers_enabled\":false}" } },
    "SS609 numbers[0].number" },
  { "voice-country-not-told",
    AC_USER,
    { { SENDER_TWILIO_VOICE_PERMISSION, "{\"low_risk_numbers_enabled\":null}" } },
    "SS610 countries for Voice" },
  { "voice-country-not-found",
    AC_USER,
    { { SENDER_TWILIO_VOICE_PERMISSION, "!404:20404" } },
    "SS610 countries for Voice" },
  { "country-unknown",
    AC_USER,
    { { SENDER_TWILIO_LOOKUP, "{\"country_code\":null}" } },
    "SS610 the A2P campaign+countries for SMS+countries for Voice" },
  { "country-unknown-elsewhere",
    AC_USER GERMAN,
    { { SENDER_TWILIO_LOOKUP, "!late" } },
    "SS610 countries for SMS+countries for Voice" },
  /* SS611, SS7xx */
  { "no-such-flow",
    AC_USER,
    { { SENDER_TWILIO_FLOW, "!404:20404" }, { SENDER_TWILIO_REVISION, "!404:20404" } },
    "SS611 sms.url,SS611 voice.url" },
  { "flow-fails", AC_USER, { { SENDER_TWILIO_FLOW, "!500" } }, "SS610 the flow" },
  { "flow-unreadable",
    AC_USER,
    { { SENDER_TWILIO_REVISION, "{\"definition\":7}" } },
    "SS610 the flow" },
  { "revision-fails",
    AC_USER,
    { { SENDER_TWILIO_REVISION, "!429" } },
    "SS610 what of the flow is published" },
  { "test-users-fail",
    AC_USER,
    { { SENDER_TWILIO_TEST_USERS, "!500" } },
    "SS610 test users of the flow" },
  { "key-without-account",
    "",
    { { SENDER_TWILIO_FLOW, "!500" } },
    "SS610 the account’s state,SS610 the numbers,SS610 the A2P campaign,SS610 the flow" },
  { "all-late",
    AC_USER,
    { { SENDER_TWILIO_ACCOUNT, "!late" },
      { SENDER_TWILIO_FLOW, "!late" },
      { SENDER_TWILIO_INCOMING_NUMBERS, "!late" } },
    "SS610 the account’s state+the numbers+the A2P campaign+the flow" },
};

static void
answer_error (SenderQuestion *question,
              const char     *text)
{
  static const struct
  {
    int         status;
    SenderError code;
  } codes[] = {
    { 401, SENDER_ERROR_UNAUTHORIZED },
    { 403, SENDER_ERROR_FORBIDDEN },
    { 404, SENDER_ERROR_NOT_FOUND },
    { 429, SENDER_ERROR_RATE_LIMITED },
    { 500, SENDER_ERROR_SERVER },
    { 0, SENDER_ERROR_TIMEOUT },
  };
  const char *colon = strchr (text, ':');

  for (guint i = 0; i < G_N_ELEMENTS (codes) && question->error == NULL; i++)
    if (codes[i].status == atoi (text))
      g_set_error (&question->error, SENDER_ERROR, (int) codes[i].code, "%s.", text);
  question->code = colon != NULL ? atoi (colon + 1) : 0;
  g_assert_nonnull (question->error);
}

static const char *
find_reply (const Case          *self,
            SenderTwilioResource resource)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->replies); i++)
    if (self->replies[i].answer != NULL && self->replies[i].resource == resource)
      return self->replies[i].answer;
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (good[i].resource == resource)
      return good[i].answer;
  g_assert_not_reached ();
}

/* Asks until nothing new comes up. */
static void
converse (const Case            *self,
          const SenderPreflight *preflight)
{
  sender_preflight_ask (preflight);
  for (guint i = 0; i < preflight->questions->len; i++)
    {
      SenderQuestion    *question = g_ptr_array_index (preflight->questions, i);
      const char        *reply = find_reply (self, question->resource);
      g_autoptr (GError) error = NULL;

      if (*reply == '!')
        answer_error (question, reply + 1);
      else
        question->json = sender_json_parse (reply, -1, &error);
      g_assert_no_error (error);
      sender_preflight_ask (preflight);
    }
}

/* SS610 by what it names: `SS610 SUBJECT+SUBJECT`. */
static char *
describe (SenderFinding *finding)
{
  const char      *message = sender_finding_get_message (finding);
  g_autofree char *subjects = NULL;
  g_auto (GStrv)   parts = NULL;

  if (strcmp (sender_finding_get_id (finding), "SS610") != 0)
    return g_strdup_printf ("%s %s", sender_finding_get_id (finding),
                            sender_finding_get_path (finding));
  g_assert_cmpint (sender_finding_get_severity (finding), ==, SENDER_SEVERITY_INFO);
  g_assert_true (g_str_has_prefix (message, "Not checked: "));
  message += strlen ("Not checked: ");
  subjects = g_strndup (message, (gsize) (strstr (message, ". ") - message));
  parts = g_strsplit (subjects, ", ", -1);
  g_free (subjects);
  subjects = g_strjoinv ("+", parts);
  return g_strconcat ("SS610 ", subjects, NULL);
}

static char *
join_findings (GListModel *findings)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (sender_finding_get_id (finding), "SS6"))
        g_ptr_array_add (all, describe (finding));
    }
  g_ptr_array_add (all, NULL);
  return g_strjoinv (",", (char **) all->pdata);
}

/* What a configuration is found to have after all is asked. */
static char *
run (const Case   *self,
     SenderConfig *config,
     guint        *n_questions)
{
  g_autoptr (GPtrArray)  questions = sender_questions_new ();
  const SenderPreflight  preflight = { config, questions };
  g_autoptr (GListModel) findings = NULL;

  converse (self, &preflight);
  *n_questions = questions->len;
  findings = sender_preflight_judge (&preflight);
  return join_findings (findings);
}

static void
test_case (gconstpointer data)
{
  const Case              *self = data;
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  guint                    n_questions = 0;
  g_autofree char         *found = NULL;

  if (*self->edits != '\0')
    sender_test_config_edit (config, self->edits + strlen (";;"));
  found = run (self, config, &n_questions);
  g_assert_cmpstr (found, ==, self->findings);
  g_assert_cmpuint (n_questions, <=, 14);
}

/* Where Studio is silent, the account's own answer says it; else it has the last word. */
static void
test_rejection_by_account (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    questions = sender_questions_new ();
  const SenderPreflight    preflight = { config, questions };
  SenderQuestion          *account = NULL;
  SenderQuestion          *flow = NULL;

  account = sender_questions_add (questions, SENDER_TWILIO_ACCOUNT, ACCOUNT, NULL);
  flow = sender_questions_add (questions, SENDER_TWILIO_FLOW, "FW", NULL);
  g_assert_true (sender_questions_add (questions, SENDER_TWILIO_FLOW, "FW", NULL) == flow);
  answer_error (account, "401:20003");
  g_assert_false (sender_preflight_is_rejected (&preflight));
  answer_error (flow, "500");
  g_assert_true (sender_preflight_is_rejected (&preflight));
}

/* A long list does not become a flood, and what is left out is told. */
static void
test_limits (void)
{
  static const Case        self = { "limits", "", { { 0 } }, "" };
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  guint                    n_questions = 0;
  g_autofree char         *found = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *edit =
        g_strdup_printf ("+numbers|number=+493012345%02u|sms=true|voice=true", i);

      sender_test_config_edit (config, edit);
    }
  found = run (&self, config, &n_questions);
  g_assert_cmpuint (n_questions, ==, 6 + 2 * SENDER_PREFLIGHT_MAX_NUMBERS + 2 + 3);
  g_assert_nonnull (strstr (found, "SS610 further numbers"));
}

/* More services or countries than are asked for leave a gap, not a verdict. */
static void
test_too_many (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GString)      services = g_string_new ("{\"services\":[");
  Case                     self = { "too-many", "", { { 0 } }, "" };
  guint                    n_questions = 0;
  g_autofree char         *found = NULL;

  for (guint i = 0; i < SENDER_PREFLIGHT_MAX_SERVICES + 1; i++)
    g_string_append_printf (services, "%s{\"sid\":\"MG%032u\"}", i > 0 ? "," : "", i);
  g_string_append (services, "]}");
  self.replies[0] = (Reply){ SENDER_TWILIO_SERVICES, services->str };
  self.replies[1] = (Reply){ SENDER_TWILIO_SERVICE_NUMBERS, LIST ("phone_numbers", "") };
  sender_test_config_edit (config, "+numbers|number=894546|type=short-code|sms=true|countries="
                                   "US,CA,DE,FR,GB,IT,ES,PT,NL,BE,AT,CH,SE,NO,FI,DK,PL,CZ,IE,LU,"
                                   "GR,JP");
  found = run (&self, config, &n_questions);
  g_assert_null (strstr (found, "SS607"));
  g_assert_nonnull (strstr (found, "the A2P campaign"));
  g_assert_nonnull (strstr (found, "SS610 countries for SMS"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preflight-judge/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/preflight-judge/rejection-by-account", test_rejection_by_account);
  g_test_add_func ("/preflight-judge/limits", test_limits);
  g_test_add_func ("/preflight-judge/too-many", test_too_many);
  return g_test_run ();
}
