/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows help at the section that is shown in @window, or below it if it is a dialog. */
void sender_help_show (GtkWindow *window);
/* Lets F1 do so in each dialog there will be. */
void sender_help_guard (void);

G_END_DECLS
