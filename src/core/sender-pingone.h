/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_PINGONE (sender_pingone_get_type ())

G_DECLARE_FINAL_TYPE (SenderPingone, sender_pingone, SENDER, PINGONE, SenderRecord)

SenderPingone             *sender_pingone_new (void);
const char                *sender_pingone_get_worker_environment (SenderPingone *self);
const char                *sender_pingone_get_client_id (SenderPingone *self);
SenderClientAuthentication sender_pingone_get_client_authentication (SenderPingone *self);

G_END_DECLS
