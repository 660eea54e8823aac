/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone-text.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-path.h"
#include "sender-test.h"

#include <string.h>

/* The object of reference 1.3, as it is read. */
static const char *const example =
  "{\"id\":\"0d5c\",\"environment\":{\"id\":\"e1\"},\"provider\":\"CUSTOM_PROVIDER\","
  "\"name\":\"Twilio Studio\","
  "\"authentication\":{\"method\":\"BASIC\",\"username\":\"AC1\",\"password\":\"s3cr3t\"},"
  "\"numbers\":[{\"number\":\"+14155550100\",\"type\":\"PHONE_NUMBER\","
  "\"capabilities\":[\"SMS\",\"VOICE\"],\"selected\":true,\"available\":true},"
  "{\"number\":\"894546\",\"type\":\"SHORT_CODE\",\"capabilities\":[\"SMS\"],"
  "\"supportedCountries\":[\"US\"]}],"
  "\"requests\":[{\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"https://a\","
  "\"headers\":{\"Content-Type\":\"application/x-www-form-urlencoded\"},"
  "\"body\":\"From=${from}&to=${to}\",\"phoneNumberFormat\":\"FULL\"},"
  "{\"deliveryMethod\":\"VOICE\",\"method\":\"GET\",\"url\":\"https://b\","
  "\"beforeTag\":\"<Say>\"}],"
  "\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\","
  "\"_links\":{\"self\":{\"href\":\"https://c\"}}}";

