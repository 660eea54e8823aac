/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-finding.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-path.h"
#include "sender-record.h"
#include "sender-test.h"

#include <string.h>

static SenderConfig *
make_config (void)
{
  static const char *const number[] = { "number=+14155550100", "sms=true", NULL };
  static const char *const row[] = { "key=To", "value=${to}", NULL };

  SenderConfig      *config = sender_config_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sender_path_add (config, "numbers", number, &error));
  g_assert_true (sender_path_set (config, "sms.url", "https://example.com/", &error));
  g_assert_true (sender_path_add (config, "sms.body", row, &error));
  g_assert_true (sender_path_add (config, "sms", NULL, &error));
  g_assert_true (sender_path_set (config, "messages.strong_authentication.SMS.en", "${otp}",
                                  &error));
  g_assert_true (sender_path_set (config, "messages.transaction.Voice.en-GB.big.one", "x", &error));
  g_assert_no_error (error);
  return config;
}

/* Every path of the contract that has a value; set to one value, read back as another spelling. */
static const struct
{
  const char *path;
  const char *value;
  const char *read_back;
} good_paths[] = {
  { "name", "Northwind", NULL },
  { "environment.name", "Staging", NULL },
  { "environment.id", "2a9b6ad0-0000-4000-8000-000000000000", NULL },
  { "environment.region", "EU", NULL },
  { "environment.domain", "auth.example.com", NULL },
  { "environment.production", "true", NULL },
  { "provider.kind", "custom-server", NULL },
  { "provider.name", "", NULL },
  { "authorization.kind", "oauth2", NULL },
  { "authorization.username", "AC=1", NULL },
  { "authorization.grant", "jwt-bearer", NULL },
  { "authorization.token-url", "https://login.example.com/", NULL },
  { "authorization.client-id", "x", NULL },
  { "authorization.scopes", " sms:send , , b", "sms:send,b" },
  { "authorization.header-name", "X-Key", NULL },
  { "numbers[0].number", "+1 415", NULL },
  { "numbers[0].type", "toll-free", NULL },
  { "numbers[0].sms", "false", NULL },
  { "numbers[0].voice", "true", NULL },
  { "numbers[0].countries", "US,CA", NULL },
  { "numbers[0].selected", "false", NULL },
  { "numbers[0].available", "false", NULL },
  { "sms.method", "GET", NULL },
  { "sms.url", "https://studio.twilio.com/", NULL },
  { "sms.body-format", "raw", NULL },
  { "sms.body[0].key", "to", NULL },
  { "sms.body[0].value", "a=b", NULL },
  { "sms.body[0].enabled", "false", NULL },
  { "sms.raw", "{\n}", NULL },
  { "sms.number-format", "digits", NULL },
  { "sms[0].url", "https://a.example/", NULL },
  { "sms[1].url", "https://b.example/", NULL },
  { "voice.url", "https://made.example/", NULL },
  { "voice.before-tag", "<Say>", NULL },
  { "voice.after-tag", "</Say>", NULL },
  { "fallback.enabled", "true", NULL },
  { "fallback.chain", "self,b", NULL },
  { "fallback.chain[1]", "c", NULL },
  { "numbers[0].countries[0]", "GB", NULL },
  { "messages.strong_authentication.SMS.en", "{\"OTP\":\"${otp}\"}", NULL },
  { "messages.transaction.Voice.en-GB.big.one", "y", NULL },
  { "messages.device_pairing.Voice.de", "made", NULL },
  { "messages[0].content", "by its place", NULL },
  { "messages[0].locale", "en GB", NULL },
  { "pingone.worker-environment", "w", NULL },
  { "pingone.client-id", "c", NULL },
  { "pingone.client-authentication", "post", NULL },
};

