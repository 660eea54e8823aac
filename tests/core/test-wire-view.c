/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-checks.h"
#include "sender-error.h"
#include "sender-forecast.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-wire-view.h"

#include "sender-channel-request.h"

#include <string.h>

/* @note (out) (optional) (transfer full). */
static SenderWireView *
make_view (SenderConfig     *config,
           SenderSecretState secret,
           gboolean          decoded,
           char            **note,
           GError          **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  SenderCheckContext     context = { NULL };
  g_autoptr (GListModel) findings = sender_checks_run (config, &context);
  SenderBuildInput       build = { .values = values };
  SenderWireView        *made = NULL;
  SenderWireInput        input = {
           .config = config,
           .request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
           .build = &build,
           .findings = findings,
           .secret_state = secret,
           .decoded = decoded,
  };

  g_hash_table_insert (values, (gpointer) "otp", (gpointer) "000000");
  build.message = sender_builder_choose_message (config, SENDER_CHANNEL_SMS, NULL, NULL);
  made = sender_wire_view_new (&input, error);
  if (note != NULL)
    *note = sender_wire_view_dup_note (made, &input);
  return made;
}

static SenderWireView *
view (SenderConfig *config,
      gboolean      decoded)
{
  g_autoptr (GError) error = NULL;
  SenderWireView    *made = make_view (config, SENDER_SECRET_STATE_PRESENT, decoded, NULL, &error);

  g_assert_no_error (error);
  return made;
}

/* The first segment of that kind and text. */
static SenderWireSegment *
find (SenderWireView *made,
      SenderWireKind  kind,
      const char     *text)
{
  for (guint i = 0; i < made->segments->len; i++)
    {
      SenderWireSegment *segment = g_ptr_array_index (made->segments, i);

      if (segment->kind == kind && strcmp (segment->text, text) == 0)
        return segment;
    }
  return NULL;
}

static guint
count (SenderWireView *made,
       SenderWireKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < made->segments->len; i++)
    n += ((SenderWireSegment *) g_ptr_array_index (made->segments, i))->kind == kind ? 1 : 0;
  return n;
}

static void
assert_text (SenderWireView *made,
             const char     *fragment)
{
  g_autofree char *text = sender_wire_view_dup_text (made);

  if (strstr (text, fragment) == NULL)
    g_error ("“%s” lacks “%s”", text, fragment);
}

/* What is sent is what was built: without breaks and remarks the body's bytes are there. */
static void
test_bytes (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_new ();
  g_autoptr (SenderWireView) made = view (config, FALSE);
  g_autoptr (GString)        sent = g_string_new (NULL);
  gsize                      length = 0;
  const char                *bytes = NULL;
  g_autofree char           *body = NULL;

  for (guint i = 0; i < made->segments->len; i++)
    {
      SenderWireSegment *segment = g_ptr_array_index (made->segments, i);

      if (segment->kind == SENDER_WIRE_REMARK)
        break;
      if (segment->kind != SENDER_WIRE_BREAK)
        g_string_append (sent, segment->text);
    }
  bytes = g_bytes_get_data (sender_request_get_body (made->built), &length);
  body = g_strndup (bytes, length);
  g_assert_true (g_str_has_suffix (sent->str, body));
  g_assert_true (g_str_has_prefix (sent->str, "POST /v2/Flows/FW0123456789abcdef"));
  g_assert_true (made->has_pairs);
  g_assert_true (made->is_broken);
}

static void
test_values (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_new ();
  g_autoptr (SenderWireView) made = NULL;
  SenderWireSegment         *segment = NULL;

  sender_test_config_edit (config, "sms.body[1].value=x${to}y${nobody}");
  made = view (config, FALSE);
  segment = find (made, SENDER_WIRE_VALUE, "%2B14155550123");
  g_assert_nonnull (segment);
  g_assert_cmpstr (segment->variable, ==, "to");
  segment = find (made, SENDER_WIRE_VALUE, "%7B%22OTP%22%3A%22000000%22%7D");
  g_assert_nonnull (segment);
  g_assert_cmpstr (segment->variable, ==, "message");
  g_assert_nonnull (find (made, SENDER_WIRE_UNRESOLVED, "${nobody}"));
  g_assert_nonnull (find (made, SENDER_WIRE_PLAIN, "y"));
  g_assert_nonnull (find (made, SENDER_WIRE_NAME, "To"));
}

static void
test_wrong_names (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_procedure ();
  g_autoptr (SenderWireView) made = view (config, FALSE);

  g_assert_nonnull (find (made, SENDER_WIRE_WRONG, "to"));
  g_assert_nonnull (find (made, SENDER_WIRE_WRONG, "Parameter"));
  g_assert_nonnull (find (made, SENDER_WIRE_WRONG, "<flowID>"));
  g_assert_nonnull (find (made, SENDER_WIRE_NAME, "From"));
  g_assert_null (find (made, SENDER_WIRE_NAME, "to"));
}

