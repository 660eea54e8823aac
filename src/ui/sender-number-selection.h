/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-origination-number.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which numbers something is done with. (element-type SenderOriginationNumber) */

/* The selected ones; @number (nullable) alone if it is none of them, for what is done in its row.
 * (transfer full) */
GPtrArray *sender_number_selection_list (GtkSelectionModel       *model,
                                         SenderOriginationNumber *number);
/* Selects them, and no others. */
void sender_number_selection_set (GtkSelectionModel *model,
                                  GPtrArray         *numbers);

G_END_DECLS
