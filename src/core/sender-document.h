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
 * Properties: config, undo, inspection, dirty, state, read-only, disk (read); path (read and
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
SenderConfigState sender_document_get_state (SenderDocument *self);
/* How what is saved stands to what is live: published, drifted, or saved where that isn't known. */
void sender_document_set_standing (SenderDocument   *self,
                                   SenderConfigState standing);

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

/* What became of the file since it was read or saved. If that is anything, it is a draft. */
SenderDiskState sender_document_get_disk (SenderDocument *self);
gboolean        sender_document_is_gone (SenderDocument *self);
/* What the file says by now, if it was changed. (transfer none) (nullable) */
SenderConfig *sender_document_get_theirs (SenderDocument *self);
/* Whether it would be lost with the document: nobody has it on disk, and somebody made it here. */
gboolean sender_document_is_only_here (SenderDocument *self);
/* @found: what the file says; @is_newer: what a newer version wrote. */
void sender_document_set_found (SenderDocument *self,
                                SenderConfig   *found,
                                gboolean        is_newer);
/* Nothing that could be read was found. */
void sender_document_set_gone (SenderDocument *self);
void sender_document_set_damaged (SenderDocument *self);
/* Shows @theirs instead, as a step that can be undone; or takes note that they were seen, so that
 * they may be written over. */
void sender_document_take_theirs (SenderDocument *self,
                                  SenderConfig   *theirs);
void sender_document_keep_mine (SenderDocument *self,
                                SenderConfig   *theirs);
/* What the disk did not take for good (element-type SenderConfig), NULL if nothing. */
GPtrArray *sender_document_get_refused (SenderDocument *self);
/* Around our own writing: what the file says meanwhile is nobody else's. */
void     sender_document_begin_writing (SenderDocument *self);
void     sender_document_end_writing (SenderDocument *self,
                                      SenderConfig   *written,
                                      const GError   *error);
gboolean sender_document_is_written (SenderDocument *self);

G_END_DECLS
