/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_CHANNEL_REQUEST (sender_channel_request_get_type ())

G_DECLARE_FINAL_TYPE (SenderChannelRequest, sender_channel_request,
                      SENDER, CHANNEL_REQUEST, SenderRecord)

SenderChannelRequest *sender_channel_request_new (void);
SenderChannel         sender_channel_request_get_channel (SenderChannelRequest *self);
SenderHttpMethod      sender_channel_request_get_method (SenderChannelRequest *self);
const char           *sender_channel_request_get_url (SenderChannelRequest *self);
SenderList           *sender_channel_request_get_headers (SenderChannelRequest *self);
SenderBodyFormat      sender_channel_request_get_body_format (SenderChannelRequest *self);
SenderList           *sender_channel_request_get_body (SenderChannelRequest *self);
const char           *sender_channel_request_get_raw (SenderChannelRequest *self);
SenderNumberFormat    sender_channel_request_get_number_format (SenderChannelRequest *self);
const char           *sender_channel_request_get_before_tag (SenderChannelRequest *self);
const char           *sender_channel_request_get_after_tag (SenderChannelRequest *self);
SenderJson           *sender_channel_request_get_remote (SenderChannelRequest *self);

/* What it says, in one line, credentials left out. (transfer full) */
char *sender_channel_request_dup_summary (SenderChannelRequest *self);

G_END_DECLS
