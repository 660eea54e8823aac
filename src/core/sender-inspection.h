/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-checks.h"
#include "sender-findings.h"

G_BEGIN_DECLS

/*
 * What is known of an open configuration from elsewhere, and what the checks find with it.
 *
 * Properties: findings, errors, warnings, revision (read; revision counts the runs);
 * secret-state (read and write).
 */

#define SENDER_TYPE_INSPECTION (sender_inspection_get_type ())

G_DECLARE_FINAL_TYPE (SenderInspection, sender_inspection, SENDER, INSPECTION, GObject)

/* Checks at once. */
SenderInspection *sender_inspection_new (SenderConfig *config);
void              sender_inspection_run (SenderInspection *self);
/* A GListModel of SenderFinding that stays the same object; what did not change stays in it. */
GListModel *sender_inspection_get_findings (SenderInspection *self);
/* (element-type SenderFinding): those of @path and below it that nobody accepted, in the order of
 * the list. (transfer none) (nullable) */
GPtrArray         *sender_inspection_find (SenderInspection *self,
                                           const char       *path);
SenderTally        sender_inspection_get_tally (SenderInspection *self,
                                                SenderSection     section);
SenderTally        sender_inspection_get_sum (SenderInspection *self);
SenderCheckContext sender_inspection_get_context (SenderInspection *self);

/* What the checks can't know of the configuration itself; they run again when the main loop is
 * idle. */
void              sender_inspection_set_others (SenderInspection *self,
                                                GPtrArray        *others);
SenderSecretState sender_inspection_get_secret_state (SenderInspection *self);
void              sender_inspection_set_secret_state (SenderInspection *self,
                                                      SenderSecretState state);
SenderFlow       *sender_inspection_get_flow (SenderInspection *self,
                                              SenderChannel     channel);
void              sender_inspection_set_flow (SenderInspection *self,
                                              SenderChannel     channel,
                                              SenderFlow       *flow);
/* What the environment at PingOne holds, the sender there that the configuration stands for, and
 * what PingOne said if it let nothing be read. All (nullable): not known. */
void sender_inspection_set_live (SenderInspection *self,
                                 SenderLive       *live,
                                 const char       *sender,
                                 const char       *refusal);
/* (transfer none) (nullable) */
SenderLive *sender_inspection_get_live (SenderInspection *self);
/* What the vendor said of the configuration as it is now; NULL after an edit. */
void sender_inspection_set_online (SenderInspection *self,
                                   GListModel       *findings);

G_END_DECLS
