/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_FORM_FIELD (sender_form_field_get_type ())

G_DECLARE_FINAL_TYPE (SenderFormField, sender_form_field, SENDER, FORM_FIELD, SenderRecord)

SenderFormField *sender_form_field_new (void);
const char      *sender_form_field_get_key (SenderFormField *self);
const char      *sender_form_field_get_value (SenderFormField *self);
gboolean         sender_form_field_is_enabled (SenderFormField *self);
const char      *sender_form_field_get_encoded (SenderFormField *self);

G_END_DECLS
