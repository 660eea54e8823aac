/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-former.h"

#include "sender-list.h"
#include "sender-merge-order.h"
#include "sender-merge-same.h"
#include "sender-message.h"

static gboolean
has_both (const SenderMergeFormer *self)
{
  return self->base != NULL && self->theirs != NULL;
}

/**
 * sender_merge_former_get_part:
 * @self: what is known of a record
 * @field: a field of it
 *
 * Gets what is known of the record that is there.
 *
 * Returns: the same of that
 */
SenderMergeFormer
sender_merge_former_get_part (const SenderMergeFormer *self,
                              const SenderField       *field)
{
  if (!has_both (self))
    return (SenderMergeFormer){ NULL, NULL, FALSE };
  return (SenderMergeFormer){ G_STRUCT_MEMBER (SenderRecord *, self->base, field->offset),
                              G_STRUCT_MEMBER (SenderRecord *, self->theirs, field->offset), TRUE };
}

/**
 * sender_merge_former_is_theirs:
 * @self: what is known of @record
 * @record: a record of the state that is gone back to
 * @field: a field of it
 * @was: what counts as ours there by now
 *
 * Tells whether somebody else was the author of a value, and has changed it since. Where something
 * else counts as ours since, we have had a hand in it, and it is ours to go back to.
 *
 * Returns: whether that is so
 */
gboolean
sender_merge_former_is_theirs (const SenderMergeFormer *self,
                               SenderRecord            *record,
                               const SenderField       *field,
                               const char              *was)
{
  g_autofree char *value = NULL;
  g_autofree char *base = NULL;
  g_autofree char *theirs = NULL;

  if (!has_both (self))
    return FALSE;
  value = sender_record_dup_field_text (record, field);
  base = sender_record_dup_field_text (self->base, field);
  theirs = sender_record_dup_field_text (self->theirs, field);
  return sender_merge_says_same (record, field, base, was) &&
         !sender_merge_says_same (record, field, base, value) &&
         !sender_merge_says_same (record, field, theirs, value);
}

/**
 * sender_merge_former_is_our_addition:
 * @self: what is known of an item
 * @item: an item that we want and that is not there
 * @has_base: whether it is known what the list was
 *
 * Tells whether we added it, or took it away since: else they took it away, or had put it into the
 * state that is gone back to and have undone that. Of a text nobody wrote before nobody else can be
 * the author.
 *
 * Returns: whether that is so
 */
gboolean
sender_merge_former_is_our_addition (const SenderMergeFormer *self,
                                     const SenderMergeItem   *item,
                                     gboolean                 has_base)
{
  return item->base == NULL && (has_base || SENDER_IS_MESSAGE (item->ours)) &&
         (!self->is_known || self->base != NULL || self->theirs != NULL);
}

/**
 * sender_merge_former_is_our_removal:
 * @self: what is known of an item
 * @item: an item that is there and that we don’t want
 *
 * Tells whether we took it away, or added it since: else they added it, or changed it meanwhile, or
 * had taken it out of the state that is gone back to and have put it in again.
 *
 * Returns: whether that is so
 */
gboolean
sender_merge_former_is_our_removal (const SenderMergeFormer *self,
                                    const SenderMergeItem   *item)
{
  return item->base != NULL && sender_merge_is_same (item->base, item->theirs) &&
         (self->base == NULL || self->theirs == NULL);
}

static gboolean
has_same_order (SenderList *list,
                SenderList *other)
{
  g_autoptr (GArray)     items = sender_merge_align (NULL, list, other);
  const SenderMergeOrder order = { .items = items, .lists = { NULL, list, other } };

  return sender_merge_order_is_same (&order, SENDER_MERGE_OURS, SENDER_MERGE_THEIRS);
}

/**
 * sender_merge_former_is_order_theirs:
 * @self: what is known of a record
 * @field: a list in it
 * @list: the list as it was in the state that is gone back to
 *
 * Tells whether somebody else had put it in that order, and has put it in another since.
 *
 * Returns: whether that is so
 */
gboolean
sender_merge_former_is_order_theirs (const SenderMergeFormer *self,
                                     const SenderField       *field,
                                     SenderList              *list)
{
  return has_both (self) &&
         !has_same_order (list, G_STRUCT_MEMBER (SenderList *, self->base, field->offset)) &&
         !has_same_order (list, G_STRUCT_MEMBER (SenderList *, self->theirs, field->offset));
}

static void
add_partners (GHashTable *partners,
              SenderList *items,
              SenderList *others)
{
  g_autoptr (GArray) aligned = sender_merge_align (NULL, items, others);

  for (guint i = 0; i < aligned->len; i++)
    {
      const SenderMergeItem *item = &g_array_index (aligned, SenderMergeItem, i);

      if (item->ours != NULL && item->theirs != NULL)
        g_hash_table_insert (partners, item->ours, item->theirs);
    }
}

static GHashTable *
list_partners (SenderList *list,
               SenderList *ours,
               SenderList *theirs)
{
  GHashTable *partners = g_hash_table_new (NULL, NULL);

  add_partners (partners, theirs, list);
  add_partners (partners, ours, list);
  return partners;
}

/**
 * sender_merge_formers_init:
 * @self: what is made
 * @record: what is known of a record
 * @field: a list in it
 * @ours: the list as it is wanted
 * @theirs: the list that is there
 *
 * Finds what is known of the items of both. They must live as long as @self.
 */
void
sender_merge_formers_init (SenderMergeFormers      *self,
                           const SenderMergeFormer *record,
                           const SenderField       *field,
                           SenderList              *ours,
                           SenderList              *theirs)
{
  if (!has_both (record))
    return;
  self->base =
    list_partners (G_STRUCT_MEMBER (SenderList *, record->base, field->offset), ours, theirs);
  self->theirs =
    list_partners (G_STRUCT_MEMBER (SenderList *, record->theirs, field->offset), ours, theirs);
}

/**
 * sender_merge_formers_clear:
 * @self: what was found
 *
 * Lets go of it.
 */
void
sender_merge_formers_clear (SenderMergeFormers *self)
{
  g_clear_pointer (&self->base, g_hash_table_unref);
  g_clear_pointer (&self->theirs, g_hash_table_unref);
}

/**
 * sender_merge_formers_get:
 * @self: what was found
 * @item: an item of one of the lists
 *
 * Gets what is known of it. One that only one of the two has somebody else added, or took out.
 *
 * Returns: what is known; nothing where nothing is known of its list
 */
SenderMergeFormer
sender_merge_formers_get (const SenderMergeFormers *self,
                          SenderRecord             *item)
{
  if (self->base == NULL)
    return (SenderMergeFormer){ NULL, NULL, FALSE };
  return (SenderMergeFormer){ g_hash_table_lookup (self->base, item),
                              g_hash_table_lookup (self->theirs, item), TRUE };
}
