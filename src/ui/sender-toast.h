/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what was just done to @document, with a button that undoes it; goes away with the next
 * edit, because then the button would undo something else. */
void sender_toast_undo (GtkWidget      *widget,
                        SenderDocument *document,
                        const char     *text);

G_END_DECLS
