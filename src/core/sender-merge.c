/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-difference.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-merge-align.h"
#include "sender-merge-channels.h"
#include "sender-merge-former.h"
#include "sender-merge-order.h"
#include "sender-merge-paths.h"
#include "sender-merge-request.h"
#include "sender-merge-same.h"
#include "sender-message.h"
#include "sender-record.h"

typedef struct
{
  const SenderMerge *input;
  GPtrArray         *changes;
  SenderChangeObject object;
  guint              untold; /* channels in which nothing tells which request is which */
} Merge;

/* A record in each state. What is made of it is at first what we want. */
typedef struct
{
  SenderRecord *base; /* (nullable) */
  SenderRecord *theirs;
  SenderRecord *result; /* what is to be there */
  SenderRecord *next;   /* the base of the next plan */

  SenderMergeFormer former; /* of what we want, where an earlier state is gone back to */
} Sides;

static void merge_records (Merge       *self,
                           const char  *prefix,
                           const Sides *sides);
static void merge_member (Merge             *self,
                          const char        *path,
                          const SenderField *field,
                          const Sides       *sides);

/* Without a base nobody knows who was last; with one it is ours if it may be. What somebody else
 * undid of their own stays undone. Tells whether theirs is kept. */
static gboolean
merge_field (Merge             *self,
             const char        *path,
             const SenderField *field,
             const Sides       *sides,
             gboolean           is_ours)
{
  SenderRecord    *base = sides->base;
  g_autofree char *after = sender_record_dup_field_text (sides->result, field);
  g_autofree char *now = sender_record_dup_field_text (sides->theirs, field);
  g_autofree char *was = base != NULL ? sender_record_dup_field_text (base, field) : NULL;
  SenderChangeKind kind = SENDER_CHANGE_THEIRS;
  SenderChange    *change = NULL;

  if (sender_merge_says_same (sides->result, field, after, now))
    return FALSE;
  if (is_ours && was != NULL && sender_merge_says_same (sides->result, field, was, now) &&
      !sender_merge_former_is_theirs (&sides->former, sides->result, field, was))
    kind = SENDER_CHANGE_OURS;
  change = sender_changes_add (self->changes, self->input, self->object, path, kind,
                               g_steal_pointer (&was), g_steal_pointer (&now),
                               g_steal_pointer (&after));
  if (!change->is_kept)
    return FALSE;
  sender_record_set_field_text (sides->result, field, change->now, NULL);
  if (change->base != NULL)
    sender_record_set_field_text (sides->next, field, change->base, NULL);
  return TRUE;
}

/* What the service keeps beside the fields is theirs alone. */
static void
take_json (const SenderField *field,
           const Sides       *sides)
{
  SenderJson *json = G_STRUCT_MEMBER (SenderJson *, sides->theirs, field->offset);

  g_object_set (sides->result, field->name, json, NULL);
  g_object_set (sides->next, field->name, json, NULL);
}

static SenderList *
get_list (SenderRecord      *record,
          const SenderField *field)
{
  return record != NULL ? G_STRUCT_MEMBER (SenderList *, record, field->offset) : NULL;
}

static char *
dup_text (gpointer record)
{
  if (record != NULL && SENDER_IS_MESSAGE (record))
    return g_strdup (sender_message_get_content (record));
  return sender_difference_dup_summary (record);
}

static void
add_copy (GPtrArray    *records,
          SenderRecord *record)
{
  g_ptr_array_add (records, record != NULL ? sender_record_copy (record) : NULL);
}

static void
merge_presence (Merge                   *self,
                const char              *path,
                const SenderMergeItem   *item,
                gboolean                 has_base,
                const SenderMergeFormer *former,
                GPtrArray               *results,
                GPtrArray               *nexts)
{
  gboolean            is_ours = item->theirs == NULL
                                  ? sender_merge_former_is_our_addition (former, item, has_base)
                                  : sender_merge_former_is_our_removal (former, item);
  const SenderChange *change = sender_changes_add (
    self->changes, self->input, self->object, path,
    is_ours ? SENDER_CHANGE_OURS : SENDER_CHANGE_THEIRS, dup_text (item->base),
    dup_text (item->theirs), dup_text (item->ours));

  add_copy (results, change->is_kept ? item->theirs : item->ours);
  add_copy (nexts, change->is_kept ? item->base : item->ours);
}

