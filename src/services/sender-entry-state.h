/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-leftovers.h"

G_BEGIN_DECLS

/* How far a configuration of the library is, in a word or two: what a list of them says. */

/* @shown (nullable): the document that is open; @leftovers (nullable): without them nothing is kept
 * that is not saved. */
const char *sender_entry_state_get (SenderStoreEntry *entry,
                                    SenderDocument   *shown,
                                    SenderLeftovers  *leftovers);
/* Whether it is the one that is shown. */
gboolean sender_entry_state_is_shown (SenderStoreEntry *entry,
                                      SenderDocument   *shown);

G_END_DECLS
