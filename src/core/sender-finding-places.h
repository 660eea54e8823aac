/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-finding.h"

G_BEGIN_DECLS

/* Findings by where they are: made once for each run of the checks, so that hundreds of fields need
 * not look through hundreds of findings each. */

typedef struct _SenderFindingPlaces SenderFindingPlaces;

/* Findings that were accepted are left out. */
SenderFindingPlaces *sender_finding_places_new (GListModel *findings);
void                 sender_finding_places_free (SenderFindingPlaces *self);
/* (element-type SenderFinding): those of `numbers[3]` and below it, in their order. (transfer none)
 * (nullable) */
GPtrArray *sender_finding_places_get (SenderFindingPlaces *self,
                                      const char          *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFindingPlaces, sender_finding_places_free)

G_END_DECLS
