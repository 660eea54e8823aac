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

static void merge_records (Merge        *self,
                           const char   *prefix,
                           SenderRecord *base,
                           SenderRecord *theirs,
                           SenderRecord *result);

static void
change_free (gpointer data)
{
  SenderChange *self = data;

  g_free (self->path);
  g_free (self->base);
  g_free (self->now);
  g_free (self->after);
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
             SenderRecord      *base,
             SenderRecord      *theirs,
             SenderRecord      *result)
{
  g_autofree char *after = sender_record_dup_field_text (result, field);
  g_autofree char *now = sender_record_dup_field_text (theirs, field);
  g_autofree char *was = base != NULL ? sender_record_dup_field_text (base, field) : NULL;
  SenderChangeKind kind = SENDER_CHANGE_THEIRS;
  SenderChange    *change = NULL;

  if (says_same (result, field, after, now))
    return;
  if (was != NULL && says_same (result, field, was, now))
    kind = SENDER_CHANGE_OURS;
  change = sender_changes_add (self->changes, self->input, self->object, path, kind,
                               g_steal_pointer (&was), g_steal_pointer (&now),
                               g_steal_pointer (&after));
  if (change->is_kept)
    sender_record_set_field_text (result, field, change->now, NULL);
}

/* What the service keeps beside the fields is theirs alone. */
static void
take_json (const SenderField *field,
           SenderRecord      *theirs,
           SenderRecord      *result)
{
  g_object_set (result, field->name, G_STRUCT_MEMBER (SenderJson *, theirs, field->offset), NULL);
}

static char *
dup_text (gpointer record)
{
  if (record != NULL && SENDER_IS_MESSAGE (record))
    return g_strdup (sender_message_get_content (record));
  return sender_difference_dup_summary (record);
}

static void
add_item_change (Merge                 *self,
                 const char            *path,
                 const SenderMergeItem *item,
                 SenderChangeKind       kind)
{
  sender_changes_add (self->changes, self->input, self->object, path, kind, dup_text (item->base),
                      dup_text (item->theirs), dup_text (item->ours));
}

/* Only here: new, or they took it away. Of a text nobody wrote before nobody else can be the
 * author. Returns whether it is to be there. */
static gboolean
merge_added (Merge                 *self,
             const char            *path,
             const SenderMergeItem *item,
             gboolean               has_base)
{
  gboolean is_ours = item->base == NULL && (has_base || SENDER_IS_MESSAGE (item->ours));

  add_item_change (self, path, item, is_ours ? SENDER_CHANGE_OURS : SENDER_CHANGE_THEIRS);
  return is_ours || sender_merge_overwrites (self->input, path);
}

/* Only there: they added it, or we took it away, perhaps while they changed it. */
static gboolean
merge_removed (Merge                 *self,
               const char            *path,
               const SenderMergeItem *item)
{
  gboolean is_ours = item->base != NULL && is_same_record (item->base, item->theirs);

  add_item_change (self, path, item, is_ours ? SENDER_CHANGE_OURS : SENDER_CHANGE_THEIRS);
  return !is_ours && !sender_merge_overwrites (self->input, path);
}

/* A message is called by its names; what it says and how it is spoken may differ. */
static void
merge_message (Merge         *self,
               const char    *path,
               SenderRecord  *base,
               SenderRecord  *theirs,
               SenderMessage *result)
{
  SenderRecord    *record = SENDER_RECORD (result);
  g_autofree char *voice = sender_merge_dup_voice_path (self->input, result);

  merge_field (self, path, sender_record_find_field (record, "content"), base, theirs, record);
  merge_field (self, voice, sender_record_find_field (record, "voice"), base, theirs, record);
  take_json (sender_record_find_field (record, "remote"), theirs, record);
}

/* (transfer full) (nullable): what is to be there. */
static SenderRecord *
merge_item (Merge                 *self,
            const char            *path,
            const SenderMergeItem *item,
            gboolean               has_base)
{
  g_autofree char *prefix = NULL;
  SenderRecord    *result = NULL;

  if (item->theirs == NULL)
    return merge_added (self, path, item, has_base) ? sender_record_copy (item->ours) : NULL;
  if (item->ours == NULL)
    return merge_removed (self, path, item) ? sender_record_copy (item->theirs) : NULL;
  result = sender_record_copy (item->ours);
  prefix = g_strconcat (path, ".", NULL);
  if (SENDER_IS_MESSAGE (result))
    merge_message (self, path, item->base, item->theirs, SENDER_MESSAGE (result));
  else
    merge_records (self, prefix, item->base, item->theirs, result);
  return result;
}

