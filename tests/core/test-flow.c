/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow.h"

#include "sender-error.h"
#include "sender-json.h"
#include "sender-test-json.h"
#include "sender-test.h"

/* A right flow as small as can be, and what faults are made of. */
#define SEND "{\"name\":\"send\",\"type\":\"send-message\",\"transitions\":[]}"
#define TRIGGER(transition) \
  "{\"name\":\"Trigger\",\"type\":\"trigger\",\"transitions\":[" transition "]}"
#define REST "{\"event\":\"incomingRequest\",\"next\":\"send\"}"
#define FLOW(states) "{\"states\":[" states "],\"initial_state\":\"Trigger\"}"
#define SMALLEST FLOW (TRIGGER (REST) "," SEND)

static SenderFlow *
parse (const char *text)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = sender_test_json (text);
  SenderFlow            *flow = sender_flow_new_from_json (json, &error);

  g_assert_no_error (error);
  return flow;
}

static SenderFlow *
load (const char *name)
{
  g_autofree char *path = g_build_filename ("flows", name, NULL);
  g_autofree char *text = sender_test_data (path, NULL);

  return parse (text);
}

static char *
list_reads (SenderFlow *flow)
{
  GPtrArray          *reads = sender_flow_get_reads (flow);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < reads->len; i++)
    {
      const SenderFlowRead *read = g_ptr_array_index (reads, i);

      g_string_append_printf (out, "%s%s/%s=%s", i > 0 ? " " : "", read->widget, read->property,
                              read->key);
    }
  return g_strdup (out->str);
}

static void
test_reads (void)
{
  g_autoptr (SenderFlow) flow = load ("reads.json");
  g_autofree char       *reads = list_reads (flow);

  g_assert_null (sender_flow_get_fault (flow));
  g_assert_cmpstr (reads, ==,
                   "set/variables[0].value=lang "
                   "split/input=lang "
                   "split/transitions[1].conditions[0].arguments[0]=lang "
                   "split/transitions[1].conditions[0].value=x y "
                   "send/body=OTP send/body=code send/body=who");
}

static void
test_senders (void)
{
  g_autoptr (SenderFlow) flow = load ("senders.json");
  static const struct
  {
    const char   *widget;
    SenderChannel channel;
    const char   *from;
    const char   *text;
  } expected[] = {
    { "sms", SENDER_CHANNEL_SMS, NULL, "Code" },
    { "ask", SENDER_CHANNEL_SMS, "+15017122661", "" },
    { "call", SENDER_CHANNEL_VOICE, NULL, "Your code" },
    { "old", SENDER_CHANNEL_VOICE, NULL, "" },
  };
  GPtrArray *senders = sender_flow_get_senders (flow);

  g_assert_null (sender_flow_get_fault (flow));
  g_assert_cmpuint (senders->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (senders, i);

      g_assert_cmpstr (sender->widget, ==, expected[i].widget);
      g_assert_cmpint (sender->channel, ==, expected[i].channel);
      g_assert_cmpstr (sender->from, ==, expected[i].from);
      g_assert_cmpstr (sender->text, ==, expected[i].text);
      g_assert_nonnull (sender->type);
    }
  g_assert_true (sender_flow_reaches (flow, SENDER_CHANNEL_SMS));
  g_assert_true (sender_flow_reaches (flow, SENDER_CHANNEL_VOICE));
}

static void
test_unwired (void)
{
  static const char *const flows[] = {
    FLOW (TRIGGER ("{\"event\":\"incomingRequest\"}") "," SEND),
    FLOW (TRIGGER ("{\"event\":\"incomingRequest\",\"next\":\"\"}") "," SEND),
    FLOW (TRIGGER ("{\"event\":\"incomingMessage\",\"next\":\"send\"}") "," SEND),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autoptr (SenderFlow) flow = parse (flows[i]);

      g_assert_null (sender_flow_get_fault (flow));
      g_assert_false (sender_flow_has_rest_trigger (flow));
      g_assert_false (sender_flow_reaches (flow, SENDER_CHANNEL_SMS));
      g_assert_cmpuint (sender_flow_get_reads (flow)->len, ==, 0);
    }
}

