/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-text.h"

G_BEGIN_DECLS

/* Painting of the drawing of a contract, in the colours of its widget's style. */

/**
 * SenderContractPicture:
 * @widget: it is painted for
 * @map: what is painted
 * @layout: where
 * @captions: what cards are called
 * @lit: the path that is lit while others are dimmed, -1 for none
 *
 * One picture; borrows all of it.
 */
typedef struct
{
  GtkWidget                    *widget;
  const SenderContractMap      *map;
  const SenderContractLayout   *layout;
  const SenderContractCaptions *captions;
  int                           lit;
} SenderContractPicture;

void sender_contract_paint (const SenderContractPicture *self,
                            GtkSnapshot                 *snapshot);

G_END_DECLS
