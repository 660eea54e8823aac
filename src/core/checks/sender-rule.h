/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-checks.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * How a rule looks: one static function in a table of its group. A group is a file
 * sender-checks-<group>.c with one table, listed in sender-checks.c.
 */

typedef struct _SenderRule     SenderRule;
typedef struct _SenderCheckRun SenderCheckRun;

/**
 * SenderRule:
 * @id: stable id
 * @severity: default severity
 * @why: (nullable): the consequence, one sentence, marked with N_(); for people
 * @check: reports what it finds
 */
struct _SenderRule
{
  const char    *id;
  SenderSeverity severity;
  const char    *why;
  void (*check) (SenderCheckRun *run);
};

typedef struct
{
  const SenderRule *rules;
  guint             n_rules;
} SenderRuleGroup;

extern const SenderRuleGroup sender_rules_provider;
extern const SenderRuleGroup sender_rules_numbers;
extern const SenderRuleGroup sender_rules_request;
extern const SenderRuleGroup sender_rules_studio;
extern const SenderRuleGroup sender_rules_messages;
extern const SenderRuleGroup sender_rules_fallback;
extern const SenderRuleGroup sender_rules_flow;

/**
 * SenderCheckRun:
 *
 * One run over one configuration, with what several rules need worked out once.
 */
struct _SenderCheckRun
{
  SenderConfig             *config;
  const SenderCheckContext *context;
  const SenderRule         *rule; /* the one that runs */
  GListStore               *findings;
};

/* Reports a finding of the running rule. @fix is taken; @path and the message are copied. */
void sender_check_run_report (SenderCheckRun *run,
                              const char     *path,
                              SenderFix      *fix,
                              const char     *format,
                              ...) G_GNUC_PRINTF (4, 5);

/* As above with another severity than the rule's own. */
void sender_check_run_report_as (SenderCheckRun *run,
                                 SenderSeverity  severity,
                                 const char     *path,
                                 SenderFix      *fix,
                                 const char     *format,
                                 ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