/* A message is called by its names; what it says and how it is spoken may differ. */
static void
merge_message (Merge       *self,
               const char  *path,
               const Sides *sides)
{
  SenderRecord    *record = sides->result;
  g_autofree char *voice = sender_merge_dup_voice_path (self->input, SENDER_MESSAGE (record));

  merge_field (self, path, sender_record_find_field (record, "content"), sides, TRUE);
  merge_field (self, voice, sender_record_find_field (record, "voice"), sides, TRUE);
  take_json (sender_record_find_field (record, "remote"), sides);
}

/* Rows of ours have no place in a body of theirs that has none, nor the other way round. */
static void
merge_body (Merge             *self,
            const char        *path,
            const SenderField *field,
            const Sides       *sides,
            gboolean           is_kept)
{
  const Sides as_ours = {
    sides->theirs, sides->theirs, sides->result, sides->next, { NULL, NULL }
  };

  if (!is_kept)
    {
      merge_member (self, path, field, &as_ours);
      return;
    }
  sender_merge_take_member (sides->result, field, sides->theirs);
  if (sides->base != NULL)
    sender_merge_take_member (sides->next, field, sides->base);
}

/* What a body is made of its content type tells, which goes with it. */
static void
merge_headers (Merge             *self,
               const char        *path,
               const SenderField *field,
               const Sides       *sides,
               gboolean           is_kept)
{
  Sides                    all = *sides;
  g_autoptr (SenderRecord) base = sides->base != NULL ? sender_record_copy (sides->base) : NULL;

  if (base != NULL)
    sender_merge_take_content_type (base, sides->theirs);
  if (is_kept)
    sender_merge_take_content_type (sides->result, sides->theirs);
  all.base = base;
  merge_member (self, path, field, &all);
  if (is_kept && sides->base != NULL)
    sender_merge_take_content_type (sides->next, sides->base);
}

/* Where the body is of another kind, all of it is decided at once. */
static void
merge_request (Merge       *self,
               const char  *prefix,
               const Sides *sides)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (sides->result, &n_fields);
  const SenderField *decisive = sender_merge_find_decisive (sides->result, sides->theirs);
  g_autofree char   *place = NULL;
  gboolean           is_kept = FALSE;

  if (decisive == NULL)
    {
      merge_records (self, prefix, sides);
      return;
    }
  place = g_strconcat (prefix, decisive->name, NULL);
  is_kept = merge_field (self, place, decisive, sides,
                         sender_merge_has_same_body (sides->base, sides->theirs));
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *path = g_strconcat (prefix, fields[i].name, NULL);

      if (&fields[i] == decisive)
        continue;
      if (g_str_equal (fields[i].name, "headers"))
        merge_headers (self, path, &fields[i], sides, is_kept);
      else if (sender_merge_is_of_body (&fields[i]))
        merge_body (self, path, &fields[i], sides, is_kept);
      else
        merge_member (self, path, &fields[i], sides);
    }
}

static gboolean
keeps_since (Merge *self,
             guint  position)
{
  for (guint i = position; i < self->changes->len; i++)
    if (((const SenderChange *) self->changes->pdata[i])->is_kept)
      return TRUE;
  return FALSE;
}

/* What both have added is theirs the next time too, as long as anything of theirs is kept. */
static void
merge_contents (Merge                   *self,
                const char              *path,
                const SenderMergeItem   *item,
                const SenderMergeFormer *former,
                GPtrArray               *results,
                GPtrArray               *nexts)
{
  g_autofree char         *prefix = g_strconcat (path, ".", NULL);
  SenderRecord            *result = sender_record_copy (item->ours);
  g_autoptr (SenderRecord) next = sender_record_copy (item->ours);
  const Sides              sides = { item->base, item->theirs, result, next, *former };
  guint                    n_before = self->changes->len;

  if (SENDER_IS_MESSAGE (result))
    merge_message (self, path, &sides);
  else if (SENDER_IS_CHANNEL_REQUEST (result))
    merge_request (self, prefix, &sides);
  else
    merge_records (self, prefix, &sides);
  g_ptr_array_add (results, result);
  g_ptr_array_add (nexts, item->base != NULL || !keeps_since (self, n_before)
                            ? g_steal_pointer (&next)
                            : NULL);
}

/* In which order rows are sent is a value of its own; nothing else has one that means anything.
 * Tells whether theirs is kept. */
static gboolean
merge_order (Merge                  *self,
             const char             *path,
             const SenderMergeOrder *order)
{
  gboolean is_ours = order->lists[SENDER_MERGE_BASE] != NULL && !order->is_undone &&
                     sender_merge_order_is_same (order, SENDER_MERGE_BASE, SENDER_MERGE_THEIRS) &&
                     !sender_merge_order_is_same (order, SENDER_MERGE_BASE, SENDER_MERGE_OURS);

  return sender_changes_add (self->changes, self->input, self->object, path,
                             is_ours ? SENDER_CHANGE_OURS : SENDER_CHANGE_THEIRS,
                             sender_merge_order_dup_text (order, SENDER_MERGE_BASE),
                             sender_merge_order_dup_text (order, SENDER_MERGE_THEIRS),
                             sender_merge_order_dup_text (order, SENDER_MERGE_OURS))
    ->is_kept;
}

