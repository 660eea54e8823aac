/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-align.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"

#include <string.h>

/* What people know an item by; items of one key are told by their order. */
static char *
dup_key (gpointer item)
{
  if (SENDER_IS_CHANNEL_REQUEST (item))
    return g_strdup (sender_channel_get_name (sender_channel_request_get_channel (item)));
  if (SENDER_IS_HEADER (item))
    return g_ascii_strdown (sender_header_get_name (item), -1);
  if (SENDER_IS_FORM_FIELD (item))
    return g_strdup (sender_form_field_get_key (item));
  if (SENDER_IS_ORIGINATION_NUMBER (item))
    return g_strdup (sender_origination_number_get_number (item));
  if (SENDER_IS_MESSAGE (item))
    {
      g_autofree char *key = g_strdup_printf (
        "%s.%s.%s.%s", sender_message_get_template_name (item),
        sender_channel_get_name (sender_message_get_channel (item)),
        sender_message_get_locale (item), sender_message_get_variant (item));

      return g_ascii_strdown (g_strdelimit (key, "_", '-'), -1);
    }
  g_return_val_if_reached (NULL);
}

/* The keys of all items: the first of its name is it, the next has a number. */
static GPtrArray *
list_keys (SenderList *list)
{
  GPtrArray             *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; list != NULL && i < sender_list_get_n_items (list); i++)
    {
      char *key = dup_key (sender_list_get (list, i));
      guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      g_hash_table_replace (seen, g_strdup (key), GUINT_TO_POINTER (nth + 1));
      g_ptr_array_add (keys, g_strdup_printf ("%u.%s", nth, key));
      g_free (key);
    }
  return keys;
}

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
  g_autoptr (GPtrArray)  our_keys = list_keys (ours);
  g_autoptr (GPtrArray)  their_keys = list_keys (theirs);
  g_autoptr (GPtrArray)  base_keys = list_keys (base);
  g_autoptr (GHashTable) by_our = index_by_key (ours, our_keys);
  g_autoptr (GHashTable) by_their = index_by_key (theirs, their_keys);
  g_autoptr (GHashTable) by_base = index_by_key (base, base_keys);

  for (guint i = 0; i < our_keys->len; i++)
    {
      const char     *key = our_keys->pdata[i];
      SenderMergeItem item = { g_hash_table_lookup (by_base, key), sender_list_get (ours, i),
                               g_hash_table_lookup (by_their, key), i };

      g_array_append_val (items, item);
    }
  for (guint i = 0; i < their_keys->len; i++)
    {
      const char     *key = their_keys->pdata[i];
      SenderMergeItem item = { g_hash_table_lookup (by_base, key), NULL,
                               sender_list_get (theirs, i), i };

      if (!g_hash_table_contains (by_our, key))
        g_array_append_val (items, item);
    }
}

/* For each of @from the position of its partner in @to, or -1: the one of its key, and, if just as
 * many are left on both sides, the next one left: that was only called otherwise. */
static GArray *
match (GPtrArray *from,
       GPtrArray *to,
       gboolean   with_renamed)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray)     open = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray                *partners = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < to->len; i++)
    g_hash_table_insert (places, to->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < from->len; i++)
    {
      int partner = GPOINTER_TO_INT (g_hash_table_lookup (places, from->pdata[i])) - 1;

      g_array_append_val (partners, partner);
      if (!g_hash_table_remove (places, from->pdata[i]))
        g_array_append_val (open, i);
    }
  if (with_renamed && open->len == g_hash_table_size (places))
    for (guint i = 0, n = 0; i < to->len; i++)
      if (g_hash_table_contains (places, to->pdata[i]))
        g_array_index (partners, int, g_array_index (open, guint, n++)) = (int) i;
  return partners;
}

static int
get_partner (GArray *partners,
             guint   position)
{
  return g_array_index (partners, int, position);
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
  g_autoptr (GPtrArray)     our_keys = list_keys (ours);
  g_autoptr (GPtrArray)     their_keys = list_keys (theirs);
  g_autoptr (GPtrArray)     base_keys = list_keys (base);
  g_autoptr (GArray)        in_ours = match (base_keys, our_keys, TRUE);
  g_autoptr (GArray)        in_theirs = match (base_keys, their_keys, TRUE);
  g_autoptr (GArray)        direct = match (our_keys, their_keys, base == NULL);
  g_autofree gint8         *taken = g_new0 (gint8, their_keys->len + 1);
  g_autofree SenderRecord **bases = g_new0 (SenderRecord *, their_keys->len + 1);

  for (guint i = 0; i < our_keys->len; i++)
    {
      SenderMergeItem item = { NULL, sender_list_get (ours, i), NULL, i };

      g_array_append_val (items, item);
    }
  for (guint i = 0; i < base_keys->len; i++)
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
 * partner.
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
