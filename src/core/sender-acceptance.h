/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_ACCEPTANCE (sender_acceptance_get_type ())

G_DECLARE_FINAL_TYPE (SenderAcceptance, sender_acceptance, SENDER, ACCEPTANCE, SenderRecord)

SenderAcceptance *sender_acceptance_new (void);
const char       *sender_acceptance_get_id (SenderAcceptance *self);
const char       *sender_acceptance_get_path (SenderAcceptance *self);
const char       *sender_acceptance_get_reason (SenderAcceptance *self);

G_END_DECLS
