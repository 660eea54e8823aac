/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
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
/* What is kept beside how the configuration is: an edit inherits it, undo brings back the one of
 * before. (transfer none) (nullable) */
void        sender_undo_set_note (SenderUndo *self,
                                  SenderJson *note);
SenderJson *sender_undo_get_note (SenderUndo *self);
SenderJson *sender_undo_get_saved_note (SenderUndo *self);

G_END_DECLS
