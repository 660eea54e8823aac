/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-status.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A section in the outline: its icon and name, and how far it is. */

#define SENDER_TYPE_OUTLINE_ROW (sender_outline_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderOutlineRow, sender_outline_row, SENDER, OUTLINE_ROW, GtkListBoxRow)

GtkWidget    *sender_outline_row_new (SenderSection section);
SenderSection sender_outline_row_get_section (SenderOutlineRow *self);
/* @word (nullable): said in the place of what the status says. */
void sender_outline_row_set_status (SenderOutlineRow   *self,
                                    const SenderStatus *status,
                                    const char         *word);

G_END_DECLS
