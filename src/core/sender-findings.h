/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-finding.h"
#include "sender-section.h"

G_BEGIN_DECLS

/* Lists of findings: bringing one up to date, and counting by section. */

/**
 * SenderTally:
 *
 * Findings that count, which are those nobody accepted, by severity.
 */
typedef struct
{
  guint errors;
  guint warnings;
  guint infos;
} SenderTally;

void sender_findings_append (GListStore *store,
                             GListModel *more);
/* What says the same stays the same object, so that a view keeps its rows and its focus. */
void sender_findings_replace (GListStore *store,
                              GListModel *fresh);
/* One tally for each section, in @tallies[SENDER_N_SECTIONS]. */
void sender_findings_tally (GListModel  *findings,
                            SenderTally *tallies);
/* The worst of @findings (nullable) (element-type SenderFinding) whose path ends in `.@property`
 * (nullable: of all); SENDER_SEVERITY_INFO if there is none. */
SenderSeverity sender_findings_get_worst (GPtrArray  *findings,
                                          const char *property);
SenderTally    sender_tally_sum (const SenderTally *tallies);

G_END_DECLS
