/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-message-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with all messages that are chosen, at once. Visible while there are several. */

#define SENDER_TYPE_BATCH_BAR (sender_batch_bar_get_type ())

G_DECLARE_FINAL_TYPE (SenderBatchBar, sender_batch_bar, SENDER, BATCH_BAR, GtkBox)

/* @chosen: (element-type guint): cells of @matrix; @source (nullable): whose text would be
 * written. */
void sender_batch_bar_show (SenderBatchBar            *self,
                            const SenderMessageMatrix *matrix,
                            GArray                    *chosen,
                            SenderMessage             *source);

G_END_DECLS
