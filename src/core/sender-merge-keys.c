/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-keys.h"

#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-merge-same.h"
#include "sender-message.h"
#include "sender-origination-number.h"

#include <string.h>

/* What people know an item by. */
static char *
dup_name (gpointer item)
{
  if (SENDER_IS_HEADER (item))
    return g_ascii_strdown (sender_header_get_name (item), -1);
  if (SENDER_IS_FORM_FIELD (item))
    return g_strdup (sender_form_field_get_key (item));
  if (SENDER_IS_ORIGINATION_NUMBER (item))
    return g_strdup (sender_origination_number_get_number (item));
  if (SENDER_IS_MESSAGE (item))
    {
      g_autofree char *name = g_strdup_printf (
        "%s.%s.%s.%s", sender_message_get_template_name (item),
        sender_channel_get_name (sender_message_get_channel (item)),
        sender_message_get_locale (item), sender_message_get_variant (item));

      return g_ascii_strdown (g_strdelimit (name, "_", '-'), -1);
    }
  g_return_val_if_reached (NULL);
}

/* The key of what says the same in another state, if nothing here has it yet. */
static const char *
find_same (SenderList   *others,
           GPtrArray    *keys,
           SenderRecord *item,
           const char   *name,
           GHashTable   *taken)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];

      if (g_str_equal (strchr (key, '.') + 1, name) && !g_hash_table_contains (taken, key) &&
          sender_merge_is_same (item, sender_list_get (others, i)))
        return key;
    }
  return NULL;
}

/* @others: (nullable): further keys that are not free. */
static char *
dup_free_key (const char *name,
              GHashTable *taken,
              GHashTable *others)
{
  char *key = g_strdup_printf ("0.%s", name);

  for (guint nth = 1; g_hash_table_contains (taken, key) ||
                      (others != NULL && g_hash_table_contains (others, key));
       nth++)
    {
      g_free (key);
      key = g_strdup_printf ("%u.%s", nth, name);
    }
  return key;
}

/* Those that say the same as one of @others get its key. */
static void
take_same (GPtrArray  *keys,
           SenderList *list,
           GHashTable *taken,
           SenderList *others,
           GPtrArray  *their_keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      SenderRecord    *item = sender_list_get (list, i);
      g_autofree char *name = dup_name (item);

      if (keys->pdata[i] == NULL)
        keys->pdata[i] = g_strdup (find_same (others, their_keys, item, name, taken));
      if (keys->pdata[i] != NULL)
        g_hash_table_add (taken, keys->pdata[i]);
    }
}

/* What says the same on both sides gets a key that neither has yet: both have added it, or changed
 * it alike. */
static void
share_same (SenderMergeKeys *self,
            SenderList      *ours,
            SenderList      *theirs,
            GHashTable      *in_ours,
            GHashTable      *in_theirs)
{
  for (guint i = 0; i < self->ours->len; i++)
    for (guint n = 0; self->ours->pdata[i] == NULL && n < self->theirs->len; n++)
      {
        g_autofree char *name = dup_name (sender_list_get (ours, i));
        g_autofree char *other = dup_name (sender_list_get (theirs, n));

        if (self->theirs->pdata[n] != NULL || !g_str_equal (name, other) ||
            !sender_merge_is_same (sender_list_get (ours, i), sender_list_get (theirs, n)))
          continue;
        self->ours->pdata[i] = dup_free_key (name, in_ours, in_theirs);
        self->theirs->pdata[n] = g_strdup (self->ours->pdata[i]);
        g_hash_table_add (in_ours, self->ours->pdata[i]);
        g_hash_table_add (in_theirs, self->theirs->pdata[n]);
      }
}

/* The rest count up. */
static void
number_rest (GPtrArray  *keys,
             SenderList *list,
             GHashTable *taken)
{
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *name = dup_name (sender_list_get (list, i));

      if (keys->pdata[i] != NULL)
        continue;
      keys->pdata[i] = dup_free_key (name, taken, NULL);
      g_hash_table_add (taken, keys->pdata[i]);
    }
}

static GPtrArray *
new_keys (SenderList *list)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (keys, list != NULL ? (int) sender_list_get_n_items (list) : 0);
  return keys;
}

/**
 * sender_merge_keys_new:
 * @base: (nullable): the list there was
 * @ours: the list we want
 * @theirs: the list that is there
 *
 * Gives each item a key: what it is called, and a number, as a body may have more than one row of a
 * name. What says the same has the same number, so that one stays itself when another is taken away
 * before it; the rest are told by their order. Requests have no name:
 * sender_merge_match_requests().
 *
 * Returns: (transfer full): the keys
 */
SenderMergeKeys
sender_merge_keys_new (SenderList *base,
                       SenderList *ours,
                       SenderList *theirs)
{
  SenderMergeKeys        self = { new_keys (base), new_keys (ours), new_keys (theirs) };
  g_autoptr (GHashTable) in_base = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) in_ours = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) in_theirs = g_hash_table_new (g_str_hash, g_str_equal);

  number_rest (self.base, base, in_base);
  take_same (self.ours, ours, in_ours, base, self.base);
  take_same (self.theirs, theirs, in_theirs, base, self.base);
  share_same (&self, ours, theirs, in_ours, in_theirs);
  number_rest (self.ours, ours, in_ours);
  number_rest (self.theirs, theirs, in_theirs);
  return self;
}

/**
 * sender_merge_keys_clear:
 * @self: keys
 *
 * Frees them.
 */
void
sender_merge_keys_clear (SenderMergeKeys *self)
{
  g_clear_pointer (&self->base, g_ptr_array_unref);
  g_clear_pointer (&self->ours, g_ptr_array_unref);
  g_clear_pointer (&self->theirs, g_ptr_array_unref);
}
