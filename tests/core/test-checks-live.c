/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"
#include "sender-test-json.h"

#include <string.h>

#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define INFO SENDER_SEVERITY_INFO
#define SELF LIVE_FIXTURE_SENDER
#define SMS "messages.strong_authentication.SMS.en"

#define VOICE "messages.strong_authentication.Voice.en"

#define POLICY_FOR(name, methods, chain)                       \
  "{'name':'" name "','providerConfiguration':{'conditions':[" \
  "{'deliveryMethods':[" methods "],'fallbackChain':[" chain "]}]}}"
#define POLICY(name, chain) POLICY_FOR (name, "'SMS','VOICE'", chain)
#define OURS "{'id':'" SELF "'},{'id':'PINGONE_TWILIO'}"
#define OTHERS "{'id':'PINGONE_TWILIO'},{'id':'" SELF "'}"
#define OVERRIDDEN(names, channels)                                                      \
  "Where policy " names " applies, the fallback chain does not count for " channels ", " \
  "and PingOne does not ask this sender first."
#define LIMIT(name, type, more) \
  "{'name':'" name "','countryLimit':{'type':'" type "'" more "}}"
#define COUNTRIES(list) ",'countries':[" list "]"
#define VOICE_ALONE ",'deliveryMethods':['Voice']"
#define TOLL_FREE \
  "-numbers[0];;+numbers|number=+18005550100|type=toll-free|sms=true|voice=false|countries=US,CA"
#define ADDED "+numbers|number=+18005550100|type=toll-free|sms=true|countries=US"

#define DENIED(name, country) LIMIT (name, "DENIED", COUNTRIES ("'" country "'"))
#define THREE "[" DENIED ("A", "FR") "," DENIED ("B", "US") "," DENIED ("C", "CA") "]"
#define ENGLISH "[{'locale':'EN','enabled':true}]"

typedef struct
{
  const char    *name;
  const char    *edits;
  const char    *chain;     /* (nullable): as it was published */
  const char    *policies;  /* (nullable): not read */
  const char    *settings;  /* (nullable): members beside the chain */
  const char    *languages; /* (nullable): not read */
  const char    *id;
  const char    *path; /* (nullable): NULL where nothing of @id is to be found */
  SenderSeverity severity;
  const char    *fragment;
} LiveCase;

