/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone-text.h"
#include "random-record.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-format-pingone.h"
#include "sender-json.h"
#include "sender-path.h"
#include "sender-provider.h"
#include "sender-test-json.h"
#include "sender-test.h"

#include <string.h>

#define N_MODELS 200

/* By way of a document, as a stored configuration goes. */
static SenderConfig *
store (SenderConfig *config)
{
  g_autoptr (GError)     error = NULL;
  g_autofree char       *text = sender_format_document_write (config);
  g_autoptr (SenderJson) json = sender_test_json (text);
  SenderConfig          *stored = sender_format_document_read (json, NULL, &error);

  g_assert_no_error (error);
  return stored;
}

#define CUSTOM(rest) "{\"provider\":\"CUSTOM_PROVIDER\"," rest "}"
#define AUTH "\"authentication\":{\"method\":\"BASIC\",\"username\":\"u\"}"
#define NUMBER(members) CUSTOM (AUTH ",\"numbers\":[{" members "}]")
#define BASIC(username) "\"authentication\":{\"method\":\"BASIC\",\"username\":\"" username "\"}"
#define BEARER "\"authentication\":{\"method\":\"BEARER\"}"
#define CUSTOM_HEADER(name) \
  "\"authentication\":{\"method\":\"CUSTOM_HEADER\",\"headerName\":\"" name "\"}"
#define HEADERS(headers) CUSTOM ("\"requests\":[{\"headers\":{" headers "}}]")
#define HEADERS_AND(headers, authentication) \
  CUSTOM ("\"requests\":[{\"headers\":{" headers "}}]," authentication)
#define REQUEST(members) CUSTOM (AUTH ",\"requests\":[{" members "}]")

