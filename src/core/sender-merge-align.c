/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-align.h"

#include "sender-channel-request.h"
#include "sender-list.h"
#include "sender-merge-keys.h"
#include "sender-merge-match.h"
#include "sender-merge-order.h"
#include "sender-merge-same.h"
#include "sender-message.h"

/* Which stand for each other: for each of the base its partner here and there, and for each of ours
 * its partner there; -1 for none. */
typedef struct
{
  SenderList     *base; /* (nullable) */
  SenderList     *ours;
  SenderList     *theirs;
  SenderMergeKeys keys;
  GArray         *in_ours;
  GArray         *in_theirs;
  GArray         *direct;
} Matching;

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

static SenderMergeKeys
new_keys (SenderList *base,
          SenderList *ours,
          SenderList *theirs)
{
  return sender_list_get_type_of_items (ours) == SENDER_TYPE_CHANNEL_REQUEST
           ? sender_merge_match_requests (base, ours, theirs)
           : sender_merge_keys_new (base, ours, theirs);
}

static void
align_by_key (GArray     *items,
              SenderList *base,
              SenderList *ours,
              SenderList *theirs)
{
  g_auto (SenderMergeKeys) keys = new_keys (base, ours, theirs);
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

static int
get_partner (GArray *partners,
             guint   position)
{
  return g_array_index (partners, int, position);
}

/* The positions of the keys that neither @some nor @others have. */
static GArray *
list_without (GPtrArray *keys,
              GPtrArray *some,
              GPtrArray *others)
{
  g_autoptr (GHashTable) known = index_places (some);
  g_autoptr (GHashTable) elsewhere = index_places (others);
  GArray                *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < keys->len; i++)
    if (!g_hash_table_contains (known, keys->pdata[i]) &&
        !g_hash_table_contains (elsewhere, keys->pdata[i]))
      g_array_append_val (positions, i);
  return positions;
}

/* The positions of those in the base that are gone on one side, and on the other are what they
 * were, or are gone too if that @may_be. */
static GArray *
list_gone (SenderList *base,
           GArray     *partners,
           SenderList *others,
           GArray     *other_partners,
           gboolean    may_be)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < partners->len; i++)
    {
      int other = get_partner (other_partners, i);

      if (get_partner (partners, i) < 0 &&
          (other >= 0 ? sender_merge_is_same (sender_list_get (base, i),
                                              sender_list_get (others, (guint) other))
                      : may_be))
        g_array_append_val (positions, i);
    }
  return positions;
}

/* Of those at the @positions the only one that is @item but for what it is called, or -1. */
static int
find_renamed (SenderRecord *item,
              SenderList   *list,
              GArray       *positions)
{
  int found = -1;

  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      if (!sender_merge_is_renamed (item, sender_list_get (list, position)))
        continue;
      if (found >= 0)
        return -1;
      found = (int) position;
    }
  return found;
}

/* Makes those partners that were only called otherwise, as far as there is no doubt about it. */
static void
match_renamed (GArray     *partners,
               SenderList *from,
               GArray     *gone,
               SenderList *to,
               GArray     *come)
{
  for (guint i = 0; i < gone->len; i++)
    {
      guint position = g_array_index (gone, guint, i);
      int   found = find_renamed (sender_list_get (from, position), to, come);

      if (found >= 0 &&
          find_renamed (sender_list_get (to, (guint) found), from, gone) == (int) position)
        g_array_index (partners, int, position) = found;
    }
}

/* What one side calls otherwise, and the other has left alone: nothing depends on the guess but how
 * the change is told. What the other side has under the new name too stands for itself. What they
 * took out does not come back by our calling it otherwise. */
