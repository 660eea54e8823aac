/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history-entry.h"

G_BEGIN_DECLS

/* A row of the history as it is read. */

/* Green is for what was delivered, and for nothing else. */
typedef enum
{
  SENDER_HISTORY_TONE_DELIVERED,
  SENDER_HISTORY_TONE_BAD,
  SENDER_HISTORY_TONE_UNKNOWN,
  SENDER_HISTORY_TONE_PLAIN,
} SenderHistoryTone;

/* “Publish”, “SMS”: what it is, in a word or two. */
const char *sender_history_entry_get_kind_label (const SenderHistoryEntry *self);
/* “Delivered”, “Published”, “2 Errors”. (transfer full) */
char *sender_history_entry_dup_state_label (const SenderHistoryEntry *self);
/* Its colour. */
SenderHistoryTone sender_history_entry_get_tone (const SenderHistoryEntry *self);
/* “SMS to +1•••••••0117”, “Publish to Northwind EU”. (transfer full) */
char *sender_history_entry_dup_title (const SenderHistoryEntry *self);
/* “30034: the sender is in no approved campaign” or “from +1•••••••0142 · sign-in”.
 * @with_name: the configuration is not clear from where it is shown. (transfer full) */
char *sender_history_entry_dup_subtitle (const SenderHistoryEntry *self,
                                         gboolean                  with_name);
/* “3.2 s”; empty while open. (transfer full) */
char *sender_history_entry_dup_duration (const SenderHistoryEntry *self);
/* Of a publish that did not get through, what another one has made of it since; or what earlier one
 * it goes on with. (transfer full) (nullable) */
char *sender_history_entry_dup_sequel (const SenderHistoryEntry *self);
/* All of it, in one sentence. (transfer full) */
char *sender_history_entry_dup_sentence (const SenderHistoryEntry *self,
                                         GDateTime                *now);
/* “Delivered 14:02”, of another day “Delivered 3 May”. (transfer full) */
char *sender_history_entry_dup_state (const SenderHistoryEntry *self,
                                      GDateTime                *now);

G_END_DECLS
