/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-former.h"

#include "sender-chain.h"

static gboolean
is_known (const SenderChainFormer *self)
{
  return self->then != NULL && self->theirs != NULL;
}

/* Whether somebody else had put @entry there, or taken it out, and has undone that since. */
static gboolean
is_member_theirs (const SenderChainFormer *self,
                  const char              *entry)
{
  gboolean there = sender_chain_has (self->chain, entry);

  return is_known (self) && sender_chain_has (self->then, entry) != there &&
         sender_chain_has (self->theirs, entry) != there;
}

/* All but our sender and Ping’s own account. (transfer full) */
static SenderJson *
dup_others (const SenderChainFormer *self,
            SenderJson              *chain)
{
  return sender_chain_set_members (chain, self->entry, FALSE, FALSE);
}

/* The same of the others, who are one value together. */
static gboolean
are_others_theirs (const SenderChainFormer *self)
{
  g_autoptr (SenderJson) others = NULL;
  g_autoptr (SenderJson) then = NULL;
  g_autoptr (SenderJson) theirs = NULL;

  if (!is_known (self))
    return FALSE;
  others = dup_others (self, self->chain);
  then = dup_others (self, self->then);
  theirs = dup_others (self, self->theirs);
  return !sender_json_equal (others, then) && !sender_json_equal (others, theirs);
}

/* Those of @chain that @other has too, in the order of @chain. (transfer full) */
static SenderJson *
dup_common (SenderJson *chain,
            SenderJson *other)
{
  SenderJson *common = sender_json_new_array ();

  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      SenderJson *entry = sender_json_get_element (chain, i);
      gboolean    is_there = FALSE;

      for (guint j = 0; !is_there && j < sender_json_get_length (other); j++)
        is_there = sender_json_equal (entry, sender_json_get_element (other, j));
      if (is_there)
        sender_json_append (common, sender_json_copy (entry));
    }
  return common;
}

static gboolean
has_same_order (SenderJson *chain,
                SenderJson *other)
{
  g_autoptr (SenderJson) left = dup_common (chain, other);
  g_autoptr (SenderJson) right = dup_common (other, chain);

  return sender_json_equal (left, right);
}

/* Whether somebody else had turned it around, and has undone that since. */
static gboolean
is_order_theirs (const SenderChainFormer *self)
{
  return is_known (self) && !has_same_order (self->chain, self->then) &&
         !has_same_order (self->chain, self->theirs);
}

/**
 * sender_chain_former_has_theirs:
 * @self: what there is to go by
 *
 * Tells whether something in the chain that is gone back to was somebody else’s doing, and they
 * have undone it since.
 *
 * Returns: whether that is so
 */
gboolean
sender_chain_former_has_theirs (const SenderChainFormer *self)
{
  return is_member_theirs (self, self->entry) || is_member_theirs (self, SENDER_CHAIN_PING) ||
         are_others_theirs (self) || is_order_theirs (self);
}

/* Who is there, or is not, because of somebody else stays so. */
static gboolean
is_in (const SenderChainFormer *self,
       const char              *entry)
{
  gboolean is_ours = sender_chain_has (self->base, entry) == sender_chain_has (self->now, entry) &&
                     !is_member_theirs (self, entry);

  return sender_chain_has (is_ours ? self->chain : self->now, entry);
}

/**
 * sender_chain_former_dup_members:
 * @self: what there is to go by
 * @is_in_at_all: whether our sender can be in it
 *
 * Makes of what is ours in the chain what it was, and leaves the rest.
 *
 * Returns: (transfer full): the chain
 */
SenderJson *
sender_chain_former_dup_members (const SenderChainFormer *self,
                                 gboolean                 is_in_at_all)
{
  return sender_chain_set_members (self->now, self->entry,
                                   is_in_at_all && is_in (self, self->entry),
                                   is_in (self, SENDER_CHAIN_PING));
}

/**
 * sender_chain_former_has_order:
 * @self: what there is to go by
 *
 * Tells whether who is in what was published and in what there is is asked in the same order: it
 * was only added to, or taken from.
 *
 * Returns: whether that is so
 */
gboolean
sender_chain_former_has_order (const SenderChainFormer *self)
{
  return has_same_order (self->base, self->now);
}

static gboolean
has_element (SenderJson *chain,
             SenderJson *element)
{
  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    if (sender_json_equal (sender_json_get_element (chain, i), element))
      return TRUE;
  return FALSE;
}

/**
 * sender_chain_former_follow:
 * @chain: a chain
 * @before: (nullable): what another was
 * @after: (nullable): what became of it
 *
 * Does to a chain what was done to another: who was taken out of it, or put in.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_chain_former_follow (SenderJson *chain,
                            SenderJson *before,
                            SenderJson *after)
{
  SenderJson *made = NULL;

  if (before == NULL || after == NULL)
    return sender_json_copy (chain);
  if (sender_json_equal (chain, before))
    return sender_json_copy (after);
  made = sender_json_new_array ();
  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      SenderJson *element = sender_json_get_element (chain, i);

      if (!has_element (before, element) || has_element (after, element))
        sender_json_append (made, sender_json_copy (element));
    }
  for (guint i = 0; i < sender_json_get_length (after); i++)
    {
      SenderJson *element = sender_json_get_element (after, i);

      if (!has_element (before, element) && !has_element (made, element))
        sender_json_append (made, sender_json_copy (element));
    }
  return made;
}
