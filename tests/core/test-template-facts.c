/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-template-facts.h"

#include "sender-inspection.h"
#include "sender-sample.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"

/* What the environment says of templates counts for more than what is documented. */

#define SMS "messages.strong_authentication.SMS.en"
#define GENERAL "messages.general.SMS.en"

#define TEMPLATES                                                                           \
  "[{\"id\":\"own\",\"displayName\":\"Our Own\",\"deliveryMethods\":[\"Voice\",\"Push\"]}," \
  "{\"id\":\"mail\",\"displayName\":\"Mail\",\"deliveryMethods\":[\"Email\"]},"             \
  "{\"id\":\"general\",\"displayName\":\"General\",\"deliveryMethods\":[\"SMS\"],"          \
  "\"variables\":{\"ticket\":{\"required\":true},\"otpp\":{\"required\":false},"            \
  "\"spoken\":{\"required\":true,\"requiredForDeliveryMethods\":[\"Voice\"]}},"             \
  "\"allowDynamicVariables\":false},"                                                       \
  "{\"id\":\"strong_authentication\",\"deliveryMethods\":[\"SMS\",\"Voice\"],"              \
  "\"variables\":{\"otp\":{\"required\":true,\"requiredForDeliveryMethods\":[\"Voice\"]}}," \
  "\"allowDynamicVariables\":true},{\"deliveryMethods\":[\"SMS\"]},{\"id\":\"odd\"}]"
#define LANGUAGES                                                                            \
  "[{\"locale\":\"fr\",\"enabled\":true,\"default\":false},"                                 \
  "{\"locale\":\"en\",\"enabled\":true,\"default\":true},{\"locale\":\"de\"},{\"id\":\"x\"," \
  "\"enabled\":true}]"

static SenderLive *
make (void)
{
  SenderLive            *live = sender_live_new ("e");
  g_autoptr (SenderJson) templates = sender_json_parse (TEMPLATES, -1, NULL);
  g_autoptr (SenderJson) languages = sender_json_parse (LANGUAGES, -1, NULL);

  g_assert_true (sender_live_set_templates (live, templates, NULL));
  g_assert_true (sender_live_set_languages (live, languages, NULL));
  return live;
}

/* Takes @names. */
static void
assert_names (GStrv       names,
              const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (names);
}

static void
test_names (void)
{
  g_autoptr (SenderLive) live = make ();
  g_autoptr (SenderLive) nothing = sender_live_new ("e");
  g_auto (GStrv)         documented = sender_template_list_names (nothing);

  g_assert_true (sender_template_is_read (live));
  g_assert_false (sender_template_is_read (nothing));
  g_assert_false (sender_template_is_read (NULL));
  assert_names (sender_template_list_names (live), "strong_authentication general own");
  g_assert_cmpstr (documented[0], ==, "strong_authentication");
  g_assert_cmpuint (g_strv_length (documented), >, 3);
  g_assert_cmpstr (sender_template_get_label (live, "own"), ==, "Our Own");
  g_assert_cmpstr (sender_template_get_label (NULL, "own"), ==, "own");
  g_assert_cmpstr (sender_template_get_label (live, "odd"), ==, "odd");
  g_assert_cmpstr (sender_template_get_label (live, "strong_authentication"), ==, "Sign-In Code");
}

static void
test_channels (void)
{
  g_autoptr (SenderLive) live = make ();

  g_assert_true (sender_template_has_channel (live, "general", SENDER_CHANNEL_SMS));
  g_assert_false (sender_template_has_channel (live, "general", SENDER_CHANNEL_VOICE));
  g_assert_true (sender_template_has_channel (NULL, "general", SENDER_CHANNEL_VOICE));
  g_assert_true (sender_template_has_channel (live, "own", SENDER_CHANNEL_VOICE));
  g_assert_false (sender_template_has_channel (live, "unheard_of", SENDER_CHANNEL_SMS));
  g_assert_true (sender_template_has_channel (NULL, "unheard_of", SENDER_CHANNEL_SMS));
}