static const LiveCase cases[] = {
  { "in-the-chain", "", NULL, "[]", NULL, NULL, "SS801" },
  { "last-in-the-chain", "", "PINGONE_TWILIO," SELF, "[]", NULL, NULL, "SS801" },
  { "in-a-policy", "", "PINGONE_TWILIO", "[" POLICY ("A", OTHERS) "]", NULL, NULL, "SS801" },
  { "policies-not-read", "", "PINGONE_TWILIO", NULL, NULL, NULL, "SS801" },
  { "unused", "", "other", "[" POLICY ("A", "") "]", NULL, NULL, "SS801", "provider.kind", WARNING,
    "In use now: a sender that is not in the list (other); where policy “A” applies: nobody." },
  { "unused-server", "provider.kind=custom-server", "PINGONE_TWILIO", "[]", NULL, NULL, "SS801",
    "provider.kind", WARNING, "In use now: Ping’s own server." },
  { "unused-ping", "provider.kind=ping", "other", "[]", NULL, NULL, "SS801" },

  { "for-sms-alone", "", "PINGONE_TWILIO", "[" POLICY_FOR ("A", "'SMS'", OURS) "]", NULL, NULL,
    "SS801", "provider.kind", WARNING, "never asks this sender for Voice: neither" },
  { "for-voice-alone-of-nobody", "", "", "[" POLICY_FOR ("A", "'VOICE'", OURS) "]", NULL, NULL,
    "SS801", "provider.kind", WARNING, "never asks this sender for SMS: neither" },
  { "each-by-another-policy", "", "PINGONE_TWILIO",
    "[" POLICY_FOR ("A", "'SMS'", OURS) "," POLICY_FOR ("B", "'VOICE'", OTHERS) "]", NULL, NULL,
    "SS801" },
  { "for-all-it-has-a-request-for", "-voice", "PINGONE_TWILIO",
    "[" POLICY_FOR ("A", "'SMS'", OURS) "]", NULL, NULL, "SS801" },
  { "for-none-it-has-a-request-for", "-sms", "PINGONE_TWILIO",
    "[" POLICY_FOR ("A", "'SMS'", OURS) "]", NULL, NULL, "SS801", "provider.kind", WARNING,
    "for Voice" },
  { "server-for-sms-alone", "provider.kind=custom-server", "PINGONE_TWILIO",
    "[" POLICY_FOR ("A", "'SMS'", OURS) "]", NULL, NULL, "SS801", "provider.kind", WARNING,
    "for Voice" },

  { "no-policies", "", NULL, "[]", NULL, NULL, "SS802" },
  { "policy-for-sms-asks-us-first", "", NULL, "[" POLICY_FOR ("A", "'SMS'", OURS) "]", NULL, NULL,
    "SS802", "fallback.enabled", INFO, "does not count for SMS; PingOne asks this sender first" },
  { "policy-for-voice-asks-others", "", NULL,
    "[" POLICY_FOR ("A", "'SMS'", OURS) "," POLICY_FOR ("B", "'VOICE'", OTHERS) "]", NULL, NULL,
    "SS802", "fallback.enabled", WARNING, OVERRIDDEN ("“B”", "Voice") },
  { "policies-for-other-channels", "", NULL,
    "[" POLICY_FOR ("A", "'SMS'", OTHERS) "," POLICY ("B", OTHERS) "," POLICY ("C", OTHERS) "]",
    NULL, NULL, "SS802", "fallback.enabled", WARNING,
    OVERRIDDEN ("“B”, “C”", "SMS and Voice") " " OVERRIDDEN ("“A”", "SMS") },
  { "policy-for-no-request", "-voice", NULL, "[" POLICY_FOR ("A", "'VOICE'", OTHERS) "]", NULL,
    NULL, "SS802" },
  { "policies-not-read", "", NULL, NULL, NULL, NULL, "SS802" },
  { "policy-without-providers", "", NULL, "[{'name':'A'}]", NULL, NULL, "SS802" },
  { "policy-asks-us-first", "", NULL, "[" POLICY ("A", OURS) "]", NULL, NULL, "SS802",
    "fallback.enabled", INFO, "PingOne asks this sender first all the same" },
  { "policy-asks-others", "", NULL,
    "[" POLICY ("A", OURS) "," POLICY ("B", OTHERS) "," POLICY ("C", "") "]", NULL, NULL, "SS802",
    "fallback.enabled", WARNING, "Where policy “B”, “C” applies, the fallback chain does not" },
  { "policy-of-ping", "provider.kind=ping", NULL, "[" POLICY ("A", OTHERS) "]", NULL, NULL,
    "SS802" },

  { "policies-not-read", "", NULL, NULL, NULL, NULL, "SS507" },
  { "policy-without-providers", "", NULL, "[{'name':'A'}]", NULL, NULL, "SS507" },
  { "policy-asks-ping-first", "", NULL,
    "[" POLICY ("A", OTHERS) "," POLICY ("B", "{'id':'" SELF "'}") "," POLICY ("C", OTHERS) "]",
    NULL, NULL, "SS507", "fallback.enabled", WARNING, "Where policy “A”, “C” applies" },
  { "policy-asks-ping-later", "", NULL, "[" POLICY ("A", OURS) "]", NULL, NULL, "SS507",
    "fallback.enabled", WARNING, "Where policy “A” applies" },
  { "as-the-order-does", "fallback.enabled=true", NULL, "[" POLICY ("A", OURS) "]", NULL, NULL,
    "SS507", "fallback.enabled", WARNING, "If Ping’s own account is asked" },
  { "policy-for-no-json", "-" SMS, NULL, "[" POLICY_FOR ("A", "'SMS'", OTHERS) "]", NULL, NULL,
    "SS507" },
  { "policy-for-json", "-" SMS, NULL, "[" POLICY_FOR ("A", "'VOICE'", OTHERS) "]", NULL, NULL,
    "SS507", "fallback.enabled", WARNING, "“A”" },
  { "nobody", "fallback.chain=none", NULL, "[" POLICY ("A", "{'id':'other'}") "]", NULL, NULL,
    "SS507", "fallback.chain", ERROR, "Where nobody is named" },
  { "nobody-but-by-policy", "fallback.chain=none", NULL, "[" POLICY ("A", "{'id':'" SELF "'}") "]",
    NULL, NULL, "SS507", "fallback.chain", WARNING, "Where nobody is named" },
  { "ping-first-but-by-a-policy", "fallback.chain=PINGONE_TWILIO,self", NULL,
    "[{'name':'A'}," POLICY ("B", "{'id':'" SELF "'}") "]", NULL, NULL, "SS507", "fallback.chain",
    WARNING, "is asked first" },
  { "policy-of-ping", "-" SMS ";;provider.kind=ping", NULL, "[" POLICY ("A", OTHERS) "]", NULL,
    NULL, "SS507", VOICE, ERROR, "Without a custom provider" },

  { "no-limit", TOLL_FREE, NULL, "[" LIMIT ("A", "NONE", COUNTRIES ("'FR'")) ",{}]", NULL, NULL,
    "SS803" },
  { "policies-not-read", TOLL_FREE, NULL, NULL, NULL, NULL, "SS803" },
  { "all-allowed", TOLL_FREE, NULL, "[" LIMIT ("A", "ALLOWED", COUNTRIES ("'CA','US'")) "]", NULL,
    NULL, "SS803" },
  { "other-denied", TOLL_FREE, NULL, "[" LIMIT ("A", "DENIED", COUNTRIES ("'FR'")) "]", NULL, NULL,
    "SS803" },
  { "other-channel", TOLL_FREE, NULL,
    "[" LIMIT ("A", "DENIED", COUNTRIES ("'US'") VOICE_ALONE) "]", NULL, NULL, "SS803" },
  { "voice-denied", TOLL_FREE ";;numbers[0].voice=true;;numbers[0].sms=false", NULL,
    "[" LIMIT ("A", "DENIED", COUNTRIES ("'US'") VOICE_ALONE) "]", NULL, NULL, "SS803",
    "numbers[0].countries", WARNING, "United States" },
  { "denied", TOLL_FREE, NULL, THREE, NULL, NULL, "SS803", "numbers[0].countries", WARNING,
    "Policy “B” lets nothing go to United States, which" },
  { "not-allowed", TOLL_FREE, NULL, "[" LIMIT ("A", "ALLOWED", "") "]", NULL, NULL, "SS803",
    "numbers[0].countries", WARNING, "lets nothing go to United States, Canada, which" },
  { "the-second-number", ADDED, NULL, "[" LIMIT ("A", "ALLOWED", COUNTRIES ("'CA'")) "]", NULL,
    NULL, "SS803", "numbers[1].countries", WARNING, "United States" },
  { "standard-number", "", NULL, "[" LIMIT ("A", "ALLOWED", COUNTRIES ("'CA'")) "]", NULL, NULL,
    "SS803", "numbers", INFO, "Policy “A” lets SMS and Voice go to Canada only." },
  { "no-number", "-numbers[0]", NULL, "[" LIMIT ("A", "ALLOWED", "") "]", NULL, NULL, "SS803",
    "numbers", INFO, "Policy “A” lets SMS and Voice go to no country." },
  { "nothing-denied", "", NULL, "[" LIMIT ("A", "DENIED", "") "]", NULL, NULL, "SS803" },
  { "two-limits", "", NULL,
    "[" LIMIT ("A", "DENIED", COUNTRIES ("'CA'")) "," LIMIT ("B", "MOON", VOICE_ALONE) "]", NULL,
    NULL, "SS803", "numbers", INFO,
    "Policy “A” lets SMS and Voice go everywhere but to Canada. Policy “B” limits the countries "
    "for Voice in a way that is not known here." },
  { "limit-of-no-request", "-voice", NULL, "[" LIMIT ("B", "MOON", VOICE_ALONE) "]", NULL, NULL,
    "SS803" },
  { "no-limit-of-standard", "", NULL, "[" LIMIT ("A", "NONE", "") "]", NULL, NULL, "SS803" },

  { "to-all", "", NULL, NULL, "{'deliveryMode':'ALL'}", NULL, "SS804" },
  { "mode-not-told", "", NULL, NULL, "{'smsProvidersFallbackChain':[]}", NULL, "SS804" },
  { "to-listed", "", NULL, NULL,
    "{'deliveryMode':'WHITELIST','whitelist':[{'user':{'id':'1'}},{'user':{'id':'2'}}]}", NULL,
    "SS804", "environment.id", WARNING, "to listed users only, and lists 2." },
  { "to-nobody", "provider.kind=ping", NULL, NULL, "{'deliveryMode':'WHITELIST'}", NULL, "SS804",
    "environment.id", WARNING, "and lists 0." },
  { "unknown-mode", "", NULL, NULL, "{'deliveryMode':'MOON'}", NULL, "SS804", "environment.id",
    WARNING, "MOON" },

  { "enabled", "", NULL, NULL, NULL, ENGLISH, "SS805" },
  { "languages-not-read", "", NULL, NULL, NULL, NULL, "SS805" },
  { "not-said-whether-enabled", "", NULL, NULL, NULL, "[{'locale':'en'},{}]", "SS805" },
  { "other-spelling", "-" SMS ";;messages.strong_authentication.SMS.en_GB={}", NULL, NULL, NULL,
    "[{'locale':'en-gb','enabled':true},{'locale':'en','enabled':true}]", "SS805" },
  { "not-there", "messages.strong_authentication.SMS.de={}", NULL, NULL, NULL, ENGLISH, "SS805",
    "messages.strong_authentication.SMS.de", ERROR, "German is not enabled" },
  { "region-not-there", "messages.device_pairing.Voice.en-GB={}", NULL, NULL, NULL, ENGLISH,
    "SS805", "messages.device_pairing.Voice.en-GB", ERROR, "English (GB)" },
  { "not-enabled", "-messages.strong_authentication.Voice.en", NULL, NULL, NULL,
    "[{'locale':'en','enabled':false}]", "SS805", SMS, ERROR, "enable it in PingOne" },
};

