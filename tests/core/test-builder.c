/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder.h"

#include "sender-channel-request.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-variable.h"

#define FROM "+15017122661"
#define TO "+15558675310"

typedef struct
{
  SenderConfig         *config;
  SenderChannelRequest *sms;
  SenderBuildInput      input;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->config = sender_test_config_new ();
  fixture->sms = sender_config_get_request (fixture->config, SENDER_CHANNEL_SMS, 0);
  fixture->input.to = TO;
  fixture->input.from = FROM;
  fixture->input.secret = "token";
  fixture->input.message = sender_config_get_first_message (fixture->config, SENDER_CHANNEL_SMS);
  fixture->input.values = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (fixture->input.values, (gpointer) "otp", (gpointer) "012345");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_hash_table_unref (fixture->input.values);
  g_assert_finalize_object (fixture->config);
}

static SenderRequest *
build (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SenderRequest     *built = sender_builder_build (fixture->config, fixture->sms, &fixture->input,
                                                   &error);

  g_assert_no_error (error);
  return built;
}

static void
assert_body (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (SenderRequest) built = build (fixture);
  GBytes                   *bytes = sender_request_get_body (built);
  g_autofree char          *body = g_strndup (g_bytes_get_data (bytes, NULL),
                                              g_bytes_get_size (bytes));

  g_assert_cmpstr (body, ==, expected);
}

static void
assert_invalid (Fixture    *fixture,
                const char *fragment)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderRequest) built = sender_builder_build (fixture->config, fixture->sms,
                                                          &fixture->input, &error);

  g_assert_null (built);
  sender_test_assert_error (error, SENDER_ERROR_INVALID, fragment);
}

static void
set_value (Fixture    *fixture,
           const char *name,
           const char *value)
{
  g_hash_table_insert (fixture->input.values, (gpointer) name, (gpointer) value);
}

static void
test_studio_bytes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (SenderRequest) built = build (fixture);

  g_assert_cmpstr (sender_request_get_method (built), ==, "POST");
  g_assert_cmpstr (sender_request_get_url (built), ==, SENDER_TEST_URL);
  assert_body (fixture,
               "From=%2B15017122661&To=%2B15558675310&Parameters=%7B%22OTP%22%3A%22012345%22%7D");
}

static void
test_number_format (Fixture      *fixture,
                    gconstpointer data)
{
  g_object_set (fixture->sms, "number-format", SENDER_NUMBER_FORMAT_DIGITS, NULL);
  sender_test_set_rows (fixture->sms, "From", "${from}", "To", "${to}", NULL);
  assert_body (fixture, "From=15017122661&To=15558675310");
}

static void
test_verbatim (Fixture      *fixture,
               gconstpointer data)
{
  fixture->input.verbatim = TRUE;
  assert_body (fixture, "From=+15017122661&To=+15558675310&Parameters={\"OTP\":\"012345\"}");
}

static void
test_unknown_variables_stay (Fixture      *fixture,
                             gconstpointer data)
{
  sender_test_set_rows (fixture->sms, "a b", "${nobody.knows} ä", "m", "${message}", NULL);
  sender_test_set_message (fixture->config, SENDER_CHANNEL_SMS, "${sum} ${OTP}");
  assert_body (fixture, "a+b=${nobody.knows}+%C3%A4&m=%24%7Bsum%7D+012345");
}

static void
test_value_sources (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (SenderVariable) declared = g_object_new (SENDER_TYPE_VARIABLE,
                                                      "name", "sum", "sample", "12 €", NULL);

  sender_list_append (sender_config_get_variables (fixture->config), declared);
  sender_test_set_rows (fixture->sms, "s", "${sum}", NULL);
  assert_body (fixture, "s=12+%E2%82%AC");
  set_value (fixture, "sum", "7");
  assert_body (fixture, "s=7");
  sender_test_set_rows (fixture->sms, "l", "${locale}", "o", "${OTP}",
                        "n", "${user.username}", NULL);
  set_value (fixture, "user.username", "anna");
  assert_body (fixture, "l=en&o=012345&n=anna");
  g_object_set (fixture->input.message, "voice", "Alice", NULL);
  sender_test_set_rows (fixture->sms, "v", "${voice}", NULL);
  assert_body (fixture, "v=Alice");
}

