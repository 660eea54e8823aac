/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-number-list.h"

G_BEGIN_DECLS

/* Lets rows be dragged to another place: one source and one target for the whole list. */
void sender_number_drag_attach (SenderNumberList *list,
                                GtkWidget        *view);

G_END_DECLS
