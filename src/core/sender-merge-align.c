/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-align.h"

#include "sender-channel-request.h"
#include "sender-list.h"
#include "sender-merge-keys.h"
#include "sender-merge-order.h"
#include "sender-message.h"

/* (element-type utf8 SenderRecord): by key; borrows both. */
static GHashTable *
index_by_key (SenderList *list,
              GPtrArray  *keys)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (index, keys->pdata[i], sender_list_get (list, i));
  return index;
}

static void
align_by_key (GArray     *items,
              SenderList *base,
              SenderList *ours,
              SenderList *theirs)
{
  g_auto (SenderMergeKeys) keys = sender_merge_keys_new (base, ours, theirs);
  g_autoptr (GHashTable)   by_our = index_by_key (ours, keys.ours);
  g_autoptr (GHashTable)   by_their = index_by_key (theirs, keys.theirs);
  g_autoptr (GHashTable)   by_base = index_by_key (base, keys.base);

  for (guint i = 0; i < keys.ours->len; i++)
    {
      const char     *key = keys.ours->pdata[i];
      SenderMergeItem item = { g_hash_table_lookup (by_base, key), sender_list_get (ours, i),
                               g_hash_table_lookup (by_their, key), i };

      g_array_append_val (items, item);
    }
  for (guint i = 0; i < keys.theirs->len; i++)
    {
      const char     *key = keys.theirs->pdata[i];
      SenderMergeItem item = { g_hash_table_lookup (by_base, key), NULL,
                               sender_list_get (theirs, i), i };

      if (!g_hash_table_contains (by_our, key))
        g_array_append_val (items, item);
    }
}

/* (element-type utf8 guint): the positions counted from 1; borrows the keys. */
static GHashTable *
index_places (GPtrArray *keys)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (places, keys->pdata[i], GUINT_TO_POINTER (i + 1));
  return places;
}

/* For each of @from the position of the one of its key in @to, or -1. */
static GArray *
match (GPtrArray *from,
       GPtrArray *to)
{
  g_autoptr (GHashTable) places = index_places (to);
  GArray                *partners = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < from->len; i++)
    {
      int partner = GPOINTER_TO_INT (g_hash_table_lookup (places, from->pdata[i])) - 1;

      g_array_append_val (partners, partner);
    }
  return partners;
}

/* Gives those without a partner the ones that are left, if they are just as many: they were only
 * called otherwise. What the @others (nullable) have too stands for itself, or it would be there
 * twice in the end: as the new name here and as what it is there. */
static void
match_renamed (GArray    *partners,
               GPtrArray *from,
               GPtrArray *to,
               GPtrArray *others)
{
  g_autoptr (GHashTable) known = index_places (from);
  g_autoptr (GHashTable) elsewhere = others != NULL ? index_places (others) : NULL;
  g_autoptr (GArray)     left = g_array_new (FALSE, FALSE, sizeof (int));
  guint                  n_open = 0;

  for (guint i = 0; i < from->len; i++)
    n_open += g_array_index (partners, int, i) < 0;
  for (int i = 0; i < (int) to->len; i++)
    if (!g_hash_table_contains (known, to->pdata[i]) &&
        (elsewhere == NULL || !g_hash_table_contains (elsewhere, to->pdata[i])))
      g_array_append_val (left, i);
  if (n_open != left->len)
    return;
  for (guint i = 0, n = 0; i < from->len; i++)
    if (g_array_index (partners, int, i) < 0)
      g_array_index (partners, int, i) = g_array_index (left, int, n++);
}

static int
get_partner (GArray *partners,
             guint   position)
{
  return g_array_index (partners, int, position);
}

static void
add_ours (GArray     *items,
          SenderList *ours)
{
  for (guint i = 0; i < sender_list_get_n_items (ours); i++)
    {
      SenderMergeItem item = { NULL, sender_list_get (ours, i), NULL, i };

      g_array_append_val (items, item);
    }
}

/* Adds what only they have. */
static void
add_rest (GArray        *items,
          SenderList    *theirs,
          const gint8   *taken,
          SenderRecord **bases)
{
  for (guint i = 0; i < sender_list_get_n_items (theirs); i++)
    {
      SenderMergeItem item = { bases[i], NULL, sender_list_get (theirs, i), i };

      if (!taken[i])
        g_array_append_val (items, item);
    }
}

/* What both have added. */
static void
pair_new (GArray              *items,
          SenderList          *theirs,
          GArray              *partners,
          gint8               *taken,
          SenderRecord *const *bases)
{
  for (guint i = 0; i < items->len; i++)
    {
      SenderMergeItem *item = &g_array_index (items, SenderMergeItem, i);
      int              partner = get_partner (partners, i);

      if (item->base != NULL || partner < 0 || bases[partner] != NULL)
        continue;
      item->theirs = sender_list_get (theirs, (guint) partner);
      taken[partner] = TRUE;
    }
}

/* Both are compared with what was, so that one that we renamed and one that they moved are still
 * the same; what neither had before is told by what it is called alone. */
static void
align_rows (GArray     *items,
            SenderList *base,
            SenderList *ours,
            SenderList *theirs)
{
  g_auto (SenderMergeKeys)  keys = sender_merge_keys_new (base, ours, theirs);
  g_autoptr (GArray)        in_ours = match (keys.base, keys.ours);
  g_autoptr (GArray)        in_theirs = match (keys.base, keys.theirs);
  g_autoptr (GArray)        direct = match (keys.ours, keys.theirs);
  g_autofree gint8         *taken = g_new0 (gint8, keys.theirs->len + 1);
  g_autofree SenderRecord **bases = g_new0 (SenderRecord *, keys.theirs->len + 1);

  match_renamed (in_ours, keys.base, keys.ours, keys.theirs);
  match_renamed (in_theirs, keys.base, keys.theirs, keys.ours);
  if (base == NULL)
    match_renamed (direct, keys.ours, keys.theirs, NULL);
  add_ours (items, ours);
  for (guint i = 0; i < keys.base->len; i++)
    {
      int o = get_partner (in_ours, i);
      int t = get_partner (in_theirs, i);

      if (o >= 0)
        g_array_index (items, SenderMergeItem, o).base = sender_list_get (base, i);
      if (o >= 0 && t >= 0)
        g_array_index (items, SenderMergeItem, o).theirs = sender_list_get (theirs, (guint) t);
      if (t >= 0)
        bases[t] = sender_list_get (base, i);
      if (t >= 0)
        taken[t] = o >= 0;
    }
  pair_new (items, theirs, direct, taken, bases);
  add_rest (items, theirs, taken, bases);
}

/**
 * sender_merge_align:
 * @base: (nullable): the list there was
 * @ours: the list we want
 * @theirs: the list that is there
 *
 * Finds which items stand for each other: messages and requests by what they are called; rows and
 * numbers wherever they stand, and under another name where just as many are left without a
 * partner. What both @ours and @theirs have under one name is always one item.
 *
 * Returns: (transfer full) (element-type SenderMergeItem): in the order of @ours, then what only
 *   @theirs has
 */
GArray *
sender_merge_align (SenderList *base,
                    SenderList *ours,
                    SenderList *theirs)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (SenderMergeItem));
  GType   type = sender_list_get_type_of_items (ours);

  if (type == SENDER_TYPE_MESSAGE || type == SENDER_TYPE_CHANNEL_REQUEST)
    align_by_key (items, base, ours, theirs);
  else
    align_rows (items, base, ours, theirs);
  return items;
}
