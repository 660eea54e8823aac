/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-endpoints.h"
#include "sender-finding.h"
#include "sender-number-facts.h"

G_BEGIN_DECLS

/*
 * Online checks (design, section 5: SS601-SS611, and SS701-SS710 on the flows that are live). They
 * read only; nothing is sent to anybody.
 */

/* Seconds for all requests of one run. */
#define SENDER_PREFLIGHT_DEADLINE 20.0

void sender_preflight_run_async (SenderEndpoints    *endpoints,
                                 SenderConfig       *config,
                                 const char         *secret,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* A GListModel of SenderFinding, the online ones only. (transfer full) */
GListModel *sender_preflight_run_finish (GAsyncResult *result,
                                         GError      **error);
/* The finding that says so where it was not run, for want of a secret; none for other vendors than
 * Studio. (transfer full) */
GListModel *sender_preflight_list_unasked (SenderConfig *config,
                                           const char   *reason);
/* What was told of the numbers, by identity: SenderNumberFacts. NULL if nothing was asked.
 * (transfer full) (nullable) */
GHashTable *sender_preflight_run_dup_numbers (GAsyncResult *result);

G_END_DECLS
