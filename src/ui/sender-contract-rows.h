/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A contract as rows of lists: its paths, where there is no room for the drawing, and its
 * findings. */

void sender_contract_rows_show_paths (GtkListBox              *list,
                                      const SenderContractMap *map);
/* Each with what its fix changes. @findings (element-type SenderFinding). */
void sender_contract_rows_show_findings (GtkListBox   *list,
                                         GPtrArray    *findings,
                                         SenderConfig *config);

G_END_DECLS