/* What they have added stays where they have it. Where their order is kept, it is told as theirs
 * the next time too. */
static void
arrange (Merge                  *self,
         const char             *path,
         const SenderMergeOrder *order,
         GArray                **result,
         GArray                **next)
{
  static const SenderMergeSide by_ours[] = { SENDER_MERGE_OURS, SENDER_MERGE_THEIRS,
                                             SENDER_MERGE_BASE };
  static const SenderMergeSide by_theirs[] = { SENDER_MERGE_THEIRS, SENDER_MERGE_OURS,
                                               SENDER_MERGE_BASE };

  gboolean is_ordered =
    sender_list_get_type_of_items (order->lists[SENDER_MERGE_OURS]) == SENDER_TYPE_FORM_FIELD;
  gboolean is_same =
    !is_ordered || sender_merge_order_is_same (order, SENDER_MERGE_OURS, SENDER_MERGE_THEIRS);
  gboolean is_kept = !is_same && merge_order (self, path, order);

  *result = sender_merge_order_list (order, is_ordered && (is_same || is_kept) ? by_theirs
                                                                               : by_ours);
  *next = is_kept ? sender_merge_order_list_next (order, *result) : g_array_ref (*result);
}

static void
merge_lists (Merge             *self,
             const char        *path,
             const SenderField *field,
             const Sides       *sides)
{
  SenderList                 *base = get_list (sides->base, field);
  SenderList                 *theirs = get_list (sides->theirs, field);
  SenderList                 *result = get_list (sides->result, field);
  g_autoptr (GArray)          items = sender_merge_align (base, result, theirs);
  g_autoptr (GPtrArray)       results = sender_merge_order_new_records ();
  g_autoptr (GPtrArray)       nexts = sender_merge_order_new_records ();
  SenderMergeOrder            order = { items, { base, result, theirs }, results, nexts, FALSE };
  g_auto (SenderMergeFormers) formers = { NULL, NULL };
  g_autoptr (GArray)          result_order = NULL;
  g_autoptr (GArray)          next_order = NULL;

  sender_merge_formers_init (&formers, &sides->former, field, result, theirs);
  for (guint i = 0; i < items->len; i++)
    {
      const SenderMergeItem  *item = &g_array_index (items, SenderMergeItem, i);
      SenderRecord           *known = item->ours != NULL ? item->ours : item->theirs;
      const SenderMergeFormer former = sender_merge_channels_has (self->untold, known)
                                         ? (SenderMergeFormer){ NULL, NULL, FALSE }
                                         : sender_merge_formers_get (&formers, known);
      g_autofree char        *place = sender_merge_dup_path (self->input, path, items, i);

      if (item->theirs == NULL || item->ours == NULL)
        merge_presence (self, place, item, base != NULL, &former, results, nexts);
      else
        merge_contents (self, place, item, &former, results, nexts);
    }
  order.is_undone = sender_merge_former_is_order_theirs (&sides->former, field, result);
  arrange (self, path, &order, &result_order, &next_order);
  if (self->input->requests != NULL &&
      sender_list_get_type_of_items (result) == SENDER_TYPE_CHANNEL_REQUEST)
    sender_merge_order_add_places (&order, result_order, self->input->requests);
  sender_merge_order_fill (result, results, result_order);
  sender_merge_order_fill (get_list (sides->next, field), nexts, next_order);
}

/* What is decided as a whole is taken for theirs before the rest is put together, and in the base
 * it is again what it was wherever theirs is kept. */
static void
merge_requests (Merge             *self,
                const char        *path,
                const SenderField *field,
                const Sides       *sides)
{
  SenderList               *theirs = get_list (sides->theirs, field);
  SenderList               *result = get_list (sides->result, field);
  SenderList               *next = get_list (sides->next, field);
  g_autoptr (SenderRecord)  whole = sender_record_copy (sides->result);
  const SenderMergeChannels lists = { get_list (sides->base, field), get_list (whole, field),
                                      theirs, get_list (sides->former.theirs, field),
                                      self->input->touched };
  guint                     contested = sender_merge_channels_find_contested (&lists);
  guint                     kept =
    sender_merge_channels_decide (&lists, contested, self->input, self->changes);
  g_autoptr (SenderRecord) base = sides->base != NULL ? sender_record_copy (sides->base) : NULL;
  Sides                    apart = *sides;

  self->untold = sender_merge_channels_find_untold (&lists);
  if (contested != 0)
    sender_merge_channels_take (get_list (base, field), theirs, contested);
  sender_merge_channels_take (result, theirs, kept);
  sender_merge_channels_take (next, theirs, kept);
  apart.base = base;
  merge_lists (self, path, field, &apart);
  if (self->input->requests != NULL)
    sender_merge_channels_restore_places (&lists, contested, kept, self->input->requests);
  sender_merge_channels_take (next, lists.base, kept);
}

