/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_MESSAGE (sender_message_get_type ())

G_DECLARE_FINAL_TYPE (SenderMessage, sender_message, SENDER, MESSAGE, SenderRecord)

SenderMessage *sender_message_new (void);
const char    *sender_message_get_template_name (SenderMessage *self);
SenderChannel  sender_message_get_channel (SenderMessage *self);
const char    *sender_message_get_locale (SenderMessage *self);
const char    *sender_message_get_variant (SenderMessage *self);
const char    *sender_message_get_content (SenderMessage *self);
const char    *sender_message_get_voice (SenderMessage *self);
SenderJson    *sender_message_get_remote (SenderMessage *self);

G_END_DECLS
