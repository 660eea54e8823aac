/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-inspection.h"
#include "sender-path.h"
#include "sender-undo.h"

G_BEGIN_DECLS

/*
 * An open configuration: the records that widgets are bound to, undo over every edit, and what the
 * checks say of it. Edits are noticed by themselves; when the main loop is idle they become steps
 * of the history and the checks run.
 *
 * Properties: config, undo, inspection, dirty, state, read-only, gone (read); path (read and
 * write).
 */

#define SENDER_TYPE_DOCUMENT (sender_document_get_type ())

G_DECLARE_FINAL_TYPE (SenderDocument, sender_document, SENDER, DOCUMENT, GObject)

/* @path (nullable): the file it was read from; NULL is never saved yet. */
SenderDocument *sender_document_new (SenderConfig *config,
                                     const char   *path,
                                     gboolean      read_only);

SenderConfig     *sender_document_get_config (SenderDocument *self);
SenderUndo       *sender_document_get_undo (SenderDocument *self);
SenderInspection *sender_document_get_inspection (SenderDocument *self);
const char       *sender_document_get_path (SenderDocument *self);
void              sender_document_set_path (SenderDocument *self,
                                            const char     *path);
gboolean          sender_document_is_read_only (SenderDocument *self);
/* Whether somebody took its file away: what it says is only here, and a draft. */
gboolean          sender_document_is_gone (SenderDocument *self);
void              sender_document_set_gone (SenderDocument *self,
                                            gboolean        gone);
SenderConfigState sender_document_get_state (SenderDocument *self);

/* Takes what was edited since the last step as one, called @label, and checks now. */
void sender_document_commit (SenderDocument *self,
                             const char     *label);
/* Several edits as one step: all or nothing. */
gboolean sender_document_edit (SenderDocument    *self,
                               const char        *label,
                               SenderPathEditFunc edit,
                               gpointer           user_data,
                               GError           **error);
gboolean sender_document_fix (SenderDocument *self,
                              SenderFinding  *finding,
                              GError        **error);
/* @n_fixed (out). */
gboolean sender_document_fix_all (SenderDocument *self,
                                  guint          *n_fixed,
                                  GError        **error);
void     sender_document_undo (SenderDocument *self);
void     sender_document_redo (SenderDocument *self);
/* @state, a copy of its configuration, was written to @path. */
void sender_document_mark_saved (SenderDocument *self,
                                 SenderConfig   *state,
                                 const char     *path);

G_END_DECLS
