/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/*
 * The rules that only the vendor can answer: SS601 to SS611. Who asks finds their cases; what they
 * mean is the same wherever it is told.
 */

/**
 * SenderRuleFacts:
 * @id: stable id
 * @severity: default severity
 * @why: the consequence, one sentence
 *
 * What is known of a rule without a configuration.
 */
typedef struct
{
  const char    *id;
  SenderSeverity severity;
  const char    *why;
} SenderRuleFacts;

/* FALSE behind the last. @facts (out): @why translated. */
gboolean sender_online_rules_get (guint            position,
                                  SenderRuleFacts *facts);
/* Fails for one that is no such rule. */
SenderRuleFacts sender_online_rules_find (const char *id);

G_END_DECLS
