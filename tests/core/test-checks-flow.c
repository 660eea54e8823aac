/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"
#include "sender-test-json.h"

#include <string.h>

#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define ROW "sms.body[2].value"
#define USER "+14155550123"

/* A trigger that leads to one widget, as JSON with apostrophes for quotes. */
#define TRIGGER(next) \
  "{'name':'Trigger','type':'trigger','transitions':[{'event':'incomingRequest'" next "}]},"
#define FLOW(next, widget)                                                  \
  "{'states':[" TRIGGER (next) "{'name':'w'," widget ",'transitions':[]}]," \
                               "'initial_state':'Trigger'}"
#define NEXT ",'next':'w'"
#define SEND(body, more) "'type':'send-message','properties':{'body':'" body "'" more "}"
#define CALL "'type':'make-outgoing-call-v2','properties':{}"
#define RIGHT FLOW (NEXT, SEND ("{{flow.data.OTP}}", ""))
#define READS(body) FLOW (NEXT, SEND (body, ""))
#define UNPUBLISHED SENDER_FLOW_ORIGIN_UNPUBLISHED
#define PUBLISHED SENDER_FLOW_ORIGIN_PUBLISHED
#define UNKNOWN SENDER_FLOW_ORIGIN_UNKNOWN

typedef struct
{
  const char      *name;
  const char      *flow;
  const char      *edits;
  SenderFlowOrigin origin;
  int              latest; /* revision; this one is 2 */
  const char      *to;
  const char      *id;
  const char      *path; /* (nullable): NULL where nothing of @id is to be found */
  SenderSeverity   severity;
  const char      *fixed; /* (nullable): content of the message */
  const char      *fragment;
} FlowCase;

static const FlowCase cases[] = {
  { "published", RIGHT, "", PUBLISHED, 2, NULL, "SS701" },
  { "unknown", RIGHT, "", UNKNOWN, 2, NULL, "SS701" },
  { "unpublished", RIGHT, "", UNPUBLISHED, 2, NULL, "SS701", "sms.url", ERROR, NULL, "SMS" },
  { "unpublished-no-request", RIGHT, "-sms", UNPUBLISHED, 2, NULL, "SS701" },
  { "unpublished-of-ping", RIGHT, "provider.kind=ping", UNPUBLISHED, 2, NULL, "SS701" },

  { "valid", RIGHT, "", UNKNOWN, 2, NULL, "SS702" },
  { "invalid", FLOW (",'next':'x'", CALL), "", UNKNOWN, 2, NULL, "SS702", "sms.url", ERROR, NULL,
    "not valid: " },

  { "wired", RIGHT, "", UNKNOWN, 2, NULL, "SS703" },
  { "not-wired", FLOW ("", CALL), "", UNKNOWN, 2, NULL, "SS703", "sms.url", ERROR, NULL,
    "“REST API”" },
  { "invalid", FLOW (",'next':'x'", CALL), "", UNKNOWN, 2, NULL, "SS703" },

  { "sends", RIGHT, "", UNKNOWN, 2, NULL, "SS704" },
  { "calls", FLOW (NEXT, CALL), "", UNKNOWN, 2, NULL, "SS704", "sms.url", ERROR, NULL,
    "sends a message" },
  { "not-wired", FLOW ("", CALL), "", UNKNOWN, 2, NULL, "SS704" },

  { "there", RIGHT, "", UNKNOWN, 2, NULL, "SS705" },
  { "lacking", READS ("{{flow.data.OTP}} {{flow.data.a}} {{flow.data.b}} {{flow.data.a}}"), "",
    UNKNOWN, 2, NULL, "SS705", SMS, ERROR, NULL, "lacks “a”, “b”, which" },
  { "other-case", READS ("{{flow.data.otp}}"), "", UNKNOWN, 2, NULL, "SS705" },
  { "not-wired", FLOW ("", SEND ("{{flow.data.a}}", "")), "", UNKNOWN, 2, NULL, "SS705" },
  { "not-json", READS ("{{flow.data.a}}"), SMS "=Hello", UNKNOWN, 2, NULL, "SS705" },
  { "not-an-object", READS ("{{flow.data.a}}"), SMS "=[]", UNKNOWN, 2, NULL, "SS705" },
  { "unquoted", RIGHT, SMS "={\"OTP\":${otp}}", UNKNOWN, 2, NULL, "SS705" },
  { "unquoted-lacking", READS ("{{flow.data.a}}"), SMS "={\"OTP\":${otp}}", UNKNOWN, 2, NULL,
    "SS705", SMS, ERROR },
  { "in-a-row", READS ("{{flow.data.a}}"), ROW "={\"b\":\"${otp}\"}", UNKNOWN, 2, NULL, "SS705",
    ROW, ERROR },

  { "same", RIGHT, "", UNKNOWN, 2, NULL, "SS706" },
  { "other-case", READS ("{{flow.data.otp}}"), "", UNKNOWN, 2, NULL, "SS706", SMS, ERROR,
    "{\"otp\":\"${otp}\"}", "reads “otp”, but this JSON has “OTP”" },
  { "other-case-as-value", READS ("{{flow.data.a}}"), SMS "={\"A\" : \"A\", \"b\": [\"A\"]}",
    UNKNOWN, 2, NULL, "SS706", SMS, ERROR, "{\"a\" : \"A\", \"b\": [\"A\"]}" },
  { "both-read", READS ("{{flow.data.otp}}{{flow.data.OTP}}"), "", UNKNOWN, 2, NULL, "SS706", SMS,
    ERROR },
  { "both-there", READS ("{{flow.data.otp}}"), SMS "={\"OTP\":\"${otp}\",\"otp\":\"${otp}\"}",
    UNKNOWN, 2, NULL, "SS706" },

  { "read", RIGHT, "", UNKNOWN, 2, NULL, "SS707" },
  { "unread", RIGHT, SMS "={\"OTP\":\"${otp}\",\"a\":\"\",\"b\":\"\"}", UNKNOWN, 2, NULL, "SS707",
    SMS, WARNING, NULL, "never reads “a”, “b”;" },
  { "other-case", READS ("{{flow.data.otp}}"), "", UNKNOWN, 2, NULL, "SS707" },

  { "own-address", RIGHT, "", UNKNOWN, 2, NULL, "SS708" },
  { "hard-coded", FLOW (NEXT, SEND ("{{flow.data.OTP}}", ",'from':'+14155550199'")), "", UNKNOWN,
    2, NULL, "SS708", "sms.url", WARNING, NULL, "“w” always sends from +14155550199" },

  { "other-number", RIGHT, "", UNKNOWN, 2, "+14155550124", "SS709" },
  { "no-number", RIGHT, "", UNKNOWN, 2, NULL, "SS709" },
  { "test-user", RIGHT, "", UNKNOWN, 2, USER, "SS709", "sms.url", WARNING, NULL, USER },

  { "newest", RIGHT, "", PUBLISHED, 2, NULL, "SS710" },
  { "newer-draft", RIGHT, "", PUBLISHED, 3, NULL, "SS710", "sms.url", WARNING },
};