/* Decoded is what a receiver reads; unescaped, the plus sign would be a space to it. */
static void
test_decoded (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_new ();
  g_autoptr (SenderWireView) made = view (config, TRUE);

  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, "+14155550123"));
  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, "{\"OTP\":\"000000\"}"));
  g_assert_true (made->differs);
  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, " 14155550123"));
  g_assert_false (made->is_broken);
}

/* A value as plain text may end its own pair. */
static void
test_verbatim (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_new ();
  g_autoptr (SenderWireView) made = NULL;

  sender_test_set_message (config, SENDER_CHANNEL_SMS, "a&b=c");
  made = view (config, TRUE);
  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, "a&b=c"));
  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, "c"));
  assert_text (made, "Parameters = a\nb = c");

  g_clear_pointer (&made, sender_wire_view_free);
  sender_test_config_edit (config, "sms.body[0].value=1;;sms.body[1].value=2;;"
                                   "sms.body[2].value=3");
  made = view (config, FALSE);
  g_assert_false (made->differs);
  g_assert_cmpuint (count (made, SENDER_WIRE_REMARK), ==, 0);
}

static void
test_raw (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_generic ();
  g_autoptr (SenderWireView) made = NULL;

  sender_test_set_raw (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                       "{\n  \"to\": \"${to}\"\n}");
  made = view (config, FALSE);
  g_assert_false (made->has_pairs);
  g_assert_false (made->differs);
  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, "+14155550123"));
  assert_text (made, "\n\n{\n  \"to\": \"+14155550123\"\n}");
}

static void
test_get (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_generic ();
  g_autoptr (SenderWireView) made = NULL;
  g_autoptr (SenderWireView) decoded = NULL;

  sender_test_config_edit (config, "sms.method=GET;;sms.url=https://example.com/send?"
                                   "to=${to}&text=${message}#x");
  made = view (config, FALSE);
  assert_text (made, "GET /send?to=%2B14155550123&text=");
  g_assert_nonnull (find (made, SENDER_WIRE_VALUE, "%2B14155550123"));
  g_assert_true (made->has_pairs);
  g_assert_true (made->differs);
  assert_text (made, "\n\nIf PingOne escapes nothing, the URL is\nhttps://example.com/send?to=+");
  decoded = view (config, TRUE);
  assert_text (decoded, "\n\nto = +14155550123\ntext = ");
  g_assert_null (find (decoded, SENDER_WIRE_PLAIN, "#x"));
}

/* The secret is never there, only where it is. */
static void
test_secret (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_new ();
  g_autoptr (SenderWireView) present = view (config, FALSE);
  g_autoptr (SenderWireView) missing = NULL;

  g_assert_nonnull (find (present, SENDER_WIRE_SECRET, "•••••••• from the keyring"));
  assert_text (present, "Authorization: Basic ••••");
  missing = make_view (config, SENDER_SECRET_STATE_MISSING, FALSE, NULL, NULL);
  g_assert_nonnull (find (missing, SENDER_WIRE_SECRET, "not in the keyring"));
}

static void
test_error (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (GError)       error = NULL;

  sender_test_config_edit (config, "sms.url=https://example.com/a\nb");
  g_assert_null (make_view (config, SENDER_SECRET_STATE_UNKNOWN, FALSE, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "control character");
}

static void
assert_note (SenderConfig *config,
             gboolean      decoded,
             const char   *fragment,
             const char   *absent)
{
  g_autofree char           *note = NULL;
  g_autoptr (SenderWireView) made = make_view (config, SENDER_SECRET_STATE_UNKNOWN, decoded,
                                               &note, NULL);

  g_assert_nonnull (made);
  if (strstr (note, fragment) == NULL || strstr (note, absent) != NULL)
    g_error ("“%s” lacks “%s” or has “%s”", note, fragment, absent);
}

static void
test_note (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();

  assert_note (config, FALSE, "the body is one line of 79 bytes", "either way");
  assert_note (config, TRUE, "both outcomes", "line of");
  sender_test_config_edit (config, "-messages.strong_authentication.SMS.en");
  assert_note (config, FALSE, "${message} has no value", "either way");
  sender_test_config_edit (config, "sms.body[0].value=1;;sms.body[1].value=2;;sms.body[2].value=3");
  assert_note (config, FALSE, "either way", "both outcomes");
}

static void
assert_forecast (const char           *edits,
                 SenderForecastOutcome outcome,
                 int                   status,
                 int                   code,
                 gboolean              documented,
                 const char           *fragment)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderWireView) made = NULL;
  g_autoptr (SenderForecast) forecast = NULL;

  g_test_message ("%s", edits);
  sender_test_config_edit (config, edits);
  made = view (config, FALSE);
  forecast = sender_forecast_new (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                                  made->built);
  g_assert_cmpint (forecast->outcome, ==, outcome);
  g_assert_cmpint (forecast->status, ==, status);
  g_assert_cmpint (forecast->code, ==, code);
  if (status != 0)
    g_assert_cmpint (forecast->documented, ==, documented);
  g_assert_cmpint (sender_forecast_get_confidence (forecast) != NULL, ==, status != 0);
  g_assert_nonnull (strstr (forecast->detail, fragment));
}

