/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-content.h"
#include "sender-recovery.h"
#include "sender-sidebar.h"
#include "sender-window.h"

G_BEGIN_DECLS

/* `nothing`, `main`, and `welcome` once it was needed. */
GtkStack *sender_window_get_views (SenderWindow *self);
/* Files that are being opened: @change is added to their number. */
guint sender_window_count_opening (SenderWindow *self,
                                   int           change);

/* `window.…`: go-to, show-section, show-findings, send-test, publish, connect, search, help,
 * shortcuts, back. */
void sender_window_actions_install (GtkWidgetClass *widget_class);
/* NULL without a workspace. */
SenderRecovery *sender_window_get_recovery (SenderWindow *self);
SenderContent  *sender_window_get_content (SenderWindow *self);
SenderSidebar  *sender_window_get_sidebar (SenderWindow *self);
/* Of the two parts the one that is seen where there is room for one. */
void sender_window_show_part (SenderWindow *self,
                              gboolean      content);

G_END_DECLS
