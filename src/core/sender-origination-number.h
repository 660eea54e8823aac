/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_ORIGINATION_NUMBER (sender_origination_number_get_type ())

G_DECLARE_FINAL_TYPE (SenderOriginationNumber, sender_origination_number,
                      SENDER, ORIGINATION_NUMBER, SenderRecord)

SenderOriginationNumber *sender_origination_number_new (void);
const char              *sender_origination_number_get_number (SenderOriginationNumber *self);
SenderNumberType         sender_origination_number_get_number_type (SenderOriginationNumber *self);
gboolean                 sender_origination_number_has_sms (SenderOriginationNumber *self);
gboolean                 sender_origination_number_has_voice (SenderOriginationNumber *self);
const char *const       *sender_origination_number_get_countries (SenderOriginationNumber *self);
gboolean                 sender_origination_number_is_selected (SenderOriginationNumber *self);
gboolean                 sender_origination_number_is_available (SenderOriginationNumber *self);
SenderJson              *sender_origination_number_get_remote (SenderOriginationNumber *self);
/* Under which two entries are the same number. (transfer full) */
char *sender_origination_number_dup_identity (SenderOriginationNumber *self);

G_END_DECLS
