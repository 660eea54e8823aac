/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A toast that says @text, plain text. */
AdwToast *sender_toast_new (const char *text);
/* One to undo what was done, when the history of a document does not. (transfer full) */
AdwToast *sender_toast_new_lasting (const char *text);
/* Takes the button of @toast away when @signal of @object is emitted. */
void sender_toast_offer_until (AdwToast   *toast,
                               gpointer    object,
                               const char *signal);
/* Says what was just done to @document, with a button that undoes it; the button goes with the
 * next edit, because then it would undo something else. */
void sender_toast_undo (GtkWidget      *widget,
                        SenderDocument *document,
                        const char     *text);

G_END_DECLS
