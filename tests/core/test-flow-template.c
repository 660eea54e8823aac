/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow.h"

#include "sender-json.h"
#include "sender-members.h"
#include "sender-message.h"

static SenderFlow *
make (SenderFlowTemplate kind,
      const char        *content)
{
  g_autoptr (SenderMessage) message = NULL;
  g_autoptr (SenderJson)    definition = NULL;
  g_autoptr (GError)        error = NULL;
  SenderFlow               *flow = NULL;

  if (content != NULL)
    message = g_object_new (SENDER_TYPE_MESSAGE, "content", content, NULL);
  definition = sender_flow_template (kind, message);
  flow = sender_flow_new_from_json (definition, &error);
  g_assert_no_error (error);
  g_assert_null (sender_flow_get_fault (flow));
  g_assert_true (sender_flow_has_rest_trigger (flow));
  return flow;
}

static const SenderFlowSender *
get_only_sender (SenderFlow *flow)
{
  GPtrArray *senders = sender_flow_get_senders (flow);

  g_assert_cmpuint (senders->len, ==, 1);
  return g_ptr_array_index (senders, 0);
}

static void
test_sms (void)
{
  static const char *const cases[][2] = {
    { NULL, "Your code is {{flow.data.OTP}}." },
    { "Your code is ${otp}", "Your code is {{flow.data.OTP}}." },
    { "{\"OTP\":\"${otp}\"}", "Your code is {{flow.data.OTP}}." },
    { "{\"user\":\"${user.username}\",\"code\":${OTP}}",
      "{{flow.data.user}}: Your code is {{flow.data.code}}." },
    { "{\"the code\":\"x ${otp}\",\"a\":1,\"b-c\":2}",
      "{{flow.data.a}}, {{flow.data[\"b-c\"]}}: Your code is {{flow.data[\"the code\"]}}." },
    { "{\"text\":\"hello\"}", "{{flow.data.text}}: Your code is {{flow.data.OTP}}." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderFlow)  flow = make (SENDER_FLOW_TEMPLATE_SMS, cases[i][0]);
      const SenderFlowSender *sender = get_only_sender (flow);

      g_assert_cmpint (sender->channel, ==, SENDER_CHANNEL_SMS);
      g_assert_null (sender->from);
      g_assert_cmpstr (sender->text, ==, cases[i][1]);
    }
}

static void
test_voice (void)
{
  g_autoptr (SenderFlow)  flow = make (SENDER_FLOW_TEMPLATE_VOICE, "{\"pin\":\"${otp}\"}");
  const SenderFlowSender *sender = get_only_sender (flow);

  g_assert_cmpint (sender->channel, ==, SENDER_CHANNEL_VOICE);
  g_assert_cmpstr (sender->text, ==,
                   "Your code is <say-as interpret-as=\"digits\">{{flow.data.pin}}</say-as>.");
}

static void
test_xray (void)
{
  g_autoptr (SenderFlow) flow = make (SENDER_FLOW_TEMPLATE_XRAY,
                                      "{\"pin\":\"${otp}\",\"user\":\"u\"}");
  g_autoptr (SenderFlow) bare = make (SENDER_FLOW_TEMPLATE_XRAY, "{}");
  GPtrArray             *reads = sender_flow_get_reads (flow);

  g_assert_cmpuint (sender_flow_get_senders (flow)->len, ==, 0);
  g_assert_cmpuint (reads->len, ==, 2);
  g_assert_cmpstr (((SenderFlowRead *) g_ptr_array_index (reads, 0))->key, ==, "pin");
  g_assert_cmpstr (((SenderFlowRead *) g_ptr_array_index (reads, 1))->key, ==, "user");
  reads = sender_flow_get_reads (bare);
  g_assert_cmpuint (reads->len, ==, 1);
  g_assert_cmpstr (((SenderFlowRead *) g_ptr_array_index (reads, 0))->key, ==, "OTP");
}

static void
test_members (void)
{
  g_autoptr (GPtrArray) members = sender_members_new ("{\"OTP\":${otp},\"u\":\"${a.b} ${otp}\","
                                                      "\"n\":[\"${x}\"],\"p\":\"\"}");
  const SenderMember   *second = NULL;

  g_assert_cmpuint (members->len, ==, 4);
  second = g_ptr_array_index (members, 1);
  g_assert_cmpstr (second->key, ==, "u");
  g_assert_cmpstr (second->variables[0], ==, "a.b");
  g_assert_cmpstr (second->variables[1], ==, "otp");
  g_assert_null (second->variables[2]);
  g_assert_cmpstr (sender_members_find (members, "otp")->key, ==, "OTP");
  g_assert_cmpstr (sender_members_find (members, "x")->key, ==, "n");
  g_assert_null (sender_members_find (members, "y"));
  g_assert_null (sender_members_new ("Your code is ${otp}"));
  g_assert_null (sender_members_new ("[\"${otp}\"]"));
  g_assert_null (sender_members_new ("{\"OTP\":"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-template/sms", test_sms);
  g_test_add_func ("/flow-template/voice", test_voice);
  g_test_add_func ("/flow-template/xray", test_xray);
  g_test_add_func ("/flow-template/members", test_members);
  return g_test_run ();
}
