/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-error.h"
#include "sender-flow.h"
#include "sender-json.h"

static void
check_flow (SenderFlow *flow)
{
  GPtrArray *reads = sender_flow_get_reads (flow);
  GPtrArray *senders = sender_flow_get_senders (flow);
  gboolean   reaches = sender_flow_reaches (flow, SENDER_CHANNEL_SMS) ||
                     sender_flow_reaches (flow, SENDER_CHANNEL_VOICE);

  g_assert_cmpint (reaches, ==, senders->len > 0);
  if (!sender_flow_has_rest_trigger (flow))
    g_assert_cmpuint (reads->len + senders->len, ==, 0);
  for (guint i = 0; i < reads->len; i++)
    {
      const SenderFlowRead *read = g_ptr_array_index (reads, i);

      g_assert_nonnull (sender_flow_find_state (flow, read->widget));
      g_assert_true (*read->key != '\0');
    }
  for (guint i = 0; i < senders->len; i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (senders, i);

      g_assert_nonnull (sender_flow_find_state (flow, sender->widget));
      g_assert_nonnull (sender->text);
    }
  if (sender_flow_get_fault (flow) == NULL)
    g_assert_nonnull (sender_flow_get_initial_state (flow));
}

/* Whatever JSON is given as a flow is read as far as it goes, or refused in words. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (SenderJson) json = sender_json_parse ((const char *) data, (gssize) size, NULL);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderFlow) flow = NULL;

  if (json == NULL)
    return 0;
  flow = sender_flow_new_from_json (json, &error);
  if (flow != NULL)
    check_flow (flow);
  else
    g_assert_true (error->domain == SENDER_ERROR);
  return 0;
}
