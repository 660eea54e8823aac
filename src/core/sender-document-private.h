/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/**
 * SenderDocumentDisk:
 * @state: what became of the file
 * @theirs: (owned) (nullable): what it says by now, if that is something else
 * @is_newer: whether a newer version wrote @theirs
 * @n_writing: how many of our own writings are under way
 * @refused: (owned) (nullable) (element-type SenderConfig): ours that the disk did not take for
 *   good since the last one it took: one of them may be what the file says, and may be lost yet
 *
 * What is known of the file of a document.
 */
typedef struct
{
  SenderDiskState state;
  SenderConfig   *theirs;
  gboolean        is_newer;
  guint           n_writing;
  GPtrArray      *refused;
} SenderDocumentDisk;

SenderDocumentDisk *sender_document_peek_disk (SenderDocument *self);
void                sender_document_notify_disk (SenderDocument *self);
/* It says what is saved, or what was refused. */
void sender_document_clear_disk (SenderDocument *self);
void sender_document_set_read_only (SenderDocument *self,
                                    gboolean        read_only);

/* Makes a step of what was edited since the last one, and checks now. */
void sender_document_settle (SenderDocument *self);

G_END_DECLS
