/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether a configuration is connected to PingOne, in words; activating it leads to where that is
 * done. */

#define SENDER_TYPE_CONNECTION_ROW (sender_connection_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderConnectionRow, sender_connection_row,
                      SENDER, CONNECTION_ROW, AdwActionRow)

/* Both nullable. */
void sender_connection_row_set_context (SenderConnectionRow *self,
                                        SenderWorkspace     *workspace,
                                        SenderDocument      *document);

G_END_DECLS
