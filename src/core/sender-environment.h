/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_ENVIRONMENT (sender_environment_get_type ())

G_DECLARE_FINAL_TYPE (SenderEnvironment, sender_environment, SENDER, ENVIRONMENT, SenderRecord)

SenderEnvironment *sender_environment_new (void);
const char        *sender_environment_get_name (SenderEnvironment *self);
const char        *sender_environment_get_id (SenderEnvironment *self);
SenderRegion       sender_environment_get_region (SenderEnvironment *self);
const char        *sender_environment_get_domain (SenderEnvironment *self);
gboolean           sender_environment_is_production (SenderEnvironment *self);

G_END_DECLS
