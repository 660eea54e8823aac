/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-finding.h"
#include "sender-flow.h"
#include "sender-live.h"
#include "sender-online-rules.h"

G_BEGIN_DECLS

/**
 * SenderCheckContext:
 * @others: (nullable) (element-type SenderConfig): the other configurations, for SS102
 * @secret_state: what is known of the secret, for SS112
 * @secret_is_error: whether a missing secret is an error (one stored configuration) or info
 * @tells_unknown_secret: whether SS112 says so, as info, when nothing is known of the secret
 * @flows: (nullable): flow definitions per channel, for SS701-SS710
 * @to: (nullable): the destination of a test, for SS709
 * @publishing: whether SS322 is an error
 * @live: (nullable): what the environment at PingOne holds, for SS403, SS411, SS501, SS506, SS507
 *   and SS801-SS805; of what was not read nothing is judged
 * @sender: (nullable): id of the sender there that the configuration stands for
 * @refusal: (nullable): what PingOne said when it let nothing be read, for SS806
 *
 * What a configuration can't know of itself. Zeroed, it says nothing is known.
 */
typedef struct
{
  GPtrArray        *others;
  SenderSecretState secret_state;
  gboolean          secret_is_error;
  gboolean          tells_unknown_secret;
  SenderFlow       *flows[2];
  const char       *to;
  gboolean          publishing;
  SenderLive       *live;
  const char       *sender;
  const char       *refusal;
} SenderCheckContext;

/* Pure, offline. A GListModel of SenderFinding, in the order of the configuration's sections.
 * @context NULL is a zeroed one. (transfer full) */
GListModel *sender_checks_run (SenderConfig             *config,
                               const SenderCheckContext *context);

/* Findings of @severity that are not accepted. */
guint sender_checks_count (GListModel    *findings,
                           SenderSeverity severity);

gboolean sender_checks_has_rule (const char *id);
/* All rules, those that only the vendor can answer behind the others; FALSE behind the last.
 * @facts (out): @why translated. */
gboolean sender_checks_get_rule (guint            position,
                                 SenderRuleFacts *facts);

/* Applies the fixes of findings whose id is in @ids (NULL: of all) and checks again, until nothing
 * is fixable, at most 10 rounds. @applied (out) (transfer full): the findings whose fixes were
 * applied. Returns FALSE with an error if a fix can't be applied; then nothing is changed. */
gboolean sender_checks_fix (SenderConfig             *config,
                            const SenderCheckContext *context,
                            const char *const        *ids,
                            GListModel              **applied,
                            GError                  **error);

G_END_DECLS