static void
merge_lists (Merge      *self,
             const char *path,
             SenderList *base,
             SenderList *theirs,
             SenderList *result)
{
  g_autoptr (GArray)    items = sender_merge_align (base, result, theirs);
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const SenderMergeItem *item = &g_array_index (items, SenderMergeItem, i);
      g_autofree char       *place = sender_merge_dup_path (self->input, path, item, i);
      SenderRecord          *record = merge_item (self, place, item, base != NULL);

      if (record != NULL)
        g_ptr_array_add (merged, record);
    }
  sender_list_splice (result, 0, sender_list_get_n_items (result), merged->pdata, merged->len);
}

static void
merge_member (Merge             *self,
              const char        *path,
              const SenderField *field,
              SenderRecord      *base,
              SenderRecord      *theirs,
              SenderRecord      *result)
{
  switch (field->kind)
    {
    case SENDER_FIELD_LIST:
      merge_lists (self, path,
                   base != NULL ? G_STRUCT_MEMBER (SenderList *, base, field->offset) : NULL,
                   G_STRUCT_MEMBER (SenderList *, theirs, field->offset),
                   G_STRUCT_MEMBER (SenderList *, result, field->offset));
      break;
    case SENDER_FIELD_JSON:
      take_json (field, theirs, result);
      break;
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_STRING:
    case SENDER_FIELD_BOOLEAN:
    case SENDER_FIELD_ENUM:
    case SENDER_FIELD_STRV:
    default:
      if ((field->flags & SENDER_FIELD_INTERNAL) == 0)
        merge_field (self, path, field, base, theirs, result);
    }
}

static void
merge_records (Merge        *self,
               const char   *prefix,
               SenderRecord *base,
               SenderRecord *theirs,
               SenderRecord *result)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (result, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *path = g_strconcat (prefix, fields[i].name, NULL);

      merge_member (self, path, &fields[i], base, theirs, result);
    }
}

/* The parts of a configuration that the sender has. */
static void
merge_sender (Merge        *self,
              SenderConfig *result)
{
  const SenderMerge *input = self->input;
  SenderConfig      *base = input->is_sender_untold ? NULL : input->base;
  SenderConfig      *theirs = input->theirs;

  self->object = SENDER_CHANGE_IN_SENDER;
  merge_records (self, "provider.",
                 base != NULL ? SENDER_RECORD (sender_config_get_provider (base)) : NULL,
                 SENDER_RECORD (sender_config_get_provider (theirs)),
                 SENDER_RECORD (sender_config_get_provider (result)));
  merge_records (self, "authorization.",
                 base != NULL ? SENDER_RECORD (sender_config_get_authorization (base)) : NULL,
                 SENDER_RECORD (sender_config_get_authorization (theirs)),
                 SENDER_RECORD (sender_config_get_authorization (result)));
  merge_lists (self, "numbers", base != NULL ? sender_config_get_numbers (base) : NULL,
               sender_config_get_numbers (theirs), sender_config_get_numbers (result));
  merge_lists (self, "requests", base != NULL ? sender_config_get_requests (base) : NULL,
               sender_config_get_requests (theirs), sender_config_get_requests (result));
}

static void
merge_messages (Merge        *self,
                SenderConfig *result)
{
  SenderConfig *base = self->input->base;
  SenderConfig *theirs = self->input->theirs;

  self->object = SENDER_CHANGE_IN_TEMPLATE;
  merge_lists (self, "messages", base != NULL ? sender_config_get_messages (base) : NULL,
               sender_config_get_messages (theirs), sender_config_get_messages (result));
}

/**
 * sender_merge_run:
 * @changes: (element-type SenderChange): where differences are added
 *
 * Puts the three together. Where only we changed something ours is taken, where they did, theirs is
 * kept unless it was decided otherwise.
 *
 * Returns: (transfer full): what is to be there
 */
SenderConfig *
sender_merge_run (const SenderMerge *self,
                  GPtrArray         *changes)
{
  Merge         merge = { self, changes, SENDER_CHANGE_IN_SENDER };
  SenderConfig *result = sender_record_copy (self->ours);

  g_object_set (result, "remote", sender_config_get_remote (self->theirs), NULL);
  if (self->with_sender)
    merge_sender (&merge, result);
  merge_messages (&merge, result);
  return result;
}
