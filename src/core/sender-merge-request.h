/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* What of a request goes together: of rows and raw text one is sent, and with GET neither. */

/* (nullable): %NULL where the bodies are of one kind */
const SenderField *sender_merge_find_decisive (SenderRecord *ours,
                                               SenderRecord *theirs);
gboolean           sender_merge_is_of_body (const SenderField *field);
/* @a (nullable). */
gboolean sender_merge_has_same_body (SenderRecord *a,
                                     SenderRecord *b);
void     sender_merge_take_member (SenderRecord *to, const SenderField *field, SenderRecord *from);
void     sender_merge_take_content_type (SenderRecord *to,
                                         SenderRecord *from);

G_END_DECLS
