/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof.h"

#include "sender-channel-request.h"
#include "sender-json.h"
#include "sender-message.h"
#include "sender-proof-private.h"
#include "sender-test-config.h"
#include "sender-test.h"

#define GENERIC "https://sms.example.com/send"

/* Runs it and says how long it took; how long it may take is measured elsewhere. */
static SenderProof *
run (SenderConfig *config,
     SenderChannel channel)
{
  g_autoptr (GError) error = NULL;
  gint64             start = g_get_monotonic_time ();
  SenderProof       *proof = NULL;

  proof = sender_proof_run (config, sender_config_get_request (config, channel, 0),
                            sender_config_get_first_message (config, channel), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proof->codes, ==, SENDER_PROOF_CODES);
  g_test_message ("%.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  return proof;
}

typedef struct
{
  const char *path;
  const char *url;
  const char *message;
  const char *key; /* (nullable): form key of the message */
  const char *raw; /* (nullable): instead of a form */
  guint       survived;
  const char *first_failure;
  const char *reason;
} Case;

static const Case cases[] = {
  { "quoted", SENDER_TEST_URL, "{\"OTP\":\"${otp}\"}", "Parameters", NULL, 1000000, NULL, NULL },
  { "unquoted", SENDER_TEST_URL, "{\"OTP\":${otp}}", "Parameters", NULL, 900000, "000000",
    "“{\"OTP\":000000}” is no JSON. Line 1, column 8" },
  { "text-around", SENDER_TEST_URL, "{\"a\":1,\"t\":\"Code ${otp}, ${otp}!\",\"b\":[\"${OTP}\"]}",
    "Parameters", NULL, 1000000, NULL, NULL },
  { "no-code", SENDER_TEST_URL, "{\"OTP\":\"123456\"}", "Parameters", NULL, 0, "000000",
    "does not hold the variable ${otp}" },
  { "user-unquoted", SENDER_TEST_URL, "{\"OTP\":\"${otp}\",\"u\":${user.username}}", "Parameters",
    NULL, 0, "000000", "is no JSON. Line 1" },
  { "code-in-name", SENDER_TEST_URL, "{\"${otp}\":1}", "Parameters", NULL, 0, "000000",
    "does not arrive in one piece" },
  { "duplicate-names", SENDER_TEST_URL, "{\"${otp}\":1,\"000007\":\"${otp}\"}", "Parameters", NULL,
    999999, "000007", "“{\"000007\":1,\"000007\":\"000007\"}” is no JSON" },
  { "array", SENDER_TEST_URL, "[\"${otp}\"]", "Parameters", NULL, 0, "000000",
    "is no JSON object" },
  { "plain-to-studio", SENDER_TEST_URL, "Your code is ${otp}", "Parameters", NULL, 0, "000000",
    "“Your code is 123456” is no JSON" },
  { "wrong-key", SENDER_TEST_URL, "{\"OTP\":\"${otp}\"}", "Parameter", NULL, 0, "000000",
    "no field “Parameters”" },
  { "raw-to-studio", SENDER_TEST_URL, "{\"OTP\":\"${otp}\"}", NULL, "{\"m\":\"${message}\"}", 0,
    "000000", "no field “Parameters”" },
  { "plain", GENERIC, "Your code is ${otp}", "text", NULL, 1000000, NULL, NULL },
  { "plain-json", GENERIC, " {\"OTP\":${otp}}", "text", NULL, 900000, "000000", "is no JSON" },
  { "raw-plain", GENERIC, "Your \"code\" is\n${otp}", NULL, "{\"m\":\"${message}\"}", 1000000,
    NULL, NULL },
  { "raw-json", GENERIC, "{\"OTP\":\"${otp}\"}", NULL, "{\"m\":\"${message}\"}", 1000000, NULL,
    NULL },
  { "raw-json-unquoted", GENERIC, "{\"OTP\":${otp}}", NULL, "{\"m\":\"${message}\"}", 900000,
    "000000", "“{\"OTP\":000000}” is no JSON" },
  { "raw-object-unquoted", GENERIC, "{\"OTP\":${otp}}", NULL, "{\"m\":${message}}", 900000,
    "000000", "“{\"m\":{\"OTP\":000000}}” is no JSON" },
  { "raw-xml", GENERIC, "Your code is ${otp}", NULL, "<m>${message}</m>", 1000000, NULL, NULL },
  { "raw-without", GENERIC, "Your code is ${otp}", NULL, "{\"m\":\"\"}", 0, "000000",
    "does not arrive in one piece" },
  { "nowhere", GENERIC, "Your code is ${otp}", NULL, NULL, 0, "000000", "in none of its fields" },
};

static void
test_case (gconstpointer data)
{
  const Case              *c = data;
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderProof)  proof = NULL;
  guint                    failures = 0;

  g_object_set (request, "url", c->url, NULL);
  if (c->raw != NULL)
    sender_test_set_raw (request, c->raw);
  else if (c->key != NULL)
    sender_test_set_rows (request, "To", "${to}", c->key, "${message}", NULL);
  else
    sender_test_set_rows (request, "To", "${to}", NULL);
  sender_test_set_message (config, SENDER_CHANNEL_SMS, c->message);
  proof = run (config, SENDER_CHANNEL_SMS);
  g_assert_cmpuint (proof->survived, ==, c->survived);
  g_assert_cmpstr (proof->first_failure, ==, c->first_failure);
  if (c->reason == NULL)
    g_assert_null (proof->reason);
  else if (strstr (proof->reason, c->reason) == NULL)
    g_error ("“%s” lacks “%s”", proof->reason, c->reason);
  for (guint i = 0; i < G_N_ELEMENTS (proof->failures_by_digit); i++)
    {
      failures += proof->failures_by_digit[i];
      if (c->survived == 900000)
        g_assert_cmpuint (proof->failures_by_digit[i], ==, i == 0 ? 100000 : 0);
    }
  g_assert_cmpuint (failures, ==, SENDER_PROOF_CODES - c->survived);
  g_assert_cmpuint (proof->users->len, ==, 0);
}

