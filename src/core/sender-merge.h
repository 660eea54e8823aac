/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* Three states of one sender put together: what was, what we want, and what is there now. */

typedef enum
{
  SENDER_CHANGE_OURS,
  SENDER_CHANGE_THEIRS,
  SENDER_CHANGE_UNKNOWABLE, /* a secret, which nobody can read */
} SenderChangeKind;

typedef enum
{
  SENDER_CHANGE_IN_SENDER,
  SENDER_CHANGE_IN_TEMPLATE,
  SENDER_CHANGE_IN_FALLBACK,
} SenderChangeObject;

/**
 * SenderChange:
 * @object: where at the service
 * @path: as in `set` and in findings
 * @kind: who made the difference
 * @base: (nullable): the value that was last published or pulled, %NULL for none
 * @now: (nullable): the value at the service
 * @after: (nullable): the value the configuration wants there
 * @row: (nullable): what the configuration says in the row of a list that @path leads to, as a row
 *   may stand elsewhere the next time
 * @is_kept: whether publishing leaves @now as it is
 * @is_new: whether nothing is there yet, of what nobody can read
 * @is_whole: whether it stands for several differences that can only be decided at once
 *
 * One difference between what is there and what we want there.
 */
typedef struct
{
  SenderChangeObject object;
  char              *path;
  SenderChangeKind   kind;
  char              *base;
  char              *now;
  char              *after;
  char              *row;
  gboolean           is_kept;
  gboolean           is_new;
  gboolean           is_whole;
} SenderChange;

/**
 * SenderMerge:
 * @config: whose paths are told
 * @base: (nullable): the mirror of what was last published or pulled; %NULL: nobody knows, so that
 *   every difference is somebody else’s
 * @ours: the mirror of @config
 * @theirs: the mirror of what is live
 * @with_sender: whether the sender is put together too, not only the messages
 * @is_sender_untold: whether @base tells of messages alone, and nobody knows what the sender was
 * @overwrite: (nullable) (element-type utf8): paths at which ours is written over theirs
 * @former_base: (nullable): where @ours is an earlier state: what of it counted as ours then
 * @former_theirs: (nullable): and what there would be by now without what was published from here
 *   since; both or none
 * @touched: (nullable) (element-type SenderChannelRequest): requests of @base in which somebody
 *   else changed a credential in a header
 * @requests: (nullable) (element-type SenderMergePlaces): where it is told which requests those of
 *   the result are
 *
 * What is put together.
 */
typedef struct
{
  SenderConfig *config;
  SenderConfig *base;
  SenderConfig *ours;
  SenderConfig *theirs;
  gboolean      with_sender;
  gboolean      is_sender_untold;
  GHashTable   *overwrite;
  SenderConfig *former_base;
  SenderConfig *former_theirs;
  GPtrArray    *touched;
  GArray       *requests;
} SenderMerge;

/* The result keeps of @theirs what it does not know. @changes (element-type SenderChange): further
 * ones are added. @next (optional) (out) (transfer full): the result, with what was before wherever
 * theirs is kept. (transfer full) */
SenderConfig *sender_merge_run (const SenderMerge *self,
                                GPtrArray         *changes,
                                SenderConfig     **next);

/* (element-type SenderChange) (transfer full) */
GPtrArray *sender_changes_new (void);
/* Takes the three texts. (transfer none) */
SenderChange *sender_changes_add (GPtrArray         *changes,
                                  const SenderMerge *merge,
                                  SenderChangeObject object,
                                  const char        *path,
                                  SenderChangeKind   kind,
                                  char              *base,
                                  char              *now,
                                  char              *after);
const char   *sender_change_object_get_nick (SenderChangeObject object);
/* Whether ours is written at @path although they changed it. */
gboolean sender_merge_overwrites (const SenderMerge *self,
                                  const char        *path);

G_END_DECLS
