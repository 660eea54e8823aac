/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publish-result.h"

G_BEGIN_DECLS

/* Steps that are about what one read shows. */

/**
 * SenderPublishGroup:
 * @start: position of the first one that writes
 * @end: behind the last one of the group
 * @n_writes: how many write; 0: there is no group left
 * @has_something: whether one writes over, or deletes, what is there
 *
 * A group.
 */
typedef struct
{
  guint    start;
  guint    end;
  guint    n_writes;
  gboolean has_something;
} SenderPublishGroup;

/* The first at or behind @position. */
SenderPublishGroup sender_publish_group_find (const SenderPublishResult *result,
                                              guint                      position);
gboolean           sender_publish_step_is_writing (const SenderPublishStep *step);
gboolean           sender_publish_step_is_open (const SenderPublishStep *step);

G_END_DECLS
