/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the proof of a message says, in one line. It runs a moment after the last edit, while the
 * line is seen, and not otherwise.
 */

#define SENDER_TYPE_PROOF_LINE (sender_proof_line_get_type ())

G_DECLARE_FINAL_TYPE (SenderProofLine, sender_proof_line, SENDER, PROOF_LINE, GtkBox)

/* Proves @message (nullable) of @config again, since either may be another. */
void sender_proof_line_prove (SenderProofLine *self,
                              SenderConfig    *config,
                              SenderMessage   *message);
/* The words that are seen. */
const char *sender_proof_line_get_text (SenderProofLine *self);

G_END_DECLS
