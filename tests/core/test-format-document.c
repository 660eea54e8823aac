/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-record.h"
#include "sender-acceptance.h"
#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-environment.h"
#include "sender-error.h"
#include "sender-form-field.h"
#include "sender-format-document.h"
#include "sender-header.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-provider.h"
#include "sender-test.h"
#include "sender-variable.h"

#include <string.h>

#define N_MODELS 200

static SenderConfig *
parse_document (const char *text,
                gboolean   *read_only,
                GError    **error)
{
  g_autoptr (SenderJson) json = sender_json_parse (text, -1, error);

  return json != NULL ? sender_format_document_read (json, read_only, error) : NULL;
}

static void
append (SenderList *list,
        gpointer    item)
{
  sender_list_append (list, item);
  g_object_unref (item);
}

static void
fill_numbers (SenderConfig *config)
{
  static const char *const countries[] = { "US", "CA", NULL };

  SenderList *numbers = sender_config_get_numbers (config);

  append (numbers, g_object_new (SENDER_TYPE_ORIGINATION_NUMBER, "number", "+18335550100",
                                 "type", SENDER_NUMBER_TYPE_TOLL_FREE, "sms", TRUE,
                                 "countries", countries, NULL));
}

static void
fill_requests (SenderConfig *config)
{
  SenderChannelRequest  *sms = sender_config_ensure_request (config, SENDER_CHANNEL_SMS);
  SenderChannelRequest  *voice = sender_config_ensure_request (config, SENDER_CHANNEL_VOICE);
  g_autoptr (SenderJson) remote = sender_json_new_object ();

  g_object_set (sms, "url", "https://studio.twilio.com/v2/Flows/<flowID>/Executions",
                "raw", "{\n  \"kept\": \"ü\"\n}", NULL);
  append (sender_channel_request_get_headers (sms),
          g_object_new (SENDER_TYPE_HEADER, "name", "content-type",
                        "value", "application/x-www-form-urlencoded", NULL));
  append (sender_channel_request_get_body (sms),
          g_object_new (SENDER_TYPE_FORM_FIELD, "key", "To", "value", "${to}", NULL));
  append (sender_channel_request_get_body (sms),
          g_object_new (SENDER_TYPE_FORM_FIELD, "key", "Spare", "value", "a b", "enabled", FALSE,
                        "encoded", "Spare=a%20b", NULL));
  sender_json_set_member (remote, "priority", sender_json_new_number ("1.50"));
  g_object_set (voice, "method", SENDER_HTTP_METHOD_GET, "body-format", SENDER_BODY_FORMAT_RAW,
                "number-format", SENDER_NUMBER_FORMAT_DIGITS, "before-tag", "<Say>",
                "after-tag", "</Say>", "remote", remote, NULL);
}

/* The model of tests/data/document.json. */
static SenderConfig *
make_model (void)
{
  static const char *const scopes[] = { "sms:send", NULL };

  SenderConfig *config = sender_config_new ();

  g_object_set (config, "id", "0d5c5f0e-4a7a-4f57-8d0c-000000000001", "name", "Example", NULL);
  g_object_set (sender_config_get_environment (config), "name", "Test",
                "region", SENDER_REGION_EU, NULL);
  g_object_set (sender_config_get_provider (config), "name", "Twilio \"Studio\"", NULL);
  g_object_set (sender_config_get_authorization (config), "username",
                "AC00000000000000000000000000000000", "scopes", scopes, NULL);
  fill_numbers (config);
  fill_requests (config);
  append (sender_config_get_messages (config),
          g_object_new (SENDER_TYPE_MESSAGE, "template", "strong_authentication", "locale", "en",
                        "content", "{\"OTP\":\"${otp}\"}", NULL));
  append (sender_config_get_variables (config),
          g_object_new (SENDER_TYPE_VARIABLE, "name", "sum", "sample", "10 €", NULL));
  append (sender_config_get_accepted (config),
          g_object_new (SENDER_TYPE_ACCEPTANCE, "id", "SS314", "path", "voice.url",
                        "reason", "one flow serves both", NULL));
  return config;
}

static void
test_golden (void)
{
  g_autoptr (SenderConfig) model = make_model ();
  g_autoptr (SenderConfig) config = NULL;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *golden = sender_test_data ("document.json", NULL);
  g_autofree char         *text = sender_format_document_write (model);
  gboolean                 read_only = TRUE;

  g_assert_cmpstr (text, ==, golden);
  config = parse_document (golden, &read_only, &error);
  g_assert_no_error (error);
  g_assert_false (read_only);
  g_assert_true (sender_record_equal (config, model));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < N_MODELS; i++)
    {
      g_autoptr (SenderConfig) model = sender_config_new ();
      g_autoptr (SenderConfig) config = NULL;
      g_autoptr (GError)       error = NULL;
      g_autofree char         *id = g_strdup (sender_config_get_id (model));
      g_autofree char         *text = NULL;
      g_autofree char         *again = NULL;

      random_record_fill (rand, SENDER_RECORD (model));
      g_object_set (model, "id", id, NULL);
      text = sender_format_document_write (model);
      config = parse_document (text, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (sender_record_equal (config, model));
      again = sender_format_document_write (config);
      g_assert_cmpstr (again, ==, text);
    }
}

