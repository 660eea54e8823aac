/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-leftovers.h"

G_BEGIN_DECLS

/* The newest whose document is gone. (transfer none) (nullable) */
const SenderDraft *sender_leftovers_find_lost (SenderLeftovers *self);
/* The draft in the file @place is no leftover any more. */
void sender_leftovers_forget (SenderLeftovers *self,
                              const char      *place);

G_END_DECLS