static const struct
{
  const char           *edits;
  SenderForecastOutcome outcome;
  int                   status;
  int                   code;
  gboolean              documented;
  const char           *fragment;
} forecasts[] = {
  { "sms.method=POST", SENDER_FORECAST_ACCEPTED, 201, 0, TRUE, "The flow starts" },
  { "sms.body[0].key=To;;sms.body[1].key=From", SENDER_FORECAST_ACCEPTED, 201, 0, TRUE, "" },
  { "sms.url=https://studio.twilio.com/v2/Flows/<flowID>/Executions", SENDER_FORECAST_UNSENT, 0, 0,
    TRUE, "<flowID>" },
  { "sms.url=nonsense", SENDER_FORECAST_UNSENT, 0, 0, TRUE, "URL" },
  { "sms.url=https://studio.twilio.com/v2/flows/FW0123456789abcdef0123456789abcdef/Executions",
    SENDER_FORECAST_REFUSED, 404, 20404, TRUE, "not found" },
  { "sms.url=https://studio.twilio.com/v2/Flows/FW0123456789abcdef0123456789abcdef",
    SENDER_FORECAST_REFUSED, 404, 20404, FALSE, "not found" },
  { "sms.method=GET", SENDER_FORECAST_HOLLOW, 200, 0, TRUE, "list" },
  { "sms.body-format=raw;;sms.raw={}", SENDER_FORECAST_REFUSED, 400, 20001, FALSE, "To" },
  { "sms.url=https://example.com/sms", SENDER_FORECAST_UNKNOWN, 0, 0, FALSE, "test" },
};

static void
test_forecasts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forecasts); i++)
    assert_forecast (forecasts[i].edits, forecasts[i].outcome, forecasts[i].status,
                     forecasts[i].code, forecasts[i].documented, forecasts[i].fragment);
}

/* The keys are looked for by name: the order of the rows is the configuration's. */
static void
assert_rows (const char           *to,
             const char           *from,
             const char           *parameters,
             const char           *message,
             SenderForecastOutcome outcome,
             gboolean              documented,
             const char           *fragment)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  SenderChannelRequest      *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderWireView) made = NULL;
  g_autoptr (SenderForecast) forecast = NULL;

  sender_test_set_rows (request, to, "${to}", from, "${from}", parameters, "${message}", NULL);
  sender_test_set_message (config, SENDER_CHANNEL_SMS, message);
  made = view (config, FALSE);
  forecast = sender_forecast_new (request, made->built);
  g_assert_cmpint (forecast->outcome, ==, outcome);
  g_assert_cmpint (forecast->documented, ==, documented);
  g_assert_nonnull (strstr (forecast->detail, fragment));
}

static void
test_forecast_keys (void)
{
  const char *good = "{\"OTP\":\"${otp}\"}";

  assert_rows ("X", "From", "Parameters", good, SENDER_FORECAST_REFUSED, TRUE, "parameter To ");
  assert_rows ("to", "From", "Parameters", good, SENDER_FORECAST_REFUSED, FALSE, "parameter To ");
  assert_rows ("To", "from", "Parameters", good, SENDER_FORECAST_REFUSED, FALSE, "parameter From ");
  assert_rows ("To", "From", "Parameter", good, SENDER_FORECAST_HOLLOW, FALSE, "without the code");
  assert_rows ("To", "From", "Parameters", "{\"OTP\":${otp}}", SENDER_FORECAST_REFUSED, FALSE,
               "84004");
  assert_rows ("To", "From", "Parameters", good, SENDER_FORECAST_ACCEPTED, TRUE, "flow starts");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire-view/bytes", test_bytes);
  g_test_add_func ("/wire-view/values", test_values);
  g_test_add_func ("/wire-view/wrong-names", test_wrong_names);
  g_test_add_func ("/wire-view/decoded", test_decoded);
  g_test_add_func ("/wire-view/verbatim", test_verbatim);
  g_test_add_func ("/wire-view/raw", test_raw);
  g_test_add_func ("/wire-view/get", test_get);
  g_test_add_func ("/wire-view/secret", test_secret);
  g_test_add_func ("/wire-view/error", test_error);
  g_test_add_func ("/wire-view/note", test_note);
  g_test_add_func ("/forecast/outcomes", test_forecasts);
  g_test_add_func ("/forecast/keys", test_forecast_keys);
  return g_test_run ();
}
