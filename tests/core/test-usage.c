/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-usage.h"

#define STUDIO "{'id':'s1','provider':'CUSTOM_PROVIDER','name':'Northwind OTP','requests':[" \
               "{'deliveryMethod':'SMS'},{'deliveryMethod':'VOICE'}]}"
#define SMS_ONLY "{'id':'s2','provider':'CUSTOM_PROVIDER','name':'Texts','requests':[" \
                 "{'deliveryMethod':'SMS'}]}"
#define TWILIO "{'id':'s3','provider':'CUSTOM_TWILIO','sid':'AC1'}"
#define SYNIVERSE "{'id':'s4','provider':'CUSTOM_SYNIVERSE_CHANNELS'}"
#define PIGEON "{'id':'s5','provider':'CUSTOM_PIGEON','name':'Loft'}"
#define NAMELESS "{'id':'s6','name':''}"
#define SENDERS "[" STUDIO "," SMS_ONLY "," TWILIO "," SYNIVERSE "," PIGEON "," NAMELESS "]"

#define BOTH "'deliveryMethods':['SMS','VOICE']"
#define CHAIN(entries) "'fallbackChain':[" entries "]"
#define POLICY(name, conditions) \
  "{'id':'p','name':'" name "','providerConfiguration':{'conditions':[" conditions "]}}"
#define STAFF(conditions) "[" POLICY ("Staff", conditions) "]"
#define SAME "{" BOTH "," CHAIN ("{'id':'s1'}") "}"
#define OWN_SERVER "{" BOTH "," CHAIN ("{'id':'PINGONE_TWILIO'}") "}"
#define TEXTS_BY_SMS "{'deliveryMethods':['SMS']," CHAIN ("{'id':'s2'}") "}"
#define TWILIO_BY_VOICE "{'deliveryMethods':['VOICE']," CHAIN ("{'id':'s3'},'s1'") "}"
#define TEXTS_IN_FIVE \
  "{" BOTH ",'countries':['US','CA','DE','FR','XX']," CHAIN ("{'id':'s2'}") "}"
#define BY_MAIL "{'deliveryMethods':['Email']," CHAIN ("") "}"
#define DEFAULT \
  "[{'id':'p','name':'','default':true,'providerConfiguration':{'conditions':[{" CHAIN ("") "}]}}]"
#define ONLY(id) "{" CHAIN ("{'id':'" id "'}") "}"
#define SEVERAL "[" POLICY ("A", ONLY ("s2")) "," POLICY ("B", ONLY ("s3")) "]"
#define NAMES_TWILIO "[" POLICY ("A", "{" CHAIN ("") "}") "," POLICY ("B", ONLY ("s3")) "]"
#define NOT_DOCUMENTED "\nWhich policy applies to which user is not documented."

/* Objects in apostrophes for quotes. @policies NULL: not read. */
static SenderLive *
make_live (const char *senders,
           const char *chain,
           const char *policies)
{
  SenderLive      *live = live_fixture_new_empty ();
  g_autofree char *text = g_strdelimit (g_strdup (senders), "'", '"');
  g_autofree char *more =
    g_strdelimit (g_strdup (policies != NULL ? policies : "[]"), "'", '"');
  g_autoptr (SenderJson) list = sender_json_parse (text, -1, NULL);
  g_autoptr (SenderJson) rules = sender_json_parse (more, -1, NULL);

  g_assert_true (sender_live_set_senders (live, list, NULL));
  if (*chain != '\0')
    live_fixture_set_chain (live, chain);
  if (policies != NULL)
    g_assert_true (sender_live_set_policies (live, rules, NULL));
  return live;
}

typedef struct
{
  const char *name;
  const char *chain;
  const char *policies;
  const char *text;
  const char *details;
} UsageCase;

