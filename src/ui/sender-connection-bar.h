/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-credential-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Whether PingOne takes a connection: how the question goes, the verdict in words, and what can be
 * done about it. Not there before anything was asked. Actions, of who holds it: connection.cancel,
 * .mend, .adopt.
 */

#define SENDER_TYPE_CONNECTION_BAR (sender_connection_bar_get_type ())

G_DECLARE_FINAL_TYPE (SenderConnectionBar, sender_connection_bar, SENDER, CONNECTION_BAR, AdwBin)

/* Once. @verify: the button that asks, which is elsewhere: it waits meanwhile, and has the focus
 * when nothing is left to be done here. */
void sender_connection_bar_set_change (SenderConnectionBar    *self,
                                       SenderCredentialChange *change,
                                       GtkWidget              *verify);
void sender_connection_bar_set_simulated (SenderConnectionBar *self,
                                          gboolean             simulated);
/* What was verified may be another connection now. */
void sender_connection_bar_update (SenderConnectionBar *self);

G_END_DECLS
