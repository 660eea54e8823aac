/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain.h"

static gboolean
is_entry (SenderJson *element,
          const char *entry)
{
  return sender_json_get_kind (element) == SENDER_JSON_STRING &&
         g_strcmp0 (sender_json_get_text (element), entry) == 0;
}

/**
 * sender_chain_has:
 * @chain: (nullable): a chain
 * @entry: (nullable): id of a sender, or `PINGONE_TWILIO`
 *
 * Looks for an entry.
 *
 * Returns: whether it is in the chain
 */
gboolean
sender_chain_has (SenderJson *chain,
                  const char *entry)
{
  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    if (is_entry (sender_json_get_element (chain, i), entry))
      return TRUE;
  return FALSE;
}

/**
 * sender_chain_make:
 * @chain: (nullable): the chain there is
 * @entry: id of a sender
 * @is_in: whether that sender is to be asked
 * @with_ping: whether Ping’s own account is to be asked when nobody else could
 *
 * Makes the chain that is wanted. A sender that is not in it yet comes first, as it is meant to be
 * used; one that is keeps its place. Other entries stay, whatever they are. With nobody to ask
 * before it, Ping’s own account stays as it is.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_chain_make (SenderJson *chain,
                   const char *entry,
                   gboolean    is_in,
                   gboolean    with_ping)
{
  SenderJson *made = sender_json_new_array ();

  if (is_in && !sender_chain_has (chain, entry))
    sender_json_append (made, sender_json_new_string (entry));
  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    {
      SenderJson *element = sender_json_get_element (chain, i);
      gboolean    drops_ping = is_in && !with_ping && is_entry (element, SENDER_CHAIN_PING);
      gboolean    drops_entry = !is_in && is_entry (element, entry);

      if (!drops_ping && !drops_entry)
        sender_json_append (made, sender_json_copy (element));
    }
  if (is_in && with_ping && !sender_chain_has (made, SENDER_CHAIN_PING))
    sender_json_append (made, sender_json_new_string (SENDER_CHAIN_PING));
  return made;
}

/**
 * sender_chain_set_members:
 * @chain: (nullable): a chain
 * @entry: id of a sender
 * @is_in: whether that sender is in it
 * @with_ping: whether Ping’s own account is in it, whoever else is
 *
 * Makes a chain that differs from another in these two alone, each where
 * [func@Sender.chain_make] would put it.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_chain_set_members (SenderJson *chain,
                          const char *entry,
                          gboolean    is_in,
                          gboolean    with_ping)
{
  g_autoptr (SenderJson) with_entry = sender_chain_make (chain, entry, TRUE, with_ping);

  return sender_chain_make (with_entry, entry, is_in, with_ping);
}

/**
 * sender_chain_to_text:
 * @chain: (nullable): a chain
 *
 * Writes it in one line.
 *
 * Returns: (transfer full): the entries with commas between them
 */
char *
sender_chain_to_text (SenderJson *chain)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    {
      SenderJson      *element = sender_json_get_element (chain, i);
      g_autofree char *written = sender_json_get_kind (element) == SENDER_JSON_STRING
                                   ? g_strdup (sender_json_get_text (element))
                                   : sender_json_to_string (element);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", written);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_entry (SenderJson *element)
{
  const char *id = sender_json_get_text (element);

  if (sender_json_get_kind (element) == SENDER_JSON_OBJECT)
    id = sender_json_get_string_member (element, "id");
  return id != NULL ? g_strdup (id) : sender_json_to_string (element);
}

/**
 * sender_chain_dup_entries:
 * @chain: (nullable): a chain; that of a policy has objects with ids
 *
 * Lists whom PingOne asks. What is no entry as they are known stands there as JSON.
 *
 * Returns: (transfer full): the entries in order
 */
GStrv
sender_chain_dup_entries (SenderJson *chain)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    {
      g_autofree char *entry = dup_entry (sender_json_get_element (chain, i));

      g_strv_builder_add (builder, entry);
    }
  return g_strv_builder_end (builder);
}