/* Each comes out as it went in. */
static const char *const lossless[] = {
  CUSTOM ("\"name\":\"n\"," AUTH),
  CUSTOM ("\"name\":\"n\"," AUTH ",\"numbers\":[],\"requests\":[]"),
  CUSTOM ("\"name\":null,\"authentication\":null,\"numbers\":null,\"requests\":null"),
  CUSTOM ("\"default\":true,\"x\":[1.50,{\"y\":-0e1}],\"name\":\"n\""),
  "{\"name\":\"\",\"requests\":[],\"id\":\"8-4-4\",\"provider\":\"CUSTOM_PROVIDER\"," AUTH "}",
  CUSTOM ("\"authentication\":{\"method\":\"BASIC\"}"),
  CUSTOM ("\"authentication\":{}"),
  CUSTOM ("\"authentication\":{\"username\":\"u\",\"method\":\"BASIC\",\"realm\":\"r\"}"),
  CUSTOM ("\"authentication\":{\"method\":\"BEARER\"}"),
  CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"authUrl\":\"https://a/t\","
          "\"clientId\":\"c\"}"),
  CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"grantType\":\"CLIENT_CREDENTIALS\","
          "\"authUrl\":\"https://a/t\",\"clientId\":\"c\",\"scopes\":[\"sms:send\"]}"),
  CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"grantType\":\"JWT_BEARER\","
          "\"authUrl\":\"https://a/t\",\"scopes\":[]}"),
  CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"grantType\":\"DEVICE\",\"clientId\":\"c\","
          "\"scopes\":null}"),
  CUSTOM ("\"authentication\":{\"method\":\"CUSTOM_HEADER\",\"headerName\":\"X-Key\"}"),
  CUSTOM ("\"authentication\":{\"method\":\"HMAC\",\"keyId\":\"k\",\"username\":\"u\","
          "\"tokenUrl\":\"https://a/t\",\"tokenLifetime\":3600}"),
  NUMBER ("\"number\":\"+14155550100\",\"type\":\"PHONE_NUMBER\",\"capabilities\":[\"SMS\"],"
          "\"selected\":true,\"available\":true"),
  NUMBER ("\"number\":\"+1 222 333\",\"type\":\"PHONE_NUMBER\""),
  NUMBER ("\"available\":false,\"number\":\"1\",\"type\":\"SHORT_CODE\",\"capabilities\":[]"),
  NUMBER ("\"number\":\"1\",\"type\":\"TOLL_FREE\",\"capabilities\":[\"VOICE\",\"FAX\",\"SMS\"],"
          "\"selected\":false,\"supportedCountries\":[\"US\",\"CA\"]"),
  NUMBER ("\"number\":\"1\",\"type\":\"TOLL_FREE\",\"supportedCountries\":null"),
  NUMBER ("\"number\":\"1\",\"type\":\"TOLL_FREE\",\"supportedCountries\":[]"),
  NUMBER ("\"number\":\"1\",\"type\":\"ALPHANUMERIC\",\"selected\":null,\"id\":7"),
  NUMBER (""),
  REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"https://a\","
           "\"headers\":{\"content-type\":\"application/x-www-form-urlencoded\"},"
           "\"body\":\"From=${from}&To=${to}&Parameters=${message}\","
           "\"phoneNumberFormat\":\"FULL\""),
  REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"https://a\","
           "\"body\":\"a=b%2f&&c&=d&To=+${to}%zz\""),
  REQUEST ("\"deliveryMethod\":\"VOICE\",\"method\":\"POST\",\"url\":\"https://a\","
           "\"headers\":{\"B\":\"2\",\"Content-Type\":\"x\",\"a\":\"1\",\"b\":\"3\"},"
           "\"body\":\" {\\n\\\"a\\\": 1 }\",\"phoneNumberFormat\":\"NUMBER_ONLY\","
           "\"beforeTag\":\"<Say>\",\"afterTag\":\"</Say> <Pause length=\\\"1\\\"/>\""),
  REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"GET\","
           "\"url\":\"https://a/?to=${to}&from=${from}&message=${message}\","
           "\"phoneNumberFormat\":\"FULL\""),
  REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"GET\",\"url\":\"https://a\",\"body\":\"a=b\""),
  REQUEST ("\"deliveryMethod\":\"WHATSAPP\",\"method\":\"PUT\",\"url\":\"\",\"headers\":{},"
           "\"body\":\"\",\"phoneNumberFormat\":\"NATIONAL\",\"beforeTag\":null,\"afterTag\":\"\","
           "\"timeout\":1e3"),
  REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"a\",\"body\":\"[\""),
  REQUEST ("\"deliveryMethod\":\"SMS\",\"url\":\"1\"},{\"deliveryMethod\":\"VOICE\","
           "\"url\":\"2\"},{\"deliveryMethod\":\"SMS\",\"url\":\"3\""),
  "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\",\"numbers\":[{\"number\":\"1\"}]}",
  "{\"id\":\"1\",\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\",\"numbers\":[]}",
  "{\"provider\":\"CUSTOM_SYNIVERSE\",\"numbers\":[{\"number\":\"1\",\"selected\":true}]}",
  "{\"provider\":\"CUSTOM_TWILIO_VERIFY\",\"sid\":\"AC1\",\"verifyServiceId\":\"VA1\"}",
  "{\"provider\":\"CUSTOM_TWILIO_MESSAGING_SERVICE\",\"name\":\"n\",\"sid\":\"AC1\","
  "\"messagingServices\":[{\"selected\":true,\"name\":\"m\",\"messagingServiceId\":\"MG1\"}]}",
  "{\"provider\":\"CUSTOM_SYNIVERSE_CHANNELS\",\"channels\":[1]}",
  "{\"provider\":\"PINGONE_TWILIO\"}",
  "{\"provider\":\"CUSTOM_PIGEON\",\"name\":\"n\",\"numbers\":{\"of\":1},\"requests\":[7],"
  "\"authentication\":\"loft\"}",
};

static void
test_lossless (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lossless); i++)
    {
      g_autoptr (SenderImport) import = pingone_text_import (lossless[i]);
      g_autoptr (SenderConfig) stored = store (pingone_text_get_item (import)->config);
      g_autofree char         *text = pingone_text_export (pingone_text_get_item (import)->config);
      g_autofree char         *again = pingone_text_export (stored);

      g_assert_cmpstr (text, ==, lossless[i]);
      g_assert_cmpstr (again, ==, lossless[i]);
      g_assert_null (pingone_text_get_item (import)->secret);
      g_assert_cmpuint (import->notes->len, ==, 0);
    }
}

