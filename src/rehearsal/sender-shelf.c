/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-shelf.h"

typedef struct
{
  char          *key;
  gpointer       item;
  GDestroyNotify destroy;
} Slot;

struct _SenderShelf
{
  guint          limit;
  GDestroyNotify destroy;
  GPtrArray     *slots; /* (element-type Slot): oldest first */
  GHashTable    *keys;  /* (element-type utf8 Slot): borrowed from the slots */
};

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->destroy != NULL)
    slot->destroy (slot->item);
  g_free (slot->key);
  g_free (slot);
}

/**
 * sender_shelf_new:
 * @limit: how many things are kept
 * @destroy: (nullable): frees one
 *
 * Makes an empty shelf.
 *
 * Returns: (transfer full): the shelf
 */
SenderShelf *
sender_shelf_new (guint          limit,
                  GDestroyNotify destroy)
{
  SenderShelf *self = g_new0 (SenderShelf, 1);

  self->limit = limit;
  self->destroy = destroy;
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * sender_shelf_free:
 * @self: (transfer full): a shelf
 *
 * Frees a shelf and what stands on it.
 */
void
sender_shelf_free (SenderShelf *self)
{
  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->slots);
  g_free (self);
}

/**
 * sender_shelf_add:
 * @self: a shelf
 * @key: its name
 * @item: (transfer full): a thing
 *
 * Puts a thing at the end; over the limit the oldest goes.
 */
void
sender_shelf_add (SenderShelf *self,
                  const char  *key,
                  gpointer     item)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->key = g_strdup (key);
  slot->item = item;
  slot->destroy = self->destroy;
  sender_shelf_remove (self, key);
  if (self->slots->len >= self->limit)
    {
      Slot *oldest = g_ptr_array_index (self->slots, 0);

      g_hash_table_remove (self->keys, oldest->key);
      g_ptr_array_remove_index (self->slots, 0);
    }
  g_ptr_array_add (self->slots, slot);
  g_hash_table_insert (self->keys, slot->key, slot);
}

/**
 * sender_shelf_find:
 * @self: a shelf
 * @key: (nullable): a name
 *
 * Finds a thing.
 *
 * Returns: (transfer none) (nullable): the thing
 */
gpointer
sender_shelf_find (SenderShelf *self,
                   const char  *key)
{
  Slot *slot = key != NULL ? g_hash_table_lookup (self->keys, key) : NULL;

  return slot != NULL ? slot->item : NULL;
}

/**
 * sender_shelf_get_length:
 * @self: a shelf
 *
 * Counts.
 *
 * Returns: how many things there are
 */
guint
sender_shelf_get_length (SenderShelf *self)
{
  return self->slots->len;
}

/**
 * sender_shelf_get:
 * @self: a shelf
 * @position: from 0, the oldest
 *
 * Takes a look at one thing.
 *
 * Returns: (transfer none): the thing
 */
gpointer
sender_shelf_get (SenderShelf *self,
                  guint        position)
{
  return ((Slot *) g_ptr_array_index (self->slots, position))->item;
}

/**
 * sender_shelf_remove:
 * @self: a shelf
 * @key: a name
 *
 * Removes and frees one thing.
 *
 * Returns: whether it was there
 */
gboolean
sender_shelf_remove (SenderShelf *self,
                     const char  *key)
{
  Slot *slot = g_hash_table_lookup (self->keys, key);

  if (slot == NULL)
    return FALSE;
  g_hash_table_remove (self->keys, key);
  return g_ptr_array_remove (self->slots, slot);
}

/**
 * sender_shelf_clear:
 * @self: a shelf
 *
 * Removes and frees everything.
 */
void
sender_shelf_clear (SenderShelf *self)
{
  g_hash_table_remove_all (self->keys);
  g_ptr_array_set_size (self->slots, 0);
}