/* Around the digits of a spoken code the tags tear it apart. */
static void
test_voice_tags (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (SenderProof)  torn = NULL;

  g_object_set (sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0),
                "before-tag", "<s>", NULL);
  torn = run (config, SENDER_CHANNEL_VOICE);
  g_assert_cmpuint (torn->survived, ==, 0);
  g_assert_nonnull (strstr (torn->reason, "in one piece"));
}

/* What is never sent carries no code. */
static void
test_refused_header (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderProof)  fine = NULL;
  g_autoptr (SenderProof)  refused = NULL;

  sender_test_add_header (sms, "X-Mark", "a");
  fine = run (config, SENDER_CHANNEL_SMS);
  g_assert_cmpuint (fine->survived, ==, SENDER_PROOF_CODES);
  sender_test_add_header (sms, "Host", "other.example.com");
  refused = run (config, SENDER_CHANNEL_SMS);
  g_assert_cmpuint (refused->survived, ==, 0);
  g_assert_nonnull (strstr (refused->reason, "“Host”"));
}

static void
test_get (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (SenderProof)  proof = NULL;

  g_object_set (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                "method", SENDER_HTTP_METHOD_GET,
                "url", GENERIC "?to=${to}&m=${message}",
                NULL);
  sender_test_set_message (config, SENDER_CHANNEL_SMS, "Code & ${otp} + more");
  proof = run (config, SENDER_CHANNEL_SMS);
  g_assert_cmpuint (proof->survived, ==, SENDER_PROOF_CODES);
}

/* One code makes another row's key the one the message is read from. */
static void
test_changed (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderProof)  proof = NULL;

  g_object_set (request, "url", GENERIC, NULL);
  sender_test_set_rows (request, "${otp}", "clash", "000005", "${message}", NULL);
  sender_test_set_message (config, SENDER_CHANNEL_SMS, "Code ${otp}");
  proof = run (config, SENDER_CHANNEL_SMS);
  g_assert_cmpuint (proof->survived, ==, SENDER_PROOF_CODES - 1);
  g_assert_cmpstr (proof->first_failure, ==, "000005");
  g_assert_cmpstr (proof->reason, ==, "The code 000005 arrives changed: “clash”.");
}

