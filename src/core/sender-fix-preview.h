/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-fix.h"

G_BEGIN_DECLS

/* What a fix changes, cut down to what can be shown on a line. */

/**
 * SenderFixPreview:
 * @lead: what stays before it
 * @before: what goes
 * @after: what comes in its place
 * @tail: what stays behind it
 *
 * The first edit of a fix. What stays is cut where it is long, which an ellipsis says.
 */
typedef struct
{
  char *lead;
  char *before;
  char *after;
  char *tail;
} SenderFixPreview;

/* (transfer full) (nullable): NULL if there is nothing to show: the path leads nowhere. */
SenderFixPreview *sender_fix_preview_new (SenderFix    *fix,
                                          SenderConfig *config);
void              sender_fix_preview_free (SenderFixPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFixPreview, sender_fix_preview_free)

G_END_DECLS