/* What writing gives is read back as the same, and a plain object needs no copy of itself. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < N_MODELS; i++)
    {
      g_autoptr (SenderConfig) config = sender_config_new ();
      g_autoptr (SenderImport) import = NULL;
      g_autofree char         *text = NULL;
      g_autofree char         *again = NULL;

      random_record_fill (rand, SENDER_RECORD (config));
      g_object_set (config, "remote", NULL, NULL);
      g_object_set (sender_config_get_provider (config), "kind",
                    SENDER_PROVIDER_KIND_CUSTOM_PROVIDER, NULL);
      text = pingone_text_export (config);
      import = pingone_text_import (text);
      again = pingone_text_export (pingone_text_get_item (import)->config);
      g_assert_cmpstr (text, ==, again);
      g_assert_null (pingone_text_get_item (import)->secret);
      g_assert_null (sender_config_get_remote (pingone_text_get_item (import)->config));
    }
}

static const struct
{
  const char *text;
  const char *secret;
  const char *from;
  const char *exported; /* what stays of the object */
  const char *note;
} secrets[] = {
  { CUSTOM ("\"authentication\":{\"method\":\"BEARER\",\"authToken\":\"s3cr3t\"}"), "s3cr3t",
    "authentication.authToken", CUSTOM ("\"authentication\":{\"method\":\"BEARER\"}"), NULL },
  { CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"clientSecret\":\"s3cr3t\"}"), "s3cr3t",
    "authentication.clientSecret", CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\"}"), NULL },
  { CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"grantType\":\"JWT_BEARER\","
            "\"assertion\":\"s3cr3t\",\"clientSecret\":\"s3cr3t2\"}"),
    "s3cr3t", "authentication.assertion",
    CUSTOM ("\"authentication\":{\"method\":\"OAUTH2\",\"grantType\":\"JWT_BEARER\"}"),
    "“authentication.clientSecret”" },
  { CUSTOM ("\"authentication\":{\"method\":\"CUSTOM_HEADER\",\"headerName\":\"X\","
            "\"headerValue\":\"s3cr3t\"}"),
    "s3cr3t", "authentication.headerValue",
    CUSTOM ("\"authentication\":{\"method\":\"CUSTOM_HEADER\",\"headerName\":\"X\"}"), NULL },
  { CUSTOM ("\"authentication\":{\"method\":\"BASIC\",\"username\":\"\",\"password\":\"\"}"), NULL,
    NULL, CUSTOM ("\"authentication\":{\"method\":\"BASIC\",\"username\":\"\"}"), NULL },
  { CUSTOM ("\"authentication\":{\"method\":\"BASIC\",\"password\":7}"), NULL, NULL,
    CUSTOM ("\"authentication\":{\"method\":\"BASIC\"}"), "“authentication.password”" },
  { CUSTOM ("\"authentication\":{\"method\":\"HMAC\",\"sharedSecret\":\"s3cr3t\","
            "\"refresh_token\":{\"value\":\"s3cr3t\"},\"needsPassword\":true,\"keyId\":\"k\"}"),
    NULL, NULL,
    CUSTOM ("\"authentication\":{\"method\":\"HMAC\",\"needsPassword\":true,\"keyId\":\"k\"}"),
    "“authentication.sharedSecret”" },
  { CUSTOM ("\"deep\":[{\"accessToken\":\"s3cr3t\"}]"), NULL, NULL, CUSTOM ("\"deep\":[{}]"),
    "“deep[0].accessToken”" },
  { "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\",\"authToken\":\"s3cr3t\"}", "s3cr3t",
    "authToken", "{\"provider\":\"CUSTOM_TWILIO\",\"sid\":\"AC1\"}", NULL },
  { HEADERS ("\"a\":\"1\",\"X-Api-Key\":\"s3cr3t\""), "s3cr3t",
    "requests[0].headers.X-Api-Key", HEADERS_AND ("\"a\":\"1\"", CUSTOM_HEADER ("X-Api-Key")),
    NULL },
  { HEADERS ("\"Authorization\":\"Bearer s3cr3t\""), "s3cr3t",
    "requests[0].headers.Authorization",
    HEADERS_AND ("", BEARER), NULL },
  { HEADERS ("\"authorization\":\"basic QUMxOnMzY3IzdA==\""), "s3cr3t",
    "requests[0].headers.authorization", HEADERS_AND ("", BASIC ("AC1")), NULL },
  { HEADERS ("\"Authorization\":\"Key s3cr3t\""), "Key s3cr3t",
    "requests[0].headers.Authorization", HEADERS_AND ("", CUSTOM_HEADER ("Authorization")), NULL },
  { HEADERS_AND ("\"Authorization\":\"Basic QUMxOnMzY3IzdA==\"", BASIC ("AC1")), "s3cr3t",
    "requests[0].headers.Authorization", HEADERS_AND ("", BASIC ("AC1")), NULL },
  { HEADERS_AND ("\"Authorization\":\"Basic QUMxOnMzY3IzdA==\"", BASIC ("AC2")), NULL, NULL,
    HEADERS_AND ("", BASIC ("AC2")), "“requests[0].headers.Authorization” holds a second secret" },
  { HEADERS_AND ("\"Authorization\":\"Basic ////\"", BASIC ("AC1")), NULL, NULL,
    HEADERS_AND ("", BASIC ("AC1")), "holds a second secret" },
  { HEADERS_AND ("\"X-Api-Key\":\"s3cr3t\"", BASIC ("AC1")), NULL, NULL,
    HEADERS_AND ("", BASIC ("AC1")), "“requests[0].headers.X-Api-Key” holds a second secret" },
  { HEADERS_AND ("\"X-Api-Key\":\"s3cr3t\"", CUSTOM_HEADER ("x-api-key")), "s3cr3t",
    "requests[0].headers.X-Api-Key", HEADERS_AND ("", CUSTOM_HEADER ("x-api-key")), NULL },
  { HEADERS_AND ("\"X-Api-Key\":\"s3cr3t\"", CUSTOM_HEADER ("Other")), NULL, NULL,
    HEADERS_AND ("", CUSTOM_HEADER ("Other")), "holds a second secret" },
  { CUSTOM ("\"requests\":[{\"headers\":{\"X-Api-Key\":\"s3cr3t\"}},"
            "{\"headers\":{\"X-Api-Key\":\"s3cr3t\"}}]"),
    "s3cr3t", "requests[0].headers.X-Api-Key",
    CUSTOM ("\"requests\":[{\"headers\":{}},{\"headers\":{}}]," CUSTOM_HEADER ("X-Api-Key")),
    NULL },
  { CUSTOM ("\"requests\":[{\"headers\":{\"X-Api-Key\":\"s3cr3t\"}},"
            "{\"headers\":{\"X-Api-Key\":\"s3cr3t2\"}}]"),
    "s3cr3t", "requests[0].headers.X-Api-Key",
    CUSTOM ("\"requests\":[{\"headers\":{}},{\"headers\":{}}]," CUSTOM_HEADER ("X-Api-Key")),
    "“requests[1].headers.X-Api-Key” holds a second secret" },
  { CUSTOM ("\"requests\":[{\"headers\":{\"X-Api-Key\":\"s3cr3t\"}}],"
            "\"authentication\":{\"method\":\"BASIC\",\"username\":\"\",\"password\":\"s3cr3t\"}"),
    "s3cr3t", "authentication.password",
    CUSTOM ("\"requests\":[{\"headers\":{}}],"
            "\"authentication\":{\"method\":\"BASIC\",\"username\":\"\"}"),
    "“requests[0].headers.X-Api-Key” holds a second secret" },
  { HEADERS ("\"X-Api-Key\":\"${voice}\",\"X-Token-Type\":\"jwt\""), NULL, NULL,
    HEADERS ("\"X-Api-Key\":\"${voice}\",\"X-Token-Type\":\"jwt\""), NULL },
  { HEADERS ("\"X-Mark\":\"q7Zt1LmW0yXb9RkE3aVc\""), NULL, NULL,
    HEADERS ("\"X-Mark\":\"q7Zt1LmW0yXb9RkE3aVc\""), "“X-Mark” may hold a secret" },
};

