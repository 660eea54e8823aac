/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/*
 * What is done with whole configurations, as actions of the window: `library.create` (the preset),
 * `library.open` (a path), `library.open-file`, `library.import`, `library.pull`,
 * `library.rename`, `library.duplicate`, `library.delete`, `library.settle` (what is left of an
 * earlier run).
 */

void sender_library_actions_install (GtkWidgetClass *widget_class);
/* Says which of them can be done now. */
void sender_library_actions_update (SenderWindow *window);
/* Opens or imports a file, as `library.open-file` does once one is chosen. */
void sender_library_actions_open (SenderWindow *window,
                                  GFile        *file);

G_END_DECLS
