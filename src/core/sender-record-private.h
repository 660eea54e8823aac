/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* Shared by sender-record.c and sender-record-json.c only. */

GParamSpec *sender_record_get_pspec (SenderRecord      *self,
                                     const SenderField *field);
void        sender_record_set_extras (SenderRecord *self,
                                      SenderJson   *extras);
gboolean    sender_record_list_equal (SenderList *a,
                                      SenderList *b);
gboolean    sender_record_field_equal (const SenderField *field,
                                       SenderRecord      *a,
                                       SenderRecord      *b);

G_END_DECLS
