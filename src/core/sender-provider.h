/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

/* The longest name PingOne is given, in characters. */
#define SENDER_PROVIDER_NAME_MAX 256

#define SENDER_TYPE_PROVIDER (sender_provider_get_type ())

G_DECLARE_FINAL_TYPE (SenderProvider, sender_provider, SENDER, PROVIDER, SenderRecord)

SenderProvider    *sender_provider_new (void);
SenderProviderKind sender_provider_get_kind (SenderProvider *self);
const char        *sender_provider_get_name (SenderProvider *self);

G_END_DECLS
