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

/* Rows that were only edited stand where they stood, whatever their key is now. */
static gboolean
is_by_position (SenderList *base,
                SenderList *ours,
                SenderList *theirs)
{
  GType type = sender_list_get_type_of_items (ours);
  guint n = sender_list_get_n_items (ours);

  if (type == SENDER_TYPE_MESSAGE || type == SENDER_TYPE_CHANNEL_REQUEST)
    return FALSE;
  return sender_list_get_n_items (theirs) == n &&
         (base == NULL || sender_list_get_n_items (base) == n);
}

static void
align_by_position (GArray     *items,
                   SenderList *base,
                   SenderList *ours,
                   SenderList *theirs)
{
  for (guint i = 0; i < sender_list_get_n_items (ours); i++)
    {
      SenderMergeItem item = { base != NULL ? sender_list_get (base, i) : NULL,
                               sender_list_get (ours, i), sender_list_get (theirs, i), i };

      g_array_append_val (items, item);
    }
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

/**
 * sender_merge_align:
 * @base: (nullable): the list there was
 * @ours: the list we want
 * @theirs: the list that is there
 *
 * Finds which items stand for each other. Where all lists are of one length rows are told by their
 * place, so that one may be called otherwise; messages and requests, and rows of lists that grew or
 * shrank, are told by what they are called.
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

  if (is_by_position (base, ours, theirs))
    align_by_position (items, base, ours, theirs);
  else
    align_by_key (items, base, ours, theirs);
  return items;
}
