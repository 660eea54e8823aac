/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Stands where no flow is known: says why one is wanted, and where it can come from. Its buttons
 * activate `flow.open`, `flow.read` and `flow.save-starter` (sender-flow-opener.h). */

#define SENDER_TYPE_FLOW_CHOICES (sender_flow_choices_get_type ())

G_DECLARE_FINAL_TYPE (SenderFlowChoices, sender_flow_choices, SENDER, FLOW_CHOICES, AdwBin)

GtkWidget *sender_flow_choices_new (void);
/* Whether Twilio can be asked; why not is said otherwise. */
void sender_flow_choices_set_readable (SenderFlowChoices *self,
                                       gboolean           readable);

G_END_DECLS
