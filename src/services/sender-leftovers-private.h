/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-leftovers.h"

G_BEGIN_DECLS

/* The newest whose document is gone. (transfer none) (nullable) */
const SenderDraft *sender_leftovers_find_lost (SenderLeftovers *self);
/* The one in the file @place. (transfer none) (nullable) */
const SenderDraft *sender_leftovers_find_at (SenderLeftovers *self,
                                             const char      *place);
/* Whether a document that is open keeps its edits in the file @place by now. */
gboolean sender_leftovers_is_taken (SenderLeftovers *self,
                                    const char      *place);
/* The draft in the file @place is no leftover any more. */
void sender_leftovers_forget (SenderLeftovers *self,
                              const char      *place);

G_END_DECLS