static void
test_secrets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (SenderImport) import = pingone_text_import (secrets[i].text);
      SenderImportItem        *item = pingone_text_get_item (import);
      g_autofree char         *exported = pingone_text_export (item->config);
      g_autofree char         *document = sender_format_document_write (item->config);

      g_test_message ("%s", secrets[i].text);
      g_assert_cmpstr (item->secret, ==, secrets[i].secret);
      g_assert_cmpstr (item->secret_from, ==, secrets[i].from);
      g_assert_cmpstr (exported, ==, secrets[i].exported);
      g_assert_null (strstr (document, "s3cr3t"));
      g_assert_false (sender_test_has_text (import->notes, "s3cr3t"));
      g_assert_true (secrets[i].note == NULL ||
                     sender_test_has_text (import->notes, secrets[i].note));
    }
}

static void
test_message_type (void)
{
  g_autoptr (SenderImport) import = NULL;
  g_autofree char         *text = NULL;
  g_autofree char         *value = NULL;

  import = pingone_text_import (
    REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"a\","
             "\"messageType\":\"ARN&message=${message}\",\"x\":1},"
             "{\"body\":\"b=1\",\"messageType\":\"ARN\""));
  text = pingone_text_export (pingone_text_get_item (import)->config);
  g_assert_cmpstr (text, ==,
                   REQUEST ("\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"a\","
                            "\"body\":\"messageType=ARN&message=${message}\",\"x\":1},"
                            "{\"body\":\"b=1\""));
  value = sender_path_get (pingone_text_get_item (import)->config, "sms.body[1].value", NULL);
  g_assert_cmpstr (value, ==, "${message}");
  g_assert_true (sender_test_has_text (import->notes, "“requests[0].messageType”"));
}

