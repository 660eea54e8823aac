/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* Shows what there is to begin with while there is no configuration. */
void sender_window_welcome (SenderWindow *self);

G_END_DECLS