static void
assert_get (SenderConfig *config,
            const char   *path,
            const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *value = sender_path_get (config, path, &error);

  g_assert_no_error (error);
  g_test_message ("%s", path);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_meaning (void)
{
  static const char *const values[][2] = {
    { "name", "Twilio Studio" },
    { "environment.id", "e1" },
    { "provider.kind", "custom-provider" },
    { "provider.name", "Twilio Studio" },
    { "authorization.kind", "basic" },
    { "authorization.username", "AC1" },
    { "numbers[0].number", "+14155550100" },
    { "numbers[0].type", "standard" },
    { "numbers[0].voice", "true" },
    { "numbers[1].type", "short-code" },
    { "numbers[1].sms", "true" },
    { "numbers[1].voice", "false" },
    { "numbers[1].countries", "US" },
    { "numbers[1].selected", "true" },
    { "sms.method", "POST" },
    { "sms.headers[0].name", "Content-Type" },
    { "sms.body-format", "form" },
    { "sms.body[1].key", "to" },
    { "sms.body[1].value", "${to}" },
    { "sms.number-format", "full" },
    { "voice.method", "GET" },
    { "voice.url", "https://b" },
    { "voice.before-tag", "<Say>" },
    { "fallback.enabled", "false" },
  };

  g_autoptr (SenderImport) import = pingone_text_import (example);
  SenderImportItem        *item = pingone_text_get_item (import);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    assert_get (item->config, values[i][0], values[i][1]);
  g_assert_cmpstr (item->secret, ==, "s3cr3t");
  g_assert_cmpstr (item->secret_from, ==, "authentication.password");
}

/* Members of the exported object that are no longer as they came. */
static void
test_edits (void)
{
  static const struct
  {
    const char *path;
    const char *value;
    const char *from; /* in the exported text */
    const char *to;
  } edits[] = {
    { "provider.name", "N", "\"name\":\"Twilio Studio\"", "\"name\":\"N\"" },
    { "authorization.username", "SK1", "\"username\":\"AC1\"", "\"username\":\"SK1\"" },
    { "authorization.kind", "bearer", "\"BASIC\",\"username\":\"AC1\"", "\"BEARER\"" },
    { "authorization.kind", "custom-header", "\"BASIC\",\"username\":\"AC1\"",
      "\"CUSTOM_HEADER\",\"headerName\":\"\"" },
    { "numbers[1].number", "12345", "894546", "12345" },
    { "numbers[1].selected", "false", "[\"US\"]}", "[\"US\"],\"selected\":false}" },
    { "numbers[1].countries", "", ",\"supportedCountries\":[\"US\"]", "" },
    { "numbers[0].sms", "false", "[\"SMS\",\"VOICE\"]", "[\"VOICE\"]" },
    { "numbers[0].type", "toll-free", "PHONE_NUMBER", "TOLL_FREE" },
    { "sms.body[1].key", "To", "&to=", "&To=" },
    { "sms.body[0].enabled", "false", "From=${from}&", "" },
    { "sms.url", "https://z", "https://a", "https://z" },
    { "sms.number-format", "digits", "FULL", "NUMBER_ONLY" },
    { "voice.number-format", "digits", "\"<Say>\"",
      "\"<Say>\",\"phoneNumberFormat\":\"NUMBER_ONLY\"" },
    { "voice.before-tag", "", ",\"beforeTag\":\"<Say>\"", "" },
    { "sms.headers[0].value", "x", "\"application/x-www-form-urlencoded\"", "\"x\"" },
    { "environment.name", "local", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderImport) import = pingone_text_import (example);
      SenderConfig            *config = pingone_text_get_item (import)->config;
      g_autofree char         *before = pingone_text_export (config);
      g_autofree char         *after = NULL;
      g_autoptr (GString)      expected = g_string_new (before);

      sender_path_set (config, edits[i].path, edits[i].value, &error);
      g_assert_no_error (error);
      after = pingone_text_export (config);
      if (*edits[i].from != '\0')
        g_assert_cmpuint (g_string_replace (expected, edits[i].from, edits[i].to, 1), ==, 1);
      g_assert_cmpstr (after, ==, expected->str);
    }
}

#define SIGN_IN(members) \
  "{\"provider\":\"CUSTOM_PROVIDER\",\"authentication\":{\"method\":" members "}}"
#define CLIENT "\"OAUTH2\",\"authUrl\":\"https://a/t\",\"clientId\":\"c\""

/* What the service alone writes, and what goes with another way to sign in, is not sent. */
static void
test_sign_in (void)
{
  static const struct
  {
    const char *before;
    const char *path; /* (nullable): nothing is edited */
    const char *value;
    const char *after;
  } edits[] = {
    { SIGN_IN (CLIENT ",\"clientAuthenticationMethod\":\"BODY\""), NULL, NULL, SIGN_IN (CLIENT) },
    { SIGN_IN (CLIENT ",\"clientAuthenticationMethod\":\"BODY\",\"scopes\":[]"),
      "authorization.grant", "jwt-bearer",
      SIGN_IN ("\"OAUTH2\",\"authUrl\":\"https://a/t\",\"scopes\":[],"
               "\"grantType\":\"JWT_BEARER\"") },
    { SIGN_IN (CLIENT ",\"scopes\":[]"), "authorization.kind", "bearer",
      SIGN_IN ("\"BEARER\"") },
    { SIGN_IN (CLIENT ",\"scopes\":[]"), "authorization.scopes", "s",
      SIGN_IN (CLIENT ",\"scopes\":[\"s\"]") },
    { SIGN_IN (CLIENT ",\"scopes\":[\"s\"]"), "authorization.scopes", "", SIGN_IN (CLIENT) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderImport) import = pingone_text_import (edits[i].before);
      SenderConfig            *config = pingone_text_get_item (import)->config;
      g_autofree char         *after = NULL;

      if (edits[i].path != NULL)
        sender_path_set (config, edits[i].path, edits[i].value, &error);
      g_assert_no_error (error);
      after = pingone_text_export (config);
      g_assert_cmpstr (after, ==, edits[i].after);
    }
}

static void
test_unknown_capability (void)
{
  g_autoptr (SenderImport) import = NULL;
  g_autofree char         *text = NULL;

  import = pingone_text_import ("{\"provider\":\"CUSTOM_PROVIDER\",\"numbers\":["
                                "{\"capabilities\":[\"FAX\",\"SMS\"]}]}");
  sender_path_set (pingone_text_get_item (import)->config, "numbers[0].voice", "true", NULL);
  text = pingone_text_export (pingone_text_get_item (import)->config);
  g_assert_nonnull (strstr (text, "[\"SMS\",\"VOICE\",\"FAX\"]"));
}

static void
test_lists (void)
{
  g_autoptr (SenderImport) import = pingone_text_import (example);
  SenderConfig            *config = pingone_text_get_item (import)->config;
  SenderList              *numbers = sender_config_get_numbers (config);
  g_autofree char         *moved = NULL;
  g_autofree char         *emptied = NULL;

  sender_list_move (numbers, 1, 0);
  moved = pingone_text_export (config);
  g_assert_true (strstr (moved, "894546") < strstr (moved, "+14155550100"));
  sender_list_splice (numbers, 0, 2, NULL, 0);
  emptied = pingone_text_export (config);
  g_assert_nonnull (strstr (emptied, "\"numbers\":[],\"requests\":[{"));
}

/* Another kind is another object: nothing of the old one, its id least of all, is in it. */
static void
test_kinds (void)
{
  static const char *const kinds[][2] = {
    { "ping", "{\"provider\":\"PINGONE_TWILIO\"}" },
    { "custom-server", "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\",\"numbers\":[" },
    { "custom-provider", "{\"id\":\"0d5c\",\"provider\":\"CUSTOM_PROVIDER\"," },
  };

  g_autoptr (SenderImport) import = pingone_text_import (example);
  SenderConfig            *config = pingone_text_get_item (import)->config;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = NULL;

      sender_path_set (config, "provider.kind", kinds[i][0], NULL);
      text = pingone_text_export (config);
      g_assert_true (g_str_has_prefix (text, kinds[i][1]));
    }
  sender_path_set (config, "provider.kind", "custom-server", NULL);
  sender_path_set (config, "authorization.kind", "bearer", NULL);
  g_free (pingone_text_export (config));
}

