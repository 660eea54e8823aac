/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A finding among others of all sections: what it says and where, Fix, and a menu to accept it. */

#define SENDER_TYPE_FINDINGS_LIST_ROW (sender_findings_list_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderFindingsListRow, sender_findings_list_row, SENDER, FINDINGS_LIST_ROW,
                      GtkListBoxRow)

GtkWidget     *sender_findings_list_row_new (SenderFinding *finding,
                                             SenderConfig  *config);
SenderFinding *sender_findings_list_row_get_finding (SenderFindingsListRow *self);

G_END_DECLS