static SenderJson *
parse (const char *text)
{
  g_autofree char *proper = g_strdelimit (g_strdup (text), "'", '"');

  return sender_test_json (proper);
}

static SenderLive *
make_live (const LiveCase *test)
{
  g_autoptr (SenderConfig) published = sender_test_config_studio ();
  SenderLive              *live = live_fixture_new (published);

  if (test->settings != NULL)
    {
      g_autoptr (SenderJson) settings = parse (test->settings);

      g_assert_true (sender_live_set_settings (live, settings, NULL));
    }
  if (test->chain != NULL)
    live_fixture_set_chain (live, test->chain);
  if (test->policies != NULL)
    {
      g_autoptr (SenderJson) policies = parse (test->policies);

      g_assert_true (sender_live_set_policies (live, policies, NULL));
    }
  if (test->languages != NULL)
    {
      g_autoptr (SenderJson) languages = parse (test->languages);

      g_assert_true (sender_live_set_languages (live, languages, NULL));
    }
  return live;
}

static void
test_case (gconstpointer user_data)
{
  const LiveCase          *test = user_data;
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (test);
  g_autoptr (GListModel)   findings = NULL;
  SenderCheckContext       context = { .live = live, .sender = SELF };
  SenderFinding           *finding = NULL;

  sender_test_config_edit (config, test->edits);
  findings = sender_checks_run (config, &context);
  finding = sender_test_find (findings, test->id);
  if (finding != NULL)
    g_test_message ("%s", sender_finding_get_message (finding));
  g_assert_true ((finding != NULL) == (test->path != NULL));
  if (finding == NULL)
    return;
  g_assert_cmpstr (sender_finding_get_path (finding), ==, test->path);
  g_assert_cmpint (sender_finding_get_severity (finding), ==, test->severity);
  g_assert_nonnull (strstr (sender_finding_get_message (finding), test->fragment));
  g_assert_cmpstr (sender_finding_get_why (finding), !=, "");
}

