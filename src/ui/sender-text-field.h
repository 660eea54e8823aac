/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A field for text that is never cut: it wraps anywhere. Tab leaves it. Undo is the document's.
 *
 * Properties: text; multi-line: Return breaks the line instead of moving on.
 */

#define SENDER_TYPE_TEXT_FIELD (sender_text_field_get_type ())

G_DECLARE_FINAL_TYPE (SenderTextField, sender_text_field, SENDER, TEXT_FIELD, GtkTextView)

G_END_DECLS
