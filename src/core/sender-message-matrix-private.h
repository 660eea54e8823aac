/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-message-matrix.h"

G_BEGIN_DECLS

/* Shared by sender-message-matrix.c, which shows a configuration, and sender-message-matrix-live.c,
 * which adds what PingOne has. */

/* Unless there is one. */
void sender_matrix_add_row (SenderMessageMatrix *self,
                            const char          *template_name,
                            const char          *variant,
                            guint                nth);
/* Unless there is one of that language, however it is spelt. */
void sender_matrix_add_column (SenderMessageMatrix *self,
                               SenderChannel        channel,
                               const char          *locale);

/* Templates of the environment, and variants that somebody wrote there. */
void sender_matrix_add_live_rows (SenderMessageMatrix *self);
/* Languages of the environment, and those that somebody wrote in. */
void sender_matrix_add_live_columns (SenderMessageMatrix *self,
                                     SenderChannel        channel);
/* What PingOne has for each cell. @base (nullable): what was published from here. */
void sender_matrix_join_live (SenderMessageMatrix *self,
                              SenderLive          *base);

G_END_DECLS
