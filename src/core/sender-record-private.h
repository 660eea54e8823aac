/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* Shared by sender-record.c, sender-record-json.c and sender-record-value.c only. */

GParamSpec *sender_record_get_pspec (SenderRecord      *self,
                                     const SenderField *field);
void        sender_record_set_extras (SenderRecord *self,
                                      SenderJson   *extras);
gboolean    sender_record_list_equal (SenderList *a,
                                      SenderList *b);
gboolean    sender_record_field_equal (const SenderField *field,
                                       SenderRecord      *a,
                                       SenderRecord      *b);

/* Stores a copy of the plain value at @source and notifies if it differs. */
void sender_record_store (SenderRecord *self, const SenderField *field, gpointer source);

G_END_DECLS