static void
match_all_renamed (Matching *self)
{
  g_autoptr (GArray) our_new = list_without (self->keys.ours, self->keys.base, self->keys.theirs);
  g_autoptr (GArray) their_new = list_without (self->keys.theirs, self->keys.base, self->keys.ours);
  g_autoptr (GArray) we_lack = NULL;
  g_autoptr (GArray) they_lack = NULL;

  if (self->base == NULL)
    {
      match_renamed (self->direct, self->ours, our_new, self->theirs, their_new);
      return;
    }
  we_lack = list_gone (self->base, self->in_ours, self->theirs, self->in_theirs, TRUE);
  they_lack = list_gone (self->base, self->in_theirs, self->ours, self->in_ours, FALSE);
  match_renamed (self->in_ours, self->base, we_lack, self->ours, our_new);
  match_renamed (self->in_theirs, self->base, they_lack, self->theirs, their_new);
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

static void
matching_init (Matching   *self,
               SenderList *base,
               SenderList *ours,
               SenderList *theirs)
{
  self->base = base;
  self->ours = ours;
  self->theirs = theirs;
  self->keys = sender_merge_keys_new (base, ours, theirs);
  self->in_ours = match (self->keys.base, self->keys.ours);
  self->in_theirs = match (self->keys.base, self->keys.theirs);
  self->direct = match (self->keys.ours, self->keys.theirs);
  match_all_renamed (self);
}

static void
matching_clear (Matching *self)
{
  sender_merge_keys_clear (&self->keys);
  g_array_unref (self->in_ours);
  g_array_unref (self->in_theirs);
  g_array_unref (self->direct);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matching, matching_clear)

/* Both are compared with what was, so that one that they moved is still the same; what neither had
 * before is told by what it is called alone. */
static void
align_rows (GArray     *items,
            SenderList *base,
            SenderList *ours,
            SenderList *theirs)
{
  guint                     n_theirs = sender_list_get_n_items (theirs);
  g_autofree gint8         *taken = g_new0 (gint8, n_theirs + 1);
  g_autofree SenderRecord **bases = g_new0 (SenderRecord *, n_theirs + 1);
  g_auto (Matching)         matching = { 0 };

  matching_init (&matching, base, ours, theirs);
  add_ours (items, ours);
  for (guint i = 0; i < matching.in_ours->len; i++)
    {
      int o = get_partner (matching.in_ours, i);
      int t = get_partner (matching.in_theirs, i);

      if (o >= 0)
        g_array_index (items, SenderMergeItem, o).base = sender_list_get (base, i);
      if (o >= 0 && t >= 0)
        g_array_index (items, SenderMergeItem, o).theirs = sender_list_get (theirs, (guint) t);
      if (t >= 0)
        bases[t] = sender_list_get (base, i);
      if (t >= 0)
        taken[t] = o >= 0;
    }
  pair_new (items, theirs, matching.direct, taken, bases);
  add_rest (items, theirs, taken, bases);
}

/**
 * sender_merge_align:
 * @base: (nullable): the list there was
 * @ours: the list we want
 * @theirs: the list that is there
 *
 * Finds which items stand for each other: messages by what they are called, requests by what they
 * say; rows and numbers wherever they stand, and under another name where only one side calls them
 * otherwise and neither has changed anything else of them. What both @ours and @theirs have under
 * one name is always one item.
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

static int
find_place (SenderList   *list,
            SenderRecord *item)
{
  guint position = 0;

  return item != NULL && sender_list_find (list, item, &position) ? (int) position : -1;
}

/**
 * sender_merge_find_places:
 * @item: what stands for each other
 * @base: (nullable): the list there was
 * @theirs: the list that is there
 *
 * Finds where an item stands.
 *
 * Returns: the places
 */
SenderMergePlaces
sender_merge_find_places (const SenderMergeItem *item,
                          SenderList            *base,
                          SenderList            *theirs)
{
  return (SenderMergePlaces){
    .base = find_place (base, item->base),
    .ours = item->ours != NULL ? (int) item->position : -1,
    .theirs = find_place (theirs, item->theirs),
  };
}

/**
 * sender_merge_align_requests:
 * @base: (nullable): a configuration as it was
 * @ours: the one we want
 * @theirs: the one that is there
 *
 * Finds which requests stand for each other.
 *
 * Returns: (transfer full) (element-type SenderMergePlaces): in the order of @ours, then what only
 *   @theirs has
 */
GArray *
sender_merge_align_requests (SenderConfig *base,
                             SenderConfig *ours,
                             SenderConfig *theirs)
{
  SenderList        *was = base != NULL ? sender_config_get_requests (base) : NULL;
  SenderList        *there = sender_config_get_requests (theirs);
  g_autoptr (GArray) items = sender_merge_align (was, sender_config_get_requests (ours), there);
  GArray            *all = g_array_new (FALSE, FALSE, sizeof (SenderMergePlaces));

  for (guint i = 0; i < items->len; i++)
    {
      SenderMergePlaces places =
        sender_merge_find_places (&g_array_index (items, SenderMergeItem, i), was, there);

      g_array_append_val (all, places);
    }
  return all;
}
