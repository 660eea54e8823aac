/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-proof.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The proof of a message (design, section 6.1): how many codes survive, which do not, and the
 * users whose names break it. */

#define SENDER_TYPE_PROOF_VIEW (sender_proof_view_get_type ())

G_DECLARE_FINAL_TYPE (SenderProofView, sender_proof_view, SENDER, PROOF_VIEW, AdwBin)

/* Proves @message (nullable) and shows the result; what was shown stays until then. */
void sender_proof_view_prove (SenderProofView *self,
                              SenderConfig    *config,
                              SenderMessage   *message);
/* How its two cards stand. */
void sender_proof_view_set_orientation (SenderProofView *self,
                                        GtkOrientation   orientation);
/* (transfer none) (nullable): what is shown. */
const SenderProof *sender_proof_view_get_proof (SenderProofView *self);

G_END_DECLS
