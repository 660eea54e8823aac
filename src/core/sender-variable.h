/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_VARIABLE (sender_variable_get_type ())

G_DECLARE_FINAL_TYPE (SenderVariable, sender_variable, SENDER, VARIABLE, SenderRecord)

SenderVariable *sender_variable_new (void);
const char     *sender_variable_get_name (SenderVariable *self);
const char     *sender_variable_get_sample (SenderVariable *self);

G_END_DECLS