static void
test_variables (void)
{
  g_autoptr (SenderLive) live = make ();

  assert_names (sender_template_list_required (live, "general", SENDER_CHANNEL_SMS), "ticket");
  assert_names (sender_template_list_required (live, "general", SENDER_CHANNEL_VOICE),
                "ticket spoken");
  assert_names (sender_template_list_required (live, "strong_authentication", SENDER_CHANNEL_SMS),
                "");
  assert_names (sender_template_list_required (NULL, "strong_authentication", SENDER_CHANNEL_SMS),
                "otp");
  assert_names (sender_template_list_required (NULL, "general", SENDER_CHANNEL_SMS), "");
  assert_names (sender_template_list_variables (live, "general"), "ticket otpp spoken");
  assert_names (sender_template_list_variables (NULL, "transaction"), "otp user.username");
  g_assert_null (sender_template_list_variables (live, "own"));
  g_assert_cmpint (sender_template_get_dynamic (live, "general"), ==, SENDER_DYNAMIC_NONE);
  g_assert_cmpint (sender_template_get_dynamic (live, "strong_authentication"), ==,
                   SENDER_DYNAMIC_ANY);
  g_assert_cmpint (sender_template_get_dynamic (live, "own"), ==, SENDER_DYNAMIC_UNSAID);
  g_assert_cmpint (sender_template_get_dynamic (NULL, "general"), ==, SENDER_DYNAMIC_UNSAID);
}

static void
test_locales (void)
{
  g_autoptr (SenderLive) live = make ();
  g_autoptr (SenderLive) nothing = sender_live_new ("e");

  assert_names (sender_template_list_locales (live), "en fr");
  g_assert_null (sender_template_list_locales (nothing));
  g_assert_null (sender_template_list_locales (NULL));
}

/* Rules that judge otherwise once the templates are known. */
static const struct
{
  const char *name;
  const char *edits;
  const char *id;
  const char *without; /* (nullable): what is said of it where nothing was read */
  const char *with;    /* (nullable): what is said of it by the template */
} cases[] = {
  { "not-required", SMS "={\"OTP\":\"1\"}", "SS403", "“${otp}”", NULL },
  { "required", GENERAL "={\"a\":\"1\"}", "SS403", NULL, "“${ticket}”, which “general”" },
  { "required-there", GENERAL "={\"a\":\"${ticket}\"}", "SS403", NULL, NULL },
  { "channel", SMS "={\"OTP\":\"${otp}\"}", "SS412", NULL, NULL },
  { "no-channel", "messages.own.SMS.en={}", "SS412", NULL, "does not send “Our Own” by SMS" },
  { "missing", "messages.device_pairing.SMS.en={\"OTP\":\"${otp}\"}", "SS412", NULL,
    "no notification “device_pairing”" },
  { "channels-untold", "messages.odd.SMS.en={}", "SS412", NULL, NULL },
  { "own", GENERAL "={\"a\":\"${ticket}\"}", "SS411", "documents no “${ticket}”", NULL },
  { "own-resembles", GENERAL "={\"a\":\"${otpp}\"}", "SS411", "write “${otp}”", NULL },
  { "foreign", GENERAL "={\"a\":\"${otp}\"}", "SS411", NULL, "“${otp}” is none of them" },
  { "foreign-declared", GENERAL "={\"a\":\"${declared}\"}", "SS411", NULL,
    "“${declared}” is none of them" },
  { "dynamic-declared", SMS "={\"OTP\":\"${otp}\",\"a\":\"${declared}\"}", "SS411", NULL, NULL },
  { "dynamic", SMS "={\"OTP\":\"${otp}\",\"a\":\"${sum}\"}", "SS411", "documents no “${sum}”",
    "documents no “${sum}”" },
  { "upper-case", SMS "={\"OTP\":\"${OTP}\"}", "SS411", NULL, NULL },
};

static void
assert_said (SenderInspection *inspection,
             const char       *id,
             const char       *expected)
{
  GListModel *findings = sender_inspection_get_findings (inspection);

  g_assert_cmpuint (sender_test_count_findings (findings, id), ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    {
      const char *text = sender_finding_get_message (sender_test_find (findings, id));

      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, expected));
    }
}

static void
test_rule (gconstpointer data)
{
  gsize                        i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig)     config = sender_test_config_studio ();
  g_autoptr (SenderInspection) inspection = NULL;
  g_autoptr (SenderLive)       live = make ();

  sender_sample_set (config, "declared", "1");
  sender_test_config_edit (config, cases[i].edits);
  inspection = sender_inspection_new (config);
  assert_said (inspection, cases[i].id, cases[i].without);
  sender_inspection_set_live (inspection, live, NULL, NULL);
  g_assert_true (sender_inspection_get_live (inspection) == live);
  sender_inspection_run (inspection);
  assert_said (inspection, cases[i].id, cases[i].with);
  sender_inspection_set_live (inspection, NULL, NULL, NULL);
  sender_inspection_run (inspection);
  assert_said (inspection, cases[i].id, cases[i].without);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/template-facts/names", test_names);
  g_test_add_func ("/core/template-facts/channels", test_channels);
  g_test_add_func ("/core/template-facts/variables", test_variables);
  g_test_add_func ("/core/template-facts/locales", test_locales);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/template-facts/rule/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_rule);
    }
  return g_test_run ();
}
