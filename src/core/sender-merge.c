/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-difference.h"
#include "sender-format-content.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-locale.h"
#include "sender-merge-align.h"
#include "sender-merge-paths.h"
#include "sender-message.h"
#include "sender-provider.h"
#include "sender-record.h"

typedef struct
{
  const SenderMerge *input;
  GPtrArray         *changes;
  SenderChangeObject object;
} Merge;

/* A record in each state. What is made of it is at first what we want. */
typedef struct
{
  SenderRecord *base; /* (nullable) */
  SenderRecord *theirs;
  SenderRecord *result; /* what is to be there */
  SenderRecord *next;   /* the base of the next plan */
} Sides;

static void merge_records (Merge       *self,
                           const char  *prefix,
                           const Sides *sides);

static void
change_free (gpointer data)
{
  SenderChange *self = data;

  g_free (self->path);
  g_free (self->base);
  g_free (self->now);
  g_free (self->after);
  g_free (self->row);
  g_free (self);
}

/**
 * sender_changes_new:
 *
 * Makes a list without a change.
 *
 * Returns: (transfer full) (element-type SenderChange): the list
 */
GPtrArray *
sender_changes_new (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

/**
 * sender_merge_overwrites:
 * @path: a path
 *
 * Tells what was decided where both changed something.
 *
 * Returns: whether ours is written over theirs
 */
gboolean
sender_merge_overwrites (const SenderMerge *self,
                         const char        *path)
{
  return self->overwrite != NULL && g_hash_table_contains (self->overwrite, path);
}

/**
 * sender_changes_add:
 * @changes: (element-type SenderChange): the list
 * @merge: what is put together
 * @object: where at the service
 * @path: a path
 * @kind: who made it
 * @base: (transfer full) (nullable): what was
 * @now: (transfer full) (nullable): what is there
 * @after: (transfer full) (nullable): what we want
 *
 * Adds a change. What somebody else changed is kept unless it was decided otherwise.
 *
 * Returns: (transfer none): the change
 */
SenderChange *
sender_changes_add (GPtrArray         *changes,
                    const SenderMerge *merge,
                    SenderChangeObject object,
                    const char        *path,
                    SenderChangeKind   kind,
                    char              *base,
                    char              *now,
                    char              *after)
{
  SenderChange *self = g_new0 (SenderChange, 1);

  self->object = object;
  self->path = g_strdup (path);
  self->kind = kind;
  self->base = base;
  self->now = now;
  self->after = after;
  self->row = sender_merge_dup_row (merge, path);
  self->is_kept = kind == SENDER_CHANGE_THEIRS && !sender_merge_overwrites (merge, path);
  g_ptr_array_add (changes, self);
  return self;
}

/* Words of a list, such as countries, in whatever order. */
static gboolean
has_same_words (const char *a,
                const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, ",", -1);
  g_auto (GStrv) right = g_strsplit (b, ",", -1);

  for (guint i = 0; left[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) right, left[i]))
      return FALSE;
  return g_strv_length (left) == g_strv_length (right);
}

/* Whether the two say the same at the service, which may keep it spelt in another way. */
static gboolean
says_same (SenderRecord      *record,
           const SenderField *field,
           const char        *a,
           const char        *b)
{
  if (field->kind == SENDER_FIELD_STRV)
    return has_same_words (a, b);
  if (SENDER_IS_HEADER (record) && g_str_equal (field->name, "name"))
    return g_ascii_strcasecmp (a, b) == 0;
  if (SENDER_IS_MESSAGE (record) && g_str_equal (field->name, "locale"))
    return sender_locale_equal (a, b);
  if (SENDER_IS_MESSAGE (record) && g_str_equal (field->name, "variant"))
    return g_ascii_strcasecmp (a, b) == 0;
  return g_str_equal (a, b);
}

static gboolean
is_same_json (SenderJson *a,
              SenderJson *b)
{
  g_autoptr (SenderJson) left = a != NULL ? sender_format_content_dup_comparable (a) : NULL;
  g_autoptr (SenderJson) right = b != NULL ? sender_format_content_dup_comparable (b) : NULL;

  return left != NULL && right != NULL ? sender_json_equal (left, right) : left == right;
}

static gboolean
is_same_field (const SenderField *field,
               SenderRecord      *a,
               SenderRecord      *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (field->kind == SENDER_FIELD_JSON)
    return is_same_json (G_STRUCT_MEMBER (SenderJson *, a, field->offset),
                         G_STRUCT_MEMBER (SenderJson *, b, field->offset));
  left = sender_record_dup_field_text (a, field);
  right = sender_record_dup_field_text (b, field);
  return says_same (a, field, left, right);
}

/* Whether nothing of it was changed but how it is spelt. */
static gboolean
is_same_record (SenderRecord *a,
                SenderRecord *b)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (a, &n_fields);

  if (sender_record_equal (a, b))
    return TRUE;
  if (!SENDER_IS_HEADER (a) && !SENDER_IS_MESSAGE (a))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if (!is_same_field (&fields[i], a, b))
      return FALSE;
  return TRUE;
}

