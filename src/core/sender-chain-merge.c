/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-merge.h"

#include "sender-chain-order.h"

static gboolean
is_word (SenderJson *entry,
         const char *word)
{
  return sender_json_get_kind (entry) == SENDER_JSON_STRING &&
         g_str_equal (sender_json_get_text (entry), word);
}

/**
 * sender_chain_merge_knows:
 * @entry: an entry of a chain
 * @live: what the environment holds
 *
 * Tells whether an entry may go because an order leaves it out: senders of the environment and
 * Ping’s own account may. What else somebody put there nobody here knows.
 *
 * Returns: whether it may
 */
gboolean
sender_chain_merge_knows (SenderJson *entry,
                          SenderLive *live)
{
  return is_word (entry, SENDER_CHAIN_PING) ||
         (sender_json_get_kind (entry) == SENDER_JSON_STRING &&
          sender_live_find_sender (live, sender_json_get_text (entry)) != NULL);
}

/**
 * sender_chain_merge_can_ask:
 * @entry: an entry of a chain
 * @live: what the environment holds
 *
 * Tells whether PingOne would take an entry: it knows those of its senders and Ping’s own account,
 * and takes back what its chain has.
 *
 * Returns: whether it would
 */
gboolean
sender_chain_merge_can_ask (SenderJson *entry,
                            SenderLive *live)
{
  SenderJson *now = sender_live_get_chain (live);

  if (sender_chain_merge_knows (entry, live))
    return TRUE;
  for (guint i = 0; now != NULL && i < sender_json_get_length (now); i++)
    if (sender_json_equal (sender_json_get_element (now, i), entry))
      return TRUE;
  return FALSE;
}

static guint
find_entry (GPtrArray  *entries,
            SenderJson *entry)
{
  guint position = 0;

  while (position < entries->len &&
         !sender_json_equal (g_ptr_array_index (entries, position), entry))
    position++;
  return position;
}

/* Where the entry of @now at @position belongs in @entries: behind the nearest that is before it,
 * else before the nearest behind it, else behind all senders and before Ping's own account. */
static guint
find_place (GPtrArray  *entries,
            SenderJson *now,
            guint       position)
{
  for (guint i = position; i-- > 0;)
    {
      guint found = find_entry (entries, sender_json_get_element (now, i));

      if (found < entries->len)
        return found + 1;
    }
  for (guint i = position + 1; i < sender_json_get_length (now); i++)
    {
      guint found = find_entry (entries, sender_json_get_element (now, i));

      if (found < entries->len)
        return found;
    }
  return entries->len > 0 &&
             is_word (g_ptr_array_index (entries, entries->len - 1), SENDER_CHAIN_PING)
           ? entries->len - 1
           : entries->len;
}

/**
 * sender_chain_merge_order:
 * @order: (array zero-terminated=1): the order of a configuration
 * @own: what stands for its own sender
 * @live: what its environment holds
 *
 * Makes the chain that an order in full gives, with what is live and unknown at its place.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_chain_merge_order (const char *const *order,
                          const char        *own,
                          SenderLive        *live)
{
  g_autoptr (SenderJson) wanted = sender_chain_order_write (order, own);
  SenderJson            *now = sender_live_get_chain (live);
  g_autoptr (GPtrArray)  entries = g_ptr_array_new ();
  SenderJson            *made = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (wanted); i++)
    g_ptr_array_add (entries, sender_json_get_element (wanted, i));
  for (guint i = 0; now != NULL && i < sender_json_get_length (now); i++)
    {
      SenderJson *entry = sender_json_get_element (now, i);

      if (find_entry (entries, entry) == entries->len && !sender_chain_merge_knows (entry, live))
        g_ptr_array_insert (entries, (int) find_place (entries, now, i), entry);
    }
  for (guint i = 0; i < entries->len; i++)
    sender_json_append (made, sender_json_copy (g_ptr_array_index (entries, i)));
  return made;
}

/**
 * sender_chain_merge_list_kept:
 * @fallback: what the configuration says
 * @own: (nullable): id of its own sender
 * @live: what its environment holds
 *
 * Lists who stays in the chain though the configuration does not name them: with the switch all
 * others, with an order in full those whom nobody here knows.
 *
 * Returns: (transfer full): ids, words, and what is neither as it is written
 */
GStrv
sender_chain_merge_list_kept (SenderFallback *fallback,
                              const char     *own,
                              SenderLive     *live)
{
  const char            *self = own != NULL ? own : SENDER_CHAIN_SELF;
  g_auto (GStrv)         order = sender_fallback_dup_order (fallback);
  g_autoptr (SenderJson) named =
    sender_chain_order_write ((const char *const *) order, self);
  g_autoptr (SenderJson) made =
    sender_fallback_has_chain (fallback)
      ? sender_chain_merge_order ((const char *const *) order, self, live)
      : sender_chain_make (sender_live_get_chain (live), self, TRUE,
                           sender_fallback_is_enabled (fallback));
  g_autoptr (SenderJson) kept = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (made); i++)
    {
      SenderJson *entry = sender_json_get_element (made, i);
      gboolean    is_named = FALSE;

      for (guint n = 0; !is_named && n < sender_json_get_length (named); n++)
        is_named = sender_json_equal (sender_json_get_element (named, n), entry);
      if (!is_named)
        sender_json_append (kept, sender_json_copy (entry));
    }
  return sender_chain_dup_entries (kept);
}
