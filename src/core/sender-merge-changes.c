/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-paths.h"
#include "sender-merge.h"

/* The differences that a merge finds. */

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
