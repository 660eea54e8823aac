/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract.h"

#include "sender-channel-request.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-test-config.h"
#include "sender-test.h"

/* A flow whose message has the text @body. */
static SenderFlow *
make_flow (const char *body)
{
  g_autoptr (SenderJson) definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, NULL);
  SenderJson            *states = sender_json_get_member (definition, "states");
  SenderJson            *properties = NULL;
  g_autoptr (GError)     error = NULL;
  SenderFlow            *flow = NULL;

  properties = sender_json_get_member (sender_json_get_element (states, 1), "properties");
  sender_json_set_string (properties, "body", body);
  flow = sender_flow_new_from_json (definition, &error);
  g_assert_no_error (error);
  return flow;
}

/* A line for each wire: variable>member>field>key>widget.property, `!` and the finding of a
 * broken one. */
static char *
describe (SenderContract *contract)
{
  g_autoptr (GString) out = g_string_new (NULL);

#define SHOWN(text) ((text) != NULL ? (text) : "-")
  for (guint i = 0; i < contract->wires->len; i++)
    {
      const SenderWire *wire = g_ptr_array_index (contract->wires, i);

      g_string_append_printf (out, "%s>%s>%s>%s>%s.%s", SHOWN (wire->variable),
                              SHOWN (wire->member), SHOWN (wire->field), SHOWN (wire->flow_key),
                              SHOWN (wire->widget), SHOWN (wire->property));
      if (!wire->whole)
        g_string_append_printf (out, "!%s",
                                wire->finding != NULL ? sender_finding_get_id (wire->finding)
                                                      : "");
      else
        g_assert_null (wire->finding);
      g_string_append_c (out, '\n');
    }
#undef SHOWN
  return g_strdup (out->str);
}

typedef struct
{
  const char *path;
  const char *message;
  const char *key;  /* (nullable): form key of the message; NULL: raw */
  const char *body; /* (nullable): of the flow's message; NULL: no flow */
  gboolean    whole;
  const char *wires;
} Case;

#define CODE "{\"OTP\":\"${otp}\"}"
#define USER "{\"OTP\":\"${otp}\",\"user\":\"${user.username}\"}"

static const Case cases[] = {
  { "whole", CODE, "Parameters", "Code {{flow.data.OTP}}", TRUE,
    "otp>OTP>Parameters>OTP>send_code.body\n" },
  { "either-name", USER, "Parameters",
    "{{trigger.request.parameters.user}}: {{flow.data.OTP}}", TRUE,
    "otp>OTP>Parameters>OTP>send_code.body\n"
    "user.username>user>Parameters>user>send_code.body\n" },
  { "no-flow", USER, "Parameters", NULL, TRUE,
    "otp>OTP>Parameters>->-.-\nuser.username>user>Parameters>->-.-\n" },
  { "several-variables", "{\"t\":\"${user.username} ${OTP}\",\"n\":1}", "Parameters",
    "{{flow.data.t}}{{flow.data.n}}", TRUE,
    "otp>t>Parameters>t>send_code.body\n->n>Parameters>n>send_code.body\n" },
  { "case", CODE, "Parameters", "Code {{flow.data.otp}}", FALSE,
    "otp>OTP>Parameters>otp>send_code.body!SS706\n" },
  { "lacking", CODE, "Parameters", "{{flow.data.name}} {{flow.data.OTP}}", FALSE,
    "otp>OTP>Parameters>OTP>send_code.body\n->->Parameters>name>send_code.body!SS705\n" },
  { "unread", USER, "Parameters", "Code {{flow.data.OTP}}", TRUE,
    "otp>OTP>Parameters>OTP>send_code.body\nuser.username>user>Parameters>->-.-!SS707\n" },
  { "code-unread", CODE, "Parameters", "Code", FALSE, "otp>OTP>Parameters>->-.-!SS707\n" },
  { "unquoted", "{\"OTP\":${otp},\"user\":\"${user.username}\"}", "Parameters",
    "{{flow.data.OTP}}{{flow.data.user}}", FALSE,
    "otp>OTP>Parameters>OTP>send_code.body!SS402\n"
    "user.username>user>Parameters>user>send_code.body\n" },
  { "typographic", "{“OTP”:“${otp}”}", "Parameters", "{{flow.data.OTP}}", FALSE,
    "otp>OTP>Parameters>OTP>send_code.body!SS406\n" },
  { "plain", "Your code is ${otp}", "Parameters", "{{flow.data.OTP}}", FALSE,
    "otp>->Parameters>->-.-!SS401\n->->Parameters>OTP>send_code.body!SS401\n" },
  { "no-code", "{\"user\":\"${user.username}\"}", "Parameters", "{{flow.data.user}}", FALSE,
    "user.username>user>Parameters>user>send_code.body\notp>->Parameters>->-.-!SS403\n" },
  { "misspelt-field", CODE, "Parameter", "{{flow.data.OTP}}", FALSE,
    "otp>OTP>Parameter>OTP>send_code.body!SS307\n" },
  { "field-case", CODE, "parameters", "{{flow.data.OTP}}", FALSE,
    "otp>OTP>parameters>OTP>send_code.body!SS306\n" },
  { "other-field", CODE, "Whatever", "{{flow.data.OTP}}", FALSE,
    "otp>OTP>Whatever>OTP>send_code.body!SS318\n" },
  { "raw", CODE, NULL, "{{flow.data.OTP}}", FALSE,
    "otp>OTP>Parameters>OTP>send_code.body!SS305\n" },
};

