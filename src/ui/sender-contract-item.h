/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One path of the drawing of a contract, for focus, pointer and assistive tools: its row, its
 * sentence, and Fix on the broken wire. It paints nothing itself. Activating it goes to Fix, or to
 * where the value is edited.
 */

#define SENDER_TYPE_CONTRACT_ITEM (sender_contract_item_get_type ())

G_DECLARE_FINAL_TYPE (SenderContractItem, sender_contract_item, SENDER, CONTRACT_ITEM, GtkWidget)

GtkWidget *sender_contract_item_new (void);
void       sender_contract_item_set_path (SenderContractItem       *self,
                                          const SenderContractPath *path);
/* The button, NULL where there is nothing to fix. (transfer none) */
GtkWidget *sender_contract_item_get_fix (SenderContractItem *self);
/* Where the middle of Fix is, in the item's coordinates. */
void sender_contract_item_place_fix (SenderContractItem *self,
                                     double              x,
                                     double              y);

/* Shows what a fix would do, and makes the button do it. */
void sender_contract_item_name_fix (GtkWidget     *button,
                                    SenderFinding *finding);

G_END_DECLS
