/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

#define SENDER_PROOF_CODES 1000000

/**
 * SenderProof:
 * @codes: how many were tried: every six-digit one
 * @survived: how many came back identical
 * @first_failure: (nullable): the first that did not
 * @reason: (nullable): why, in words with line and column
 * @failures_by_digit: how many failed, by first digit
 * @users: (element-type utf8): sample users whose names break the message, each with its reason
 *
 * The result of design section 6.1.
 */
typedef struct
{
  guint      codes;
  guint      survived;
  char      *first_failure;
  char      *reason;
  guint      failures_by_digit[10];
  GPtrArray *users;
} SenderProof;

/* Runs it on the calling thread, splitting the work over two; blocks for up to 2 s. */
SenderProof *sender_proof_run (SenderConfig         *config,
                               SenderChannelRequest *request,
                               SenderMessage        *message,
                               GCancellable         *cancellable,
                               GError              **error);
void         sender_proof_free (SenderProof *self);
/* {"codes","survived","first_failure","reason"} */
SenderJson *sender_proof_to_json (const SenderProof *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderProof, sender_proof_free)

G_END_DECLS
