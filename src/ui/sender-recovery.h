/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-leftovers.h"
#include "sender-window.h"

G_BEGIN_DECLS

/*
 * What keeps unsaved edits of a window, and offers what an earlier run left of them: of the shown
 * document in a question, of all others in a notice. Closing the question loses nothing.
 *
 * Properties (read): text (nullable), what the notice says; verb, what its button does.
 */

#define SENDER_TYPE_RECOVERY (sender_recovery_get_type ())

G_DECLARE_FINAL_TYPE (SenderRecovery, sender_recovery, SENDER, RECOVERY, GObject)

/* @window is not owned: it owns this. @keep: in Practice nothing is kept. */
SenderRecovery *sender_recovery_new (SenderWindow *window,
                                     gboolean      keep);
/* NULL in Practice. */
SenderDrafts    *sender_recovery_get_drafts (SenderRecovery *self);
SenderLeftovers *sender_recovery_get_leftovers (SenderRecovery *self);
/* Looks what there is, when the window is drawn. */
void sender_recovery_begin (SenderRecovery *self);
/* The window shows @document (nullable) instead of @before (nullable). */
void sender_recovery_switch (SenderRecovery *self,
                             SenderDocument *before,
                             SenderDocument *document);
/* Does what the button of the notice says. */
void sender_recovery_settle (SenderRecovery *self);

G_END_DECLS
