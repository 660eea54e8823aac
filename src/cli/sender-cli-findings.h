/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* Findings and repairs as people read them. */

void sender_cli_findings_print (SenderConfig *config,
                                GListModel   *findings);
/* One of them. */
void sender_cli_findings_print_one (SenderFinding *finding);
/* What each fix of the findings changed. */
void sender_cli_findings_print_fixes (GListModel *applied);

G_END_DECLS