static SenderFlow *
make_flow (const char *text)
{
  static const char *const users[] = { USER, NULL };
  g_autofree char         *proper = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderJson)   json = sender_test_json (proper);
  SenderFlow              *flow = sender_flow_new_from_json (json, &error);

  g_assert_no_error (error);
  sender_flow_set_test_users (flow, users);
  return flow;
}

static void
test_case (gconstpointer user_data)
{
  const FlowCase          *test = user_data;
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderFlow)   flow = make_flow (test->flow);
  g_autoptr (GListModel)   findings = NULL;
  g_autoptr (GError)       error = NULL;
  SenderCheckContext       context = { .flows = { flow, NULL }, .to = test->to };
  SenderFinding           *finding = NULL;
  SenderFix               *fix = NULL;

  sender_flow_set_origin (flow, test->origin, 2, test->latest);
  sender_test_config_edit (config, test->edits);
  findings = sender_checks_run (config, &context);
  finding = sender_test_find (findings, test->id);
  g_assert_true ((finding != NULL) == (test->path != NULL));
  if (finding == NULL)
    return;
  g_test_message ("%s", sender_finding_get_message (finding));
  g_assert_cmpstr (sender_finding_get_path (finding), ==, test->path);
  g_assert_cmpint (sender_finding_get_severity (finding), ==, test->severity);
  if (test->fragment != NULL)
    g_assert_nonnull (strstr (sender_finding_get_message (finding), test->fragment));
  fix = sender_finding_get_fix (finding);
  g_assert_true ((fix != NULL) == (test->fixed != NULL));
  if (fix == NULL)
    return;
  sender_fix_apply (fix, config, &error);
  g_assert_no_error (error);
  sender_test_config_assert (config, test->path, test->fixed);
}

/* The other channel, with its own flow and its own widgets. */
static void
test_voice (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderFlow)   sends = make_flow (RIGHT);
  g_autoptr (SenderFlow)   calls = make_flow (FLOW (NEXT, CALL));
  g_autoptr (GListModel)   wrong = NULL;
  g_autoptr (GListModel)   right = NULL;
  SenderCheckContext       context = { .flows = { NULL, sends } };
  SenderFinding           *finding = NULL;

  wrong = sender_checks_run (config, &context);
  finding = sender_test_find (wrong, "SS704");
  g_assert_nonnull (finding);
  g_assert_cmpstr (sender_finding_get_path (finding), ==, "voice.url");
  g_assert_nonnull (strstr (sender_finding_get_message (finding), "makes a call"));
  context.flows[SENDER_CHANNEL_VOICE] = calls;
  right = sender_checks_run (config, &context);
  g_assert_null (sender_test_find (right, "SS704"));
  finding = sender_test_find (right, "SS707");
  g_assert_nonnull (finding);
  g_assert_cmpstr (sender_finding_get_path (finding), ==, VOICE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/%s/%s", cases[i].id, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/checks/flow/voice", test_voice);
  return g_test_run ();
}