/* The order of PingOne names a server by its id; told is its name, and only if it is known. */
static void
test_json_to_server (void)
{
  static const struct
  {
    const char *senders;
    const char *named; /* (nullable): NULL: nothing is said */
  } all[] = {
    { "[{'id':'b','name':'Desk','provider':'CUSTOM_TWILIO'}]", "If Desk is asked" },
    { "[{'id':'b','provider':'CUSTOM_SYNIVERSE'}]", "If b is asked" },
    { "[{'id':'b','provider':'CUSTOM_PROVIDER'}]", NULL },
    { "[{'id':'b','provider':'NEWER'}]", NULL },
    { "[]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_studio ();
      g_autoptr (SenderLive)   live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
      g_autoptr (SenderJson)   senders = parse (all[i].senders);
      SenderCheckContext       context = { .live = live, .sender = SELF };
      g_autoptr (GListModel)   findings = NULL;
      SenderFinding           *finding = NULL;

      sender_test_config_edit (config, "fallback.chain=self,b");
      g_assert_true (sender_live_set_senders (live, senders, NULL));
      findings = sender_checks_run (config, &context);
      finding = sender_test_find (findings, "SS507");
      g_assert_true ((finding != NULL) == (all[i].named != NULL));
      if (finding != NULL)
        g_assert_nonnull (strstr (sender_finding_get_message (finding), all[i].named));
    }
}

/* A sender that was never published is in no policy. */
static void
test_json_unpublished (void)
{
  const LiveCase           around = { .policies = "[" POLICY ("A", "{'id':'" SELF "'}") "]" };
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (&around);
  SenderCheckContext       context = { .live = live };
  g_autoptr (GListModel)   findings = NULL;

  sender_test_config_edit (config, "fallback.chain=none");
  findings = sender_checks_run (config, &context);
  g_assert_cmpint (sender_finding_get_severity (sender_test_find (findings, "SS507")), ==, ERROR);
}

static guint
count_live (GListModel *findings)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      count += g_str_has_prefix (sender_finding_get_id (finding), "SS8") ? 1 : 0;
    }
  return count;
}

