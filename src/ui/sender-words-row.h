/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry row for words with spaces between them. Property: words. */

#define SENDER_TYPE_WORDS_ROW (sender_words_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderWordsRow, sender_words_row, SENDER, WORDS_ROW, AdwEntryRow)

G_END_DECLS