static void
merge_member (Merge             *self,
              const char        *path,
              const SenderField *field,
              const Sides       *sides)
{
  switch (field->kind)
    {
    case SENDER_FIELD_LIST:
      if (g_str_equal (field->name, "requests"))
        merge_requests (self, path, field, sides);
      else
        merge_lists (self, path, field, sides);
      break;
    case SENDER_FIELD_JSON:
      take_json (field, sides);
      break;
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_STRING:
    case SENDER_FIELD_BOOLEAN:
    case SENDER_FIELD_ENUM:
    case SENDER_FIELD_STRV:
    default:
      if ((field->flags & SENDER_FIELD_INTERNAL) == 0)
        merge_field (self, path, field, sides, TRUE);
    }
}

static void
merge_records (Merge       *self,
               const char  *prefix,
               const Sides *sides)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (sides->result, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *path = g_strconcat (prefix, fields[i].name, NULL);

      merge_member (self, path, &fields[i], sides);
    }
}

/* One of the records or lists that a configuration is made of. */
static void
merge_part (Merge       *self,
            const char  *name,
            const Sides *whole)
{
  const SenderField *field = sender_record_find_field (whole->result, name);
  g_autofree char   *prefix = g_strconcat (name, ".", NULL);
  Sides              part = { 0 };

  if (field->kind == SENDER_FIELD_LIST)
    {
      merge_member (self, name, field, whole);
      return;
    }
  part.base = whole->base != NULL ? G_STRUCT_MEMBER (SenderRecord *, whole->base, field->offset)
                                  : NULL;
  part.theirs = G_STRUCT_MEMBER (SenderRecord *, whole->theirs, field->offset);
  part.result = G_STRUCT_MEMBER (SenderRecord *, whole->result, field->offset);
  part.next = G_STRUCT_MEMBER (SenderRecord *, whole->next, field->offset);
  part.former = sender_merge_former_get_part (&whole->former, field);
  merge_records (self, prefix, &part);
}

/* The parts of a configuration that the sender has. */
static void
merge_sender (Merge       *self,
              const Sides *whole)
{
  static const char *const parts[] = { "provider", "authorization", "numbers", "requests" };

  Sides sides = *whole;

  if (self->input->is_sender_untold)
    sides.base = NULL;
  self->object = SENDER_CHANGE_IN_SENDER;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    merge_part (self, parts[i], &sides);
}

/**
 * sender_merge_run:
 * @changes: (element-type SenderChange): where differences are added
 * @next: (out) (transfer full) (optional): the same with what was before wherever theirs is kept,
 *   so that it is told as theirs the next time too; as far as @base tells it
 *
 * Puts the three together. Where only we changed something ours is taken, where they did, theirs is
 * kept unless it was decided otherwise.
 *
 * Returns: (transfer full): what is to be there
 */
SenderConfig *
sender_merge_run (const SenderMerge *self,
                  GPtrArray         *changes,
                  SenderConfig     **next)
{
  Merge                    merge = { self, changes, SENDER_CHANGE_IN_SENDER, 0 };
  SenderConfig            *result = sender_record_copy (self->ours);
  g_autoptr (SenderConfig) base = sender_record_copy (self->ours);
  SenderMergeFormer        former = { (SenderRecord *) self->former_base,
                                      (SenderRecord *) self->former_theirs,
                                      self->former_base != NULL };
  const Sides              sides = { (SenderRecord *) self->base, SENDER_RECORD (self->theirs),
                                     SENDER_RECORD (result), SENDER_RECORD (base), former };

  g_object_set (result, "remote", sender_config_get_remote (self->theirs), NULL);
  g_object_set (base, "remote", sender_config_get_remote (self->theirs), NULL);
  if (self->with_sender)
    merge_sender (&merge, &sides);
  merge.object = SENDER_CHANGE_IN_TEMPLATE;
  merge_part (&merge, "messages", &sides);
  if (next != NULL)
    *next = g_steal_pointer (&base);
  return result;
}
