/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "sender-split.h"
#include "sender-test.h"

#include <string.h>

#define OWN "FW11111111111111111111111111111111"
#define NAMES "To=%2B14155550100&From=%2B14155550101&Parameters=%7B%22OTP%22%3A%22012345%22%7D"

/* A flow whose trigger leads to the first of @states (JSON objects, comma separated). */
static void
set_up_flow (SenderRehearsal *rehearsal,
             const char      *first,
             const char      *states)
{
  g_autofree char *body = NULL;

  body = g_strdup_printf ("{\"sid\":\"" OWN "\",\"definition\":{\"description\":\"\","
                          "\"initial_state\":\"Trigger\",\"flags\":{},\"states\":[{\"name\":"
                          "\"Trigger\",\"type\":\"trigger\",\"properties\":{},\"transitions\":"
                          "[{\"event\":\"incomingRequest\",\"next\":\"%s\"}]},%s]}}",
                          first, states);
  client_tell (rehearsal, "flows", body);
}

/* "event:from>to" of every step in the order they were taken. */
static char *
run (SenderRehearsal *rehearsal,
     const char      *form)
{
  g_autofree char   *sid = client_run (rehearsal, "/v2/Flows/" OWN, form);
  g_autofree char   *target = g_strdup_printf ("/v2/Flows/" OWN "/Executions/%s/Steps", sid);
  g_autoptr (Answer) answer = client_get (rehearsal, "studio", target);
  SenderJson        *steps = client_find (answer->json, "steps");
  GString           *text = g_string_new (NULL);

  g_assert_nonnull (steps);
  for (guint i = sender_json_get_length (steps); i > 0; i--)
    {
      SenderJson *step = sender_json_get_element (steps, i - 1);

      g_string_append_printf (text, "%s%s:%s>%s", text->len > 0 ? " " : "",
                              client_text (step, "name"), client_text (step, "transitioned_from"),
                              client_text (step, "transitioned_to"));
    }
  return g_string_free (text, FALSE);
}

static SenderJson *
read_handset (SenderRehearsal *rehearsal)
{
  g_autoptr (SenderJson) answer = client_control (rehearsal, "GET", "handset", NULL);

  return sender_json_ref (client_find (answer, "handset"));
}

static void
test_right_sms_flow (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *sid = client_run (rehearsal, FLOW, GOOD_FORM);
  g_autofree char            *target = g_strdup_printf (CREATE "/%s/Steps", sid);
  g_autofree char            *context_target = NULL;
  g_autoptr (SenderJson)      handset = read_handset (rehearsal);
  g_autoptr (Answer)          steps = client_get (rehearsal, "studio", target);
  g_autoptr (Answer)          step = NULL;
  g_autoptr (Answer)          context = NULL;
  g_autofree char            *step_target = NULL;

  g_assert_cmpuint (sender_json_get_length (handset), ==, 1);
  g_assert_cmpstr (client_text (handset, "0.code"), ==, "012345");
  g_assert_cmpstr (client_text (handset, "0.channel"), ==, "sms");
  g_assert_cmpstr (client_text (handset, "0.from"), ==, "+14155550101");
  g_assert_cmpuint (sender_json_get_length (client_find (steps->json, "steps")), ==, 2);
  g_assert_cmpstr (client_text (steps->json, "steps.0.name"), ==, "sent");
  g_assert_cmpstr (client_text (steps->json, "steps.0.transitioned_to"), ==, "Ended");
  g_assert_cmpstr (client_text (steps->json, "steps.0.type"), ==, "send-message");
  step_target = g_strdup_printf ("%s/%s", target, client_text (steps->json, "steps.0.sid"));
  step = client_get (rehearsal, "studio", step_target);
  g_assert_cmpstr (client_text (step->json, "name"), ==, "sent");
  context_target = g_strconcat (step_target, "/Context", NULL);
  context = client_get (rehearsal, "studio", context_target);
  g_assert_cmpstr (client_text (context->json, "context.flow.data.OTP"), ==, "012345");
}

static void
test_right_voice_flow (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *sid = client_run (rehearsal, VOICE_FLOW, GOOD_FORM);
  g_autoptr (SenderJson)      handset = read_handset (rehearsal);

  g_assert_nonnull (sid);
  g_assert_cmpuint (sender_json_get_length (handset), ==, 1);
  g_assert_cmpstr (client_text (handset, "0.channel"), ==, "voice");
  g_assert_cmpstr (client_text (handset, "0.code"), ==, "012345");
}

