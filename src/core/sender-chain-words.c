/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-words.h"

#include "sender-chain.h"

#include <glib/gi18n-lib.h>

static const char *
get_name (SenderLive *live,
          const char *id)
{
  SenderJson *sender = live != NULL ? sender_live_find_sender (live, id) : NULL;
  const char *name = sender != NULL ? sender_json_get_string_member (sender, "name") : NULL;

  return name != NULL && *name != '\0' ? name : NULL;
}

/**
 * sender_chain_words_dup_entry:
 * @entry: a word of an order
 * @live: (nullable): what the environment holds
 *
 * Says who an entry is.
 *
 * Returns: (transfer full): the name; the entry itself where nobody knows one
 */
char *
sender_chain_words_dup_entry (const char *entry,
                              SenderLive *live)
{
  const char *name = get_name (live, entry);

  if (g_str_equal (entry, SENDER_CHAIN_SELF))
    return g_strdup (_ ("This sender"));
  if (g_str_equal (entry, SENDER_CHAIN_PING))
    return g_strdup (_ ("Ping’s own account"));
  return g_strdup (name != NULL ? name : entry);
}

/**
 * sender_chain_words_dup_order:
 * @order: (array zero-terminated=1): an order
 * @live: (nullable): what the environment holds
 * @own: what the own sender is called
 *
 * Says an order in one line.
 *
 * Returns: (transfer full): the names, with commas between them
 */
char *
sender_chain_words_dup_order (const char *const *order,
                              SenderLive        *live,
                              const char        *own)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; order[i] != NULL; i++)
    {
      g_autofree char *name = g_str_equal (order[i], SENDER_CHAIN_SELF)
                                ? g_strdup (own)
                                : sender_chain_words_dup_entry (order[i], live);

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", name);
    }
  return g_string_free (text, FALSE);
}

/**
 * sender_chain_words_dup_names:
 * @chain: a chain that is live, or is to be
 * @live: (nullable): what the environment holds
 *
 * Writes a chain with the names that PingOne’s console shows. Programs read it as well, so that
 * nothing in it is translated.
 *
 * Returns: (transfer full): one line
 */
char *
sender_chain_words_dup_names (SenderJson *chain,
                              SenderLive *live)
{
  g_autoptr (SenderJson) named = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      SenderJson *element = sender_json_get_element (chain, i);
      const char *name = sender_json_get_kind (element) == SENDER_JSON_STRING
                           ? get_name (live, sender_json_get_text (element))
                           : NULL;

      sender_json_append (named, name != NULL ? sender_json_new_string (name)
                                              : sender_json_copy (element));
    }
  return sender_chain_to_text (named);
}
