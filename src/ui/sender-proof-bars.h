/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-proof.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many codes survive, one bar for each first digit. To assistive tools it is a list. */

#define SENDER_TYPE_PROOF_BARS (sender_proof_bars_get_type ())

G_DECLARE_FINAL_TYPE (SenderProofBars, sender_proof_bars, SENDER, PROOF_BARS, GtkWidget)

/* @proof (nullable): NULL while nothing is known. */
void sender_proof_bars_set_proof (SenderProofBars   *self,
                                  const SenderProof *proof);

G_END_DECLS
