/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-stand-ins.h"

G_BEGIN_DECLS

/*
 * The phone at the end of a rehearsal: what reached it since it was watched. It is asked for only
 * while somebody watches.
 *
 * The signal `changed` tells of everything: watching, and what arrived.
 */

#define SENDER_TYPE_PRETEND_PHONE (sender_pretend_phone_get_type ())

G_DECLARE_FINAL_TYPE (SenderPretendPhone, sender_pretend_phone, SENDER, PRETEND_PHONE, GObject)

SenderPretendPhone *sender_pretend_phone_new (SenderStandIns *stand_ins);
/* Forgets what came before, and asks again and again what came to @to until stopped. */
void sender_pretend_phone_watch (SenderPretendPhone *self,
                                 const char         *to);
/* Asks once more, and no more. */
void          sender_pretend_phone_stop (SenderPretendPhone *self);
gboolean      sender_pretend_phone_is_watching (SenderPretendPhone *self);
gboolean      sender_pretend_phone_has_arrival (SenderPretendPhone *self);
SenderChannel sender_pretend_phone_get_channel (SenderPretendPhone *self);
const char   *sender_pretend_phone_get_from (SenderPretendPhone *self);
const char   *sender_pretend_phone_get_text (SenderPretendPhone *self);
/* As an ear takes it: without tags, the digits of a code one by one. (transfer full) */
char       *sender_pretend_phone_dup_spoken (const char *text);
const char *sender_pretend_phone_get_code (SenderPretendPhone *self);
const char *sender_pretend_phone_get_answered_by (SenderPretendPhone *self);

G_END_DECLS
