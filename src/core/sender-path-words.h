/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* Fields that hold several words, `fallback.chain` or `numbers[0].countries`, edited word by word;
 * shared by sender-path.c only. @position is that of a word there is. */

char *sender_path_words_get (SenderRecord      *record,
                             const SenderField *field,
                             guint              position);
/* Whether a whole field, of words or not, may be set to @text. */
gboolean sender_path_words_check (SenderRecord      *record,
                                  const SenderField *field,
                                  const char        *text,
                                  GError           **error);
gboolean sender_path_words_set (SenderRecord      *record,
                                const SenderField *field,
                                guint              position,
                                const char        *word,
                                GError           **error);
void     sender_path_words_remove (SenderRecord      *record,
                                   const SenderField *field,
                                   guint              position);
/* @words (nullable) (array zero-terminated=1); all or nothing. */
gboolean sender_path_words_add (SenderRecord      *record,
                                const SenderField *field,
                                const char *const *words,
                                GError           **error);

G_END_DECLS
