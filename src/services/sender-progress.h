/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-status.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * How far each section of an open document is, and what the history and the flows have to do with
 * it: when the last test was and how it ended, how many tests there were. The flows that are known
 * without being asked for are read.
 *
 * Signal: changed.
 */

#define SENDER_TYPE_PROGRESS (sender_progress_get_type ())

G_DECLARE_FINAL_TYPE (SenderProgress, sender_progress, SENDER, PROGRESS, GObject)

SenderProgress *sender_progress_new (void);
/* Both nullable. */
void sender_progress_follow (SenderProgress  *self,
                             SenderDocument  *document,
                             SenderWorkspace *workspace);
/* With a document. @word (out) (transfer full) (nullable): said in the place of what the status
 * says, such as “Delivered 14:02”. */
SenderStatus sender_progress_get_status (SenderProgress *self,
                                         SenderSection   section,
                                         char          **word);

G_END_DECLS
