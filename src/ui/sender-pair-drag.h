/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-pair-row.h"

G_BEGIN_DECLS

/* Lets a row be dragged by its handle, and takes other rows of its list. */
void sender_pair_drag_set_up (SenderPairRow *row,
                              GtkWidget     *handle);

G_END_DECLS