static void
test_good_paths (void)
{
  g_autoptr (SenderConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (good_paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *value = NULL;

      g_test_message ("%s", good_paths[i].path);
      g_assert_true (sender_path_set (config, good_paths[i].path, good_paths[i].value, &error));
      g_assert_no_error (error);
      value = sender_path_get (config, good_paths[i].path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (value, ==,
                       good_paths[i].read_back != NULL ? good_paths[i].read_back
                                                       : good_paths[i].value);
    }
}

static const struct
{
  const char *path;
  const char *value;
  const char *message;
} bad_edits[] = {
  { "", "x", "There is no “”" },
  { "nothing", "x", "There is no “nothing”" },
  { "id", "x", "There is no “id”" },
  { "requests[0].url", "x", "There is no" },
  { "sms.channel", "voice", "There is no" },
  { "messages[9].content", "x", "There is no" },
  { "messages[0].remote", "x", "There is no" },
  { "messages[0]", "x", "parts" },
  { "messages[].content", "x", "There is no" },
  { "messages[0]x.content", "x", "There is no" },
  { "messages.t.SMS", "x", "There is no" },
  { "messages.t.sms.en", "x", "There is no" },
  { "messages.t t.SMS.en", "x", "There is no" },
  { "messages.t.SMS.", "x", "There is no" },
  { "numbers[1].sms", "true", "There is no" },
  { "numbers[-1].sms", "true", "There is no" },
  { "numbers[0]x.sms", "true", "There is no" },
  { "numbers[].sms", "true", "There is no" },
  { "numbers[99999999999].sms", "true", "There is no" },
  { "numbers.sms", "true", "There is no" },
  { "name[0]", "x", "There is no" },
  { "name.x", "x", "There is no" },
  { "sms[7].url", "x", "There is no" },
  { "sms.body[1].key", "x", "There is no" },
  { "sms..url", "x", "There is no" },
  { "voice.body[0].key", "x", "There is no" },
  { "unknown.url", "x", "There is no" },
  { "numbers", "x", "parts" },
  { "sms", "x", "parts" },
  { "provider", "x", "parts" },
  { "numbers[0]", "x", "parts" },
  { "provider.kind", "unknown", "ping, custom-server, custom-provider" },
  { "voice.method", "PUT", "POST, GET" },
  { "fallback.enabled", "TRUE", "true or false" },
  { "fallback.chain[0]", "x", "There is no" },
  { "fallback.enabled[0]", "x", "There is no" },
};

static void
test_bad_edits (void)
{
  g_autoptr (SenderConfig) config = make_config ();
  g_autoptr (SenderConfig) before = sender_record_copy (config);

  for (guint i = 0; i < G_N_ELEMENTS (bad_edits); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_edits[i].path);
      g_assert_false (sender_path_set (config, bad_edits[i].path, bad_edits[i].value, &error));
      sender_test_assert_error (error, SENDER_ERROR_INVALID, bad_edits[i].message);
      g_assert_true (sender_record_equal (config, before));
    }
}

static void
test_get_faults (void)
{
  g_autoptr (SenderConfig) config = make_config ();
  g_autoptr (GError)       error = NULL;

  g_assert_null (sender_path_get (config, "voice.url", &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (sender_path_get (config, "provider", &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "parts");
}

static void
test_add (void)
{
  static const char *const no_equals[] = { "key", NULL };
  static const char *const unknown[] = { "kay=1", NULL };
  static const char *const bad_value[] = { "number=1", "sms=on", NULL };
  static const char *const internal[] = { "remote=1", NULL };
  static const struct
  {
    const char        *path;
    const char *const *assignments;
  } bad[] = {
    { "sms.body", no_equals },
    { "sms.body", unknown },
    { "numbers", bad_value },
    { "numbers", internal },
    { "name", NULL },
    { "numbers[0]", NULL },
    { "provider", NULL },
    { "sms.raw", NULL },
    { "nothing", NULL },
  };
  static const char *const header[] = { "name=Accept", "value=a=b", NULL };
  g_autoptr (SenderConfig) config = make_config ();
  g_autoptr (SenderConfig) before = sender_record_copy (config);
  g_autoptr (GError)       error = NULL;
  g_autofree char         *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_false (sender_path_add (config, bad[i].path, bad[i].assignments, &refused));
      g_assert_error (refused, SENDER_ERROR, SENDER_ERROR_INVALID);
      g_assert_true (sender_record_equal (config, before));
    }
  g_assert_true (sender_path_add (config, "voice.headers", header, &error));
  g_assert_no_error (error);
  value = sender_path_get (config, "voice.headers[0].value", &error);
  g_assert_cmpstr (value, ==, "a=b");
}

static void
test_remove (void)
{
  static const char *const good[] = {
    "sms.body[0]",
    "sms[1]",
    "sms",
    "numbers[0]",
    "messages.strong_authentication.SMS.en",
    "messages[0]",
  };
  static const char *const bad[] = { "name", "provider", "numbers", "sms.url", "sms.body", "x" };
  g_autoptr (SenderConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (sender_path_remove (config, bad[i], &error));
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i]);
      g_assert_true (sender_path_remove (config, good[i], &error));
      g_assert_no_error (error);
      g_assert_false (sender_path_remove (config, good[i], NULL));
    }
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_requests (config)), ==, 0);
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_numbers (config)), ==, 0);
}

