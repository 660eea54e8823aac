/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-text.h"

G_BEGIN_DECLS

/*
 * The drawing of a contract (design, section 6.2). To assistive tools it is a list of paths. Where
 * no flow is known, its right half is what set_reader() was given.
 */

#define SENDER_TYPE_CONTRACT_DRAWING (sender_contract_drawing_get_type ())

G_DECLARE_FINAL_TYPE (SenderContractDrawing, sender_contract_drawing,
                      SENDER, CONTRACT_DRAWING, GtkWidget)

/* @map (transfer full) (nullable); @captions: taken, cleared where they were. */
void sender_contract_drawing_set_map (SenderContractDrawing  *self,
                                      SenderContractMap      *map,
                                      SenderContractCaptions *captions);
void sender_contract_drawing_set_reader (SenderContractDrawing *self,
                                         GtkWidget             *reader);
/* Height in which the numbers and @n_members are seen, -1 if there are no more than those. */
int sender_contract_drawing_get_limit (SenderContractDrawing *self,
                                       guint                  n_members);

G_END_DECLS