/* What is shown is what is sent: only the code may be spelt in capitals. */
static void
test_case_counts (Fixture      *fixture,
                  gconstpointer data)
{
  sender_test_set_rows (fixture->sms, "t", "${TO}", "f", "${From}", "m", "${MESSAGE}",
                        "n", "${User.Username}", "o", "${Otp}", NULL);
  set_value (fixture, "USER.USERNAME", "anna");
  assert_body (fixture, "t=${TO}&f=${From}&m=${MESSAGE}&n=${User.Username}&o=012345");
  g_hash_table_remove (fixture->input.values, "otp");
  set_value (fixture, "OTP", "000001");
  assert_body (fixture, "t=${TO}&f=${From}&m=${MESSAGE}&n=${User.Username}&o=000001");
}

static void
test_without_number (Fixture      *fixture,
                     gconstpointer data)
{
  const char      *sample = sender_variables_get_sample ("to");
  g_autofree char *expected = g_strdup_printf ("t=%s", sample + 1);

  fixture->input.to = NULL;
  g_object_set (fixture->sms, "number-format", SENDER_NUMBER_FORMAT_DIGITS, NULL);
  sender_test_set_rows (fixture->sms, "t", "${to}", NULL);
  assert_body (fixture, expected);
  set_value (fixture, "to", "+4930123456");
  assert_body (fixture, "t=4930123456");
}

static void
test_without_message (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *rendered = NULL;

  fixture->input.message = NULL;
  sender_test_set_rows (fixture->sms, "t", "${to}", "o", "${otp}", NULL);
  assert_body (fixture, "t=%2B15558675310&o=012345");
  rendered = sender_builder_render_message (fixture->config, &fixture->input);
  g_assert_cmpstr (rendered, ==, "");
}

static void
test_raw (Fixture      *fixture,
          gconstpointer data)
{
  sender_test_set_raw (fixture->sms,
                       "{ \"a\\\"b\": \"${message}\", \"to\": \"${to}\", \"n\": ${otp} }");
  assert_body (fixture, "{ \"a\\\"b\": \"{\\\"OTP\\\":\\\"012345\\\"}\", "
                        "\"to\": \"+15558675310\", \"n\": 012345 }");
  fixture->input.verbatim = TRUE;
  assert_body (fixture, "{ \"a\\\"b\": \"{\"OTP\":\"012345\"}\", "
                        "\"to\": \"+15558675310\", \"n\": 012345 }");
  fixture->input.verbatim = FALSE;
  sender_test_set_raw (fixture->sms, " <sms text=\"${message}\"/>");
  assert_body (fixture, " <sms text=\"{\"OTP\":\"012345\"}\"/>");
  sender_test_set_raw (fixture->sms, "\"${message}\"");
  sender_test_set_message (fixture->config, SENDER_CHANNEL_SMS, "a\nb\\");
  assert_body (fixture, "\"a\\nb\\\\\"");
}

static void
test_get (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (SenderRequest) built = NULL;
  g_autofree char          *payload = NULL;

  g_object_set (fixture->sms,
                "method", SENDER_HTTP_METHOD_GET,
                "url", "https://sms.example.com/send?to=${to}&text=${message}&x=${y}",
                NULL);
  sender_test_set_message (fixture->config, SENDER_CHANNEL_SMS, "Code ${otp}: ä&+");
  built = build (fixture);
  g_assert_cmpstr (sender_request_get_method (built), ==, "GET");
  g_assert_cmpstr (sender_request_get_url (built), ==,
                   "https://sms.example.com/send?to=%2B15558675310"
                   "&text=Code%20012345%3A%20%C3%A4%26%2B&x=${y}");
  g_assert_null (sender_request_get_body (built));
  g_assert_null (sender_request_lookup_header (built, "Content-Type"));
  payload = sender_builder_dup_payload (fixture->config, fixture->sms, built);
  g_assert_cmpstr (payload, ==, "Code 012345: ä&+");
}