static const UsageCase cases[] = {
  { "ping", "", "[]", "Ping’s own server", "SMS and Voice: Ping’s own server." },
  { "ping-named", "PINGONE_TWILIO", "[]", "Ping’s own server",
    "SMS and Voice: Ping’s own server." },
  { "custom-provider", "s1", "[]", "Northwind OTP", "SMS and Voice: Northwind OTP." },
  { "with-fallback", "s1,PINGONE_TWILIO", "[]", "Northwind OTP, then Ping’s own account",
    "SMS and Voice: Northwind OTP, then Ping’s own account." },
  { "custom-server", "s3,s4", "[]", "a custom server (Twilio), then a custom server (Syniverse)",
    "SMS and Voice: a custom server (Twilio), then a custom server (Syniverse)." },
  { "unknown-kind", "s5,s6", "[]",
    "Loft, of a kind unknown here (CUSTOM_PIGEON), then s6, of a kind unknown here (-)",
    "SMS and Voice: Loft, of a kind unknown here (CUSTOM_PIGEON), then s6, of a kind unknown here "
    "(-)." },
  { "not-listed", "mystery,s1", "[]",
    "a sender that is not in the list (mystery), then Northwind OTP",
    "SMS and Voice: a sender that is not in the list (mystery), then Northwind OTP." },
  { "one-channel", "s2", "[]", "Texts",
    "SMS and Voice: Texts.\n“Texts” has no request for Voice; whom PingOne asks then is not "
    "documented." },
  { "policies-not-read", "s1", NULL, "Northwind OTP; the notification policies were not read",
    "SMS and Voice: Northwind OTP.\nThe notification policies were not read." },

  { "policy-without-providers", "s1", "[{'id':'p','name':'Quota'}]", "Northwind OTP",
    "SMS and Voice: Northwind OTP." },
  { "policy-says-the-same", "s1", STAFF (SAME), "Northwind OTP",
    "SMS and Voice: Northwind OTP.\nPolicy “Staff”, SMS and Voice: Northwind OTP." NOT_DOCUMENTED },
  { "policy-names-another", "s1", STAFF (OWN_SERVER),
    "Northwind OTP; where policy “Staff” applies: Ping’s own server",
    "SMS and Voice: Northwind OTP.\nPolicy “Staff”, SMS and Voice: Ping’s own "
    "server." NOT_DOCUMENTED },
  { "by-channel", "s1", STAFF (TEXTS_BY_SMS "," TWILIO_BY_VOICE),
    "Northwind OTP; where policy “Staff” applies: SMS: Texts, Voice: a custom server (Twilio), "
    "then Northwind OTP",
    "SMS and Voice: Northwind OTP.\nPolicy “Staff”, SMS: Texts.\nPolicy “Staff”, Voice: a custom "
    "server (Twilio), then Northwind OTP." NOT_DOCUMENTED },
  { "one-channel-of-policy", "s1", STAFF (TEXTS_BY_SMS),
    "Northwind OTP; where policy “Staff” applies: SMS: Texts",
    "SMS and Voice: Northwind OTP.\nPolicy “Staff”, SMS: Texts." NOT_DOCUMENTED },
  { "by-country", "s1", STAFF (TEXTS_IN_FIVE "," SAME),
    "Northwind OTP; where policy “Staff” applies: others, by country",
    "SMS and Voice: Northwind OTP.\nPolicy “Staff”, SMS and Voice to United States, Canada, "
    "Germany and 2 more: Texts.\nPolicy “Staff”, SMS and Voice elsewhere: Northwind "
    "OTP." NOT_DOCUMENTED },
  { "neither-channel", "s1", STAFF (BY_MAIL),
    "Northwind OTP; where policy “Staff” applies: neither SMS nor Voice: nobody",
    "SMS and Voice: Northwind OTP.\nPolicy “Staff”, neither SMS nor Voice: "
    "nobody." NOT_DOCUMENTED },
  { "default-and-nameless", "s1", DEFAULT,
    "Northwind OTP; where policy “p” (marked as default) applies: nobody",
    "SMS and Voice: Northwind OTP.\nPolicy “p” (marked as default), SMS and Voice: "
    "nobody." NOT_DOCUMENTED },
  { "several", "s1", SEVERAL, "Northwind OTP; the policies “A”, “B” name others",
    "SMS and Voice: Northwind OTP.\nPolicy “A”, SMS and Voice: Texts.\nPolicy “B”, SMS and Voice: "
    "a custom server (Twilio)." NOT_DOCUMENTED },
};

