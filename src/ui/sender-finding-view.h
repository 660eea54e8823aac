/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One finding: its icon, what to do, what happens otherwise, and Fix, which activates
 * `document.fix` with the finding's id and path. Where findings of many places stand together, the
 * place is shown instead of the reason.
 */

#define SENDER_TYPE_FINDING_VIEW (sender_finding_view_get_type ())

G_DECLARE_FINAL_TYPE (SenderFindingView, sender_finding_view, SENDER, FINDING_VIEW, AdwBin)

GtkWidget *sender_finding_view_new (SenderFinding *finding);
/* Shows @finding instead; @place (nullable) stands in the place of the reason. */
void sender_finding_view_show (SenderFindingView *self,
                               SenderFinding     *finding,
                               const char        *place);
/* The same in one line, which is cheap. */
GtkWidget *sender_finding_view_new_line (SenderFinding *finding);

G_END_DECLS