static void
test_bad_url (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (SenderRequest) escaped = NULL;

  g_object_set (fixture->sms, "url", "", NULL);
  assert_invalid (fixture, "has no URL");
  g_object_set (fixture->sms, "url", "https://a.example/\r\nX: y", NULL);
  assert_invalid (fixture, "control character");
  g_object_set (fixture->sms, "url", "https://a.example/?m=${message}", NULL);
  sender_test_set_message (fixture->config, SENDER_CHANNEL_SMS, "a\r\nX: y");
  escaped = build (fixture);
  fixture->input.verbatim = TRUE;
  assert_invalid (fixture, "control character");
  g_object_set (fixture->sms, "url", SENDER_TEST_URL, "method", SENDER_HTTP_METHOD_UNKNOWN, NULL);
  assert_invalid (fixture, "method");
}

/* What is not valid is shown all the same. */
static void
test_url_as_typed (Fixture      *fixture,
                   gconstpointer data)
{
  const char               *url = "https://STUDIO.twilio.com/v2/Flows/<flowID>/Executions";
  g_autoptr (SenderRequest) built = NULL;

  g_object_set (fixture->sms, "url", url, NULL);
  built = build (fixture);
  g_assert_cmpstr (sender_request_get_url (built), ==, url);
}

static void
test_voice_tags (Fixture      *fixture,
                 gconstpointer data)
{
  SenderConfig         *config = fixture->config;
  SenderChannelRequest *voice = sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0);
  g_autofree char      *message = NULL;
  g_autofree char      *sms = NULL;

  g_object_set (voice, "before-tag", "<b>", "after-tag", "</b>", NULL);
  g_object_set (fixture->sms, "before-tag", "<b>", "after-tag", "</b>", NULL);
  sender_test_set_message (fixture->config, SENDER_CHANNEL_SMS, "Code ${otp}");
  sms = sender_builder_render_message (fixture->config, &fixture->input);
  g_assert_cmpstr (sms, ==, "Code 012345");
  fixture->input.message = sender_test_set_message (fixture->config, SENDER_CHANNEL_VOICE,
                                                    "Your 1 code: ${otp}");
  set_value (fixture, "otp", "01-2");
  message = sender_builder_render_message (fixture->config, &fixture->input);
  g_assert_cmpstr (message, ==, "Your 1 code: <b>0</b><b>1</b>-<b>2</b>");
}

static void
test_payload (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *url;
    const char *key;
    const char *raw;
    const char *payload;
  } cases[] = {
    { SENDER_TEST_URL, "Parameters", NULL, "{\"OTP\":\"012345\"}" },
    { "https://studio.twilio.com/v2/Flows/<flowID>/Executions", "Parameter", NULL, NULL },
    { SENDER_TEST_URL, "Parameter", NULL, NULL },
    { SENDER_TEST_URL, NULL, "{\"m\":\"${message}\"}", NULL },
    { "https://sms.example.com/", "text", NULL, "{\"OTP\":\"012345\"}" },
    { "https://sms.example.com/", NULL, "{\"m\":\"${message}\"}",
      "{\"m\":\"{\\\"OTP\\\":\\\"012345\\\"}\"}" },
    { "", "te xt", NULL, "{\"OTP\":\"012345\"}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderRequest) built = NULL;
      g_autofree char          *payload = NULL;

      g_test_message ("%s %s", cases[i].url, cases[i].key);
      g_object_set (fixture->sms, "url", SENDER_TEST_URL, NULL);
      if (cases[i].key != NULL)
        sender_test_set_rows (fixture->sms, "To", "${to}", cases[i].key, "${message}", NULL);
      else
        sender_test_set_raw (fixture->sms, cases[i].raw);
      built = build (fixture);
      g_object_set (fixture->sms, "url", cases[i].url, NULL);
      payload = sender_builder_dup_payload (fixture->config, fixture->sms, built);
      g_assert_cmpstr (payload, ==, cases[i].payload);
    }
}

/* A vendor whose request carries the message nowhere, and a GET that asks Studio. */
static void
test_payload_nowhere (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (SenderRequest) form = NULL;
  g_autoptr (SenderRequest) get = NULL;

  sender_test_set_rows (fixture->sms, "To", "${to}", "empty", "", NULL);
  g_object_set (fixture->sms, "url", "https://sms.example.com/", NULL);
  form = build (fixture);
  g_assert_null (sender_builder_dup_payload (fixture->config, fixture->sms, form));
  g_object_set (fixture->sms, "method", SENDER_HTTP_METHOD_GET, NULL);
  get = build (fixture);
  g_assert_null (sender_builder_dup_payload (fixture->config, fixture->sms, get));
  g_object_set (fixture->sms, "url", SENDER_TEST_URL "?Parameters=${message}", NULL);
  g_assert_null (sender_builder_dup_payload (fixture->config, fixture->sms, get));
}

