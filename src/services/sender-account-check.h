/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-number-facts.h"
#include "sender-operation.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * Asks the vendor about the numbers of a document, and keeps what was told. Property (read):
 * revision, which counts the answers.
 */

#define SENDER_TYPE_ACCOUNT_CHECK (sender_account_check_get_type ())

G_DECLARE_FINAL_TYPE (SenderAccountCheck, sender_account_check, SENDER, ACCOUNT_CHECK, GObject)

SenderAccountCheck *sender_account_check_new (void);
/* How far it is. (transfer none) */
SenderOperation *sender_account_check_get_operation (SenderAccountCheck *self);
/* Asks; what was told before is kept until then. The document's inspection is told the findings, if
 * nothing was edited meanwhile. */
void sender_account_check_run (SenderAccountCheck *self,
                               SenderWorkspace    *workspace,
                               SenderDocument     *document);
/* Forgets all, and stops what runs. */
void     sender_account_check_reset (SenderAccountCheck *self);
gboolean sender_account_check_has_facts (SenderAccountCheck *self);
/* (transfer none) (nullable): NULL of a number that was not asked for. */
const SenderNumberFacts *sender_account_check_get_facts (SenderAccountCheck      *self,
                                                         SenderOriginationNumber *number);

G_END_DECLS