/* Nothing is said of what nobody has read. */
static void
test_nothing_known (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (GListModel)   without = sender_checks_run (config, NULL);
  SenderCheckContext       context = { .live = live, .sender = SELF };
  g_autoptr (GListModel)   unread = sender_checks_run (config, &context);

  g_assert_cmpuint (count_live (without), ==, 0);
  g_assert_cmpuint (count_live (unread), ==, 0);
}

/* One that was never published is not unused; a policy passes it by all the same. */
static void
test_unpublished (void)
{
  const LiveCase           around = { .chain = "other",
                                      .policies = "[" POLICY ("A", "") "]" };
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (&around);
  SenderCheckContext       context = { .live = live };
  g_autoptr (GListModel)   unpublished = sender_checks_run (config, &context);
  g_autoptr (GListModel)   deleted = NULL;

  g_assert_null (sender_test_find (unpublished, "SS801"));
  g_assert_cmpint (sender_finding_get_severity (sender_test_find (unpublished, "SS802")), ==,
                   WARNING);
  context.sender = "deleted-since";
  deleted = sender_checks_run (config, &context);
  g_assert_null (sender_test_find (deleted, "SS801"));
}

/* Those behind it in the chain that is live stay there, whatever the switch says. */
static void
test_behind (void)
{
  static const struct
  {
    const char *chain;
    gboolean    is_alone;
  } chains[] = {
    { SELF, TRUE },
    { SELF ",PINGONE_TWILIO", TRUE },
    { "other," SELF, TRUE },
    { SELF ",other", FALSE },
    { "other", FALSE },
  };
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      const LiveCase         around = { .chain = chains[i].chain };
      g_autoptr (SenderLive) live = make_live (&around);
      SenderCheckContext     context = { .live = live, .sender = SELF };
      g_autoptr (GListModel) findings = sender_checks_run (config, &context);

      g_test_message ("%s", chains[i].chain);
      g_assert_true ((sender_test_find (findings, "SS501") != NULL) == chains[i].is_alone);
    }
}

static void
test_role (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  SenderCheckContext       context = { .refusal = "PingOne answered 403." };
  g_autoptr (GListModel)   findings = sender_checks_run (config, &context);
  SenderFinding           *finding = sender_test_find (findings, "SS806");

  g_assert_cmpint (sender_finding_get_severity (finding), ==, WARNING);
  g_assert_cmpstr (sender_finding_get_path (finding), ==, "pingone.client-id");
  g_assert_nonnull (strstr (sender_finding_get_message (finding), "PingOne answered 403."));
  g_assert_cmpuint (count_live (findings), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/live/%s/%s", cases[i].id, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/checks/live/behind", test_behind);
  g_test_add_func ("/checks/live/json-to-server", test_json_to_server);
  g_test_add_func ("/checks/live/json-unpublished", test_json_unpublished);
  g_test_add_func ("/checks/live/nothing-known", test_nothing_known);
  g_test_add_func ("/checks/live/unpublished", test_unpublished);
  g_test_add_func ("/checks/live/role", test_role);
  return g_test_run ();
}
