/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-spoken.h"

#include "sender-config.h"
#include "sender-json.h"
#include "sender-message.h"
#include "sender-test-config.h"

#include <string.h>

#define SMS "messages.strong_authentication.SMS.en"

static SenderFlow *
make_flow (SenderFlowTemplate kind)
{
  g_autoptr (SenderJson) definition = sender_flow_template (kind, NULL);
  g_autoptr (GError)     error = NULL;
  SenderFlow            *flow = sender_flow_new_from_json (definition, &error);

  g_assert_no_error (error);
  return flow;
}

static GPtrArray *
speak (SenderConfig *config,
       SenderChannel channel,
       SenderFlow   *flow,
       char        **why)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer) "otp", (gpointer) "012345");
  return sender_spoken_list (config, sender_config_get_first_message (config, channel), flow,
                             values, why);
}

static void
test_said (void)
{
  static const SenderFlowTemplate kinds[] = {
    [SENDER_CHANNEL_SMS] = SENDER_FLOW_TEMPLATE_SMS,
    [SENDER_CHANNEL_VOICE] = SENDER_FLOW_TEMPLATE_VOICE,
  };
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      g_autoptr (SenderFlow) flow = make_flow (kinds[channel]);
      g_autofree char       *why = NULL;
      g_autoptr (GPtrArray)  spoken = speak (config, channel, flow, &why);
      SenderSpoken          *first = NULL;

      g_assert_null (why);
      g_assert_nonnull (spoken);
      first = g_ptr_array_index (spoken, 0);
      g_assert_nonnull (strstr (first->text, "012345"));
      g_assert_nonnull (first->widget);
    }
}

static const struct
{
  const char *name;
  const char *edits;
  gboolean    has_flow;
  const char *fragment;
} faults[] = {
  { "no-flow", "", FALSE, "Contract page" },
  { "broken", SMS "={\"OTP\":${otp}}", TRUE, "can’t read" },
  { "no-object", SMS "=[\"${otp}\"]", TRUE, "no JSON object" },
  { "misspelt-key", "sms.body[2].key=Parameter", TRUE, "does not carry" },
  { "no-request", "-sms", TRUE, "no request" },
};

static void
test_fault (gconstpointer data)
{
  gsize                    i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderFlow)   flow = faults[i].has_flow ? make_flow (SENDER_FLOW_TEMPLATE_SMS) : NULL;
  g_autoptr (GPtrArray)    spoken = NULL;
  g_autofree char         *why = NULL;

  sender_test_config_edit (config, faults[i].edits);
  spoken = speak (config, SENDER_CHANNEL_SMS, flow, &why);
  g_assert_null (spoken);
  g_assert_nonnull (why);
  g_test_message ("%s", why);
  g_assert_nonnull (strstr (why, faults[i].fragment));
}

/* A flow for SMS says nothing in a call. */
static void
test_other_channel (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderFlow)   flow = make_flow (SENDER_FLOW_TEMPLATE_SMS);
  g_autofree char         *why = NULL;
  g_autoptr (GPtrArray)    spoken = speak (config, SENDER_CHANNEL_VOICE, flow, &why);

  g_assert_null (spoken);
  g_assert_nonnull (strstr (why, "No widget"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/spoken/said", test_said);
  g_test_add_func ("/core/spoken/other-channel", test_other_channel);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/core/spoken/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  return g_test_run ();
}
