/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-checks.h"

G_BEGIN_DECLS

/* Tables of bad and good cases for rules. */

typedef SenderConfig *(*SenderTestMake) (void);

/**
 * SenderTestCase:
 * @name: what the case shows
 * @make: the configuration that is edited
 * @edits: as sender_test_config_edit() takes them
 * @id: the rule
 * @path: (nullable): the one place where it must be reported; NULL: nowhere
 * @severity: with which severity
 * @fixed: (nullable): what the fix leaves, as `PATH=VALUE` with `;;` between; NULL: there is no fix
 * @fragment: (nullable): what the message must say
 */
typedef struct
{
  const char    *name;
  SenderTestMake make;
  const char    *edits;
  const char    *id;
  const char    *path;
  SenderSeverity severity;
  const char    *fixed;
  const char    *fragment;
} SenderTestCase;

/* Adds a test for each case. */
void sender_test_add_cases (const SenderTestCase *cases,
                            guint                 n_cases);

/* The only finding of a rule, NULL if there is none; fails the test if there are several.
 * (transfer none): of @findings */
SenderFinding *sender_test_find (GListModel *findings,
                                 const char *id);
guint          sender_test_count_findings (GListModel *findings,
                                           const char *id);

/* What was found, as `error SS306 sms.body[1].key` in lines, for comparing. */
char *sender_test_list_findings (GListModel *findings);

G_END_DECLS