static const char *const faults[][2] = {
  { "{\"states\":[]}", "no widgets" },
  { "{\"states\":{}}", "no widgets" },
  { FLOW ("1"), "Entry 1 of “states” is no object" },
  { FLOW ("{}"), "Widget 1 has no name" },
  { FLOW ("{\"name\":\"\"}"), "Widget 1 has no name" },
  { FLOW (SEND "," SEND), "Two widgets are named “send”" },
  { FLOW ("{\"name\":\"a\"}"), "“a” has no type" },
  { FLOW ("{\"name\":\"a\",\"type\":\"x\"}"), "“a” has no list of transitions" },
  { FLOW ("{\"name\":\"a\",\"type\":\"x\",\"transitions\":{}}"), "no list of transitions" },
  { FLOW (TRIGGER ("1") "," SEND), "“Trigger” names no event" },
  { FLOW (TRIGGER ("{\"next\":\"send\"}") "," SEND), "“Trigger” names no event" },
  { FLOW (TRIGGER (REST)), "“Trigger” leads to “send”" },
  { "{\"states\":[" SEND "]}", "no initial state" },
  { "{\"states\":[" SEND "],\"initial_state\":\"\"}", "no initial state" },
  { FLOW (SEND), "begins at “Trigger”, which it does not have" },
  { "{\"states\":[" SEND "],\"initial_state\":\"send\"}", "“send”, which is no trigger" },
  { "{\"states\":[" SEND "," TRIGGER (REST) "],\"initial_state\":\"send\"}",
    "“send”, which is no trigger" },
  { FLOW (TRIGGER (REST) "," SEND ",{\"name\":\"t\",\"type\":\"trigger\",\"transitions\":[]}"),
    "two triggers, “Trigger” and “t”" },
};

static void
test_fault (gconstpointer data)
{
  const char *const     *c = data;
  g_autoptr (SenderFlow) flow = parse (c[0]);

  g_assert_nonnull (sender_flow_get_fault (flow));
  if (strstr (sender_flow_get_fault (flow), c[1]) == NULL)
    g_error ("“%s” lacks “%s”", sender_flow_get_fault (flow), c[1]);
}

/* A flow with a fault is read as far as it goes. */
static void
test_odd_members (void)
{
  g_autoptr (SenderFlow) flow = load ("odd.json");
  g_autofree char       *reads = list_reads (flow);

  g_assert_nonnull (sender_flow_get_fault (flow));
  g_assert_cmpstr (reads, ==, "sms/[1]=OTP");
  g_assert_true (sender_flow_reaches (flow, SENDER_CHANNEL_SMS));
  g_assert_true (sender_flow_reaches (flow, SENDER_CHANNEL_VOICE));
}

static void
test_forms (void)
{
  const char         *definition = SMALLEST;
  g_autoptr (GString) quoted = g_string_new (NULL);
  g_autofree char    *as_object = g_strdup_printf ("{\"sid\":\"FW\",\"valid\":true,"
                                                      "\"definition\":%s}",
                                                   definition);
  g_autofree char    *as_text = NULL;

  sender_json_append_quoted (quoted, definition, -1);
  as_text = g_strdup_printf ("{\"valid\":null,\"definition\":%s}", quoted->str);
  for (int i = 0; i < 3; i++)
    {
      const char            *texts[] = { definition, as_object, as_text };
      g_autoptr (SenderFlow) flow = parse (texts[i]);
      g_autoptr (SenderFlow) again = sender_flow_ref (flow);
      SenderJson            *initial = sender_flow_get_initial_state (again);

      g_assert_null (sender_flow_get_fault (flow));
      g_assert_true (sender_flow_has_rest_trigger (flow));
      g_assert_cmpstr (sender_json_get_string_member (initial, "type"), ==, "trigger");
      g_assert_nonnull (sender_flow_find_state (flow, "send"));
      g_assert_null (sender_flow_find_state (flow, "Send"));
      g_assert_cmpuint (sender_json_get_length (sender_flow_get_definition (flow)), ==, 2);
    }
}

