/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-contract.h"
#include "sender-json.h"
#include "sender-path.h"
#include "sender-test-config.h"

#include <string.h>

/* The wires from a message to the widget that shows it. */

#define MESSAGE "messages.strong_authentication.SMS.en"

static SenderFlow *
make_flow (const char *text)
{
  g_autofree char *definition = g_strdup_printf (
    "{\"initial_state\":\"Trigger\",\"states\":["
    "{\"name\":\"Trigger\",\"type\":\"trigger\",\"properties\":{},"
    "\"transitions\":[{\"event\":\"incomingRequest\",\"next\":\"send\"}]},"
    "{\"name\":\"send\",\"type\":\"send-message\",\"properties\":{\"body\":\"%s\","
    "\"from\":\"{{flow.channel.address}}\",\"to\":\"{{contact.channel.address}}\"},"
    "\"transitions\":[{\"event\":\"sent\"},{\"event\":\"failed\"}]}]}",
    text);
  g_autoptr (SenderJson) json = sender_json_parse (definition, -1, NULL);
  g_autoptr (GError)     error = NULL;
  SenderFlow            *flow = sender_flow_new_from_json (json, &error);

  g_assert_no_error (error);
  return flow;
}

static const struct
{
  const char *path; /* an edit of a right configuration */
  const char *value;
  const char *text;  /* of the flow's message */
  const char *wires; /* member>field>key!rule, with ! for a break */
  gboolean    whole;
} cases[] = {
  { MESSAGE, "{\"OTP\":\"${otp}\"}", "{{flow.data.OTP}}", "OTP>Parameters>OTP", TRUE },
  { MESSAGE, "{\"OTP\":\"${otp}\"}", "{{trigger.request.parameters.OTP}}", "OTP>Parameters>OTP",
    TRUE },
  { MESSAGE, "{\"OTP\":\"${otp}\"}", "{{flow.data.otp}}", "OTP>Parameters>otp!SS706", FALSE },
  { MESSAGE, "{\"OTP\":\"${otp}\"}", "{{flow.data.OTP}} {{flow.data.brand}}",
    "OTP>Parameters>OTP ->Parameters>brand!SS705", FALSE },
  { MESSAGE, "{\"OTP\":\"${otp}\",\"brand\":\"N\"}", "{{flow.data.OTP}}",
    "OTP>Parameters>OTP brand>Parameters>-!SS707", TRUE },
  { MESSAGE, "{\"OTP\":${otp}}", "{{flow.data.OTP}}", "OTP>Parameters>OTP!SS402", FALSE },
  { MESSAGE, "Your code is ${otp}", "{{flow.data.OTP}}", "->Parameters>OTP!SS401", FALSE },
  { "sms.body[2].key", "Parameter", "{{flow.data.OTP}}", "OTP>->OTP!SS307", FALSE },
};

static char *
draw (const SenderContract *contract)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < contract->wires->len; i++)
    {
      const SenderWire *wire = g_ptr_array_index (contract->wires, i);

      g_string_append_printf (out, "%s%s>%s>%s", i > 0 ? " " : "",
                              wire->member != NULL ? wire->member : "-",
                              wire->field != NULL ? wire->field : "-",
                              wire->flow_key != NULL ? wire->flow_key : "-");
      if (!wire->whole)
        g_string_append_printf (out, "!%s",
                                wire->finding != NULL ? sender_finding_get_id (wire->finding) : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_wires (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderConfig)   config = sender_test_config_studio ();
      g_autoptr (SenderFlow)     flow = make_flow (cases[i].text);
      g_autoptr (SenderContract) contract = NULL;
      g_autoptr (SenderJson)     json = NULL;
      g_autoptr (GError)         error = NULL;
      g_autofree char           *wires = NULL;

      g_test_message ("%s=%s, %s", cases[i].path, cases[i].value, cases[i].text);
      g_assert_true (sender_path_set (config, cases[i].path, cases[i].value, &error));
      g_assert_no_error (error);
      contract = sender_contract_new (
        config, SENDER_CHANNEL_SMS,
        sender_config_get_first_message (config, SENDER_CHANNEL_SMS), flow);
      wires = draw (contract);
      g_assert_cmpstr (wires, ==, cases[i].wires);
      g_assert_cmpint (contract->whole, ==, cases[i].whole);
      json = sender_contract_to_json (contract);
      g_assert_cmpstr (sender_json_get_string_member (json, "message"), ==, MESSAGE);
      g_assert_cmpuint (sender_json_get_length (sender_json_get_member (json, "wires")), ==,
                        contract->wires->len);
    }
}

static void
test_variable (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderFlow)     flow = make_flow ("{{flow.data.OTP}}");
  g_autoptr (SenderContract) contract =
    sender_contract_new (config, SENDER_CHANNEL_SMS,
                         sender_config_get_first_message (config, SENDER_CHANNEL_SMS), flow);
  const SenderWire *wire = g_ptr_array_index (contract->wires, 0);

  g_assert_cmpstr (wire->variable, ==, "otp");
  g_assert_cmpstr (wire->widget, ==, "send");
  g_assert_cmpstr (wire->property, ==, "body");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract/wires", test_wires);
  g_test_add_func ("/contract/variable", test_variable);
  return g_test_run ();
}