static void
assert_wires (SenderConfig *config,
              SenderFlow   *flow,
              gboolean      whole,
              const char   *expected)
{
  SenderMessage             *message = sender_config_get_first_message (config, SENDER_CHANNEL_SMS);
  g_autoptr (SenderContract) contract = NULL;
  g_autofree char           *wires = NULL;

  contract = sender_contract_new (config, SENDER_CHANNEL_SMS, message, flow);
  wires = describe (contract);
  g_assert_cmpstr (wires, ==, expected);
  g_assert_cmpint (contract->whole, ==, whole);
  g_assert_true (contract->message == message);
}

static void
test_case (gconstpointer data)
{
  const Case              *c = data;
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderFlow)   flow = c->body != NULL ? make_flow (c->body) : NULL;

  sender_test_set_message (config, SENDER_CHANNEL_SMS, c->message);
  if (c->key != NULL)
    sender_test_set_rows (request, "To", "${to}", "From", "${from}", c->key, "${message}", NULL);
  else
    sender_test_set_raw (request, "{\"Parameters\":${message}}");
  assert_wires (config, flow, c->whole, c->wires);
}

/* A row may hold more than the message; then it is the row that reaches the flow. */
static void
test_row_of_its_own (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (SenderFlow)   flow = make_flow ("{{flow.data.code}} {{flow.data.more.OTP}}");

  sender_test_set_rows (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                        "To", "${to}",
                        "From", "${from}",
                        "Parameters", "{\"code\":\"${otp}\",\"more\":${message}}",
                        NULL);
  assert_wires (config, flow, TRUE,
                "otp>code>Parameters>code>send_code.body\n"
                "otp>more>Parameters>more>send_code.body\n");
}

static void
test_no_row (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();

  sender_test_set_rows (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                        "To", "${to}", "From", "${from}", NULL);
  assert_wires (config, NULL, FALSE, "otp>OTP>Parameters>->-.-!SS310\n");
}

/* The row that would carry it is switched off; the other vendor's carries it under any key. */
static void
test_other_ways (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderChannelRequest    *request = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);

  g_object_set (sender_list_get (sender_channel_request_get_body (request), 2),
                "enabled", FALSE, NULL);
  assert_wires (config, NULL, FALSE, "otp>OTP>Parameters>->-.-!SS310\n");
  g_object_set (request, "url", "https://sms.example.com/", NULL);
  sender_test_set_rows (request, "to", "${to}", "text", "${message}", NULL);
  assert_wires (config, NULL, TRUE, "otp>OTP>text>->-.-\n");
  sender_test_set_raw (request, "${message}${to}");
  assert_wires (config, NULL, TRUE, "otp>OTP>->->-.-\n");
  g_object_set (request,
                "method", SENDER_HTTP_METHOD_GET,
                "url", "https://sms.example.com/?to=${to}&m=${message}",
                NULL);
  assert_wires (config, NULL, TRUE, "otp>OTP>m>->-.-\n");
}

