/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A finding among others of all sections, in a list view: what it says and where, Fix, and a menu
 * to accept it; above it the name of its section, where that begins.
 */

#define SENDER_TYPE_FINDINGS_LIST_ROW (sender_findings_list_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderFindingsListRow, sender_findings_list_row, SENDER, FINDINGS_LIST_ROW,
                      GtkBox)

GtkWidget *sender_findings_list_row_new (void);
/* Shows a finding of @config in the place of what was shown. */
void sender_findings_list_row_show (SenderFindingsListRow *self,
                                    SenderFinding         *finding,
                                    SenderConfig          *config);
/* @title (nullable): what stands above it. */
void sender_findings_list_row_set_title (SenderFindingsListRow *self,
                                         const char            *title);

G_END_DECLS
