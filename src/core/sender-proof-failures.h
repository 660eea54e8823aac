/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-proof.h"

G_BEGIN_DECLS

/* The first codes that do not survive, each with the place where reading its text ends. */

/**
 * SenderProofFailure:
 * @code: the code
 * @text: the message with it
 * @offset: byte of @text at which reading ends
 * @column: its column, from 1
 *
 * One failure.
 */
typedef struct
{
  char *code;
  char *text;
  gsize offset;
  guint column;
} SenderProofFailure;

/* At most @limit of them; empty where it is not the text that is at fault.
 * (element-type SenderProofFailure) (transfer full) */
GPtrArray *sender_proof_list_failures (const SenderProof *proof,
                                       SenderConfig      *config,
                                       SenderMessage     *message,
                                       guint              limit);

/* “900,000 of 1,000,000 codes survive”. (transfer full) */
char *sender_proof_dup_sentence (const SenderProof *proof);

G_END_DECLS
