/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks where to, and writes rows there. */

#define SENDER_TYPE_HISTORY_SAVING (sender_history_saving_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistorySaving, sender_history_saving, SENDER, HISTORY_SAVING, GObject)

SenderHistorySaving *sender_history_saving_new (void);
/* The window of @widget tells what came of it. */
void sender_history_saving_ask (SenderHistorySaving       *self,
                                GtkWidget                 *widget,
                                SenderHistory             *history,
                                const SenderHistoryFilter *filter);

G_END_DECLS