/* Without a base nobody knows who was last. */
static void
merge_field (Merge             *self,
             const char        *path,
             const SenderField *field,
             const Sides       *sides)
{
  SenderRecord    *base = sides->base;
  g_autofree char *after = sender_record_dup_field_text (sides->result, field);
  g_autofree char *now = sender_record_dup_field_text (sides->theirs, field);
  g_autofree char *was = base != NULL ? sender_record_dup_field_text (base, field) : NULL;
  SenderChangeKind kind = SENDER_CHANGE_THEIRS;
  SenderChange    *change = NULL;

  if (says_same (sides->result, field, after, now))
    return;
  if (was != NULL && says_same (sides->result, field, was, now))
    kind = SENDER_CHANGE_OURS;
  change = sender_changes_add (self->changes, self->input, self->object, path, kind,
                               g_steal_pointer (&was), g_steal_pointer (&now),
                               g_steal_pointer (&after));
  if (!change->is_kept)
    return;
  sender_record_set_field_text (sides->result, field, change->now, NULL);
  if (change->base != NULL)
    sender_record_set_field_text (sides->next, field, change->base, NULL);
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
  if (record != NULL)
    g_ptr_array_add (records, sender_record_copy (record));
}

/* Only here: new, or they took it away. Of a text nobody wrote before nobody else can be the
 * author. */
static gboolean
is_our_addition (const SenderMergeItem *item,
                 gboolean               has_base)
{
  return item->base == NULL && (has_base || SENDER_IS_MESSAGE (item->ours));
}

/* Only there: they added it, or we took it away, perhaps while they changed it. */
static gboolean
is_our_removal (const SenderMergeItem *item)
{
  return item->base != NULL && is_same_record (item->base, item->theirs);
}

static void
merge_presence (Merge                 *self,
                const char            *path,
                const SenderMergeItem *item,
                gboolean               has_base,
                GPtrArray             *results,
                GPtrArray             *nexts)
{
  gboolean            is_ours = item->theirs == NULL ? is_our_addition (item, has_base)
                                                     : is_our_removal (item);
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

  merge_field (self, path, sender_record_find_field (record, "content"), sides);
  merge_field (self, voice, sender_record_find_field (record, "voice"), sides);
  take_json (sender_record_find_field (record, "remote"), sides);
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
merge_contents (Merge                 *self,
                const char            *path,
                const SenderMergeItem *item,
                GPtrArray             *results,
                GPtrArray             *nexts)
{
  g_autofree char         *prefix = g_strconcat (path, ".", NULL);
  SenderRecord            *result = sender_record_copy (item->ours);
  g_autoptr (SenderRecord) next = sender_record_copy (item->ours);
  const Sides              sides = { item->base, item->theirs, result, next };
  guint                    n_before = self->changes->len;

  if (SENDER_IS_MESSAGE (result))
    merge_message (self, path, &sides);
  else
    merge_records (self, prefix, &sides);
  g_ptr_array_add (results, result);
  if (item->base != NULL || !keeps_since (self, n_before))
    g_ptr_array_add (nexts, g_steal_pointer (&next));
}

static void
replace_all (SenderList *list,
             GPtrArray  *records)
{
  sender_list_splice (list, 0, sender_list_get_n_items (list), records->pdata, records->len);
}

static void
merge_lists (Merge      *self,
             const char *path,
             SenderList *base,
             SenderList *theirs,
             SenderList *result,
             SenderList *next)
{
  g_autoptr (GArray)    items = sender_merge_align (base, result, theirs);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) nexts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const SenderMergeItem *item = &g_array_index (items, SenderMergeItem, i);
      g_autofree char       *place = sender_merge_dup_path (self->input, path, item, i);

      if (item->theirs == NULL || item->ours == NULL)
        merge_presence (self, place, item, base != NULL, results, nexts);
      else
        merge_contents (self, place, item, results, nexts);
    }
  replace_all (result, results);
  replace_all (next, nexts);
}

static SenderList *
get_list (SenderRecord      *record,
          const SenderField *field)
{
  return record != NULL ? G_STRUCT_MEMBER (SenderList *, record, field->offset) : NULL;
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
      merge_lists (self, path, get_list (sides->base, field), get_list (sides->theirs, field),
                   get_list (sides->result, field), get_list (sides->next, field));
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
        merge_field (self, path, field, sides);
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
  Merge                    merge = { self, changes, SENDER_CHANGE_IN_SENDER };
  SenderConfig            *result = sender_record_copy (self->ours);
  g_autoptr (SenderConfig) base = sender_record_copy (self->ours);
  const Sides              sides = { (SenderRecord *) self->base, SENDER_RECORD (self->theirs),
                                     SENDER_RECORD (result), SENDER_RECORD (base) };

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