static void
test_default_from (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *number;
    gboolean    sms;
    gboolean    voice;
    gboolean    selected;
  } numbers[] = {
    { "+1", TRUE, TRUE, FALSE },
    { "+2", FALSE, TRUE, TRUE },
    { "+3", TRUE, TRUE, TRUE },
  };

  g_assert_null (sender_builder_get_default_from (fixture->config, SENDER_CHANNEL_SMS));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (SenderOriginationNumber) number = sender_origination_number_new ();

      g_object_set (number,
                    "number", numbers[i].number,
                    "sms", numbers[i].sms,
                    "voice", numbers[i].voice,
                    "selected", numbers[i].selected,
                    NULL);
      sender_list_append (sender_config_get_numbers (fixture->config), number);
    }
  g_assert_cmpstr (sender_builder_get_default_from (fixture->config, SENDER_CHANNEL_SMS), ==, "+3");
  g_assert_cmpstr (sender_builder_get_default_from (fixture->config, SENDER_CHANNEL_VOICE),
                   ==, "+2");
}

static SenderMessage *
add_message (Fixture    *fixture,
             const char *template_name,
             const char *locale)
{
  g_autoptr (SenderMessage) message = g_object_new (SENDER_TYPE_MESSAGE,
                                                    "template", template_name,
                                                    "channel", SENDER_CHANNEL_SMS,
                                                    "locale", locale,
                                                    NULL);

  sender_list_append (sender_config_get_messages (fixture->config), message);
  return message;
}

static void
test_choose_message (Fixture      *fixture,
                     gconstpointer data)
{
  SenderList    *messages = sender_config_get_messages (fixture->config);
  SenderMessage *first = NULL;
  SenderMessage *german = NULL;
  SenderMessage *usual = NULL;

  while (sender_list_get_n_items (messages) > 0)
    sender_list_remove (messages, 0);
#define CHOOSE(template, locale) \
  sender_builder_choose_message (fixture->config, SENDER_CHANNEL_SMS, template, locale)
  g_assert_null (CHOOSE (NULL, NULL));
  first = add_message (fixture, "device_pairing", "fr");
  g_assert_true (CHOOSE (NULL, NULL) == first);
  german = add_message (fixture, "strong_authentication", "de");
  usual = add_message (fixture, "strong_authentication", "en");
  g_assert_true (CHOOSE (NULL, NULL) == usual);
  g_assert_true (CHOOSE ("strong_authentication", NULL) == usual);
  g_assert_true (CHOOSE ("device_pairing", NULL) == first);
  g_assert_true (CHOOSE (NULL, "de") == german);
  g_assert_true (CHOOSE (NULL, "fr") == first);
  g_assert_null (CHOOSE ("device_pairing", "de"));
  g_assert_null (CHOOSE ("transaction", NULL));
  g_assert_null (sender_builder_choose_message (fixture->config, SENDER_CHANNEL_VOICE, NULL, NULL));
#undef CHOOSE
}

#define ADD(path, test) \
  g_test_add ("/builder/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("studio-bytes", test_studio_bytes);
  ADD ("number-format", test_number_format);
  ADD ("verbatim", test_verbatim);
  ADD ("unknown-variables-stay", test_unknown_variables_stay);
  ADD ("value-sources", test_value_sources);
  ADD ("case-counts", test_case_counts);
  ADD ("without-number", test_without_number);
  ADD ("without-message", test_without_message);
  ADD ("raw", test_raw);
  ADD ("get", test_get);
  ADD ("bad-url", test_bad_url);
  ADD ("url-as-typed", test_url_as_typed);
  ADD ("voice-tags", test_voice_tags);
  ADD ("payload", test_payload);
  ADD ("payload-nowhere", test_payload_nowhere);
  ADD ("default-from", test_default_from);
  ADD ("choose-message", test_choose_message);
  return g_test_run ();
}
