/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-preflight.h"
#include "sender-rehearsal.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

/* The online checks against the stand-ins, over real sockets. */

#define SID "AC00000000000000000000000000000000"
#define TOKEN "00000000000000000000000000000000"
#define FLOWS "https://studio.twilio.com/v2/Flows/FW0000000000000000000000000000000"
#define NUMBER "{\"phone_number\":\"+14155550100\"}"
#define TOLL_FREE "{\"phone_number\":\"+18005550199\"}"
#define WITH_TOLL_FREE "+numbers|number=+18005550199|type=toll-free|sms=true|countries=US"
#define FAULT(kind, service, rest) \
  "{\"kind\":\"" kind "\",\"service\":\"" service "\"" rest "}"

typedef struct
{
  const char *name;
  const char *account; /* (nullable): further members */
  const char *faults[4];
  const char *edits;    /* (nullable) */
  const char *findings; /* IDs from SS6 on */
} Case;

#define OWNS ",\"numbers\":[" NUMBER "," TOLL_FREE "]"

static const Case cases[] = {
  { "good", OWNS, { NULL }, NULL, "" },
  { "good-toll-free", OWNS, { NULL }, WITH_TOLL_FREE, "" },
  { "rejected", OWNS ",\"token\":\"ffffffffffffffffffffffffffffffff\"", { NULL }, NULL, "SS601" },
  { "test-credential", OWNS ",\"test_credentials\":true", { NULL }, NULL, "SS601" },
  { "suspended", OWNS ",\"status\":\"suspended\"", { NULL }, NULL, "SS602 SS610" },
  { "trial", OWNS ",\"type\":\"Trial\"", { NULL }, NULL, "SS603" },
  { "not-owned", ",\"numbers\":[]", { NULL }, NULL, "SS604" },
  { "short-code-not-owned",
    OWNS,
    { NULL },
    "+numbers|number=894546|type=short-code|sms=true|countries=US",
    "SS604" },
  { "no-voice",
    ",\"numbers\":[{\"phone_number\":\"+14155550100\",\"capabilities\":{\"sms\":true}}]",
    { NULL },
    NULL,
    "SS605" },
  { "toll-free-not-verified",
    OWNS ",\"facts\":{\"tollfree_status\":\"\"}",
    { NULL },
    WITH_TOLL_FREE,
    "SS606" },
  { "toll-free-rejected",
    OWNS ",\"facts\":{\"tollfree_status\":\"TWILIO_REJECTED\"}",
    { NULL },
    WITH_TOLL_FREE,
    "SS606" },
  { "campaign-pending",
    OWNS ",\"facts\":{\"campaign_status\":\"PENDING\"}",
    { NULL },
    NULL,
    "SS607" },
  { "no-campaign", OWNS ",\"facts\":{\"campaign_status\":\"\"}", { NULL }, NULL, "SS607" },
  { "no-service", OWNS ",\"facts\":{\"services\":[]}", { NULL }, NULL, "SS607" },
  { "canadian",
    ",\"numbers\":[{\"phone_number\":\"+14155550100\",\"country\":\"CA\"}],"
    "\"facts\":{\"campaign_status\":\"\"}",
    { NULL },
    NULL,
    "" },
  { "sms-country", OWNS ",\"facts\":{\"sms_countries\":[\"DE\"]}", { NULL }, NULL, "SS608" },
  { "voice-country", OWNS ",\"facts\":{\"voice_countries\":[\"DE\"]}", { NULL }, NULL, "SS609" },
  { "forbidden",
    OWNS,
    { FAULT ("status", "messaging", ",\"status\":403"),
      FAULT ("status", "accounts", ",\"status\":401"),
      FAULT ("status", "voice", ",\"status\":404") },
    NULL,
    "SS610 SS610 SS610" },
  { "garbled",
    OWNS,
    { FAULT ("garbage", "messaging", ""), FAULT ("redirect", "accounts", ""),
      FAULT ("gzip-bomb", "voice", "") },
    NULL,
    "SS610 SS610 SS610" },
  { "country-not-told",
    OWNS,
    { FAULT ("status", "lookups", ",\"status\":400") },
    NULL,
    "SS610" },
  /* Each of these is tried three times, all at once. */
  { "failing",
    OWNS,
    { FAULT ("status", "messaging", ",\"status\":429"),
      FAULT ("status", "accounts", ",\"status\":500"),
      FAULT ("cut-response", "voice", ",\"after\":10") },
    NULL,
    "SS610 SS610 SS610" },
  { "no-such-flow", OWNS, { NULL }, "sms.url=" FLOWS "9/Executions", "SS611" },
  { "other-vendor",
    OWNS,
    { NULL },
    "sms.url=https://example.com/;;voice.url=https://example.com/",
    "" },
  { "bearer", OWNS, { NULL }, "authorization.kind=bearer", "SS610" },
};