/* A field of several words is edited word by word. */
static void
test_words (void)
{
  static const char *const more[] = { "GB", "IE", NULL };
  static const char *const none[] = { NULL };
  static const char *const empty[] = { "US", "", NULL };
  static const char *const two[] = { "US,CA", NULL };
  static const char *const spaced[] = { " US", NULL };
  const char *const *const bad_words[] = { none, empty, two, spaced };
  static const char        path[] = "numbers[0].countries";
  g_autoptr (SenderConfig) config = make_config ();
  g_autoptr (GError)       error = NULL;
  g_autofree char         *value = NULL;

  g_assert_true (sender_path_add (config, path, more, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (bad_words); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_false (sender_path_add (config, path, bad_words[i], &refused));
      g_assert_error (refused, SENDER_ERROR, SENDER_ERROR_INVALID);
    }
  g_assert_false (sender_path_set (config, "numbers[0].countries[1]", "US,CA", NULL));
  g_assert_false (sender_path_set (config, "numbers[0].countries[2]", "US", NULL));
  g_assert_true (sender_path_set (config, "numbers[0].countries[1]", "US", &error));
  g_assert_true (sender_path_remove (config, "numbers[0].countries[0]", &error));
  g_assert_false (sender_path_remove (config, "numbers[0].countries[1]", NULL));
  g_assert_false (sender_path_remove (config, path, NULL));
  value = sender_path_get (config, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "US");
}

static void
test_resolve (void)
{
  g_autoptr (SenderConfig) config = make_config ();
  const char              *property = NULL;

  g_assert_true (sender_path_resolve (config, "sms.body-format", &property) ==
                 (gpointer) sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
  g_assert_cmpstr (property, ==, "body-format");
  g_assert_true (
    SENDER_IS_ORIGINATION_NUMBER (sender_path_resolve (config, "numbers[0]", &property)));
  g_assert_null (property);
  g_assert_null (sender_path_resolve (config, "numbers[5]", &property));
}

static void
test_spelling (void)
{
  g_autoptr (SenderConfig)         config = make_config ();
  g_autoptr (SenderChannelRequest) stranger = sender_channel_request_new ();
  g_auto (GStrv)                   paths = sender_path_list (config);
  g_autofree char                 *first =
    sender_path_for_request (config, sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
  g_autofree char *second =
    sender_path_for_request (config, sender_config_get_request (config, SENDER_CHANNEL_SMS, 1));

  g_assert_cmpstr (first, ==, "sms");
  g_assert_cmpstr (second, ==, "sms[1]");
  g_assert_null (sender_path_for_request (config, stranger));
  g_object_set (stranger, "channel", SENDER_CHANNEL_UNKNOWN, NULL);
  g_assert_null (sender_path_for_request (config, stranger));

  /* Whatever is listed can be read. */
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *value = sender_path_get (config, paths[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (value);
    }
  g_assert_true (g_strv_contains ((const char *const *) paths, "numbers[0].countries"));
  g_assert_true (g_strv_contains ((const char *const *) paths, "sms[1].url"));
  g_assert_true (g_strv_contains ((const char *const *) paths,
                                  "messages.transaction.Voice.en-GB.big.one"));
  g_assert_false (g_strv_contains ((const char *const *) paths, "id"));
}

/* A message is spelt by its names if they lead to it, else by its place; either way to itself. */
static const struct
{
  const char *template;
  const char *locale;
  const char *variant;
  const char *path;
} spellings[] = {
  { "general", "en", "", "messages.general.SMS.en" },
  { "general", "en", "a.b c%", "messages.general.SMS.en.a.b c%" },
  { "general", "en", "", "messages[2].content" },
  { "general", "en GB", "", "messages[3].content" },
  { "my.template", "en", "", "messages[4].content" },
  { "general", "", "", "messages[5].content" },
  { "", "en", "", "messages[6].content" },
  { "general", "en", "a=b", "messages[7].content" },
  { "general", "en", "a\nb", "messages[8].content" },
  { "über", "de", "", "messages[9].content" },
};

static void
test_spelling_messages (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  SenderList              *messages = sender_config_get_messages (config);

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (SenderMessage) message = g_object_new (SENDER_TYPE_MESSAGE,
                                                        "template", spellings[i].template,
                                                        "locale", spellings[i].locale,
                                                        "variant", spellings[i].variant,
                                                        NULL);

      sender_list_append (messages, message);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      SenderMessage   *message = sender_list_get (messages, i);
      const char      *property = NULL;
      g_autofree char *path = sender_path_for_message (config, message);

      g_assert_cmpstr (path, ==, spellings[i].path);
      g_assert_true (sender_path_resolve (config, path, &property) == SENDER_RECORD (message));
      g_assert_cmpstr (property, ==, "content");
    }
}

static void
test_error_domain (void)
{
  g_assert_cmpstr (g_quark_to_string (SENDER_ERROR), ==, "sender-error-quark");
}

static void
test_fix (void)
{
  g_autoptr (SenderConfig) config = make_config ();
  g_autoptr (SenderConfig) before = sender_record_copy (config);
  g_autoptr (SenderFix)    fix = sender_fix_new ();
  g_autoptr (SenderFix)    bad = sender_fix_new ();
  g_autoptr (GError)       error = NULL;
  g_autofree char         *value = NULL;

  sender_fix_add (bad, "sms.url", "changed");
  sender_fix_add (bad, "sms.body[9]", NULL);
  g_assert_false (sender_fix_apply (bad, config, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_assert_true (sender_record_equal (config, before));
  g_clear_error (&error);

  sender_fix_add (fix, "sms.body[0].key", "From");
  sender_fix_add (fix, "sms[1]", NULL);
  g_assert_cmpuint (sender_fix_get_n_edits (fix), ==, 2);
  g_assert_cmpstr (sender_fix_get_path (fix, 1), ==, "sms[1]");
  g_assert_null (sender_fix_get_value (fix, 1));
  g_assert_true (sender_fix_apply (fix, config, &error));
  value = sender_path_get (config, "sms.body[0].key", NULL);
  g_assert_cmpstr (value, ==, "From");
  g_assert_null (sender_config_get_request (config, SENDER_CHANNEL_SMS, 1));
}

static void
test_finding (void)
{
  g_autoptr (SenderFix) fix = sender_fix_new ();
  SenderFinding        *finding =
    sender_finding_new ("SS306", SENDER_SEVERITY_ERROR, "sms.body[1].key", "m", "w", fix);
  g_autoptr (SenderJson) json = sender_finding_to_json (finding);
  g_autofree char       *text = sender_json_to_string (json);
  g_autofree char       *id = NULL;
  g_autofree char       *accepted = NULL;
  g_autofree char       *path = NULL;
  g_autofree char       *message = NULL;
  g_autofree char       *why = NULL;
  g_autoptr (SenderFix)  same = NULL;
  g_autoptr (SenderJson) again = NULL;
  SenderSeverity         severity = SENDER_SEVERITY_INFO;

  g_assert_cmpstr (text, ==,
                   "{\"id\":\"SS306\",\"severity\":\"error\",\"path\":\"sms.body[1].key\","
                   "\"message\":\"m\",\"why\":\"w\",\"fixable\":true}");
  sender_finding_set_accepted (finding, "known");
  sender_finding_set_accepted (finding, "known");
  g_object_get (finding, "id", &id, "severity", &severity, "path", &path, "message", &message,
                "why", &why, "fix", &same, "accepted", &accepted, NULL);
  g_assert_cmpstr (id, ==, "SS306");
  g_assert_cmpint (severity, ==, SENDER_SEVERITY_ERROR);
  g_assert_true (same == fix);
  g_assert_cmpstr (accepted, ==, "known");
  again = sender_finding_to_json (finding);
  g_assert_cmpstr (sender_json_get_string_member (again, "accepted"), ==, "known");
  g_assert_finalize_object (finding);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/good", test_good_paths);
  g_test_add_func ("/path/bad-edits", test_bad_edits);
  g_test_add_func ("/path/get-faults", test_get_faults);
  g_test_add_func ("/path/add", test_add);
  g_test_add_func ("/path/remove", test_remove);
  g_test_add_func ("/path/words", test_words);
  g_test_add_func ("/path/resolve", test_resolve);
  g_test_add_func ("/path/spelling", test_spelling);
  g_test_add_func ("/path/spelling/messages", test_spelling_messages);
  g_test_add_func ("/path/error-domain", test_error_domain);
  g_test_add_func ("/path/fix", test_fix);
  g_test_add_func ("/path/finding", test_finding);
  return g_test_run ();
}
