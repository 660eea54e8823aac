/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-config.h"
#include "vendor.h"

#include <string.h>

/* The online checks without a network: what is asked, and what the answers mean. */

#define TOLL_FREE ";;-numbers[0];;+numbers|number=+18005550199|type=toll-free|sms=true|countries=US"
#define SHORT_CODE ";;-numbers[0];;+numbers|number=894546|type=short-code|sms=true|countries=US"
#define AC_USER ";;authorization.username=" ACCOUNT
#define FROM_SERVICE ";;sms.body[0].value=" SERVICE
#define GERMAN ";;numbers[0].number=+4930123456"

#define CUT_LIST(name) "{\"meta\":{\"next_page_url\":\"https://x/y\"},\"" name "\":[]}"

typedef struct
{
  const char *name;
  const char *edits;
  VendorReply replies[VENDOR_N_REPLIES];
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
    { { SENDER_TWILIO_FLOW, "!403:20005" } },
    "SS602 authorization.username," ACCOUNT_GAP ",SS610 the numbers,SS610 the A2P campaign,"
    "SS610 the flow" },
  { "closed-elsewhere-is-no-permission",
    "",
    { { SENDER_TWILIO_VOICE_PERMISSION, "!403:20403" } },
    ACCOUNT_GAP ",SS610 countries for Voice" },
  { "active-whatever-a-code-says",
    AC_USER,
    { { SENDER_TWILIO_FLOW, "!403:20403" } },
    "SS610 the flow" },
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
test_case (gconstpointer data)
{
  const Case              *self = data;
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  guint                    n_questions = 0;
  g_autofree char         *found = NULL;

  if (*self->edits != '\0')
    sender_test_config_edit (config, self->edits + strlen (";;"));
  found = vendor_judge (self->replies, config, &n_questions);
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
  vendor_answer_error (account, "401:20003");
  g_assert_false (sender_preflight_is_rejected (&preflight));
  vendor_answer_error (flow, "500");
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
  found = vendor_judge (self.replies, config, &n_questions);
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
  self.replies[0] = (VendorReply){ SENDER_TWILIO_SERVICES, services->str };
  self.replies[1] = (VendorReply){ SENDER_TWILIO_SERVICE_NUMBERS, LIST ("phone_numbers", "") };
  sender_test_config_edit (config, "+numbers|number=894546|type=short-code|sms=true|countries="
                                   "US,CA,DE,FR,GB,IT,ES,PT,NL,BE,AT,CH,SE,NO,FI,DK,PL,CZ,IE,LU,"
                                   "GR,JP");
  found = vendor_judge (self.replies, config, &n_questions);
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