static void
test_collections (void)
{
  static const struct
  {
    const char *text;
    guint       n_items;
  } cases[] = {
    { "{\"_embedded\":{\"phoneDeliverySettings\":[{\"provider\":\"CUSTOM_PROVIDER\"},"
      "{\"provider\":\"CUSTOM_TWILIO\"}]},\"size\":2}",
      2 },
    { "[{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"a\"},{\"provider\":\"NEW\",\"name\":\"b\"}]",
      2 },
    { "{\"_embedded\":{\"phoneDeliverySettings\":[]}}", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderImport) import = pingone_text_import (cases[i].text);

      g_assert_cmpuint (import->items->len, ==, cases[i].n_items);
      g_assert_cmpuint (import->notes->len, ==, cases[i].n_items == 0 ? 1 : 0);
    }
}

static const struct
{
  const char *text;
  const char *fragment;
} bad[] = {
  { "[{\"provider\":\"X\"},7]", "Line 1, column 19: “phone delivery settings” must be" },
  { "[{\"provider\":\"X\"},\n{}]", "Line 2, column 1: “provider” is missing" },
  { "{\"authentication\":{},\"requests\":[]}", "Line 1, column 1: “provider” is missing" },
  { "{\"provider\":7}", "Line 1, column 13: “provider” must be" },
  { "{\"_embedded\":{\"phoneDeliverySettings\":7}}", "column 39: “phoneDeliverySettings” must be" },
  { "{\"provider\":\"CUSTOM_PROVIDER\",\n\"name\":7}", "Line 2, column 8: “name” must be" },
  { CUSTOM ("\n\"authentication\":[]"), "Line 2, column 18: “authentication” must be" },
  { CUSTOM ("\n\"authentication\":{\"method\":{}}"), "Line 2, column 28: “method” must be" },
  { CUSTOM ("\n\"authentication\":{\"scopes\":[1]}"), "Line 2, column 29: “scopes” must be" },
  { CUSTOM ("\n\"numbers\":{}"), "Line 2, column 11: “numbers” must be" },
  { CUSTOM ("\n\"numbers\":[[]]"), "Line 2, column 12: “numbers” must be" },
  { CUSTOM ("\n\"numbers\":[{\"number\":1}]"), "Line 2, column 22: “number” must be" },
  { CUSTOM ("\n\"numbers\":[{\"capabilities\":[1]}]"), "Line 2, column 29: “capabilities” must" },
  { CUSTOM ("\n\"requests\":[{\"headers\":{\"X\":1}}]"), "Line 2, column 29: “X” must be" },
  { CUSTOM ("\n\"requests\":[{\"messageType\":1,\"body\":[]}]"), "Line 2, column 37: “body” must" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderJson)   json = sender_json_parse (bad[i].text, -1, NULL);
      g_autoptr (SenderImport) import = sender_import_new ();

      g_test_message ("%s", bad[i].text);
      g_assert_true (sender_format_pingone_is (json));
      g_assert_false (sender_format_pingone_read (json, import, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, bad[i].fragment);
    }
}

static void
test_other_json (void)
{
  static const char *const texts[] = {
    "7",
    "[]",
    "[7]",
    "{}",
    "[{\"name\":\"x\"}]",
    "{\"_embedded\":{\"templates\":[]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderJson) json = sender_json_parse (texts[i], -1, NULL);

      g_assert_false (sender_format_pingone_is (json));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-pingone/lossless", test_lossless);
  g_test_add_func ("/format-pingone/random", test_random);
  g_test_add_func ("/format-pingone/secrets", test_secrets);
  g_test_add_func ("/format-pingone/message-type", test_message_type);
  g_test_add_func ("/format-pingone/collections", test_collections);
  g_test_add_func ("/format-pingone/bad", test_bad);
  g_test_add_func ("/format-pingone/other-json", test_other_json);

  return g_test_run ();
}