/* What another program of this version put there, at the root and deeper, is written back. */
static void
test_unknown_members (void)
{
  g_autoptr (SenderConfig) config = NULL;
  g_autoptr (SenderConfig) again = NULL;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *text = NULL;

  config = parse_document ("{\"future\":[1.50,null],\"version\":1,\"provider\":{\"name\":\"p\","
                           "\"colour\":\"red\"},\"id\":\"a\",\"format\":\"sender-studio\"}",
                           NULL, &error);
  g_assert_no_error (error);
  text = sender_format_document_write (config);
  g_assert_true (g_str_has_prefix (text, "{\n  \"format\": \"sender-studio\",\n  \"version\": 1,\n"
                                         "  \"id\": \"a\",\n"));
  g_assert_nonnull (strstr (text, "\"colour\": \"red\""));
  g_assert_nonnull (strstr (text, "1.50"));
  again = parse_document (text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sender_record_equal (config, again));
}

static void
test_newer (void)
{
  g_autoptr (SenderConfig) config = NULL;
  g_autoptr (GError)       error = NULL;
  gboolean                 read_only = FALSE;

  config = parse_document ("{\"format\":\"sender-studio\",\"version\":2,\"id\":\"a\","
                           "\"name\":\"Later\",\"provider\":{\"kind\":\"by-pigeon\"},"
                           "\"numbers\":{\"list\":[]},\"messages\":[{\"content\":\"c\"}]}",
                           &read_only, &error);
  g_assert_no_error (error);
  g_assert_true (read_only);
  g_assert_cmpstr (sender_config_get_id (config), ==, "a");
  g_assert_cmpstr (sender_config_get_name (config), ==, "Later");
  g_assert_cmpint (sender_provider_get_kind (sender_config_get_provider (config)), ==,
                   SENDER_PROVIDER_KIND_CUSTOM_PROVIDER);
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_numbers (config)), ==, 0);
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_messages (config)), ==, 1);
}

#define HEAD "{\"format\":\"sender-studio\",\"version\":1,"

static const struct
{
  const char *text;
  const char *fragment;
} bad[] = {
  { "[]", "Line 1, column 1: “the document” must be" },
  { "{}", "Line 1, column 1: “format” is missing" },
  { "{\n \"format\": 1}", "Line 2, column 12: “format” must be" },
  { "{\"format\":\"other\",\"version\":1}", "Line 1, column 11: “format” is “other”" },
  { "{\"format\":\"sender-studio\"}", "Line 1, column 1: “version” is missing" },
  { "{\"format\":\"sender-studio\",\n\"version\":\"1\"}", "Line 2, column 11: “version” must be" },
  { "{\"format\":\"sender-studio\",\"version\":null}", "Line 1, column 37: “version” must be" },
  { "{\"format\":\"sender-studio\",\"version\":0}", "column 37: “version” is 0" },
  { "{\"format\":\"sender-studio\",\"version\":-1}", "column 37: “version” is -1" },
  { "{\"format\":\"sender-studio\",\"version\":1.5}", "column 37: “version” is 1.5" },
  { "{\"format\":\"sender-studio\",\"version\":1e99}", "column 37: “version” is 1e99" },
  { HEAD "\"name\":\"x\"}", "Line 1, column 1: “id” is missing" },
  { HEAD "\"id\":7}", "Line 1, column 44: “id” must be" },
  { HEAD "\"id\":\"\"}", "column 44: “id” must be 1 to 100 letters" },
  { HEAD "\"id\":\"../a\"}", "column 44: “id” must be 1 to 100 letters" },
  { HEAD "\"id\":\".a\"}", "column 44: “id” must be 1 to 100 letters" },
  { HEAD "\"id\":\"a/b\"}", "column 44: “id” must be 1 to 100 letters" },
  { HEAD "\"id\":\"ü\"}", "column 44: “id” must be 1 to 100 letters" },
  { HEAD "\"id\":\"a\",\n\"name\":[]}", "Line 2, column 8: “name” must be" },
  { HEAD "\"id\":\"a\",\n\"provider\":{\"kind\":\"x\"}}", "Line 2, column 20: “x” is no value" },
  { HEAD "\"id\":\"a\",\n\"numbers\":[1]}", "Line 2, column 12: “numbers” must be" },
};

static void
test_bad (void)
{
  g_autofree char *long_id = g_strnfill (101, 'a');
  g_autofree char *text = g_strdup_printf (HEAD "\"id\":\"%s\"}", long_id);

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      const char        *input = i < G_N_ELEMENTS (bad) ? bad[i].text : text;

      g_test_message ("%s", input);
      g_assert_null (parse_document (input, NULL, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT,
                                i < G_N_ELEMENTS (bad) ? bad[i].fragment : "“id” must be 1 to 100");
    }
}

static void
test_is (void)
{
  static const struct
  {
    const char *text;
    gboolean    is;
  } cases[] = {
    { "{\"format\":\"sender-studio\"}", TRUE },
    { "{\"format\":\"sender-studio\",\"version\":99}", TRUE },
    { "{\"format\":\"other\"}", FALSE },
    { "{\"format\":1}", FALSE },
    { "{}", FALSE },
    { "[\"sender-studio\"]", FALSE },
    { "\"sender-studio\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) json = sender_json_parse (cases[i].text, -1, NULL);

      g_assert_cmpint (sender_format_document_is (json), ==, cases[i].is);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-document/golden", test_golden);
  g_test_add_func ("/format-document/random", test_random);
  g_test_add_func ("/format-document/unknown-members", test_unknown_members);
  g_test_add_func ("/format-document/newer", test_newer);
  g_test_add_func ("/format-document/bad", test_bad);
  g_test_add_func ("/format-document/is", test_is);

  return g_test_run ();
}
