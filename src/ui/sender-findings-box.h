/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The findings of one field, or of a part of the configuration, below each other. Not visible
 * while there are none. One that is a row by itself has the style class “findings”, and is marked
 * with the worst severity.
 *
 * Properties: document (nullable), path; exact: of the path alone, not of what is below it.
 */

#define SENDER_TYPE_FINDINGS_BOX (sender_findings_box_get_type ())

G_DECLARE_FINAL_TYPE (SenderFindingsBox, sender_findings_box, SENDER, FINDINGS_BOX, GtkBox)

GtkWidget *sender_findings_box_new (void);
/* The same findings have another path; what is shown stays until the checks have run. */
void sender_findings_box_move (SenderFindingsBox *self,
                               const char        *path);
/* Marks @widget with the worst severity that is shown, for the eye. */
void sender_findings_box_mark (SenderFindingsBox *self,
                               GtkWidget         *widget);

G_END_DECLS
