/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The values a message is shown with, one row for each of its variables. They are kept with the
 * configuration; the code, and the worst values there may be, are only tried. Signal: changed.
 */

#define SENDER_TYPE_MESSAGE_SAMPLES (sender_message_samples_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageSamples, sender_message_samples, SENDER, MESSAGE_SAMPLES, GtkBox)

/* @config (nullable); @content: the text of the message. */
void sender_message_samples_show (SenderMessageSamples *self,
                                  SenderConfig         *config,
                                  const char           *content);
/* The values that win over the configuration's own. (transfer none) (element-type utf8 utf8) */
GHashTable *sender_message_samples_get_values (SenderMessageSamples *self);
/* Gives the focus to the row of a variable. Returns whether there is one. */
gboolean sender_message_samples_reveal (SenderMessageSamples *self,
                                        const char           *name);

G_END_DECLS
