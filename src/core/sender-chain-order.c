/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-order.h"

/**
 * sender_chain_order_find:
 * @order: (array zero-terminated=1): an order
 * @entry: a word
 *
 * Looks for a word.
 *
 * Returns: where it stands first, or how many words there are
 */
guint
sender_chain_order_find (const char *const *order,
                         const char        *entry)
{
  guint position = 0;

  while (order[position] != NULL && !g_str_equal (order[position], entry))
    position++;
  return position;
}

/**
 * sender_chain_order_has:
 * @order: (array zero-terminated=1): an order
 * @entry: a word
 *
 * Looks for a word.
 *
 * Returns: whether it is there
 */
gboolean
sender_chain_order_has (const char *const *order,
                        const char        *entry)
{
  return order[sender_chain_order_find (order, entry)] != NULL;
}

/**
 * sender_chain_order_ends_with_ping:
 * @order: (array zero-terminated=1): an order
 *
 * Tells whether Ping’s own account is the last that is asked, which is what the switch means.
 *
 * Returns: whether it is
 */
gboolean
sender_chain_order_ends_with_ping (const char *const *order)
{
  guint n = g_strv_length ((GStrv) order);

  return n > 0 && g_str_equal (order[n - 1], SENDER_CHAIN_PING);
}

/**
 * sender_chain_order_new:
 * @with_ping: whether Ping’s own account is to be asked when the sender could not
 *
 * Makes the order that the procedure’s switch gives.
 *
 * Returns: (transfer full): the order
 */
GStrv
sender_chain_order_new (gboolean with_ping)
{
  const char *const words[] = { SENDER_CHAIN_SELF, with_ping ? SENDER_CHAIN_PING : NULL, NULL };

  return g_strdupv ((GStrv) words);
}

/**
 * sender_chain_order_is_plain:
 * @order: (array zero-terminated=1): an order
 *
 * Tells whether the procedure’s switch says the same.
 *
 * Returns: whether it does
 */
gboolean
sender_chain_order_is_plain (const char *const *order)
{
  g_auto (GStrv) plain = sender_chain_order_new (sender_chain_order_ends_with_ping (order));

  return g_strv_equal (order, (const char *const *) plain);
}

/**
 * sender_chain_order_insert:
 * @order: (array zero-terminated=1): an order
 * @position: where; the length is the end
 * @entry: a word
 *
 * Puts a word in.
 *
 * Returns: (transfer full): the other order
 */
GStrv
sender_chain_order_insert (const char *const *order,
                           guint              position,
                           const char        *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint                    n = 0;

  for (; order[n] != NULL; n++)
    {
      if (n == position)
        g_strv_builder_add (builder, entry);
      g_strv_builder_add (builder, order[n]);
    }
  if (position >= n)
    g_strv_builder_add (builder, entry);
  return g_strv_builder_end (builder);
}

/**
 * sender_chain_order_remove:
 * @order: (array zero-terminated=1): an order
 * @position: of a word
 *
 * Takes a word out.
 *
 * Returns: (transfer full): the other order
 */
GStrv
sender_chain_order_remove (const char *const *order,
                           guint              position)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; order[i] != NULL; i++)
    if (i != position)
      g_strv_builder_add (builder, order[i]);
  return g_strv_builder_end (builder);
}

/**
 * sender_chain_order_move:
 * @order: (array zero-terminated=1): an order
 * @from: where a word stands
 * @to: where it is to stand
 *
 * Moves a word.
 *
 * Returns: (transfer full): the other order
 */
GStrv
sender_chain_order_move (const char *const *order,
                         guint              from,
                         guint              to)
{
  g_auto (GStrv) without = sender_chain_order_remove (order, from);

  return sender_chain_order_insert ((const char *const *) without, to, order[from]);
}

/**
 * sender_chain_order_add:
 * @order: (array zero-terminated=1): an order
 * @entry: a word
 *
 * Puts a provider behind those there are. Ping’s own account stays last where it is.
 *
 * Returns: (transfer full): the other order
 */
GStrv
sender_chain_order_add (const char *const *order,
                        const char        *entry)
{
  guint n = g_strv_length ((GStrv) order);

  if (sender_chain_order_ends_with_ping (order))
    n--;
  return sender_chain_order_insert (order, n, entry);
}

/**
 * sender_chain_order_end_with_ping:
 * @order: (array zero-terminated=1): an order
 * @with_ping: what the switch says
 *
 * Makes the order say what the switch says. Where Ping’s own account is not last but asked before
 * somebody else, it goes to the end.
 *
 * Returns: (transfer full): the other order
 */
GStrv
sender_chain_order_end_with_ping (const char *const *order,
                                  gboolean           with_ping)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint                    n = g_strv_length ((GStrv) order);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (order[i], SENDER_CHAIN_PING) || (!with_ping && i + 1 < n))
      g_strv_builder_add (builder, order[i]);
  if (with_ping)
    g_strv_builder_add (builder, SENDER_CHAIN_PING);
  return g_strv_builder_end (builder);
}

/* Words that mean something else in an order can't be said in it. */
static const char *
get_word (SenderJson *element)
{
  const char *word = sender_json_get_kind (element) == SENDER_JSON_STRING
                       ? sender_json_get_text (element)
                       : NULL;

  return word != NULL && !g_str_equal (word, SENDER_CHAIN_SELF) &&
             !g_str_equal (word, SENDER_CHAIN_NONE)
           ? word
           : NULL;
}

/**
 * sender_chain_order_read:
 * @chain: (nullable): a chain that is live
 * @own: (nullable): id of the own sender
 *
 * Reads the order of a chain. What words can't say is left out: nobody here knows it, and so
 * publishing leaves it where it is.
 *
 * Returns: (transfer full): the order, without words where nobody is named
 */
GStrv
sender_chain_order_read (SenderJson *chain,
                         const char *own)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint                    n = chain != NULL ? sender_json_get_length (chain) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *word = get_word (sender_json_get_element (chain, i));

      if (word != NULL)
        g_strv_builder_add (builder, g_strcmp0 (word, own) == 0 ? SENDER_CHAIN_SELF : word);
    }
  return g_strv_builder_end (builder);
}

/**
 * sender_chain_order_write:
 * @order: (array zero-terminated=1): an order
 * @own: what stands for the own sender
 *
 * Writes an order as a chain.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_chain_order_write (const char *const *order,
                          const char        *own)
{
  SenderJson *chain = sender_json_new_array ();

  for (guint i = 0; order[i] != NULL; i++)
    sender_json_append (chain, sender_json_new_string (g_str_equal (order[i], SENDER_CHAIN_SELF)
                                                         ? own
                                                         : order[i]));
  return chain;
}
