/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_HEADER (sender_header_get_type ())

G_DECLARE_FINAL_TYPE (SenderHeader, sender_header, SENDER, HEADER, SenderRecord)

gboolean sender_header_is_reserved (const char *name);

SenderHeader *sender_header_new (void);
const char   *sender_header_get_name (SenderHeader *self);
const char   *sender_header_get_value (SenderHeader *self);

G_END_DECLS