static void
assert_line (GPtrArray  *lines,
             guint       position,
             const char *label,
             const char *reason)
{
  const char *line = g_ptr_array_index (lines, position);

  if (!g_str_has_prefix (line, label) || strstr (line, reason) == NULL)
    g_error ("“%s” lacks “%s” or “%s”", line, label, reason);
}

static GPtrArray *
try_users (SenderConfig *config,
           const char   *content)
{
  GPtrArray       *lines = g_ptr_array_new_with_free_func (g_free);
  SenderBuildInput input = {
    .message = sender_test_set_message (config, SENDER_CHANNEL_SMS, content),
  };

  sender_proof_try_users (lines, config, sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                          input);
  return lines;
}

#define WITH_NAME "{\"OTP\":\"${otp}\",\"u\":\"${user.name.given}\"}"

static void
test_users (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (GPtrArray)    studio = try_users (config, WITH_NAME);
  g_autoptr (GPtrArray)    without = try_users (config, "{\"OTP\":\"${otp}\"}");
  g_autoptr (GPtrArray)    unquoted = try_users (config, "{\"u\":${user.username}}");
  g_autoptr (GPtrArray)    raw = NULL;
  g_autoptr (GPtrArray)    plain = NULL;
  g_autoptr (GPtrArray)    nowhere = NULL;

  g_assert_cmpuint (studio->len, ==, 4);
  assert_line (studio, 0, "A user’s name with quotation marks: ", "is no JSON. Line 1, column 28");
  assert_line (studio, 1, "A user’s name with a backslash: ", "is no JSON");
  assert_line (studio, 2, "A user’s name with a backslash that", "The name arrives changed.");
  assert_line (studio, 3, "A user’s name with a line break: ", "is no JSON");
  g_assert_cmpuint (without->len, ==, 0);
  g_assert_cmpuint (unquoted->len, ==, 0);

  g_object_set (request, "url", GENERIC, NULL);
  sender_test_set_raw (request, "{\"m\":\"${message}\"}");
  raw = try_users (config, WITH_NAME);
  g_assert_cmpuint (raw->len, ==, 4);
  plain = try_users (config, "${user.username}: ${otp}");
  g_assert_cmpuint (plain->len, ==, 0);
  sender_test_set_rows (request, "to", "${to}", NULL);
  nowhere = try_users (config, WITH_NAME);
  g_assert_cmpuint (nowhere->len, ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sender_proof_run (config,
                                   sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                                   sender_config_get_first_message (config, SENDER_CHANNEL_SMS),
                                   cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_json (void)
{
  SenderProof all = { .codes = 1000000, .survived = 1000000 };
  SenderProof some = {
    .codes = 1000000,
    .survived = 900000,
    .first_failure = (char *) "000000",
    .reason = (char *) "a \"reason\"",
  };
  g_autoptr (SenderJson) all_json = sender_proof_to_json (&all);
  g_autoptr (SenderJson) some_json = sender_proof_to_json (&some);
  g_autofree char       *all_text = sender_json_to_string (all_json);
  g_autofree char       *some_text = sender_json_to_string (some_json);

  g_assert_cmpstr (all_text, ==,
                   "{\"codes\":1000000,\"survived\":1000000,\"first_failure\":null,"
                   "\"reason\":null}");
  g_assert_cmpstr (some_text, ==,
                   "{\"codes\":1000000,\"survived\":900000,\"first_failure\":\"000000\","
                   "\"reason\":\"a \\\"reason\\\"\"}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/proof/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/proof/voice-tags", test_voice_tags);
  g_test_add_func ("/proof/refused-header", test_refused_header);
  g_test_add_func ("/proof/get", test_get);
  g_test_add_func ("/proof/changed", test_changed);
  g_test_add_func ("/proof/users", test_users);
  g_test_add_func ("/proof/cancel", test_cancel);
  g_test_add_func ("/proof/json", test_json);
  return g_test_run ();
}
