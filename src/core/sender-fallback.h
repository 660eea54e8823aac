/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_FALLBACK (sender_fallback_get_type ())

G_DECLARE_FINAL_TYPE (SenderFallback, sender_fallback, SENDER, FALLBACK, SenderRecord)

SenderFallback *sender_fallback_new (void);
gboolean        sender_fallback_is_enabled (SenderFallback *self);

G_END_DECLS
