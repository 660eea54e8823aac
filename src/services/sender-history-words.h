/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history.h"

G_BEGIN_DECLS

/* A row of the history as it is read. */

/* “SMS to +1•••••••0117”. (transfer full) */
char *sender_history_entry_dup_title (const SenderHistoryEntry *self);
/* “30034: the sender is in no approved campaign” or “from +1•••••••0142 · sign-in”.
 * @with_name: the configuration is not clear from where it is shown. (transfer full) */
char *sender_history_entry_dup_subtitle (const SenderHistoryEntry *self,
                                         gboolean                  with_name);
/* “3.2 s”; empty while open. (transfer full) */
char *sender_history_entry_dup_duration (const SenderHistoryEntry *self);
/* All of it, in one sentence. (transfer full) */
char *sender_history_entry_dup_sentence (const SenderHistoryEntry *self,
                                         GDateTime                *now);
/* “Delivered 14:02”, of another day “Delivered 3 May”. (transfer full) */
char *sender_history_entry_dup_state (const SenderHistoryEntry *self,
                                      GDateTime                *now);

G_END_DECLS
