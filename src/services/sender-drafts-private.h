/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-drafts.h"

G_BEGIN_DECLS

/* The text of a draft's file. (transfer full) */
char *sender_draft_write (SenderConfig *config,
                          const char   *path);
/* NULL if the file is no draft that can be read. (transfer full) */
SenderDraft *sender_draft_read (const char *place);
const char  *sender_drafts_get_folder (SenderDrafts *self);

G_END_DECLS
