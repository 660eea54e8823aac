/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-credential-change.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Whether PingOne takes a connection: the question, how it goes, the verdict in words, and what can
 * be done about it. Actions, of who holds it: connection.verify, .cancel, .mend, .adopt.
 */

#define SENDER_TYPE_CONNECTION_BAR (sender_connection_bar_get_type ())

G_DECLARE_FINAL_TYPE (SenderConnectionBar, sender_connection_bar, SENDER, CONNECTION_BAR, AdwBin)

/* Once. */
void sender_connection_bar_set_change (SenderConnectionBar    *self,
                                       SenderCredentialChange *change);
void sender_connection_bar_set_simulated (SenderConnectionBar *self,
                                          gboolean             simulated);
/* What was verified may be another connection now. */
void sender_connection_bar_update (SenderConnectionBar *self);

G_END_DECLS