static void
test_no_flow (void)
{
  static const char *const cases[][2] = {
    { "1", "neither “states” nor a “definition”" },
    { "{}", "neither “states” nor a “definition”" },
    { "{\"definition\":null}", "neither “states” nor a “definition”" },
    { "{\"definition\":\"[]\"}", "neither “states” nor a “definition”" },
    { "{\"definition\":\"{\"}", "The flow’s definition: Line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) json = sender_json_parse (cases[i][0], -1, NULL);
      g_autoptr (GError)     error = NULL;

      g_assert_null (sender_flow_new_from_json (json, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, cases[i][1]);
    }
}

static void
test_service_fault (void)
{
  static const char *const cases[][2] = {
    { "[]", "Twilio calls the flow invalid." },
    { "null", "Twilio calls the flow invalid." },
    { "[1]", "Twilio calls the flow invalid." },
    { "[{\"message\":\"too long\"}]", "Twilio calls the flow invalid: too long" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *text = g_strconcat ("{\"definition\":", SMALLEST, ",\"valid\":false,"
                                                                                     "\"errors\":",
                                                 cases[i][0], "}", NULL);
      g_autoptr (SenderFlow) flow = parse (text);

      g_assert_cmpstr (sender_flow_get_fault (flow), ==, cases[i][1]);
    }
}

static void
test_service_facts (void)
{
  g_autoptr (SenderFlow) flow = parse (SMALLEST);
  const char            *users[] = { "+1 (415) 555-0100", "not a number", NULL };

  g_assert_cmpint (sender_flow_get_origin (flow), ==, SENDER_FLOW_ORIGIN_UNKNOWN);
  g_assert_false (sender_flow_has_newer_draft (flow));
  sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_PUBLISHED, 3, 3);
  g_assert_cmpint (sender_flow_get_origin (flow), ==, SENDER_FLOW_ORIGIN_PUBLISHED);
  g_assert_false (sender_flow_has_newer_draft (flow));
  sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_PUBLISHED, 3, 4);
  g_assert_true (sender_flow_has_newer_draft (flow));
  sender_flow_set_origin (flow, SENDER_FLOW_ORIGIN_UNPUBLISHED, 3, 4);
  g_assert_false (sender_flow_has_newer_draft (flow));

  g_assert_false (sender_flow_is_test_user (flow, "+14155550100"));
  sender_flow_set_test_users (flow, users);
  g_assert_true (sender_flow_is_test_user (flow, "+14155550100"));
  g_assert_true (sender_flow_is_test_user (flow, "not a number"));
  g_assert_false (sender_flow_is_test_user (flow, "+14155550101"));
  sender_flow_set_test_users (flow, users + 2);
  g_assert_false (sender_flow_is_test_user (flow, "+14155550100"));
}

static void
test_boxed (void)
{
  g_autoptr (SenderFlow) flow = parse (SMALLEST);
  SenderFlow            *copy = g_boxed_copy (SENDER_TYPE_FLOW, flow);

  g_assert_true (copy == flow);
  g_boxed_free (SENDER_TYPE_FLOW, copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/reads", test_reads);
  g_test_add_func ("/flow/senders", test_senders);
  g_test_add_func ("/flow/unwired", test_unwired);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/flow/fault/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, faults[i], test_fault);
    }
  g_test_add_func ("/flow/odd-members", test_odd_members);
  g_test_add_func ("/flow/forms", test_forms);
  g_test_add_func ("/flow/no-flow", test_no_flow);
  g_test_add_func ("/flow/service-fault", test_service_fault);
  g_test_add_func ("/flow/service-facts", test_service_facts);
  g_test_add_func ("/flow/boxed", test_boxed);
  return g_test_run ();
}
