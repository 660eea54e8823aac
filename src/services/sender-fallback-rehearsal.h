/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-operation.h"
#include "sender-truth-table.h"

G_BEGIN_DECLS

/*
 * Rehearses on stand-ins of its own who delivers when the provider fails. Nothing leaves the
 * computer, and the document is not touched.
 *
 * Properties (read): operation; revision, which counts the tables; outdated: the document says
 * something else by now.
 */

#define SENDER_TYPE_FALLBACK_REHEARSAL (sender_fallback_rehearsal_get_type ())

G_DECLARE_FINAL_TYPE (SenderFallbackRehearsal, sender_fallback_rehearsal,
                      SENDER, FALLBACK_REHEARSAL, GObject)

SenderFallbackRehearsal *sender_fallback_rehearsal_new (void);
/* What runs is cancelled and the table forgotten. @document (nullable). */
void             sender_fallback_rehearsal_set_document (SenderFallbackRehearsal *self,
                                                         SenderDocument          *document);
void             sender_fallback_rehearsal_run (SenderFallbackRehearsal *self);
SenderOperation *sender_fallback_rehearsal_get_operation (SenderFallbackRehearsal *self);
/* (transfer none) (nullable) (element-type SenderTruthRow): the table, once it is there. */
GArray *sender_fallback_rehearsal_get_table (SenderFallbackRehearsal *self);
/* (transfer none) (nullable) (element-type SenderTruthStep): along an order of providers. */
GPtrArray *sender_fallback_rehearsal_get_order (SenderFallbackRehearsal *self);
gboolean   sender_fallback_rehearsal_is_outdated (SenderFallbackRehearsal *self);

G_END_DECLS
