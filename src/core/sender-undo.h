/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Undo and redo by snapshots of a configuration. Properties: can-undo, can-redo, dirty,
 * undo-label, redo-label.
 */

#define SENDER_TYPE_UNDO (sender_undo_get_type ())

G_DECLARE_FINAL_TYPE (SenderUndo, sender_undo, SENDER, UNDO, GObject)

SenderUndo *sender_undo_new (SenderConfig *config);
/* Takes a snapshot if anything changed; edits of one @key within a burst are one step. */
void     sender_undo_commit (SenderUndo *self,
                             const char *label,
                             const char *key);
gboolean sender_undo_undo (SenderUndo *self);
gboolean sender_undo_redo (SenderUndo *self);
/* @state, taken of the configuration earlier, is what is saved. */
void sender_undo_mark_saved (SenderUndo   *self,
                             SenderConfig *state);
/* How the configuration was at the last commit, and when it was last saved. (transfer none) */
SenderConfig *sender_undo_get_present (SenderUndo *self);
SenderConfig *sender_undo_get_saved (SenderUndo *self);
gboolean      sender_undo_is_dirty (SenderUndo *self);

G_END_DECLS
