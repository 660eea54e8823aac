/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Buttons whose words go on in a second line where large text has no room for one. */

void sender_button_words_wrap (GtkButton *button);

G_END_DECLS