static void
test_flow_faults (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (SenderFlow)   unpublished = make_flow ("{{flow.data.OTP}}");
  g_autoptr (SenderJson)   voice = sender_flow_template (SENDER_FLOW_TEMPLATE_VOICE, NULL);
  g_autoptr (SenderFlow)   other = sender_flow_new_from_json (voice, NULL);
  g_autoptr (SenderFlow)   invalid = NULL;

  sender_flow_set_origin (unpublished, SENDER_FLOW_ORIGIN_UNPUBLISHED, 0, 1);
  assert_wires (config, unpublished, FALSE, "otp>OTP>Parameters>OTP>send_code.body!SS701\n");
  assert_wires (config, other, FALSE, "otp>OTP>Parameters>OTP>say_code.say!SS704\n");
  sender_json_set_string (voice, "initial_state", "nowhere");
  invalid = sender_flow_new_from_json (voice, NULL);
  assert_wires (config, invalid, FALSE, "otp>OTP>Parameters>->-.-!SS702\n");
}

static void
test_bare_config (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  SenderChannelRequest    *request = NULL;

  assert_wires (config, NULL, FALSE, "otp>->->->-.-!\n");
  request = sender_config_ensure_request (config, SENDER_CHANNEL_SMS);
  g_object_set (request, "url", SENDER_TEST_URL, NULL);
  sender_test_set_rows (request,
                        "To", "${to}", "From", "${from}", "Parameters", "${message}", NULL);
  assert_wires (config, NULL, FALSE, "otp>->Parameters>->-.-!SS409\n");
}

static void
test_json (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_new ();
  g_autoptr (SenderFlow)     flow = make_flow ("Code {{flow.data.otp}}");
  g_autoptr (SenderContract) contract = NULL;
  g_autoptr (SenderContract) bare = NULL;
  g_autoptr (SenderJson)     json = NULL;
  g_autoptr (SenderJson)     bare_json = NULL;
  SenderJson                *wire = NULL;
  g_autofree char           *text = NULL;

  contract = sender_contract_new (config, SENDER_CHANNEL_SMS,
                                  sender_config_get_first_message (config, SENDER_CHANNEL_SMS),
                                  flow);
  json = sender_contract_to_json (contract);
  g_assert_cmpstr (sender_json_get_string_member (json, "channel"), ==, "sms");
  g_assert_cmpstr (sender_json_get_string_member (json, "message"), ==,
                   "messages.strong_authentication.SMS.en");
  g_assert_false (sender_json_get_boolean (sender_json_get_member (json, "whole")));
  wire = sender_json_get_element (sender_json_get_member (json, "wires"), 0);
  g_assert_cmpstr (sender_json_get_string_member (wire, "flow_key"), ==, "otp");
  g_assert_cmpstr (sender_json_get_string_member (sender_json_get_member (wire, "finding"), "id"),
                   ==, "SS706");
  bare = sender_contract_new (config, SENDER_CHANNEL_VOICE,
                              sender_config_get_first_message (config, SENDER_CHANNEL_VOICE), NULL);
  bare_json = sender_contract_to_json (bare);
  text = sender_json_to_string (bare_json);
  g_assert_cmpstr (text, ==,
                   "{\"channel\":\"voice\",\"message\":\"messages.strong_authentication.Voice.en\","
                   "\"whole\":true,\"wires\":[{\"variable\":\"otp\",\"member\":\"OTP\","
                   "\"field\":\"Parameters\",\"flow_key\":null,\"widget\":null,\"property\":null,"
                   "\"whole\":true,\"finding\":null}]}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/contract/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/contract/row-of-its-own", test_row_of_its_own);
  g_test_add_func ("/contract/no-row", test_no_row);
  g_test_add_func ("/contract/other-ways", test_other_ways);
  g_test_add_func ("/contract/flow-faults", test_flow_faults);
  g_test_add_func ("/contract/bare-config", test_bare_config);
  g_test_add_func ("/contract/json", test_json);
  return g_test_run ();
}