static SenderRehearsal *
start_rehearsal (const Case *self)
{
  SenderRehearsal   *rehearsal = sender_rehearsal_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char   *account = g_strdup_printf ("{\"sid\":\"" SID "\"%s}", self->account);

  sender_rehearsal_start (rehearsal, 0, &error);
  g_assert_no_error (error);
  client_tell (rehearsal, "accounts", account);
  for (guint i = 0; i < G_N_ELEMENTS (self->faults) && self->faults[i] != NULL; i++)
    client_tell (rehearsal, "faults", self->faults[i]);
  return rehearsal;
}

static void
stop_rehearsal (SenderRehearsal *rehearsal)
{
  sender_rehearsal_stop (rehearsal);
  g_assert_finalize_object (rehearsal);
}

static SenderConfig *
make_config (const Case *self)
{
  SenderConfig *config = sender_test_config_studio ();

  sender_test_config_edit (config, "authorization.username=" SID ";;sms.url=" FLOWS
                                   "1/Executions;;voice.url=" FLOWS "2/Executions");
  if (self->edits != NULL)
    sender_test_config_edit (config, self->edits);
  return config;
}

static void
start (SenderRehearsal *rehearsal,
       const Case      *self,
       GCancellable    *cancellable,
       GAsyncResult   **result)
{
  g_autofree char            *text = sender_rehearsal_dup_endpoints (rehearsal);
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new (text, NULL);
  g_autoptr (SenderConfig)    config = make_config (self);

  sender_preflight_run_async (endpoints, config, TOKEN, cancellable, sender_test_result_cb, result);
}

static char *
join_ids (GListModel *findings)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      g_test_message ("%s %s: %s", sender_finding_get_id (finding),
                      sender_finding_get_path (finding), sender_finding_get_message (finding));
      g_assert_null (strstr (sender_finding_get_message (finding), TOKEN));
      if (g_str_has_prefix (sender_finding_get_id (finding), "SS6"))
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                                sender_finding_get_id (finding));
    }
  return g_strdup (out->str);
}

static void
test_case (gconstpointer data)
{
  const Case              *self = data;
  SenderRehearsal         *rehearsal = start_rehearsal (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel)   findings = NULL;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *found = NULL;

  start (rehearsal, self, NULL, &result);
  sender_test_wait_result (&result, "the online checks");
  findings = sender_preflight_run_finish (result, &error);
  g_assert_no_error (error);
  found = join_ids (findings);
  g_assert_cmpstr (found, ==, self->findings);
  stop_rehearsal (rehearsal);
}

static guint
count_requests (SenderRehearsal *rehearsal)
{
  g_autoptr (SenderJson) answer = client_control (rehearsal, "GET", "requests", NULL);

  return sender_json_get_length (sender_json_get_member (answer, "requests"));
}

static gboolean
has_first_wave (gpointer user_data)
{
  return count_requests (user_data) == 9;
}

/* All that wait for no other answer are on their way at once; then all end at once. */
static void
test_cancel (void)
{
  static const Case self = { "cancel", OWNS, { "{\"kind\":\"hang\"}" }, NULL, "" };
  SenderRehearsal  *rehearsal = start_rehearsal (&self);

  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GListModel)   findings = NULL;
  g_autoptr (GError)       error = NULL;
  gint64                   begin = 0;

  start (rehearsal, &self, cancellable, &result);
  sender_test_wait_until (has_first_wave, rehearsal, "the requests");
  begin = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  sender_test_wait_result (&result, "the end");
  findings = sender_preflight_run_finish (result, &error);
  g_assert_null (findings);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC / 5);
  stop_rehearsal (rehearsal);
}

/* Nothing is written, and no request is made twice. */
static void
test_requests (void)
{
  static const Case        self = { "requests", OWNS, { NULL }, NULL, "" };
  SenderRehearsal         *rehearsal = start_rehearsal (&self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel)   findings = NULL;
  g_autoptr (SenderJson)   answer = NULL;
  SenderJson              *requests = NULL;

  start (rehearsal, &self, NULL, &result);
  sender_test_wait_result (&result, "the online checks");
  findings = sender_preflight_run_finish (result, NULL);
  answer = client_control (rehearsal, "GET", "requests", NULL);
  requests = sender_json_get_member (answer, "requests");
  g_assert_cmpuint (sender_json_get_length (requests), ==, 14);
  for (guint i = 0; i < sender_json_get_length (requests); i++)
    g_assert_cmpstr (
      sender_json_get_string_member (sender_json_get_element (requests, i), "method"), ==, "GET");
  stop_rehearsal (rehearsal);
}

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preflight/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/preflight/cancel", test_cancel);
  g_test_add_func ("/preflight/requests", test_requests);
  return g_test_run ();
}