static void
test_case (gconstpointer user_data)
{
  const UsageCase        *test = user_data;
  g_autoptr (SenderLive)  live = make_live (SENDERS, test->chain, test->policies);
  g_autoptr (SenderUsage) usage = sender_usage_new (live);
  g_autofree char        *text = sender_usage_dup_text (usage);
  g_autofree char        *details = sender_usage_dup_details (usage);

  g_assert_cmpstr (text, ==, test->text);
  g_assert_cmpstr (details, ==, test->details);
}

static void
test_unknown (void)
{
  g_autoptr (SenderLive) live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (SenderJson) none = sender_json_new_array ();
  g_autoptr (SenderJson) settings = sender_json_new_object ();

  g_assert_null (sender_usage_new (live));
  g_assert_true (sender_live_set_senders (live, none, NULL));
  g_assert_null (sender_usage_new (live));
  sender_json_set_string (settings, "deliveryMode", "ALL");
  g_assert_true (sender_live_set_settings (live, settings, NULL));
  /* A chain that nobody set is an empty one. */
  {
    g_autoptr (SenderUsage) usage = sender_usage_new (live);

    g_assert_cmpstr (sender_usage_get_chain (usage)[0], ==, "PINGONE_TWILIO");
    g_assert_null (sender_usage_get_policies (usage));
  }
}

static void
test_names (void)
{
  g_autoptr (SenderLive)  live = make_live (SENDERS, "s1,mystery", NAMES_TWILIO);
  g_autoptr (SenderUsage) usage = sender_usage_new (live);

  g_assert_true (sender_usage_names (usage, "s1"));
  g_assert_true (sender_usage_names (usage, "mystery"));
  g_assert_true (sender_usage_names (usage, "s3"));
  g_assert_false (sender_usage_names (usage, "s2"));
  g_assert_false (sender_usage_names (usage, "PINGONE_TWILIO"));
}

/* What is not as it is documented is told and not judged. */
static void
test_strange (void)
{
  g_autoptr (SenderLive) live = make_live (
    SENDERS, "",
    "[{'id':'p','name':'P','countryLimit':{'type':'SOMETIMES','countries':['US',7]},"
    "'providerConfiguration':{'conditions':[{'fallbackChain':[{'pool':1},2]}]}},"
    "{'countryLimit':{'type':'DENIED','deliveryMethods':['voice'],'countries':['us']}},"
    "{'countryLimit':{'type':'ALLOWED'}}]");
  g_autoptr (GPtrArray)    policies = sender_policy_list (live);
  const SenderPolicy      *policy = policies->pdata[0];
  const SenderPolicyRoute *route = policy->routes->pdata[0];

  g_assert_cmpint (policy->limit, ==, SENDER_POLICY_LIMIT_UNKNOWN);
  g_assert_cmpstr (policy->countries[0], ==, "US");
  g_assert_null (policy->countries[1]);
  g_assert_true (sender_policy_lets_through (policy, SENDER_CHANNEL_SMS, "US"));
  g_assert_cmpstr (route->chain[0], ==, "{\"pool\":1}");
  g_assert_cmpstr (route->chain[1], ==, "2");
  policy = policies->pdata[1];
  g_assert_cmpstr (policy->name, ==, "");
  g_assert_cmpuint (policy->routes->len, ==, 0);
  g_assert_true (sender_policy_lets_through (policy, SENDER_CHANNEL_SMS, "US"));
  g_assert_false (sender_policy_lets_through (policy, SENDER_CHANNEL_VOICE, "US"));
  g_assert_true (sender_policy_lets_through (policy, SENDER_CHANNEL_VOICE, "CA"));
  policy = policies->pdata[2];
  g_assert_false (sender_policy_lets_through (policy, SENDER_CHANNEL_SMS, "US"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/usage/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/usage/unknown", test_unknown);
  g_test_add_func ("/core/usage/names", test_names);
  g_test_add_func ("/core/usage/strange", test_strange);
  return g_test_run ();
}
