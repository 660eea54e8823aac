/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Chooses one of a channel's messages. Signal: changed, when the user chose another. */

#define SENDER_TYPE_MESSAGE_CHOICE (sender_message_choice_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessageChoice, sender_message_choice, SENDER, MESSAGE_CHOICE, AdwBin)

/* Lists the messages as they are now. The chosen one stays if it is among them; else it is the
 * one a test would send. @config (nullable). */
void sender_message_choice_list (SenderMessageChoice *self,
                                 SenderConfig        *config,
                                 SenderChannel        channel);
/* (transfer none) (nullable): NULL if the channel has none. */
SenderMessage *sender_message_choice_get_message (SenderMessageChoice *self);

G_END_DECLS