static void
test_fresh (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "P");
  g_autofree char         *text = pingone_text_export (config);

  g_assert_cmpstr (text, ==,
                   "{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"\",\"authentication\":{"
                   "\"method\":\"BASIC\",\"username\":\"\"},\"requests\":[{"
                   "\"deliveryMethod\":\"SMS\",\"method\":\"POST\","
                   "\"url\":\"https://studio.twilio.com/v2/Flows/<flowID>/Executions\","
                   "\"headers\":{\"content-type\":\"application/x-www-form-urlencoded\"},"
                   "\"body\":\"From=${from}&to=${to}&Parameter=${message}\","
                   "\"phoneNumberFormat\":\"FULL\"},{"
                   "\"deliveryMethod\":\"VOICE\",\"method\":\"POST\","
                   "\"url\":\"https://studio.twilio.com/v2/Flows/<flowID>/Executions\","
                   "\"headers\":{\"content-type\":\"application/x-www-form-urlencoded\"},"
                   "\"body\":\"From=${from}&To=${to}&Parameters=${message}\","
                   "\"phoneNumberFormat\":\"FULL\"}]}");
}

static void
test_headers (void)
{
  static const char *const first[] = { "name=X-A", "value=1", NULL };
  static const char *const second[] = { "name=X-A", "value=2", NULL };
  static const char *const empty[] = { NULL };

  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autofree char         *text = NULL;

  sender_path_set (config, "sms.url", "https://a", NULL);
  sender_path_set (config, "sms.body-format", "raw", NULL);
  sender_path_add (config, "sms.headers", first, NULL);
  sender_path_add (config, "sms.headers", empty, NULL);
  sender_path_add (config, "sms.headers", second, NULL);
  text = pingone_text_export (config);
  g_assert_nonnull (strstr (text, "\"headers\":{\"X-A\":\"1, 2\","
                                  "\"content-type\":\"application/json\"}"));
}

/* A document changed by hand: what can't be used is written anew. */
static void
test_broken_remote (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("studio", "S");
  g_autofree char         *before = pingone_text_export (config);
  g_autoptr (SenderJson)   broken = sender_json_parse ("{\"provider\":1,\"url\":2}", -1, NULL);
  g_autofree char         *after = NULL;

  g_object_set (config, "remote", broken, NULL);
  g_object_set (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0), "remote", broken, NULL);
  after = pingone_text_export (config);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-pingone-edits/meaning", test_meaning);
  g_test_add_func ("/format-pingone-edits/edits", test_edits);
  g_test_add_func ("/format-pingone-edits/sign-in", test_sign_in);
  g_test_add_func ("/format-pingone-edits/unknown-capability", test_unknown_capability);
  g_test_add_func ("/format-pingone-edits/lists", test_lists);
  g_test_add_func ("/format-pingone-edits/kinds", test_kinds);
  g_test_add_func ("/format-pingone-edits/fresh", test_fresh);
  g_test_add_func ("/format-pingone-edits/headers", test_headers);
  g_test_add_func ("/format-pingone-edits/broken-remote", test_broken_remote);

  return g_test_run ();
}
