/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The findings of one field, or of a part of the configuration, as a row of a list, or of a
 * preferences group, below what they are about. Not there while there are none.
 *
 * Properties: those of a [class@FindingsBox], which are document (nullable), path and exact.
 */

#define SENDER_TYPE_FINDINGS_ROW (sender_findings_row_get_type ())

G_DECLARE_FINAL_TYPE (SenderFindingsRow, sender_findings_row,
                      SENDER, FINDINGS_ROW, AdwPreferencesRow)

GtkWidget *sender_findings_row_new (void);

G_END_DECLS
