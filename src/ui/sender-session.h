/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* What is remembered from one run to the next. Without the installed schema nothing is, and all is
 * as at first. */

/* (transfer full) (nullable) */
GSettings *sender_session_open (void);
/* Gives a window the size, state and section it had, and remembers them from now on. */
void sender_session_attach (GSettings    *settings,
                            SenderWindow *window);
/* The configuration to begin with. (transfer full) (nullable) */
char *sender_session_dup_document (GSettings *settings);
/* Light, dark, or as the system is. */
void sender_session_apply_style (GSettings *settings);

G_END_DECLS
