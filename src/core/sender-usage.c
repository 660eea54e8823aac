/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-usage-private.h"

#include "sender-chain.h"

/**
 * sender_usage_new:
 * @live: what an environment holds
 *
 * Finds out what is in use. An empty chain is Ping’s own account (reference: PingOne, 2.2).
 *
 * Returns: (transfer full) (nullable): what is in use, %NULL if that can’t be known
 */
SenderUsage *
sender_usage_new (SenderLive *live)
{
  SenderUsage *self = NULL;

  if (sender_live_get_senders (live) == NULL || sender_live_get_settings (live) == NULL)
    return NULL;
  self = g_new0 (SenderUsage, 1);
  self->live = sender_live_ref (live);
  self->chain = sender_chain_dup_entries (sender_live_get_chain (live));
  self->policies = sender_policy_list (live);
  if (self->chain[0] == NULL)
    {
      g_strfreev (self->chain);
      self->chain = g_strdupv ((char *[]){ (char *) SENDER_CHAIN_PING, NULL });
    }
  return self;
}

/**
 * sender_usage_free:
 *
 * Frees it.
 */
void
sender_usage_free (SenderUsage *self)
{
  sender_live_unref (self->live);
  g_strfreev (self->chain);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_free (self);
}

/**
 * sender_usage_get_chain:
 *
 * Gets whom PingOne asks where no policy says otherwise.
 *
 * Returns: (transfer none): ids and `PINGONE_TWILIO`, in their order; at least one
 */
const char *const *
sender_usage_get_chain (SenderUsage *self)
{
  return (const char *const *) self->chain;
}

/**
 * sender_usage_get_policies:
 *
 * Gets the notification policies.
 *
 * Returns: (transfer none) (nullable) (element-type SenderPolicy): the policies, %NULL if they were
 *   not read
 */
GPtrArray *
sender_usage_get_policies (SenderUsage *self)
{
  return self->policies;
}

/**
 * sender_usage_names:
 * @sender: id of a sender
 *
 * Tells whether PingOne may ask a sender at all.
 *
 * Returns: whether it stands in the chain or in a policy
 */
gboolean
sender_usage_names (SenderUsage *self,
                    const char  *sender)
{
  if (g_strv_contains (sender_usage_get_chain (self), sender))
    return TRUE;
  for (guint i = 0; self->policies != NULL && i < self->policies->len; i++)
    if (sender_policy_names (g_ptr_array_index (self->policies, i), sender))
      return TRUE;
  return FALSE;
}

/**
 * sender_usage_names_for:
 * @sender: id of a sender
 * @channel: SMS or Voice
 *
 * Tells whether PingOne may ask a sender for messages of a channel.
 *
 * Returns: whether it stands in the chain, or in a policy for the channel
 */
gboolean
sender_usage_names_for (SenderUsage  *self,
                        const char   *sender,
                        SenderChannel channel)
{
  if (g_strv_contains (sender_usage_get_chain (self), sender))
    return TRUE;
  for (guint i = 0; self->policies != NULL && i < self->policies->len; i++)
    if (sender_policy_names_for (g_ptr_array_index (self->policies, i), sender, channel))
      return TRUE;
  return FALSE;
}
