/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One configuration in the list of all: its name, its provider, and how far it is. */

#define SENDER_TYPE_SWITCHER_ROW (sender_switcher_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderSwitcherRow, sender_switcher_row, SENDER, SWITCHER_ROW, AdwBin)

GtkWidget *sender_switcher_row_new (void);
/* @state: a word; @current: it is the open one. */
void sender_switcher_row_show (SenderSwitcherRow *self,
                               SenderStoreEntry  *entry,
                               const char        *state,
                               gboolean           current);

G_END_DECLS