static const struct
{
  const char *states;
  const char *steps;
} flows[] = {
  { "{\"name\":\"a\",\"type\":\"set-variables\",\"properties\":{\"variables\":[{\"key\":\"k\","
    "\"value\":\"{{flow.data.OTP}}\"},{\"value\":\"no key\"}]},\"transitions\":[{\"event\":"
    "\"next\",\"next\":\"b\"}]},{\"name\":\"b\",\"type\":\"split-based-on\",\"properties\":"
    "{\"input\":\"{{flow.variables.k}}\"},\"transitions\":[{\"event\":\"noMatch\"},{\"event\":"
    "\"match\",\"next\":\"c\",\"conditions\":[{\"type\":\"equal_to\",\"value\":\" 012345\"}]}]},"
    "{\"name\":\"c\",\"type\":\"make-http-request\",\"properties\":{},\"transitions\":"
    "[{\"event\":\"failed\",\"next\":\"d\"}]},{\"name\":\"d\",\"type\":\"run-function\","
    "\"properties\":{},\"transitions\":[{\"event\":\"fail\",\"next\":\"e\"}]},"
    "{\"name\":\"e\",\"type\":\"run-subflow\",\"properties\":{},\"transitions\":[]}",
    "incomingRequest:Trigger>a next:a>b match:b>c failed:c>d fail:d>e failed:e>Ended" },
  { "{\"name\":\"a\",\"type\":\"split-based-on\",\"properties\":{\"input\":\"x\"},"
    "\"transitions\":[{\"event\":\"match\",\"next\":\"q\",\"conditions\":[{\"type\":"
    "\"is_before_time\",\"value\":\"y\"}]},{\"event\":\"match\",\"conditions\":[]}]}",
    "incomingRequest:Trigger>a noMatch:a>Ended" },
  { "{\"name\":\"a\",\"type\":\"send-message\",\"properties\":{\"body\":\"{{flow.data.otp}}\"},"
    "\"transitions\":[{\"event\":\"failed\",\"next\":\"\"}]}",
    "incomingRequest:Trigger>a failed:a>Ended" },
  { "{\"name\":\"a\",\"type\":\"send-message\",\"properties\":{\"body\":\"x\",\"to\":\"hello\"},"
    "\"transitions\":[]}",
    "incomingRequest:Trigger>a failed:a>Ended" },
  { "{\"name\":\"a\",\"type\":\"send-and-wait-for-reply\",\"properties\":{\"body\":\"x\","
    "\"timeout\":\"60\"},\"transitions\":[{\"event\":\"timeout\",\"next\":\"\"}]}",
    "incomingRequest:Trigger>a timeout:a>Ended" },
  { "{\"name\":\"a\",\"type\":\"say-play\",\"properties\":{\"say\":\"x\"},\"transitions\":[]}",
    "incomingRequest:Trigger>a" },
  { "{\"name\":\"a\",\"type\":\"gather-input-on-call\",\"properties\":{},\"transitions\":[]}",
    "incomingRequest:Trigger>a" },
  { "{\"name\":\"b\",\"type\":\"set-variables\",\"properties\":{},\"transitions\":[]}",
    "incomingRequest:Trigger>a" },
};

static void
test_flows (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autofree char *steps = NULL;

      set_up_flow (rehearsal, "a", flows[i].states);
      steps = run (rehearsal, NAMES);
      g_assert_cmpstr (steps, ==, flows[i].steps);
    }
}

static void
test_limits (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autofree char            *same = NULL;
  g_autofree char            *circle = NULL;

  set_up_flow (rehearsal, "a",
               "{\"name\":\"a\",\"type\":\"set-variables\",\"properties\":{},\"transitions\":"
               "[{\"event\":\"next\",\"next\":\"a\"}]}");
  same = run (rehearsal, NAMES);
  g_assert_cmpint (strlen (same), ==,
                   strlen ("incomingRequest:Trigger>a") + 10 * strlen (" next:a>a"));
  set_up_flow (rehearsal, "a",
               "{\"name\":\"a\",\"type\":\"set-variables\",\"properties\":{},\"transitions\":"
               "[{\"event\":\"next\",\"next\":\"b\"}]},"
               "{\"name\":\"b\",\"type\":\"set-variables\",\"properties\":{},\"transitions\":"
               "[{\"event\":\"next\",\"next\":\"a\"}]}");
  circle = run (rehearsal, NAMES);
  g_assert_true (g_str_has_suffix (circle, ">a") || g_str_has_suffix (circle, ">b"));
}

static void
test_reply (void)
{
  g_autoptr (SenderRehearsal) rehearsal = client_start ();
  g_autoptr (Answer)          created = NULL;
  g_autoptr (Answer)          context = NULL;
  g_autofree char            *target = NULL;
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderJson)      body = sender_json_parse ("{\"from\":\"+1\",\"body\":\"x\"}",
                                                        -1, NULL);

  set_up_flow (rehearsal, "a",
               "{\"name\":\"a\",\"type\":\"send-and-wait-for-reply\",\"properties\":"
               "{\"body\":\"Yes?\"},\"transitions\":[]}");
  created = client_post (rehearsal, "/v2/Flows/" OWN "/Executions", NAMES);
  client_advance (rehearsal, 5);
  client_tell (rehearsal, "handset/reply", "{\"from\":\"+14155550100\",\"body\":\"yes\"}");
  target = g_strdup_printf ("/v2/Flows/" OWN "/Executions/%s/Context",
                            client_text (created->json, "sid"));
  context = client_get (rehearsal, "studio", target);
  g_assert_cmpstr (client_text (context->json, "context.widgets.a.inbound.Body"), ==, "yes");
  g_assert_null (sender_rehearsal_control (rehearsal, "POST", "handset/reply", body, &error));
  g_assert_nonnull (strstr (error->message, "waits"));
}

static void
test_call_ends (void)
{
  static const struct
  {
    const char *fault;
    const char *steps;
  } cases[] = {
    { "{\"kind\":\"call\",\"status\":\"busy\",\"count\":1}",
      "incomingRequest:Trigger>a busy:a>Ended" },
    { "{\"kind\":\"call\",\"status\":\"no-answer\",\"count\":1}",
      "incomingRequest:Trigger>a noAnswer:a>Ended" },
    { "{\"kind\":\"call\",\"status\":\"failed\",\"count\":1}",
      "incomingRequest:Trigger>a failed:a>Ended" },
    { "{\"kind\":\"flow-fails\",\"count\":1}", "incomingRequest:Trigger>a failed:a>Ended" },
    { "{\"kind\":\"unrouted-trigger\",\"count\":1}", "incomingRequest:Trigger>Ended" },
  };
  g_autoptr (SenderRehearsal) rehearsal = client_start ();

  set_up_flow (rehearsal, "a",
               "{\"name\":\"a\",\"type\":\"make-outgoing-call-v2\",\"properties\":{},"
               "\"transitions\":[]}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *steps = NULL;

      client_tell (rehearsal, "faults", cases[i].fault);
      steps = run (rehearsal, NAMES);
      g_assert_cmpstr (steps, ==, cases[i].steps);
    }
}

static void
test_split (void)
{
  static const struct
  {
    const char *type;
    const char *input;
    const char *value;
    gboolean    matches;
  } cases[] = {
    { "equal_to", " YES ", "yes", TRUE },
    { "equal_to", "yes", "no", FALSE },
    { "not_equal_to", "yes", "no", TRUE },
    { "matches_any_of", "b", "a, b", TRUE },
    { "does_not_match_any_of", "c", "a, b", TRUE },
    { "is_blank", "  ", "", TRUE },
    { "is_not_blank", "x", "", TRUE },
    { "contains", "Hello", "ELL", TRUE },
    { "does_not_contain", "Hello", "x", TRUE },
    { "starts_with", "+1415", "+1", TRUE },
    { "does_not_start_with", "+1415", "+49", TRUE },
    { "less_than", "9", "10", TRUE },
    { "greater_than", "9", "10", FALSE },
    { "regex", "A1", "^a[0-9]$", TRUE },
    { "regex", "A1", "(", FALSE },
    { "is_before_date", "A", "B", FALSE },
    { NULL, "A", "A", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sender_split_matches (cases[i].type, cases[i].input, cases[i].value), ==,
                     cases[i].matches);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interpreter/right-sms-flow", test_right_sms_flow);
  g_test_add_func ("/interpreter/right-voice-flow", test_right_voice_flow);
  g_test_add_func ("/interpreter/flows", test_flows);
  g_test_add_func ("/interpreter/limits", test_limits);
  g_test_add_func ("/interpreter/reply", test_reply);
  g_test_add_func ("/interpreter/call-ends", test_call_ends);
  g_test_add_func ("/interpreter/split", test_split);
  return g_test_run ();
}
